"""How likely two articles tell one event: in come readings, out come log odds, and the pairs worth a look."""

from __future__ import annotations

from collections import Counter
from math import log, sqrt
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

from lint.lexicon import lexicon
from lint.mentions.gist import AGE, DAY, FIGURE, Gist

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

    from lint.mentions import Reading

#: A block that stands in articles so many days apart belongs to the page, unless the one is a version of the other.
_WEEK = 7
#: Articles are compared that share some of so many of their rarest keys, and so much rarity together; a key that a
#: crowd shares pairs neighbours in time alone, so that there are never more pairs than a fixed number an article.
_RAREST = 25
_WORTH = 0.7
_CROWD = 40
_REACH = 12
#: So many of the rarest keys that two articles share tell how much they share.
_TELLING = 8
#: What a day counts among the keys, since days are compared besides.
_OF_A_DAY = 0.5
#: One story counts for no more than so many articles where the rarity of its names is told.
_VOICES = 3
#: In a run of fewer articles, so many are reckoned with: which words are rare is then known from English print.
_ENOUGH = 300
#: The words of an article as news goes, and the share of articles with a key that print tells nothing about.
_WORDS = 400
_SHARE = {AGE: 0.02, FIGURE: 0.02, DAY: 0.01}
_KNOWN_NAME = 0.01


class _Signs(NamedTuple):
    """What speaks for one story in two articles, or against it, each with its weight in log odds.

    The weights are a logistic regression over pairs of articles of known stories, in runs of few and of many; its
    constant is raised by one, since a group is held together by the mean of all its pairs.
    """

    constant: float
    likeness: float  # the logarithm of the cosine of their weighted keys
    rare: float  # the rarity of the rarest keys that they share
    length: float  # the logarithm of the keys of the shorter one: the longer, the more is shared by chance
    apart: float  # the logarithm of the days between them
    undated: float  # one has no publication date
    ages: float  # how many ages both give
    other_ages: float  # both give ages, but no age twice
    no_days: float  # one names no day
    other_days: float  # both name days, but not one day, or the next


_WEIGHTS = _Signs(9.45, 2.1, 1.5, -2.0, -0.4, -2.2, 0.7, -1.3, -1.6, -2.5)


class Known(NamedTuple):
    """What grouping knows of one article; `weights` are those of the keys that other articles have too."""

    weights: Mapping[str, float]
    norm: float
    keys: int
    published: date | None
    ages: AbstractSet[str]
    days: AbstractSet[int]


class Likeness:
    """What a run of articles lets one know of each; `weigh` before anything is asked."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        """The readings, which are known by number from here on."""
        self._keys = list(_keys(readings))
        self._published = [r.article.published for r in readings]

    def weigh(self, groups: Sequence[Sequence[int]]) -> None:
        """Learn how rare each key is: a story's name is no less rare for the number of its articles."""
        spread: Counter[str] = Counter()
        for g in groups:
            voices = Counter(k for i in g for k in self._keys[i])
            spread.update(voices if len(g) <= _VOICES else {k: min(n, _VOICES) for k, n in voices.items()})
        self._rarity = _rarity(spread, sum(min(len(g), _VOICES) for g in groups))
        self._known = [
            _known(keys, spread, self._rarity, day) for keys, day in zip(self._keys, self._published, strict=True)
        ]

    def odds(self, i: int, j: int) -> float:
        """How much speaks for one story in two articles, in log odds: from 0 on they are of one."""
        return float(sum(map(mul, _WEIGHTS, _signs(self._known[i], self._known[j], self._rarity))))

    def worth_a_look(self) -> Iterator[tuple[int, int]]:
        """The pairs that share rare keys, each once."""
        where: dict[str, list[int]] = {}
        for i in sorted(range(len(self._known)), key=lambda i: (_ordinal(self._known[i].published), i)):
            weights = self._known[i].weights
            for k in sorted(weights, key=lambda k: (-weights[k], k))[:_RAREST]:
                where.setdefault(k, []).append(i)
        common: dict[tuple[int, int], float] = {}
        for key, numbers in where.items():
            rare = self._rarity[key]
            reach = len(numbers) if len(numbers) <= _CROWD else _REACH
            for at, i in enumerate(numbers):
                for j in numbers[at + 1 : at + reach]:
                    pair = (i, j) if i < j else (j, i)
                    common[pair] = common.get(pair, 0.0) + rare
        return (pair for pair, rare in common.items() if rare >= _WORTH)


