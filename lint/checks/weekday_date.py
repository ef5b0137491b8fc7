"""A weekday that is not the date's: in comes a reading, out comes a Hit for each such weekday."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import field
from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.mentions.dates.date import Date
from lint.mentions.dates.written import written
from lint.text.calendar import WEEKDAYS, day_of
from lint.text.finding import End, Hit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lint.mentions import Mention, Reading


class WeekdayDate(Check):
    """A date whose weekday is another than the one written with it.

    A date without a year has the year of the full dates near it in the article, else that of the publication date; if
    it is far from all of them, or its weekday fits another year that the article names, nothing is said.
    """

    words: ClassVar[tuple[str, ...]] = ("date", "actual", "weekday", "was")
    needs: ClassVar[tuple[type[Mention], ...]] = (Date,)

    days_before: int = field(
        default=45,
        metadata={"doc": "how many days before a known day a date without a year may lie, to share its year"},
    )
    days_after: int = field(
        default=31, metadata={"doc": "how many days after a known day a date without a year may lie, to share its year"}
    )

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        """One Hit at each weekday that the calendar contradicts."""
        dates, published = reading.of(Date), reading.article.published
        paired = [(i, d) for i, d in enumerate(dates) if d.weekday is not None and d.monthday is not None]
        if not paired:
            return
        full = [i for i, d in enumerate(dates) if d.year]
        for i, said in paired:
            at = bisect_left(full, i)
            beside = [dates[j] for j in full[max(at - 1, 0) : at + 1]]
            day = self._day(said, beside, published)
            if day and day.weekday() != said.weekday and said.weekday_span:
                words = {
                    "date": written(day, reading.article, year=True),
                    "actual": WEEKDAYS[day.weekday()],
                    "weekday": WEEKDAYS[said.weekday or 0],
                    "was": "is" if published and day > published else "was",
                }
                yield Hit((End(reading.article, said.weekday_span),), words)

    def _day(self, said: Date, beside: list[Date], published: date | None) -> date | None:
        """The day meant, or None where its year cannot be known."""
        if said.year is not None:
            return _day(said.year, said)
        near = self._near(said, [d.day for d in beside if d.day]) or self._near(said, [published] if published else [])
        tried = near + [day for d in beside if (day := _day(d.year or 0, said))]
        return min(near, default=None) if all(day.weekday() != said.weekday for day in tried) else None

    def _near(self, said: Date, known: list[date]) -> list[date]:
        """The days of that month and day that lie near a known day; next to New Year they are sought in both years."""
        return [
            day
            for there in known
            for year in (there.year - 1, there.year, there.year + 1)
            if (day := _day(year, said)) and -self.days_before <= (day - there).days <= self.days_after
        ]


def _day(year: int, said: Date) -> date | None:
    return day_of(year, said.month or 0, said.monthday or 0)
