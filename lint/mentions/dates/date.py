"""Dates, times, durations and repeated times as copy writes them, each with its TIMEX3 type and value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Literal

from lint.mentions import Mention
from lint.mentions.dates.context import Context, Resolution, TimexType
from lint.mentions.dates.disambiguation import Guard
from lint.mentions.dates.narrative import narrates
from lint.mentions.dates.phrases import Phrase, phrases
from lint.mentions.dates.resolve import resolve
from lint.mentions.dates.runs import passages
from lint.text.calendar import day_of
from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    import datetime

    from lint.mentions import Reading
    from lint.text.span import Span


@dataclass(slots=True, eq=False, repr=False)
class Date(Mention):
    """One time expression.

    `value` is the TIMEX3 value; what cannot be known stays open in it (`XXXX-06-18`). `day` is the calendar day where
    the value comes down to one. `year`, `month`, `monthday` and `weekday` (Monday is 0) are what the words themselves
    state; `year` is None where it was worked out, and `year_from` says where `value` has its year from. A `relative`
    mention ("Tuesday", "two years ago") has its day from another day.
    """

    kind: ClassVar[str] = "date"

    type: TimexType
    value: str
    day: datetime.date | None = None
    year: int | None = None
    month: int | None = None
    monthday: int | None = None
    weekday: int | None = None
    weekday_span: Span | None = None
    year_from: Literal["text", "article", "published"] | None = None
    relative: bool = False

    @classmethod
    def find(cls, reading: Reading) -> list[Date]:
        """All time expressions of the article's prose, in order."""
        article = reading.article
        text = article.prose.text
        guard = Guard(text, article.date_order)
        context = Context(article.published, guard.tense, guard.follows, guard.day_first, partial(narrates, article))
        found: list[Date] = []
        for at, passage in passages(article):
            for read in phrases(passage):
                phrase = guard.settled(read, at)
                said = resolve(phrase, context) if phrase else None
                if phrase is None or said is None:
                    context.before = None
                    continue
                date = cls._of(phrase, at, said, reading)
                if found and date.monthday != found[-1].monthday and _beside(text, found[-1], date):
                    _join(found, date)
                else:
                    found.append(date)
                context.before = said
                if _moves(phrase, said) and not (context.last and _not_yet(text, date.start) and context.narrates()):
                    context.last = said.value
                    context.quarter = said.value if "-Q" in said.value else context.quarter
                    context.last_day = said.day or context.last_day
        _share_out(found, text)
        _share_year(found, text)
        return found if article.published else _by_own_dates(found)

    @classmethod
    def _of(cls, phrase: Phrase, at: int, said: Resolution, reading: Reading) -> Date:
        prose = reading.article.prose
        start, end = at + phrase.tokens[0].start, at + phrase.tokens[-1].end
        weekday = None if said.weekday is None else next(t for t in phrase.tokens if t.code in "wg")
        known = said.value[0].isdigit() and said.type in _PLACED
        return cls(
            prose.span(start, end),
            start,
            end,
            said.type,
            said.value,
            said.day,
            said.year,
            said.month,
            said.monthday,
            said.weekday,
            weekday and prose.span(at + weekday.start, at + weekday.end),
            "text" if said.year else "published" if known and reading.article.published else None,
            said.relative,
        )

    def values(self) -> dict[str, str]:
        return {"type": self.type, "value": self.value}


_PLACED = ("DATE", "TIME")


def _moves(phrase: Phrase, said: Resolution) -> bool:
    """True for what the copy has come to with these words, and may go on from."""
    known = said.value[0].isdigit() or said.value.startswith("BC")
    return known and said.type in _PLACED and phrase.rule not in ("offset", "compared")


#: What a story looks ahead to, and does not come to: a campaign planned for 1976, a siege until the fall of the town.
_PLANNED = lazy(
    r"\b(?:plan|planned|scheduled|intended|expected|due|projected|slated|hoped|meant)\b[^.;]{0,40}\Z"
    r"|\b(?:until|till)\b[^.;,]{3,40}\Z"
)
_AHEAD = 70


def _not_yet(text: str, start: int) -> bool:
    """True for a time that a story tells of before it comes to it."""
    return _PLANNED.search(text, max(start - _AHEAD, 0), start) is not None


#: What stands between a date and its weekday where the two are written apart: June 18, a Tuesday; Tuesday (June 18).
_BESIDE = lazy(r"(?:['’]s)?,? ?\((?:an? )?|, (?:an? )?|,? ?[—–-] ?a ")
#: The same in a clause of its own, which must end there: June 18 was a Tuesday; but June 18 was a Monday holiday.
_IS = lazy(r"(?:,? which)? (?:is|was|falls on|fell on|will be|will fall on) an? ")
#: What stands between weekdays, or between days, that are told together: Friday and Saturday, June 21-22.
_TOGETHER = lazy(r",? ?(?:and|or|to|through|until|[-–&]) ?|, ?")
_NEXT_DAY = lazy(
    r"(?:,? ?(?:and|or|to|through|until|[-–&]) ?(?:[A-Z][a-z]+\.? )?\d\d?\b(?!:)|, ?\d\d?(?=,? (?:and|or|&) \d))"
)


