"""The bytes of a file before and after → which of its lines have changed, in time that hardly more than grows with it.

Lines are compared without their ends, which git may turn into others on the way to the work tree.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: How often lines are paired anew between those that are.
_ROUNDS = 3


class _Gap(NamedTuple):
    """Lines before, from `i` to `j`, and after, from `k` to `m`, of which it is not known which are the same."""

    i: int
    j: int
    k: int
    m: int


def lines_of(data: bytes) -> list[bytes]:
    """The lines, without their ends, as editors count them."""
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")


def changed(before: Sequence[bytes], after: Sequence[bytes]) -> list[range]:
    """The lines after, from 1, that were not there before, in order; an empty range where lines were taken out."""
    gaps = [_trimmed(before, after, _Gap(0, len(before), 0, len(after)))]
    for _ in range(_ROUNDS):
        gaps = [_trimmed(before, after, inner) for gap in gaps for inner in _divided(before, after, gap)]
    return [range(g.k + 1, g.m + 1) for g in gaps if g.i < g.j or g.k < g.m]


def _trimmed(before: Sequence[bytes], after: Sequence[bytes], gap: _Gap) -> _Gap:
    """The gap without the lines that are the same at both of its ends."""
    i, j, k, m = gap
    while i < j and k < m and before[i] == after[k]:
        i, k = i + 1, k + 1
    while i < j and k < m and before[j - 1] == after[m - 1]:
        j, m = j - 1, m - 1
    return _Gap(i, j, k, m)


def _divided(before: Sequence[bytes], after: Sequence[bytes], gap: _Gap) -> Iterator[_Gap]:
    """The gaps between lines that are paired: those that stand as often before as after, the first with the first."""
    i, j, k, m = gap
    old, new = Counter(before[i:j]), Counter(after[k:m])
    places: dict[bytes, list[int]] = {}
    for n in range(j - 1, i - 1, -1):
        if old[before[n]] == new[before[n]]:
            places.setdefault(before[n], []).append(n)
    pairs = [(places[after[n]].pop(), n) for n in range(k, m) if after[n] in places]
    for a, b in _rising(pairs):
        yield _Gap(i, a, k, b)
        i, k = a + 1, b + 1
    yield _Gap(i, j, k, m)


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """As many of the pairs as stand in one order before and after."""
    least: list[int] = []
    last: list[int] = []
    behind: list[int] = []
    for n, (place, _) in enumerate(pairs):
        at = bisect_left(least, place)
        behind.append(last[at - 1] if at else -1)
        least[at : at + 1] = [place]
        last[at : at + 1] = [n]
    found = []
    n = last[-1] if last else -1
    while n >= 0:
        found.append(pairs[n])
        n = behind[n]
    return found[::-1]