def _keys(readings: Sequence[Reading]) -> Iterator[Counter[str]]:
    """Each article's keys, as often as they stand in it, without teasers, notices and what else is the page's."""
    blocks = [{block: keys for g in r.of(Gist) for block, keys in g.blocks.items()} for r in readings]
    pages = _pages(blocks, [r.article.published for r in readings])
    for mine in blocks:
        yield Counter(key for block, keys in mine.items() if block not in pages for key in keys.split())


def _pages(blocks: Sequence[Mapping[int, str]], published: Sequence[date | None]) -> set[int]:
    """The blocks that stand in articles of different weeks which have little else in common."""
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    days = {n: day.toordinal() for n, day in enumerate(published) if day}
    for n in sorted(days, key=lambda n: (days[n], n)):
        for block in blocks[n]:
            first.setdefault(block, n)
            last[block] = n
    return {
        block for block, n in first.items()
        if days[last[block]] - days[n] > _WEEK and not _versions(blocks[n], blocks[last[block]])
    }  # fmt: skip


def _versions(a: Mapping[int, str], b: Mapping[int, str]) -> bool:
    """Whether half of one article stands in the other."""
    few, many = (a, b) if len(a) < len(b) else (b, a)
    return 2 * sum(len(keys) for block, keys in few.items() if block in many) > sum(map(len, few.values()))


def _rarity(spread: Mapping[str, int], articles: int) -> dict[str, float]:
    """How rare each key is, by how many of the articles have it: from 0 to 1."""
    unseen = max(_ENOUGH - articles, 0)
    total = articles + unseen + 1
    return {
        k: max(1 - log(n + (unseen * _share(k) if unseen else 0.0) + 1) / log(total), 0.0) for k, n in spread.items()
    }


def _share(key: str) -> float:
    """The share of all articles that have a key, as English print goes."""
    if key[0] in _SHARE:
        return _SHARE[key[0]]
    words = lexicon()
    if zipf := words.zipf(key):
        return min(_WORDS * 10 ** (zipf / 10 - 9), 1.0)
    return _KNOWN_NAME if words.zipf(key.capitalize()) else 0.0


def _known(
    keys: Mapping[str, int], spread: Mapping[str, int], rarity: Mapping[str, float], published: date | None
) -> Known:
    weights = {k: rarity[k] ** 2 * (1 + log(n)) * (_OF_A_DAY if k[0] == DAY else 1) for k, n in keys.items()}
    norm = sqrt(sum(w * w for w in weights.values())) or 1.0
    shared = {k: w for k, w in weights.items() if w and spread[k] > 1}
    ages = {k for k in keys if k[0] == AGE}
    days = {int(k[1:]) for k in keys if k[0] == DAY}
    return Known(shared, norm, len(keys), published, ages, days)


def _signs(a: Known, b: Known, rarity: Mapping[str, float]) -> _Signs:
    """What two articles have in common, and in what they differ."""
    few, many = (a, b) if len(a.weights) <= len(b.weights) else (b, a)
    shared = few.weights.keys() & many.weights.keys()
    cosine = sum(few.weights[k] * many.weights[k] for k in shared) / (a.norm * b.norm)
    dated = a.published is not None and b.published is not None
    days = bool(a.days and b.days)
    return _Signs(
        constant=1.0,
        likeness=log(cosine + 0.003),
        rare=sum(sorted([rarity[k] for k in shared])[-_TELLING:]),
        length=log(1 + min(a.keys, b.keys)),
        apart=log(1 + abs(_ordinal(a.published) - _ordinal(b.published))) if dated else 0.0,
        undated=not dated,
        ages=len(a.ages & b.ages),
        other_ages=bool(a.ages and b.ages) and a.ages.isdisjoint(b.ages),
        no_days=not days,
        other_days=days and not any(d - 1 in b.days or d in b.days or d + 1 in b.days for d in a.days),
    )


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0
