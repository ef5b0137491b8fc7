"""The articles about one event: in come readings, out come stories."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import product
from math import log, sqrt
from operator import mul
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal, NamedTuple

from lint.lexicon import lexicon
from lint.mentions.gist import AGE, DAY, FIGURE, Gist

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from lint.mentions import Mention, Reading

Mode = Literal["auto", "folder", "off"]

#: The kinds of mention that grouping reads.
NEEDS: tuple[type[Mention], ...] = (Gist,)

#: Two groups are one story from these log odds on.
_ONE_STORY = -1.0
#: A block that stands in two articles or more, so many days apart, belongs to the page and not to the story.
_FURNITURE = 14
#: Articles that share one of so many of their rarest keys are compared; a key that a crowd shares pairs neighbours in
#: time alone, so that there are never more pairs than a fixed number an article.
_RAREST = 25
_CROWD = 40
_REACH = 12
#: So many of the rarest keys that two articles share tell how much they share.
_TELLING = 8
#: Groups are compared by so many articles of each.
_SAMPLE = 5
#: In a run of fewer articles, so many are reckoned with: which words are rare is then known from English print.
_ENOUGH = 300
#: The words of an article as news goes, and the share of articles with a key that print tells nothing about.
_WORDS = 400
_SHARE = {AGE: 0.02, FIGURE: 0.02, DAY: 0.01}
_KNOWN_NAME = 0.01


@dataclass(frozen=True, slots=True)
class Story:
    """The readings of the articles about one event, in order of path."""

    name: str
    readings: Sequence[Reading]


class _Signs(NamedTuple):
    """What speaks for one story in two articles, or against it, each with its weight in log odds.

    The weights are a logistic regression over pairs of articles of known stories, in runs of four to a thousand.
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


_WEIGHTS = _Signs(9.0, 2.0, 1.5, -2.2, -0.4, -2.3, 0.8, -1.3, -2.1, -2.6)


class _Known(NamedTuple):
    """What grouping knows of one article; `weights` are those of the keys that other articles have too."""

    weights: Mapping[str, float]
    norm: float
    keys: int
    published: date | None
    ages: Collection[str]
    days: Collection[int]


def group(readings: Sequence[Reading], mode: Mode) -> list[Story]:
    """The stories that these readings (in order of path) fall into, each article in one."""
    if mode == "off":
        return [Story(r.article.path, (r,)) for r in readings]
    named: dict[str, list[Reading]] = {}
    free: list[Reading] = []
    for r in readings:
        if mode == "folder":
            named.setdefault(str(PurePath(r.article.path).parent), []).append(r)
        elif r.article.front.get("story"):
            named.setdefault(r.article.front["story"], []).append(r)
        else:
            free.append(r)
    stories = [Story(name, tuple(members)) for name, members in named.items()]
    stories += (Story(free[ms[0]].article.path, tuple(free[i] for i in ms)) for ms in _clusters(free))
    return sorted(stories, key=lambda s: s.readings[0].article.path)


def _clusters(readings: Sequence[Reading]) -> list[list[int]]:
    """Which readings, by number, are about one event; each in one list, in order.

    From the likeliest pair down, the groups of two articles become one where their articles on average are of one
    story, so that no chain of chance likenesses grows.
    """
    keys = list(_keys(readings))
    spread = Counter(k for ks in keys for k in ks)
    rarity = _rarity(spread, len(keys))
    known = [_known(ks, spread, rarity, r.article.published) for ks, r in zip(keys, readings, strict=True)]
    odds: dict[tuple[int, int], float] = {}

    def likely(i: int, j: int) -> float:
        pair = (i, j) if i < j else (j, i)
        if pair not in odds:
            odds[pair] = sum(map(mul, _WEIGHTS, _signs(known[i], known[j], rarity)))
        return odds[pair]

    order = sorted(range(len(known)), key=lambda i: (_ordinal(known[i].published), i))
    pairs = sorted((-likely(i, j), i, j) for i, j in _candidates(known, order))
    group_of = [[i] for i in range(len(known))]
    apart: set[tuple[int, int, int, int]] = set()
    for against, i, j in pairs:
        if -against <= _ONE_STORY:
            break
        a, b = sorted((group_of[i], group_of[j]), key=len, reverse=True)
        if a is b or (seen := (a[0], b[0], len(a), len(b))) in apart:
            continue
        links = [likely(x, y) for x, y in product(_some(a), _some(b))]
        if sum(links) <= _ONE_STORY * len(links):
            apart.add(seen)
            continue
        a += b
        for k in b:
            group_of[k] = a
    return sorted(sorted(g) for g in {id(g): g for g in group_of}.values())


def _keys(readings: Sequence[Reading]) -> Iterator[Counter[str]]:
    """Each article's keys, as often as they stand in it, without teasers, notices and what else is the page's."""
    seen: dict[int, tuple[int, int]] = {}
    for r in readings:
        if r.article.published:
            day = r.article.published.toordinal()
            for g in r.of(Gist):
                for block in g.blocks:
                    first, last = seen.get(block, (day, day))
                    seen[block] = min(first, day), max(last, day)
    pages = {block for block, (first, last) in seen.items() if last - first > _FURNITURE}
    for r in readings:
        yield Counter(
            key for g in r.of(Gist) for block, keys in g.blocks.items() if block not in pages for key in keys.split()
        )


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
) -> _Known:
    weights = {k: rarity[k] ** 2 * (1 + log(n)) for k, n in keys.items()}
    norm = sqrt(sum(w * w for w in weights.values())) or 1.0
    shared = {k: w for k, w in weights.items() if w and spread[k] > 1}
    ages = {k for k in keys if k[0] == AGE}
    days = {int(k[1:]) for k in keys if k[0] == DAY}
    return _Known(shared, norm, len(keys), published, ages, days)


def _candidates(known: Sequence[_Known], order: Iterable[int]) -> set[tuple[int, int]]:
    """Pairs that share one of their rarest keys; `order` is that of time."""
    where: dict[str, list[int]] = {}
    for i in order:
        weights = known[i].weights
        for k in sorted(weights, key=lambda k: (-weights[k], k))[:_RAREST]:
            where.setdefault(k, []).append(i)
    pairs: set[tuple[int, int]] = set()
    for numbers in where.values():
        reach = len(numbers) if len(numbers) <= _CROWD else _REACH
        for at, i in enumerate(numbers):
            pairs.update((i, j) if i < j else (j, i) for j in numbers[at + 1 : at + reach])
    return pairs


def _signs(a: _Known, b: _Known, rarity: Mapping[str, float]) -> _Signs:
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


def _some(group: Sequence[int]) -> Sequence[int]:
    """The articles that stand for a group."""
    return group if len(group) <= _SAMPLE else [group[n * len(group) // _SAMPLE] for n in range(_SAMPLE)]


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0
