"""Spaces, brackets, doubled stops and ends of paragraphs: hostile text is read in linear time, and nothing is out of place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lint.checks.doubled_stop import DoubledStop
from lint.checks.missing_stop import MissingStop
from lint.checks.mixed_marks import MixedMarks
from lint.checks.repeated_line import RepeatedLine
from lint.checks.spacing import Spacing
from lint.checks.unpaired_bracket import UnpairedBracket
from lint.mentions import Reading
from lint.read import read_bytes
from lint.text.re2_matching import absent, number
from tests.desk import report, write
from tests.growth import linear

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lint.checks import Check

SPELT = (("a", "achievement"), ("b", "acheivement"))
CHECKS = [
    DoubledStop(),
    MissingStop(end="dash"),
    MissingStop(end="nothing"),
    MixedMarks(),
    RepeatedLine(),
    Spacing(fault="double"),
    Spacing(fault="before stop"),
    Spacing(fault="unseen"),
    UnpairedBracket(),
]


@given(st.text(alphabet='ab1 \u00a0\u200b\n.,;()[]:“"—', max_size=80))
def test_ends_lie_in_the_text_and_fixes_on_their_ends(text: str) -> None:
    reading = Reading(read_bytes(("Heading\n\n" + text).encode(), "a.txt"))
    for check in CHECKS:
        for hit in check.in_article(reading):
            assert all(0 <= e.span.start < e.span.end <= len(reading.article.text) for e in hit.ends)
            assert hit.fix is None or hit.fix.span == hit.ends[0].span


@given(st.text(alphabet='ab1 \u00a0\u200b\n.,;/()[]:"“”—', max_size=80))
@example("1:()")
def test_a_check_says_nothing_where_its_trigger_is_not(text: str) -> None:
    reading = Reading(read_bytes(("Heading\n\n" + text).encode(), "a.txt"))
    for check in (*CHECKS, Spacing(fault="no break")):
        if check.trigger and absent(reading.article.prose.text, frozenset([number(check.trigger)])):
            assert not list(check.in_article(reading))


@pytest.mark.parametrize("check", CHECKS, ids=lambda c: type(c).__name__)
@pytest.mark.parametrize(
    "unit", ["(", ")", "a (", " ,", "  a", "a..", "\u200b", "“a” ", '"a" ', "one two three four five, "]
)
def test_hostile_text_takes_linear_time(check: Check, unit: str) -> None:
    def prepared(many: int) -> Callable[[], object]:
        reading = Reading(read_bytes((unit * many).encode(), "a.txt"))
        return lambda: list(check.in_article(reading))

    assert linear(prepared, 1_000, 5_000)


def test_a_line_that_stands_three_times_is_one_finding() -> None:
    line = "The mayor opened the new bridge on Friday."
    reading = Reading(
        read_bytes(f"Bridge\n\n{line}\n\nIt is long.\n\n{line}\n\nIt is wide.\n\n{line}\n".encode(), "a.txt")
    )
    (hit,) = RepeatedLine().in_article(reading)
    assert [e.span.start for e in hit.ends] == [65, 122, 8]
    assert hit.words["times"] == "three times"


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("It was “absurd“For years.", ["marks/reversed-quote"]),
        ("It is “safe “ now.", ["marks/reversed-quote"]),
        ('“We are done," he said.', ["marks/mixed-pair"]),
        ("The bridge “opened” at last  , he said.", ["marks/space-before-stop"]),
        ("She is “safe “ and left  at noon.", ["marks/reversed-quote", "marks/double-space"]),
    ],
)
def test_one_faulty_mark_is_one_finding(text: str, rules: list[str], tmp_path: Path) -> None:
    copy = write(tmp_path, {"a.txt": text})
    assert [f["rule"] for f in report(copy, "--select", "marks")["findings"]] == rules


def test_a_misspelling_in_a_quotation_is_one_finding(tmp_path: Path) -> None:
    texts = {f"{n}.txt": f"“We shall celebrate this {w} with the whole town,” the mayor said." for n, w in SPELT}
    (finding,) = report(write(tmp_path, texts), "--story", "folder")["findings"]
    assert finding["rule"].startswith("spelling/")  # as it is where the word stands alone, so that one stet holds
    assert [e["text"] for e in finding["ends"]] == ["acheivement"]
