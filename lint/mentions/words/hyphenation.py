"""A text → its words that stand both with a hyphen and without one, at each of their places."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lint.text.lazy_regex import lazy
from lint.text.tables import any_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_HYPHEN = lazy(r"-[a-z]{3,}(?![\w-])")
_BEFORE = lazy(r"(?<![\w’'-])[A-Za-z][a-z]*\Z")
_LONGEST = 24
#: Endings that one word takes in turn: co-operate, cooperation.
_ENDING = lazy(lambda: rf"(?<=[a-z]{{3}})(?:{any_of('hyphens', 'endings')})$")
_REST = lazy(lambda: rf"(?:{any_of('hyphens', 'endings')})?(?![\w’'-])")
_GOES_BEFORE = lazy(r"[\w’'-]")
_SHORTEST = 5


class Written(NamedTuple):
    """One place of a word, and whether it has its hyphen there; `stem` is what all forms of the word share."""

    stem: str
    hyphen: bool
    start: int
    end: int


def stems(word: str) -> tuple[str, ...]:
    """What a word with a hyphen shares with the same word without one."""
    return tuple(stem for _, _, stem in _hyphenated(word) if len(stem) >= _SHORTEST) if "-" in word else ()


def written_both_ways(text: str, apart: Collection[str] = ()) -> Iterator[Written]:
    """Every place of every such word, word by word; `apart` are words that mean something else without the hyphen."""
    low = text.lower()
    if len(low) != len(text):
        return
    found: dict[str, list[tuple[int, int]]] = {}
    for start, end, stem in _hyphenated(text):
        if text[start:end].lower().replace("-", "") not in apart:
            found.setdefault(stem, []).append((start, end))
    for stem, hyphenated in found.items():
        joined = list(_joined(low, stem)) if len(stem) >= _SHORTEST and stem in low else []
        if joined:
            yield from (Written(stem, True, *place) for place in hyphenated)
            yield from (Written(stem, False, *place) for place in joined)


def _hyphenated(text: str) -> Iterator[tuple[int, int, str]]:
    """Where words with a hyphen stand, and the stem of each."""
    for m in _HYPHEN.finditer(text):
        first = _BEFORE.search(text, max(m.start() - _LONGEST, 0), m.start())
        if first:
            yield first.start(), m.end(), (first[0] + _ENDING.sub("", m[0][1:])).lower()


def _joined(low: str, stem: str) -> Iterator[tuple[int, int]]:
    at = low.find(stem)
    while at >= 0:
        rest = _REST.match(low, at + len(stem))
        if rest and not _GOES_BEFORE.match(low[at - 1 : at]):
            yield at, rest.end()
        at = low.find(stem, at + 1)
