"""Quotations: the words between marks, and their speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lint.mentions import Reading
from lint.mentions.quotations.quotation import Quotation
from lint.read import read_bytes
from tests.growth import linear

if TYPE_CHECKING:
    from collections.abc import Callable


def quotations(text: str) -> list[Quotation]:
    """The quotations in a text."""
    return list(Reading(read_bytes(text.encode(), "a.txt")).of(Quotation))


def test_words_and_places() -> None:
    (q,) = quotations("She called it “a fine bridge” on Friday.")
    assert (q.inner, q.start, q.end, q.inner_start, q.inner_end) == ("a fine bridge", 14, 29, 15, 28)
    assert q.values() == {"text": "a fine bridge", "speaker": "She"}


def test_a_quotation_in_a_quotation_is_nested() -> None:
    assert [(q.inner, q.nested) for q in quotations("“He said ‘no’ twice,” she said.")] == [
        ("He said ‘no’ twice,", False),
        ("no", True),
    ]


def test_a_quotation_over_paragraphs_runs_on() -> None:
    assert [(q.inner, q.runs_on) for q in quotations("“One.\n\n“Two,” she said.")] == [("One.", True), ("Two,", False)]
    assert [(q.inner, q.runs_on) for q in quotations('"One. "Two," she said.')] == [("One.", True), ("Two,", False)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We are done,” Mayor Ann Lund said.", "Mayor Ann Lund"),
        ("“We are done,” said Ann Lund, the mayor.", "Ann Lund"),
        ("Lund said that the bridge was “safe for all”.", "Lund"),
        ("According to the mayor, the bridge is “safe for all”.", "the mayor"),
        ("According to Ann Lund, “we are done.”", "Ann Lund"),
        ("The old bridge was “safe for all” once.", ""),
    ],
)
def test_the_speaker_is_named(text: str, speaker: str) -> None:
    assert quotations(text)[0].speaker == speaker


@pytest.mark.parametrize("unit", ["“a” ", '"a. ', "“a” said b. ", "c said “a.", '"a" ' + "b" * 20 + " "])
def test_many_quotations_take_linear_time(unit: str) -> None:
    def prepared(many: int) -> Callable[[], object]:
        reading = Reading(read_bytes((unit * many).encode(), "a.txt"))
        return lambda: reading.of(Quotation)

    assert linear(prepared, 1_000, 10_000)
