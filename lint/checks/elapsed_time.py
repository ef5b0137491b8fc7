"""A stretch of time that does not lead to the date told with it: in comes a reading, out comes a Hit for each pair."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from lint.checks import Check
from lint.mentions.dates.date import Date
from lint.mentions.words.sentence import Sentence, sentence_at
from lint.text.calendar import MONTHS
from lint.text.finding import End, Hit
from lint.text.lazy_regex import lazy
from lint.text.tables import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from lint.mentions import Mention, Reading

_AGO = lazy(r"\bago\Z", re.IGNORECASE)
_YEARS = lazy(r"P(\d{1,4})Y")
#: What stands before "24 years" in "his first visit in 24 years".
_FIRST = lazy(r"\b(?:first|last)\b[^.;]{0,60}\b(?:in|for)[ \u00a0](?:[a-z]+ [a-z]+ )?\Z", re.IGNORECASE)
#: What stands before "July 2000" in "following a previous visit in July 2000".
_EARLIER = lazy(r"\b(?:previous|prior|last|most recent|earlier)\b[^.;]{0,60}\b(?:in|on|of)[ \u00a0]\Z", re.IGNORECASE)
#: What stands around "12 years" in "for 12 years, since 2002" and "for seven years, from 1990 to 1997".
_FOR = lazy(
    r"\b(?:for|in)[ \u00a0](?:the (?:last|past) )?(?:(?:about|nearly|almost|over|more than) )?\Z", re.IGNORECASE
)
_SINCE = lazy(r",?[ \u00a0]\(?(?:ever )?(?P<since>since|from|between)[ \u00a0]")
#: The same of an event: "Friday marks 30 years since the strike of 1984".
_MARKS = lazy(r"\b(?:is|marks?|been|it['’]s)[ \u00a0](?:[a-z]+[ \u00a0])?\Z", re.IGNORECASE)
_EVENT = lazy(r"[ \u00a0](?P<since>since)[ \u00a0](?:(?!when|he|she|it|they|we|last)[\w’'-]+[ \u00a0]){1,5}")
_TO = lazy(r"[ \u00a0]?(?:to|until|till|and|through|[-–])[ \u00a0]?")
#: What parts a time from the date that it tells again.
_PARTED = lazy(
    lambda: (
        rf"[.;:]|\b(?:{any_of('stop-words', 'between two times')})\b"
        r"|,[ \u00a0](?=\w)(?!(?:back |early |late )?(?:in|on|at|during|around|about|last)\b)"
    ),
    re.IGNORECASE,
)
_UPWARD = lazy(r"\b(?:more than|over|at least|well over)[ \u00a0]", re.IGNORECASE)
_ROUGH = lazy(r"\b(?:about|around|nearly|almost|some|roughly|less than|approximately|under)[ \u00a0]", re.IGNORECASE)
_REACH = 90  # how far apart two ways of telling one time may stand, in characters


class _Pair(NamedTuple):
    """A stretch of time, the date that it should lead to, how many months it leads back, at least and at most, and
    whether that date is a month of any year."""

    elapsed: Date
    told: Date
    months: int
    least: int
    most: int
    any_year: bool = False
    until: Date | None = None


class ElapsedTime(Check):
    """A time told twice in a sentence, once as a date and once as time gone by, of which the two differ.

    It reads "nine months ago, in September 2023", "for 12 years, since 2002", "for seven years, from 1990 to 1997" and
    "his first visit in 24 years, following a previous one in July 2000", and counts from the publication date, or from
    the end that is told; a year more or less passes.
    """

    words: ClassVar[tuple[str, ...]] = ("elapsed", "date", "leads")
    needs: ClassVar[tuple[type[Mention], ...]] = (Date, Sentence)

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        """One Hit at each stretch of time that does not lead to its date."""
        now, dates = reading.article.published, reading.of(Date)
        if now is None:
            return
        for i, said in enumerate(dates):
            pair = _told_twice(reading, dates, i) if said.relative or said.value[:1] == "P" else None
            if pair is None:
                continue
            if not _met(pair, now) and not _counted_elsewhere(reading, pair, dates[max(i - 4, 0) : i + 5]):
                yield _hit(reading, pair, now)


def _told_twice(reading: Reading, dates: Sequence[Date], at: int) -> _Pair | None:
    """The mention and the date that it tells again, where there is one."""
    text, said = reading.article.prose.text, dates[at]
    if _AGO.search(text, said.start, said.end) and said.value[:1].isdigit():
        for other in dates[max(at - 1, 0) : at + 2]:
            first, last = sorted((said, other), key=lambda d: d.start)
            near = other is not said and _known_month_or_year(text, other) and last.start - first.end <= _REACH
            if near and not _PARTED.search(text, first.end, last.start) and _closes(text, said, last):
                return _ago(reading, said, other)
    elif (years := _YEARS.fullmatch(said.value)) and (span := _span(text, dates, at, int(years[1]))):
        return span
    elif (years := _YEARS.fullmatch(said.value)) and _FIRST.search(text, max(said.start - _REACH, 0), said.start):
        sentence = sentence_at(reading.of(Sentence), said.start)
        for other in dates[at + 1 : at + 3]:
            inside = sentence and other.start < sentence.end and other.year is not None
            if inside and _EARLIER.search(text, max(said.end, other.start - _REACH), other.start):
                return _pair(text, said, other, int(years[1]) * 12, 12)
    return None


def _closes(text: str, said: Date, last: Date) -> bool:
    """True where a count of time behind its date ends there: "in 1984, 30 years ago," and no longer clause."""
    return last is not said or text[said.end : said.end + 1] in (",", ".", ";", ")", "\n", "")


def _span(text: str, dates: Sequence[Date], at: int, years: int) -> _Pair | None:
    """The years at `at` with the year that they are counted from: since then, or up to the end that follows it."""
    said, rest = dates[at], dates[at + 1 : at + 3]
    if not rest or rest[0].year is None:
        return None
    joined = None
    if _FOR.search(text, max(said.start - 30, 0), said.start):
        joined = _SINCE.fullmatch(text, said.end, rest[0].start)
    elif _MARKS.search(text, max(said.start - 30, 0), said.start):
        joined = _EVENT.fullmatch(text, said.end, rest[0].start)
    if joined is None:
        return None
    if joined["since"] == "since":
        return _pair(text, said, rest[0], years * 12, 12)
    if len(rest) < 2 or rest[1].year is None or not _TO.fullmatch(text, rest[0].end, rest[1].start):
        return None
    return _pair(text, said, rest[0], years * 12, 12)._replace(until=rest[1])


def _ago(reading: Reading, said: Date, other: Date) -> _Pair | None:
    now, text = reading.article.published, reading.article.prose.text
    year, month = _year_month(said)
    if now is None or "W" in said.value:
        return None
    months = (now.year - year) * 12 + (now.month - month if month else 0)
    return _pair(text, said, other, months, 1 if month else 12)


def _pair(text: str, said: Date, told: Date, months: int, slack: int) -> _Pair:
    """The two with what the words leave open: round and rough figures leave more, "more than" half as much again."""
    words = slice(max(said.start - 12, 0), said.start + 12)
    years = months // 12
    if _ROUGH.search(text[words]) or (years >= 10 and years % 5 == 0):
        slack = max(slack, 12, years * 2)
    most = months + max(slack, months // 2 if _UPWARD.search(text[words]) else 0)
    if slack == 12 and _year_month(told)[1]:
        most -= 1  # two years and eleven months may be two years, but three years are three
    any_year = not told.relative and not _states_year(text, told)
    return _Pair(said, told, months, months - slack, most, any_year)


def _met(pair: _Pair, now: date) -> bool:
    """True where the time leads to the date; a month without a year is met in any."""
    year, month = _year_month(pair.told)
    end, end_month = _year_month(pair.until) if pair.until else (now.year, now.month)
    gone = (end - year) * 12 + (end_month - month if month and end_month else 0)
    around = range(gone - 240, gone + 241, 12) if pair.any_year else (gone,)
    rest = 0 if month else 11
    return any(pair.least - rest <= months <= pair.most + rest for months in around)


def _known_month_or_year(text: str, said: Date) -> bool:
    return said.type == "DATE" and said.value[:4].isdigit() and (said.month is not None or _states_year(text, said))


def _states_year(text: str, said: Date) -> bool:
    """True where the words have the year, as those of a season or quarter may."""
    return said.year is not None or (not said.relative and said.value[:4] in text[said.start : said.end])


def _year_month(said: Date) -> tuple[int, int]:
    """Year and month of a value, the month 0 where it has none."""
    month = said.value[5:7]
    return int(said.value[:4]), int(month) if month.isdigit() else 0


def _counted_elsewhere(reading: Reading, pair: _Pair, around: Sequence[Date]) -> bool:
    """True where the sentence names another year, from which the time may be counted."""
    sentence = sentence_at(reading.of(Sentence), pair.elapsed.start)
    years = {
        d.year
        for d in around
        if sentence and d.year and sentence.start <= d.start < sentence.end and d not in (pair.told, pair.until)
    }
    return bool(years)


def _hit(reading: Reading, pair: _Pair, now: date) -> Hit:
    article = reading.article
    year, month = _year_month(pair.until) if pair.until else (now.year, now.month)
    there = year * 12 + max(month, 1) - 1 - pair.months
    by_month = len(pair.elapsed.value) > 4 and pair.elapsed.type == "DATE"
    leads = (f"{MONTHS[there % 12]} " if by_month else "") + str(there // 12)
    elapsed, told = (" ".join(article.quoted(d.span).split()) for d in (pair.elapsed, pair.told))
    ends = (End(article, pair.elapsed.span), End(article, pair.told.span, "the date"))
    return Hit(ends, {"elapsed": elapsed, "date": told, "leads": leads})
