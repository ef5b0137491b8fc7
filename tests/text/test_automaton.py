"""Many strings found in one pass: the same ones, however much has been read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lint.text.automaton import Automaton

WORDS = ["her", "herald", "rald", "old", "naïve"]


def test_the_first_counts_and_the_longest_of_those_that_begin_together() -> None:
    assert Automaton(WORDS).find(b"the herald") == [(1, 4, 10)]
    assert Automaton(WORDS).find("gerald, naïve".encode()) == [(2, 2, 6), (4, 8, 14)]


@given(st.lists(st.sampled_from(["her", "ald", "old ", "na", "ïve", " "]), max_size=30).map("".join))
def test_much_that_was_read_changes_nothing(text: str) -> None:
    fresh, busy = Automaton(WORDS), Automaton(WORDS)
    busy.find(b" " * 400_000)
    assert busy.find(text.encode()) == fresh.find(text.encode())
