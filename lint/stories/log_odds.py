"""How likely two articles tell one event: in comes what articles tell, and how rare it is, out come log odds."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from functools import lru_cache
from math import log, sqrt
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

from lint.stories.boilerplate import OFTEN
from lint.stories.weights import CAST, LITTLE, OF_A_DAY, SIGNS, TELLING
from lint.text.word_keys import AGE, DAY, NAME, SORT, UNLISTED

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from lint.stories.boilerplate import ArticleKeys

#: What is known of an article: so many of the weightiest keys that others have too.
_KEPT = 150
#: What no list has is a name as a rule.
_NAMES = frozenset({UNLISTED, NAME})
#: What a key counts that stands so often in an article.
_OFTEN = [0.0, *(1 + log(n) for n in range(1, OFTEN + 1))]
#: How many articles are kept at hand as what others are compared with.
_AT_HAND = 1024


class Known(NamedTuple):
    """What grouping knows of one article; the keys are the weightiest that other articles have too, in that order."""

    keys: array[int]
    weights: array[float]
    names: array[int]
    ages: array[int]
    days: array[int]
    length: float


class _Side(NamedTuple):
    """The same, as what others are compared with."""

    weights: Mapping[int, float]
    names: frozenset[int]
    ages: frozenset[int]
    days: frozenset[int]


def known(told: ArticleKeys, rarity: Mapping[int, float]) -> Known:
    """What is known of an article that tells this, where keys are as rare as that."""
    keys, often = told
    weights: dict[int, float] = {}
    squares = 0.0
    for k, r, n in zip(keys, map(rarity.get, keys), map(_OFTEN.__getitem__, often), strict=True):
        if r is not None:
            n *= r * r if k >> SORT != DAY else OF_A_DAY * r * r
            weights[k] = n
        squares += n * n
    norm = sqrt(squares) or 1.0
    kept = sorted(weights, key=lambda k: (-weights[k], k))[:_KEPT]
    names = array("I", [k for k in kept if k >> SORT in _NAMES][:CAST])
    age, day, end = (bisect_left(keys, sort << SORT) for sort in (AGE, DAY, DAY + 1))
    own = array("d", [weights[k] / norm for k in kept])
    return Known(array("I", kept), own, names, keys[age:day], keys[day:end], log(1 + len(keys)))


class LogOdds:
    """The odds for one story of every two articles of a run; they are known by number, in order of time."""

    def __init__(self, known: Callable[[int], Known], published: Sequence[int], rarity: Mapping[int, float]) -> None:
        """`published` holds days, 0 where none is known."""
        self._known, self._published, self._rarity = known, published, rarity
        self._side = lru_cache(_AT_HAND)(self._side_of)

    def odds(self, i: int, j: int) -> float:
        """How much speaks for one story in two articles, the earlier first, in log odds: from 0 on they are of one."""
        return float(sum(map(mul, SIGNS, self.signs(i, j))))

    def signs(self, i: int, j: int) -> Sequence[float]:
        """What two articles have in common, and in what they differ: the values of `Signs`."""
        keys, weights, names, ages, days, length = self._known(i)
        published, other_published = self._published[i], self._published[j]
        other, other_names, other_ages, other_days = self._side(j)
        shared = [(w, k) for k, w in zip(keys, weights, strict=True) if k in other]
        rarity = self._rarity
        dated = published and other_published
        both_days = bool(days and other_days)
        one_day = both_days and any(d - 1 in other_days or d in other_days or d + 1 in other_days for d in days)
        return (
            1.0,
            log(sum([w * other[k] for w, k in shared]) + LITTLE),
            sum(sorted([rarity[k] for _, k in shared])[-TELLING:]),
            len(other_names.intersection(names)),
            min(length, self._known(j).length),
            log(1 + abs(published - other_published)) if dated else 0.0,
            not dated,
            len(other_ages.intersection(ages)),
            bool(ages and other_ages) and other_ages.isdisjoint(ages),
            not both_days,
            both_days and not one_day,
        )

    def _side_of(self, j: int) -> _Side:
        keys, weights, names, ages, days, _ = self._known(j)
        return _Side(dict(zip(keys, weights, strict=True)), frozenset(names), frozenset(ages), frozenset(days))
