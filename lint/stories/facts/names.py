"""The readings of a story → names that several articles have, each in the forms in which they write it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from lint.mentions.names.name import Name
from lint.mentions.names.spelling_distance import fold
from lint.stories.facts import commonest, held, place, valued

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lint.mentions import Reading
    from lint.stories.facts import Fact


def of_names(readings: Sequence[Reading]) -> Iterator[Fact]:
    """Each name in full that two articles have: a person's, and another that is written in several forms."""
    found: dict[str, list[tuple[Reading, Name]]] = defaultdict(list)
    for reading in readings:
        for name in reading.of(Name):
            if len(name.words) > 1:
                found[_key(name.text)].append((reading, name))
    for every in found.values():
        written = [(r, n) for r, n in every if not n.text.isupper()]  # in capitals, as a whole line may be
        if not written:
            continue
        values = valued((_plain(n.text), place(r, n.start, n.end, _plain(n.text))) for r, n in written)
        if len(values) > 1 or any(n.type == "person" for _, n in written):
            yield held("name", commonest([_plain(n.text) for _, n in written]), values, compatible=True)


def _plain(name: str) -> str:
    """A name with one kind of apostrophe."""
    return name.replace("’", "'").removesuffix("'s")


def _key(name: str) -> str:
    return fold("".join(c for c in _plain(name) if c.isalpha()))
