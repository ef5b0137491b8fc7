"""Readings → how often each name stands in them, and each word of names."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from lint.mentions.names.name import Name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lint.mentions import Reading


class NameCounts(NamedTuple):
    """How often each name stands there, by its text, and how often each word does in all names."""

    names: Counter[str]
    words: Counter[str]


def tally(readings: Sequence[Reading]) -> NameCounts:
    """The tally of all their names."""
    if len(readings) == 1:
        return _tally(readings[0])
    all_names: Counter[str] = Counter()
    all_words: Counter[str] = Counter()
    for reading in readings:
        names, words = _tally(reading)
        all_names.update(names)
        all_words.update(words)
    return NameCounts(all_names, all_words)


@lru_cache(maxsize=1)
def _tally(reading: Reading) -> NameCounts:
    """The tally of one; kept for the next who asks for it."""
    names = reading.of(Name)
    return NameCounts(Counter([name.text for name in names]), Counter([word for name in names for word in name.words]))
