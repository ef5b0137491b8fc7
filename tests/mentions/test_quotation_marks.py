"""Quotation marks: which open, which close, and what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.checks.quote_marks import QuoteMarks
from lint.mentions import Reading
from lint.mentions.quotations.quotation_mark import Mark
from lint.read import read_bytes
from tests.growth import linear

if TYPE_CHECKING:
    from collections.abc import Callable


def marks(text: str) -> list[Mark]:
    """The marks in a text."""
    return list(Reading(read_bytes(text.encode(), "a.txt")).of(Mark))


def faults(text: str) -> list[tuple[int, tuple[str, ...]]]:
    """Where the faulty marks are, and their faults."""
    return [(m.start, m.faults) for m in marks(text) if m.faults]


def test_pairs_know_each_other() -> None:
    assert [(m.start, m.opens, m.other) for m in marks('He said "yes" and “no”.')] == [
        (8, True, 12),
        (12, False, 8),
        (18, True, 21),
        (21, False, 18),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The plank was 5'10\" long.",
        'A 6" pipe and a 12” one.',
        "The ’90s, the '80s and 'til dawn; rock 'n' roll; give 'em the states' rights.",
        "The dogs’ owners don’t know the boys’ names.",
        "'The boys' room is shut,' she said.",
        "“He told me ‘never’,” she said—“not once.”",
        "(“Yes”) “…and no” “[sic]” — “$5” said one/“two”.",
        "“One.\n\n“Two.\n\n“Three,” he said.",
        "« Oui », he said. ``No,'' said she.",
    ],
)
def test_right_marks_have_no_fault(text: str) -> None:
    assert faults(text) == []


def test_each_fault_has_its_place() -> None:
    assert faults("It is “safe “ now.") == [(12, ("reversed", "spaced"))]
    assert faults("It was “absurd“For years.") == [(14, ("reversed", "glued"))]
    assert faults("Thanks for the ”help”.") == [(15, ("reversed",))]
    assert faults('“We are done," he said.') == [(13, ("mixed",))]


def test_a_reporters_words_end_a_quotation() -> None:
    assert faults("“We are done, he said.\n\n“It is over,” she said.") == [(0, ("unclosed",))]
    assert faults("“We are done. We go home.\n\n“It is over,” she said.") == []


@given(st.text(alphabet="ab \n.,\"'“”‘’«»`5s(", max_size=60))
def test_any_text_is_read(text: str) -> None:
    found = marks("x" + text)
    assert [m.start for m in found] == sorted(m.start for m in found)
    for m in found:
        assert ("x" + text)[m.start : m.end].strip("\"'“”‘’«»`") == ""


@pytest.mark.parametrize("unit", ["“", "”", '"', " “a", "a” ", "‘", " 'a ", "s' "])
def test_many_marks_take_linear_time(unit: str) -> None:
    def prepared(many: int) -> Callable[[], object]:
        reading = Reading(read_bytes((unit * many).encode(), "a.txt"))
        return lambda: list(QuoteMarks().in_article(reading))

    assert linear(prepared, 1_000, 10_000)


def test_a_fix_turns_the_mark_round() -> None:
    reading = Reading(read_bytes("It is “safe“ now.".encode(), "a.txt"))
    (hit,) = QuoteMarks(fault="reversed").in_article(reading)
    assert hit.fix is not None
    assert (tuple(hit.fix.span), hit.fix.replacement) == ((11, 12), "”")
