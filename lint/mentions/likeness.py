"""How likely two articles tell one event: in come readings, out come log odds, and the pairs worth a look."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain, islice
from math import log, sqrt
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

from lint.mentions.gist import Gist
from lint.mentions.key import AGE, DAY, FIGURE, NAME, ODD, SORT, UNLISTED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from lint.mentions import Reading

#: A block that stands in articles so many days apart belongs to the page, unless the one is a version of the other.
_WEEK = 7
#: What is known of an article: so many of the weightiest keys that others have too.
_KEPT = 150
#: Articles are compared that share some of so many of these, and so much weight together; a key that a crowd shares
#: pairs neighbours in time alone, so that there are never more pairs than a fixed number an article.
_RAREST = 30
_WORTH = 0.05
_CROWD = 30
_REACH = 10
#: So many of the rarest keys that two articles share tell how much they share.
_TELLING = 8
#: So many names of an article are its weightiest; what no list has is a name as a rule.
_CAST = 6
_NAMES = frozenset({UNLISTED, NAME})
#: What a day counts among the keys, since days are compared besides.
_OF_A_DAY = 0.5
#: As if so many other articles had been read too: which words are rare in them is known from English print.
_UNREAD = 300
#: What keeps the logarithm of a cosine in bounds.
_LITTLE = 0.003
#: What a key counts that stands so often in an article.
_OFTEN = [0.0, *(1 + log(n) for n in range(1, 100))]
#: The words of an article as news goes, and the share of articles with a key that print tells nothing about.
_WORDS = 400
_SHARE = {AGE: 0.02, FIGURE: 0.02, DAY: 0.01, NAME: 0.01, ODD: 0.01, UNLISTED: 1e-4}
#: Where several articles have a key that is rare in print, so many of them are compared by so many of their keys that
#: are rarest there. So far they are alike by chance and for their field; so much more, and the key is one story's, be
#: it in a thousand articles.
_SEVERAL = 4
_VOICES = 6
_IN_PRINT = 24
_RARE = 0.01
_ALIKE = 0.1
_ONE_STORY = 0.06


class _Signs(NamedTuple):
    """What speaks for one story in two articles, or against it, each with its weight in log odds.

    The weights are a logistic regression over pairs of articles of known stories, in runs of few and of many; its
    constant is raised by a half, since a group is held together by the mean of all its pairs.
    """

    constant: float
    likeness: float  # the logarithm of the cosine of their weighted keys
    rare: float  # the rarity of the rarest keys that they share
    names: float  # how many of the weightiest names of the one are of those of the other
    length: float  # the logarithm of the keys of the shorter one: the longer, the more is shared by chance
    apart: float  # the logarithm of the days between them
    undated: float  # one has no publication date
    ages: float  # how many ages both give
    other_ages: float  # both give ages, but no age twice
    no_days: float  # one names no day
    other_days: float  # both name days, but not one day, or the next


_WEIGHTS = _Signs(7.05, 1.33, 1.0, 0.8, -1.41, -0.63, -2.57, 0.58, -1.5, -1.72, -3.55)


class Known(NamedTuple):
    """What grouping knows of one article; `weights` are those of the weightiest keys that other articles have too."""

    weights: Mapping[int, float]
    names: AbstractSet[int]
    length: float
    published: int
    ages: AbstractSet[int]
    days: AbstractSet[int]


class Likeness:
    """What a run of articles, in order of time, lets one know of each; they are known by number from here on."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        """Learn how rare each key is."""
        days = [r.article.published.toordinal() if r.article.published else 0 for r in readings]
        told = _told([g for r in readings for g in r.of(Gist)], days)
        self._rarity = _rarity(told)
        worth = {k: r * r * (_OF_A_DAY if k >> SORT == DAY else 1) for k, r in self._rarity.items()}
        self._known = [_known(keys, worth, day) for keys, day in zip(told, days, strict=True)]

    def odds(self, i: int, j: int) -> float:
        """How much speaks for one story in two articles, in log odds: from 0 on they are of one."""
        return float(sum(map(mul, _WEIGHTS, self.signs(i, j))))

    def worth_a_look(self) -> Iterator[tuple[int, int]]:
        """The pairs that share rare keys, each once, the earlier article first."""
        crowd = Counter(chain.from_iterable(islice(known.weights, _RAREST) for known in self._known))
        before: dict[int, list[tuple[int, float]]] = {k: [] for k, n in crowd.items() if n > 1}
        for j, known in enumerate(self._known):
            common: dict[int, float] = defaultdict(float)
            for k, mine in islice(known.weights.items(), _RAREST):
                if (others := before.get(k)) is not None:
                    for i, weight in others if crowd[k] <= _CROWD else others[-_REACH:]:
                        common[i] += mine * weight
                    others.append((j, mine))
            for i, cosine in common.items():
                if cosine >= _WORTH:
                    yield i, j

    def signs(self, i: int, j: int) -> Sequence[float]:
        """What two articles have in common, and in what they differ: the values of `_Signs`."""
        left, names, length, published, ages, days = self._known[i]
        right, other_names, other_length, other_published, other_ages, other_days = self._known[j]
        shared = left.keys() & right.keys()
        rarity = self._rarity
        dated = published and other_published
        both_days = bool(days and other_days)
        one_day = both_days and any(d - 1 in other_days or d in other_days or d + 1 in other_days for d in days)
        return (
            1.0,
            log(sum([left[k] * right[k] for k in shared]) + _LITTLE),
            sum(sorted([rarity[k] for k in shared])[-_TELLING:]),
            len(names & other_names),
            min(length, other_length),
            log(1 + abs(published - other_published)) if dated else 0.0,
            not dated,
            len(ages & other_ages) if ages else 0,
            bool(ages and other_ages) and ages.isdisjoint(other_ages),
            not both_days,
            both_days and not one_day,
        )


def _told(gists: Sequence[Gist], days: Sequence[int]) -> list[Counter[int]]:
    """Each article's keys, as often as they stand in it, without teasers, notices and what else is the page's."""
    pages = _pages(gists, days)
    told = []
    for g in gists:
        keys = Counter(g.keys)
        if not pages.isdisjoint(g.blocks):
            for block, start, end in zip(g.blocks, [0, *g.ends], g.ends, strict=False):
                if block in pages:
                    keys.subtract(g.keys[start:end])
            keys = +keys
        told.append(keys)
    return told


def _pages(gists: Sequence[Gist], days: Sequence[int]) -> set[int]:
    """The blocks that stand in articles of different weeks which have little else in common."""
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for n, g in enumerate(gists):
        for block in g.blocks if days[n] else ():
            if first.setdefault(block, n) != n:
                last[block] = n
    return {
        block for block, n in last.items()
        if days[n] - days[first[block]] > _WEEK and not _versions(gists[first[block]], gists[n])
    }  # fmt: skip


def _versions(a: Gist, b: Gist) -> bool:
    """Whether half of one article stands in the other."""
    few, many = (a, b) if len(a.blocks) < len(b.blocks) else (b, a)
    sizes = {block: end - start for block, start, end in zip(few.blocks, [0, *few.ends], few.ends, strict=False)}
    return 2 * sum(sizes[block] for block in sizes.keys() & set(many.blocks)) > sum(sizes.values())


def _rarity(told: Sequence[Counter[int]]) -> dict[int, float]:
    """How rare each key is that several articles have, from 0 to 1, by how many stories have it, as near as can be."""
    spread = {k: n for k, n in Counter(chain.from_iterable(told)).items() if n > 1}
    many = log(len(told) + _UNREAD)
    share = [_SHARE.get(sort, min(_WORDS * 10 ** (sort / 10 - 9), 1.0)) for sort in range(256)]
    stories = spread | _stories(told, {k for k, n in spread.items() if n >= _SEVERAL and share[k >> SORT] < _RARE})
    return {k: max(1 - log(n + _UNREAD * share[k >> SORT] + 1) / many, 0.0) for k, n in stories.items()}


def _stories(told: Sequence[Counter[int]], wanted: AbstractSet[int]) -> dict[int, float]:
    """How many stories have each key, as far as its articles are alike in what is rare in print."""
    where: dict[int, list[int]] = defaultdict(list)
    rare = []
    for i, keys in enumerate(told):
        some = sorted(keys.keys() & wanted)
        rare.append(some[:_IN_PRINT])
        for k in some:
            where[k].append(i)
    stories = {}
    for key, numbers in where.items():
        n = len(numbers)
        few = min(n, _VOICES)
        voices = [rare[numbers[at * n // few]] for at in range(few)]
        said = sum(map(len, voices))
        twice = sum([c * (c - 1) for c in Counter(chain.from_iterable(voices)).values()])
        alike = (twice / (few - 1) - few) / (said or 1)
        stories[key] = n / (1 + (n - 1) * min(max((alike - _ALIKE) / _ONE_STORY, 0), 1))
    return stories


def _known(keys: Mapping[int, int], worth: Mapping[int, float], published: int) -> Known:
    keys = {k: n if n < len(_OFTEN) else len(_OFTEN) - 1 for k, n in keys.items()}
    weights = {k: worth[k] * _OFTEN[n] for k, n in keys.items() if k in worth}
    alone = sum([_OFTEN[n] ** 2 for k, n in keys.items() if k not in worth])
    norm = sqrt(sum([w * w for w in weights.values()]) + alone) or 1.0
    kept = sorted(weights, key=lambda k: (-weights[k], k))[:_KEPT]
    names = frozenset([k for k in kept if k >> SORT in _NAMES][:_CAST])
    ages = frozenset([k for k in keys if k >> SORT == AGE])
    days = frozenset([k for k in keys if k >> SORT == DAY])
    return Known({k: weights[k] / norm for k in kept}, names, log(1 + len(keys)), published, ages, days)
