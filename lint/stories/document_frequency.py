"""What each article of a run tells → how rare each key is, by how many stories have it, as near as can be."""

from __future__ import annotations

from collections import Counter
from itertools import chain, islice
from math import log
from typing import TYPE_CHECKING, NamedTuple

from lint.stories.boilerplate import holders
from lint.stories.weights import ALIKE, ONE_STORY, RARE, SHARES, UNREAD, WORDS
from lint.text.word_keys import SORT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lint.stories.boilerplate import ArticleKeys

#: The share of articles with a key of each sort.
_SHARE = [SHARES.get(sort, min(WORDS * 10 ** (sort / 10 - 9), 1.0)) for sort in range(256)]
#: Where several articles have a key that is rare in print, so many of them are compared by so many of their keys that
#: are rarest there.
_SEVERAL = 4
_VOICES = 6
_IN_PRINT = 24
_RARE = [share < RARE for share in _SHARE]
#: Logarithms are told in steps of one in so many: an article more or less leaves most keys as rare as they were.
_STEPS = 16


class DocumentFrequency(NamedTuple):
    """How many articles have each key, and how rare each is that several have, from 0 to 1."""

    spread: dict[int, int]
    of: dict[int, float]


def size(many: int) -> float:
    """A run of so many articles as rarity knows it."""
    return _stepped(many + UNREAD)


def rarity(tellings: Sequence[ArticleKeys]) -> DocumentFrequency:
    """How rare the keys are that these articles tell."""
    spread = Counter(chain.from_iterable(t.keys for t in tellings))
    wanted = _wanted(spread)
    keys = [t.keys for t in tellings]
    stories = _stories(holders(wanted, keys), wanted, keys)
    return DocumentFrequency(spread, _levels((k for k, n in spread.items() if n > 1), spread, stories, len(tellings)))


def again(
    before: DocumentFrequency,
    tellings: Sequence[ArticleKeys],
    was: Mapping[int, ArticleKeys],
    gone: Iterable[ArticleKeys],
) -> tuple[DocumentFrequency, dict[int, list[int]]]:
    """The same as `rarity`, from that of a run of the same size, and the keys that are not as rare as they were there.

    `was` has what articles told that tell something else here, or nothing for those that are new; `gone` those that are
    not here any more. With each key come the articles that have it.
    """
    spread = Counter(before.spread)
    changed: set[int] = set()
    for n, old in was.items():
        spread.subtract(old.keys)
        spread.update(tellings[n].keys)
        changed.update(set(old.keys).symmetric_difference(tellings[n].keys))
    for old in gone:
        spread.subtract(old.keys)
        changed.update(old.keys)
    wanted = _wanted(spread)
    keys = [t.keys for t in tellings]
    where = holders(changed.union(*(wanted.intersection(keys[n]) for n in was)), keys)
    heard = set(was)
    for k in changed:
        if _RARE[k >> SORT] and (k in wanted) != (before.spread.get(k, 0) >= _SEVERAL):
            heard.update(n for n in where[k] if len(r := _rare(keys[n], wanted)) < _IN_PRINT or k <= r[-1])
    asked = changed.union(*(wanted.intersection(keys[n]) for n in heard))
    where |= holders(asked - where.keys(), keys)
    stories = _stories({k: where[k] for k in asked & wanted}, wanted, keys)
    levels = _levels((k for k in asked if spread[k] > 1), spread, stories, len(tellings))
    other = {k: where[k] for k in asked if levels.get(k) != before.of.get(k)}
    of = {k: r for k, r in before.of.items() if k not in other} | {k: levels[k] for k in other if k in levels}
    return DocumentFrequency({k: n for k, n in spread.items() if n}, of), other


def _wanted(spread: Mapping[int, int]) -> set[int]:
    """The keys of which it is to be found out how many stories have them."""
    return {k for k, n in spread.items() if n >= _SEVERAL and _RARE[k >> SORT]}


def _levels(
    keys: Iterable[int], spread: Mapping[int, int], stories: Mapping[int, float], articles: int
) -> dict[int, float]:
    many = size(articles)
    count = {**spread, **stories}
    return {k: max(1 - _stepped(count[k] + UNREAD * _SHARE[k >> SORT] + 1) / many, 0.0) for k in keys}


def _stepped(number: float) -> float:
    """The logarithm, in steps."""
    return round(log(number) * _STEPS) / _STEPS


def _stories(where: Mapping[int, Sequence[int]], wanted: set[int], keys: Sequence[Sequence[int]]) -> dict[int, float]:
    """How many stories have each key, as far as its articles are alike in what is rare in print."""
    rare: dict[int, list[int]] = {}
    stories = {}
    for key, numbers in where.items():
        n = len(numbers)
        few = min(n, _VOICES)
        heard = [numbers[at * n // few] for at in range(few)]
        for i in heard:
            if i not in rare:
                rare[i] = _rare(keys[i], wanted)
        voices = [rare[i] for i in heard]
        said = sum(map(len, voices))
        twice = sum([c * (c - 1) for c in Counter(chain.from_iterable(voices)).values()])
        alike = (twice / (few - 1) - few) / (said or 1)
        stories[key] = n / (1 + (n - 1) * min(max((alike - ALIKE) / ONE_STORY, 0), 1))
    return stories


def _rare(keys: Iterable[int], wanted: set[int]) -> list[int]:
    """The first of an article's keys, in order, that are wanted: those that are rarest in print."""
    return list(islice(filter(wanted.__contains__, keys), _IN_PRINT))
