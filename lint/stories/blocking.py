"""The weightiest keys of each article of a run → the pairs of articles worth a look, each once, the earlier first."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from lint.stories.weights import WORTH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lint.stories.log_odds import Known

#: Articles are compared that share some of so many of their weightiest keys, and enough weight together; a key that a
#: crowd shares pairs neighbours in time alone, so that there are never more pairs than a fixed number an article.
_RAREST = 30
_CROWD = 30
_REACH = 10
#: What sums in another order may differ by.
_ROUNDING = 1e-9

Pair = tuple[int, int]
_Holders = tuple[list[int], list[float]]


class TopKeys(NamedTuple):
    """The weightiest keys of an article that others have too, and what they weigh."""

    keys: array[int]
    weights: array[float]


NOTHING = TopKeys(array("I"), array("d"))


def top(known: Known) -> TopKeys:
    return TopKeys(known.keys[:_RAREST], known.weights[:_RAREST])


def worth_a_look(tops: Sequence[TopKeys]) -> Iterator[Pair]:
    """The pairs that share weighty keys."""
    crowd = Counter(chain.from_iterable(t.keys for t in tops))
    before = {k: (array("I"), array("d")) for k, n in crowd.items() if n > 1}
    for j, (keys, weights) in enumerate(tops):
        common: dict[int, float] = defaultdict(float)
        for k, mine in zip(keys, weights, strict=True):
            if (others := before.get(k)) is not None:
                numbers, theirs = others
                if crowd[k] > _CROWD:
                    numbers, theirs = numbers[-_REACH:], theirs[-_REACH:]
                for i, weight in zip(numbers, theirs, strict=True):
                    common[i] += mine * weight
                others[0].append(j)
                others[1].append(mine)
        for i, cosine in common.items():
            if cosine >= WORTH:
                yield i, j


def again(
    before: Iterable[Pair], tops: Sequence[TopKeys], was: Mapping[int, TopKeys], gone: Iterable[tuple[int, TopKeys]]
) -> list[Pair]:
    """The same as `worth_a_look`, from the pairs `before` of those articles that were there then.

    `was` has other weightiest keys that articles had then, by number; `gone` those of articles that are not here any
    more, each with the number of the article that follows.
    """
    moved = [(n, set(old.keys).symmetric_difference(tops[n].keys)) for n, old in was.items()]
    moved += [(n, set(old.keys)) for n, old in gone]
    held = Counter(k for n, old in was.items() for k in old.keys)
    held.update(k for _, old in gone for k in old.keys)
    held.subtract(k for n in was for k in tops[n].keys)
    where = _holders(set(held), tops)
    other = set(was)
    for n, keys in moved:
        for k in keys:
            here, _ = where[k]
            crowded = len(here) > _CROWD
            if crowded != (len(here) + held[k] > _CROWD):
                other.update(here)
            elif crowded:
                at = bisect_left(here, n)
                other.update(here[at : at + _REACH + 1])
    later = [(i, j, cosine) for i in was for j, cosine in _later(i, tops[i], where)]
    other.update(j for _, j, cosine in later if abs(cosine - WORTH) < _ROUNDING)
    where |= _holders({k for j in other for k in tops[j].keys if k not in where}, tops)
    found = [pair for pair in before if pair[0] not in was and pair[1] not in other]
    found += [(i, j) for i, j, cosine in later if cosine >= WORTH and j not in other]
    return found + [(i, j) for j in other for i in _earlier(j, tops[j], where)]


def _holders(wanted: set[int], tops: Sequence[TopKeys]) -> dict[int, _Holders]:
    """The numbers of the articles that have each of these keys, in order, and what it weighs in each."""
    where: dict[int, _Holders] = {k: ([], []) for k in wanted}
    for n, (keys, weights) in enumerate(tops):
        if not wanted.isdisjoint(keys):
            for k, weight in zip(keys, weights, strict=True):
                if k in where:
                    numbers, theirs = where[k]
                    numbers.append(n)
                    theirs.append(weight)
    return where


def _later(i: int, top: TopKeys, where: Mapping[int, _Holders]) -> Iterable[tuple[int, float]]:
    """The articles after this one that share weighty keys with it, and how much weight, but for rounding."""
    common: dict[int, float] = defaultdict(float)
    for k, mine in zip(*top, strict=True):
        numbers, theirs = where[k]
        start = bisect_left(numbers, i) + 1
        end = None if len(numbers) <= _CROWD else start + _REACH
        for j, weight in zip(numbers[start:end], theirs[start:end], strict=True):
            common[j] += mine * weight
    return common.items()


def _earlier(j: int, top: TopKeys, where: Mapping[int, _Holders]) -> Iterator[int]:
    """The articles before this one that it makes a pair worth a look with."""
    common: dict[int, float] = defaultdict(float)
    for k, mine in zip(*top, strict=True):
        numbers, theirs = where[k]
        end = bisect_left(numbers, j)
        start = 0 if len(numbers) <= _CROWD else max(end - _REACH, 0)
        for i, weight in zip(numbers[start:end], theirs[start:end], strict=True):
            common[i] += mine * weight
    return (i for i, cosine in common.items() if cosine >= WORTH)
