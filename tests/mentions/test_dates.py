"""Dates: their places, types and values in every written form, and what only looks like one."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.mentions import Reading
from lint.mentions.dates.date import Date
from lint.mentions.dates.phrases import _grammar, _parsed
from lint.text.article import Article, Block, DateOrder, Prose
from lint.text.calendar import MONTHS, WEEKDAYS, days_in, holiday
from lint.text.literals import lowered
from lint.text.span import Span

THURSDAY = date(2024, 6, 20)


def dates(text: str, published: date | None = THURSDAY, order: DateOrder | None = None) -> list[Date]:
    """The dates of a text as an article of its own."""
    block = Block("paragraph", Span(0, len(text)), 0, len(text))
    return list(Reading(Article("a.txt", text, Prose(text), (block,), published, date_order=order)).of(Date))


def said(text: str, published: date | None = THURSDAY) -> list[tuple[str, str]]:
    """The words and the value of each date in a text."""
    return [(text[d.start : d.end], d.value) for d in dates(text, published)]


@pytest.mark.parametrize(
    ("words", "type_", "value"),
    [
        ("June 18", "DATE", "2024-06-18"),
        ("18 June", "DATE", "2024-06-18"),
        ("the 18th of June", "DATE", "2024-06-18"),
        ("Jun. 18", "DATE", "2024-06-18"),
        ("June eighteenth", "DATE", "2024-06-18"),
        ("2024-06-18", "DATE", "2024-06-18"),
        ("18/06/2024", "DATE", "2024-06-18"),
        ("06/18/24", "DATE", "2024-06-18"),
        ("Tuesday, June 18, 2024", "DATE", "2024-06-18"),
        ("Tuesday 18 Jun 2024", "DATE", "2024-06-18"),
        ("2024-06-18 17:30 KST", "TIME", "2024-06-18T17:30"),
        ("mid-June", "DATE", "2024-06"),
        ("June 1998", "DATE", "1998-06"),
        ("the summer of 2023", "DATE", "2023-SU"),
        ("the 1990s", "DATE", "199"),
        ("the '90s", "DATE", "199"),
        ("the 20th century", "DATE", "19"),
        ("FY2024", "DATE", "2024"),
        ("the third quarter of 2023", "DATE", "2023-Q3"),
        ("nineteen ninety-seven", "DATE", "1997"),
        ("last September", "DATE", "2023-09"),
        ("last week", "DATE", "2024-W24"),
        ("next year", "DATE", "2025"),
        ("nine months ago", "DATE", "2023-09"),
        ("about 40 years ago", "DATE", "1984"),
        ("the quarter a year ago", "DATE", "2023"),
        ("24 years", "DURATION", "P24Y"),
        ("weeks or months", "DURATION", "PXW"),
        ("two-and-a-half years", "DURATION", "P2Y6M"),
        ("financial year 2023", "DATE", "2023"),
        ("the 2023 fiscal year", "DATE", "2023"),
        ("two-year", "DURATION", "P2Y"),
        ("half an hour", "DURATION", "PT30M"),
        ("2 1/2 years", "DURATION", "P2Y6M"),
        ("more than two decades", "DURATION", "P20Y"),
        ("several weeks", "DURATION", "PXW"),
        ("2:22 am on Wednesday", "TIME", "2024-06-19T02:22"),
        ("5 o'clock in the afternoon", "TIME", "2024-06-20T17:00"),
        ("Tuesday evening", "TIME", "2024-06-18TEV"),
        ("yesterday afternoon", "TIME", "2024-06-19TAF"),
        ("today", "DATE", "2024-06-20"),
        ("every Monday", "SET", "XXXX-WXX-1"),
        ("each Sept", "SET", "XXXX-09"),
        ("Tuesday nights", "SET", "XXXX-WXX-2TNI"),
        ("every two weeks", "SET", "P2W"),
        ("Christmas Eve", "DATE", "2023-12-24"),
        ("Easter 2019", "DATE", "2019-04-21"),
        ("now", "DATE", "PRESENT_REF"),
        ("Black Friday", "DATE", "2023-11-24"),
        ("Shrove Tuesday 2024", "DATE", "2024-02-13"),
        ("Q1 2024", "DATE", "2024-Q1"),
        ("0735 GMT on Tuesday", "TIME", "2024-06-18T07:35"),
    ],
)
def test_a_written_form(words: str, type_: str, value: str) -> None:
    text = f"The two met there in {words}, we hear."
    assert [(text[d.start : d.end], d.type, d.value) for d in dates(text)] == [(words, type_, value)]


@pytest.mark.parametrize(
    "text",
    [
        "You may march on if the sun is out.",
        "A 19-year-old and her 6-year-old son live there.",
        "They won 5-3 at the 7/11 and ran version 2.0.",
        "Call 555-1953 for Flight 1,998.",
        "The second of them came first, and the sixties band sat down.".replace("sixties ", ""),
        "“60 Minutes” went out.",
        "The trains run four flights a week.",
        "She ran it in 2:05 and won 3:12 of them.",
        "It cost $1999.",
        "April Smith and August Wilson spoke.",
        "Ms. April Jones met June Carter and May Lee, and May said so.",
        "Tuesday Weld said no. A film with Tuesday Weld drew them.",
        "They moved to Friday Harbor and then to Christmas Island.",
        "The Sunday Times and The Saturday Evening Post had it before Saturday Night Live.",
        "She is in her twenties; he is in his 30s.",
        "They ate at Ruby Tuesday and sang Bloody Sunday.",
        "The Mail on Sunday asked Bishop Sunday Okoro about Super Tuesday.",
        "They saw Sheffield Wednesday win.",
        "Twentieth Century Fox made it for “This Week”.",
        "A film about Wednesday Ambler: for Wednesday Ambler it ends well.",
        "Prices fall, then spring back; they march on, and the sun may set.",
        "It is open 24/7, and after 9/11 they lost it 7-11.",
        "Run version 10.2.4 of Windows 2000, or call 202-555-1998 in Room 1984.",
    ],
)
def test_what_only_looks_like_a_date(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("On Tuesday President Smith spoke.", "Tuesday"),
        ("The bill died Wednesday Democrats said.", "Wednesday"),
        ("Man Shot Friday Night in Denver", "Friday Night"),
        ("A study released in May said so.", "May"),
        ("It opened last June said Mr. Low.", "last June"),
    ],
)
def test_a_capital_or_a_verb_of_saying_does_not_hide_a_date(text: str, words: str) -> None:
    assert [at for at, _ in said(text)] == [words]


def test_without_a_publication_date_values_stay_open() -> None:
    assert said("It burnt on June 18, a Tuesday. On Wednesday it rained.", None) == [
        ("June 18", "XXXX-06-18"),
        ("Tuesday", "XXXX-WXX-2"),
        ("Wednesday", "XXXX-WXX-3"),
    ]


def test_without_a_publication_date_the_article_s_own_full_dates_settle_others() -> None:
    text = "They met on Wednesday. On Wednesday, June 19, 2024 they signed; on June 20 and on Friday evening they left."
    found = dates(text, None)
    assert [(d.value, d.year_from) for d in found] == [
        ("2024-06-19", "article"),
        ("2024-06-19", "text"),
        ("2024-06-20", "article"),
        ("XXXX-WXX-5TEV", None),
    ]


def test_verbs_tell_past_from_future() -> None:
    assert said("The council met on Monday. It will meet again on Monday.") == [
        ("Monday", "2024-06-17"),
        ("Monday", "2024-06-24"),
    ]
    assert said("It was not until Friday that he came.") == [("Friday", "2024-06-14")]


@pytest.mark.parametrize("verb", ["begins", "opens", "expires", "takes place"])
def test_a_verb_of_schedules_looks_ahead(verb: str) -> None:
    assert said(f"The fair {verb} Monday.") == [("Monday", "2024-06-24")]


def test_the_next_day_follows_the_day_named_last() -> None:
    assert said("It burnt on June 3, 2021. The next day it rained; a week later it snowed.") == [
        ("June 3, 2021", "2021-06-03"),
        ("The next day", "2021-06-04"),
        ("a week later", "2021-W23"),
    ]


def test_a_quarter_without_a_number_is_the_one_named_last() -> None:
    assert said(
        "Sales rose in the second quarter. In May they fell from the 2023 quarter and last year's quarter."
    ) == [
        ("the second quarter", "2024-Q2"),
        ("May", "2024-05"),
        ("the 2023 quarter", "2023-Q2"),
        ("last year's quarter", "2023-Q2"),
    ]
    assert said("The third-quarter loss met the quarter a year ago.") == [
        ("third-quarter", "2023-Q3"),
        ("the quarter a year ago", "2022-Q3"),
    ]


def test_bare_units_are_lengths_only_where_they_last() -> None:
    assert said("It was a matter of days; it went on for years.") == [("years", "PXY")]


def test_ranges_have_two_ends() -> None:
    assert said("The war (1950-53) and the fair (June 18-20).") == [
        ("1950", "1950"),
        ("53", "1953"),
        ("June 18", "2024-06-18"),
        ("20", "2024-06-20"),
    ]
    assert said("Wars, 1914-18 and 1939-1945. They won 1200-50, or 5-18.") == [
        ("1914", "1914"),
        ("18", "1918"),
        ("1939", "1939"),
        ("1945", "1945"),
    ]


def test_a_number_after_a_month_may_count_what_follows() -> None:
    assert said("In June 31 people came.") == [("June", "2024-06")]


def test_the_order_of_day_and_month_is_the_article_s_own() -> None:
    assert said("It is 06/07/2024.")[0][1] == "2024-XX-XX"
    assert said("It was 7 June 2024 and is 06/07/2024.")[1][1] == "2024-07-06"
    assert said("It was June 7, 2024 and is 06/07/2024.")[1][1] == "2024-06-07"


def test_the_order_that_a_desk_keeps_goes_before_the_article_s_own() -> None:
    text = "It was June 7, 2024, is 06/07/2024 and will be 18/07/2024."
    assert [d.value for d in dates(text, order="day-month")] == ["2024-06-07", "2024-07-06", "2024-07-18"]


def test_a_weekday_beside_a_date_belongs_to_it() -> None:
    beside = dates("They met on June 18, 2024 (a Monday).")[0]
    assert (beside.weekday, beside.day, beside.year_from) == (0, date(2024, 6, 18), "text")
    assert beside.weekday_span is not None
    within = dates("They met on Monday, June 18.")[0]
    assert (within.weekday, within.weekday_span, within.year, within.year_from) == (0, (12, 18), None, "published")


def test_holidays_move_as_they_do() -> None:
    assert holiday("11/3/4", 2024) == date(2024, 11, 28)
    assert holiday("5/0/-1", 2024) == date(2024, 5, 27)
    assert holiday("11/0/1+1", 2024) == date(2024, 11, 5)
    assert holiday("easter-2", 2024) == date(2024, 3, 29)
    assert days_in(2, 2023) == 28
    assert days_in(2) == 29


DAYS = st.dates(date(1801, 1, 1), date(2039, 12, 31))


@given(day=DAYS, form=st.integers(0, 4))
def test_any_day_comes_back_from_any_form(day: date, form: int) -> None:
    month, weekday = MONTHS[day.month - 1], WEEKDAYS[day.weekday()]
    words = (
        f"{month} {day.day}, {day.year}",
        f"{day.day} {month} {day.year}",
        f"{weekday}, {month} {day.day}, {day.year}",
        f"{weekday} {day.day} {month[:3]} {day.year}",
        day.isoformat(),
    )[form]
    text = f"It happened on {words}; so they say."
    (found,) = dates(text)
    assert (text[found.start : found.end], found.day, found.year_from) == (words, day, "text")


@given(day=DAYS, back=st.integers(0, 6))
def test_a_weekday_is_looked_for_in_the_week_before(day: date, back: int) -> None:
    there = day - timedelta(days=back)
    (found,) = dates(f"It happened on {WEEKDAYS[there.weekday()]}.", day)
    assert found.day == there


WORDS = st.sampled_from(
    "the a an last next this early mid- late about two 24 1998 18 18th June May Tuesday Sun. year years week weekend "
    "quarter third ago later earlier of on at , . - – ' ’s and to 5:30 p.m. noon night evening every now past old half "
    "million £ ( ) \n \u00a0 İ 06/07/2024 2024-06-18 fiscal summer 1990s '90s Christmas Eve 99999999 31 o'clock".split(
        " "
    )
)


@given(st.lists(WORDS, max_size=40), st.sampled_from([None, THURSDAY, date(1, 1, 1), date(9999, 12, 31)]))
def test_no_heap_of_date_words_breaks_the_reading(words: list[str], published: date | None) -> None:
    text = " ".join(words)
    end = 0
    for found in dates(text, published):
        assert end <= found.start < found.end <= len(text)
        assert "\n" not in text[found.start : found.end]
        assert found.value
        end = found.end


@given(st.text("ABCDEFGHIJKLNOPQRSTUVWXYZ!&'+,-./<>@^abcdefghiklmnopqrstuvwxyz~½º_", max_size=12))
def test_what_a_rule_cannot_do_without_is_in_all_that_it_takes(codes: str) -> None:
    every = re.compile("|".join(f"(?P<{name}>{rule.pattern})" for name, _, rule in _grammar()))
    read = codes.replace("b.", "m_").replace("g.", "w_").replace("b", "m").replace("g", "w")
    read = read.replace("dº", "cº").replace("nº", "cº")
    assert _parsed(codes) == [(m.lastgroup, *m.span()) for m in every.finditer(read)]


@pytest.mark.parametrize("gap", [" ", "\u00a0", "  "])
def test_what_stands_between_the_words_of_a_date_does_not_move_it(gap: str) -> None:
    text = f"They{gap}met there{gap}on Tuesday,{gap}June{gap}18."
    assert said(text) == [(f"Tuesday,{gap}June{gap}18", "2024-06-18")]


@given(st.text(max_size=200))
def test_lower_case_keeps_every_place(text: str) -> None:
    assert len(lowered(text)) == len(text)


def test_a_day_of_last_year_has_its_year() -> None:
    assert said("It burnt on 18 June last year and on June 3 of this year.") == [
        ("18 June last year", "2023-06-18"),
        ("June 3 of this year", "2024-06-03"),
    ]


def test_a_past_verb_beside_a_month_keeps_it_in_the_past() -> None:
    assert (
        said("In November, the club brought in a coach, whom it pays until July.", date(2024, 8, 1))[0][1] == "2023-11"
    )
    assert said("The year ended Jan. 31.", date(2024, 10, 31))[1][1] == "2024-01-31"


def test_a_range_of_days_ends_where_nothing_is_counted() -> None:
    assert said("It runs June 18 to 20 at the hall.") == [("June 18", "2024-06-18"), ("20", "2024-06-20")]
    assert said("He pleaded guilty June 18 to 20 counts and to second-degree murder.") == [("June 18", "2024-06-18")]


def test_a_bracket_or_a_quote_does_not_hide_the_beginning_of_a_date() -> None:
    assert [at for at, _ in said("She comes next Monday (24 June). “Last week we met.”")] == [
        "next Monday",
        "24 June",
        "Last week",
    ]


HISTORY = (
    "The war of 1939 was prepared in 1936, 1937 and 1938. On September 1, 1939, it broke out. "
    "The pact of 1940 was kept until 1941, and the peace of 1945 until 1950.\n"
)


def test_a_narrative_goes_on_from_the_year_that_it_has_come_to() -> None:
    said_of = dict(said(HISTORY + "In March 1940 they met. In May they signed. By the end of the month all was quiet."))
    assert (said_of["May"], said_of["the end of the month"]) == ("1940-05", "1940-05")
    said_of = dict(said(HISTORY + "In October 1944 they met. In February they signed."))
    assert said_of["February"] == "1945-02"
    said_of = dict(said(HISTORY + "On June 6, 1944, they landed. Two days later they went on. That summer was hot."))
    assert (said_of["Two days later"], said_of["That summer"]) == ("1944-06-08", "1944-SU")


def test_a_narrative_does_not_come_to_what_is_planned_or_lasts_until_then() -> None:
    said_of = dict(said(HISTORY + "On March 10, 1975, they met to plan a campaign in 1976. On May 3 they marched."))
    assert said_of["May 3"] == "1975-05-03"
    said_of = dict(
        said(HISTORY + "In October 1944 they began a siege until the town fell in July 1945. In May it rained.")
    )
    assert said_of["May"] == "1944-05"


def test_a_year_in_brackets_or_by_itself_is_one() -> None:
    assert said("He stepped down (1880) and ran again (2400).") == [("1880", "1880")]
    assert said("1884\n\nThey met.") == [("1884", "1884")]


def test_seasons_stand_behind_words_that_lead_to_times() -> None:
    found = [
        words for words, _ in said("In the spring they met. During winter it froze. He saw the fall of the tower.")
    ]
    assert found == ["the spring", "winter"]


def test_news_with_a_year_of_the_past_has_the_months_of_publication() -> None:
    assert said("He was born in 1944. In May he married.")[1] == ("May", "2024-05")
    news = HISTORY + "The minister said on Monday and again on Tuesday that he was there in May."
    assert said(news)[-1] == ("May", "2024-05")


def test_a_month_has_the_year_that_stands_behind_the_other() -> None:
    assert said("In April and June 1955 they met.")[0] == ("April", "1955-04")
    assert said("It was cold between November and March 1990.")[0] == ("November", "1989-11")
    assert said("From March 3 to April 30, 2003, they fought.")[0] == ("March 3", "2003-03-03")
    assert said("They were sold in April. June 1955 was better.")[0] == ("April", "2024-04")


def test_years_before_christ() -> None:
    assert said("In August 480 BC and the autumn of 481 BC, after the wars (499-493 BC).") == [
        ("August 480 BC", "BC0480-08"),
        ("the autumn of 481 BC", "BC0481-FA"),
        ("499", "BC0499"),
        ("493 BC", "BC0493"),
    ]
    assert said("Some 100 BC residents of Victoria, BC, came; 3.5 BC Hydro lines fell.") == []


def test_a_year_opens_a_heading_or_closes_a_range() -> None:
    assert said("2005: The elections") == [("2005", "2005")]
    assert said("The theater of 1861-1863 was large.") == [("1861", "1861"), ("1863", "1863")]


def test_of_that_year_is_the_year_named_last() -> None:
    assert said("She left in 1998. In August of that year, early in the month, he came.")[1] == (
        "August of that year",
        "1998-08",
    )
