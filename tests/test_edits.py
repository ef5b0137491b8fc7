"""How far words are apart, and what stays of them, is what a slow count of all ways tells."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.edits import alike, distance, runs

WORDS = st.text(alphabet="abc", max_size=9)


@cache
def steps(one: str, other: str, *, swaps: bool = True) -> int:
    """The fewest steps, by trying all."""
    if not one or not other:
        return len(one) + len(other)
    ways = [
        steps(one[1:], other, swaps=swaps) + 1,
        steps(one, other[1:], swaps=swaps) + 1,
        steps(one[1:], other[1:], swaps=swaps) + (one[0] != other[0]),
    ]
    if swaps and len(one) > 1 and one[:2] == other[1::-1]:
        ways.append(steps(one[2:], other[2:], swaps=swaps) + 1)
    return min(ways)


@cache
def common(one: str, other: str) -> int:
    """The longest row of letters that both have, by trying all."""
    if not one or not other:
        return 0
    if one[0] == other[0]:
        return 1 + common(one[1:], other[1:])
    return max(common(one[1:], other), common(one, other[1:]))


@given(WORDS, WORDS)
def test_distance_is_the_fewest_steps(one: str, other: str) -> None:
    assert distance(one, other) == distance(other, one) == steps(one, other)


@given(WORDS, WORDS)
def test_alike_is_the_share_of_what_both_have(one: str, other: str) -> None:
    assert alike(one, other) == alike(other, one)
    if one or other:
        assert alike(one, other) == pytest.approx(200 * common(one, other) / len(one + other))


@given(WORDS, WORDS)
def test_runs_leave_the_fewest_steps(one: str, other: str) -> None:
    i = j = left = 0
    for a, b, size in (*runs(one, other), (len(one), len(other), 0)):
        assert one[a : a + size] == other[b : b + size]
        assert a >= i
        assert b >= j
        assert (a, b) != (i, j) or (i, j) == (0, 0) or not size
        left += max(a - i, b - j)
        i, j = a + size, b + size
    assert left == steps(one, other, swaps=False)


def test_long_rows_are_no_trouble() -> None:
    one, other = ([f"w{n * k % 101}" for n in range(3000)] for k in (3, 7))
    assert runs(one, one) == [(0, 0, 3000)]
    assert sum(size for *_, size in runs(one, other)) > 100
