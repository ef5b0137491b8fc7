"""A text → its words that stand both with a hyphen and without one, at each of their places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_HYPHENATED = re.compile(r"(?<![\w’'-])([A-Za-z][a-z]*)-([a-z]{3,})(?![\w-])")
#: Endings that one word takes in turn: co-operate, cooperation.
_ENDINGS = "s|es|e|ed|er|ers|ing|ion|ions|or|ors|ive|al|ly"
_ENDING = re.compile(rf"(?<=[a-z]{{3}})(?:{_ENDINGS})$")
_SHORTEST = 5


class Written(NamedTuple):
    """One place of a word, and whether it has its hyphen there; `stem` is what all forms of the word share."""

    stem: str
    hyphen: bool
    start: int
    end: int


def written_both_ways(text: str, apart: Collection[str] = ()) -> Iterator[Written]:
    """Every place of every such word, word by word; `apart` are words that mean something else without the hyphen."""
    low = text.lower()
    if len(low) != len(text):
        return
    found: dict[str, list[re.Match[str]]] = {}
    for m in _HYPHENATED.finditer(text):
        if (m[1].islower() or m[1].istitle()) and (m[1] + m[2]).lower() not in apart:
            found.setdefault(_stem(m[1], m[2]), []).append(m)
    for stem, hyphenated in found.items():
        joined = list(_joined(low, stem)) if len(stem) >= _SHORTEST and stem in low else []
        if joined:
            yield from (Written(stem, True, *m.span()) for m in hyphenated)
            yield from (Written(stem, False, *m.span()) for m in joined)


def _stem(first: str, second: str) -> str:
    return (first + _ENDING.sub("", second)).lower()


def _joined(low: str, stem: str) -> Iterator[re.Match[str]]:
    return re.finditer(rf"(?<![\w’'-]){stem}(?:{_ENDINGS})?(?![\w’'-])", low)
