"""Words for what happens: in comes a word, out comes the family of acts it tells of; "shot" meets "shooting"."""

from __future__ import annotations

from lint.text.tables import group_of

#: Two sentences tell one event only where their acts are of one family.
_FAMILY = group_of("acts")


def family(word: str) -> str:
    """The family of acts of a lower-case word; "happen" for words that tell only that something did; "" for others."""
    return _FAMILY.get(word, "")