def _beside(text: str, before: Date, date: Date) -> bool:
    """True where two mentions stand as a day and its weekday do; a date in figures needs only a space."""
    figures = not any(c.isalpha() for c in text[date.start : date.end])
    if _BESIDE.fullmatch(text, before.end, date.start) or (figures and text[before.end : date.start] == " "):
        return True
    return text[date.end : date.end + 1] in (",", ".", ";", "", "\n") and bool(
        _IS.fullmatch(text, before.end, date.start)
    )


def _share_out(found: list[Date], text: str) -> None:
    """Give each day of "Friday and Saturday, June 21-22" its weekday: the first day the first, the last the last."""
    for i in range(1, len(found)):
        first, day = found[i - 1], found[i]
        if day.monthday is None or day.weekday is None or not _bare(first):
            continue
        if day.weekday_span == first.weekday_span or not _TOGETHER.fullmatch(text, first.end, day.start):
            continue
        if not _NEXT_DAY.match(text, day.end):
            continue
        at = i - 1
        while at and _bare(found[at - 1]) and _TOGETHER.fullmatch(text, found[at - 1].end, found[at].start):
            at -= 1
        after = found[i + 1] if i + 1 < len(found) else None
        if after and after.weekday is None and after.monthday and _TOGETHER.fullmatch(text, day.end, after.start):
            found[i + 1] = replace(after, weekday=day.weekday, weekday_span=day.weekday_span)
        first = found[at]
        found[i] = replace(day, weekday=first.weekday, weekday_span=first.weekday_span)
        if day.day and day.day.weekday() == first.weekday and first.type == "DATE":
            found[at] = replace(first, day=day.day, value=str(day.day))


def _share_year(found: list[Date], text: str) -> None:
    """Give the month of "in April and June 1955" the year that stands behind the other, or the one before it."""
    for i in range(len(found) - 1, 0, -1):
        first, last = found[i - 1], found[i]
        if (
            first.month is None
            or first.year
            or not last.year
            or not last.month
            or (first.monthday and not last.monthday)
        ):
            continue
        if first.relative or first.type != "DATE" or not _TOGETHER.fullmatch(text, first.end, last.start):
            continue
        year = last.year - (first.month > last.month)
        day = day_of(year, first.month, first.monthday) if first.monthday else None
        found[i - 1] = replace(first, value=f"{year}{first.value[4:]}", day=day, year_from="article")


def _bare(said: Date) -> bool:
    """True for a weekday without a date."""
    return said.weekday is not None and said.monthday is None


def _join(found: list[Date], date: Date) -> None:
    """Add `date`; where it and the mention before it are a day and its weekday, the day has the weekday."""
    before = found[-1]
    if _bare(before) and date.monthday is not None and date.weekday is None:
        date = replace(date, weekday=before.weekday, weekday_span=before.weekday_span)
    elif before.monthday is not None and before.weekday is None and date.weekday is not None and date.month is None:
        found[-1] = replace(before, weekday=date.weekday, weekday_span=date.weekday_span)
    found.append(date)


_NEAR = 60  # how far a date without a year may lie from the article's full dates to share their year, in days


def _by_own_dates(found: list[Date]) -> list[Date]:
    """The dates of an article without a publication date: what its own full dates settle is no longer open.

    A weekday has the day of the one full date that is written with it; a day and month has the year of all full dates.
    """
    full = {d.day for d in found if d.day and d.year}
    if not full:
        return found
    named: dict[int, set[datetime.date]] = {}
    for d in found:
        if d.day and d.year and d.weekday == d.day.weekday():
            named.setdefault(d.day.weekday(), set()).add(d.day)
    years = {day.year for day in full}
    first, last = min(full), max(full)
    return [d if d.day or d.year else _settled(d, named, years, first, last) for d in found]


def _settled(
    said: Date, named: dict[int, set[datetime.date]], years: set[int], first: datetime.date, last: datetime.date
) -> Date:
    day = None
    if said.monthday and said.month and len(years) == 1:
        day = day_of(first.year, said.month, said.monthday)
        if day and not -_NEAR <= (day - first).days <= (last - first).days + _NEAR:
            day = None
    elif said.weekday is not None and not said.month and len(days := named.get(said.weekday, set())) == 1:
        day = next(iter(days))
    if day is None:
        return said
    clock = said.value.partition("T")[2]
    return replace(said, day=day, value=f"{day}T{clock}" if clock else str(day), year_from="article")
