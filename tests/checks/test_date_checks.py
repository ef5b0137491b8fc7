"""Dates against the calendar and against each other: what the examples beside the rules cannot range over."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.checks.backward_range import BackwardRange
from lint.checks.no_such_day import NoSuchDay
from lint.checks.tense_date import TenseDate
from lint.checks.weekday_date import WeekdayDate
from lint.mentions import Reading
from lint.text.article import Article, Block, Prose
from lint.text.calendar import MONTHS, WEEKDAYS
from lint.text.span import Span

if TYPE_CHECKING:
    from lint.checks import Check

DAYS = st.dates(date(1801, 1, 1), date(2039, 12, 31))


def marked(check: Check, text: str, published: date | None = None) -> list[str]:
    """The words that a check's findings look at first."""
    article = Article("a.txt", text, Prose(text), (Block("paragraph", Span(0, len(text)), 0, len(text)),), published)
    return [article.quoted(hit.ends[0].span) for hit in check.in_article(Reading(article))]


@given(day=DAYS, off=st.integers(0, 6))
def test_only_the_right_weekday_passes(day: date, off: int) -> None:
    weekday = WEEKDAYS[(day.weekday() + off) % 7]
    text = f"They met on {weekday}, {MONTHS[day.month - 1]} {day.day}, {day.year}."
    assert marked(WeekdayDate(), text) == ([weekday] if off else [])


@given(published=DAYS, back=st.integers(0, 45), off=st.integers(0, 6))
def test_near_its_publication_a_date_needs_no_year(published: date, back: int, off: int) -> None:
    day = date.fromordinal(published.toordinal() - back)
    weekday = WEEKDAYS[(day.weekday() + off) % 7]
    text = f"They met on {weekday}, {MONTHS[day.month - 1]} {day.day}."
    assert marked(WeekdayDate(), text, published) == ([weekday] if off else [])


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("It burnt on Saturday, Sept. 12.", date(2017, 1, 28)),
        ("It burnt on Wednesday, June 18.", None),
        ("In 2014 it opened. It burnt on Wednesday, June 18.", date(2024, 6, 20)),
        ("It burnt on Tuesday, February 29.", date(2023, 3, 1)),
    ],
)
def test_an_unknown_year_is_not_guessed(text: str, published: date | None) -> None:
    assert marked(WeekdayDate(), text, published) == []


def test_the_article_s_own_dates_outweigh_its_publication_date() -> None:
    text = "It closed on June 14, 2018 and was sold on {}, June 20."
    assert marked(WeekdayDate(), text.format("Wednesday"), date(2024, 6, 21)) == []
    assert marked(WeekdayDate(), text.format("Friday"), date(2024, 6, 21)) == ["Friday"]


@given(first=DAYS, last=DAYS)
def test_a_range_runs_forward(first: date, last: date) -> None:
    ends = [f"{MONTHS[d.month - 1]} {d.day}, {d.year}" for d in (first, last)]
    text = f"It ran from {ends[0]} to {ends[1]}."
    assert marked(BackwardRange(), text) == ([f"{ends[0]} to {ends[1]}"] if first > last else [])


def test_days_that_no_month_has() -> None:
    text = "On April 31, June 31, Feb. 30, February 29, 1900 and 31 May 2024 it rained."
    assert marked(NoSuchDay(), text) == ["April 31", "June 31", "Feb. 30", "February 29, 1900"]


def test_what_was_foreseen_may_lie_ahead() -> None:
    text = "The trial ended on June 18. A hearing was scheduled for July 2."
    assert marked(TenseDate(), text, date(2024, 6, 20)) == []


@pytest.mark.parametrize(
    "text",
    [
        "They play on Friday and Saturday, June 21-22.",
        "They play from Friday to Sunday, June 21 to 23.",
        "They play on Friday, Saturday and Sunday, June 21, 22 and 23.",
        "They play on Friday and Saturday, June 21 and June 22.",
        "They play on Thursday night, June 20-21.",
        "June 19 was a Monday holiday to many.",
    ],
)
def test_weekdays_told_together_belong_to_their_own_days(text: str) -> None:
    assert marked(WeekdayDate(), text, date(2024, 6, 20)) == []


def test_of_days_told_together_each_has_its_own_weekday() -> None:
    text = "They play on Friday and Saturday, June 20-21."
    assert marked(WeekdayDate(), text, date(2024, 6, 20)) == ["Friday", "Saturday"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Open 7:30 p.m.-6:30 p.m. Saturday.", ["7:30 p.m.-6:30 p.m. Saturday"]),
        ("Open from 11:30 p.m. to 12 a.m. and from 12 p.m. to 1 p.m.", []),
        ("Rain fell from 7 p.m. Friday to 6 p.m. Saturday.", []),
        ("The vote was brought forward from June 20 to June 18.", []),
        ("Sales fell from 2012 to 2010 units.", []),
    ],
)
def test_hours_run_backward_only_within_one_half_of_one_day(text: str, found: list[str]) -> None:
    assert marked(BackwardRange(), text) == found
