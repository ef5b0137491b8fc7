"""A day that its month does not have: in comes a reading, out comes a Hit for each such date."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.mentions.dates.date import Date
from lint.text.calendar import MONTHS, days_in
from lint.text.finding import End, Hit
from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Mention, Reading


_IN = lazy(r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y) \Z")
_NOUN = lazy(r" (?:[a-z]{3,}|of)")


class NoSuchDay(Check):
    """A date that is not on the calendar: June 31, or February 29 of a year that is no leap year."""

    words: ClassVar[tuple[str, ...]] = ("month", "days")
    needs: ClassVar[tuple[type[Mention], ...]] = (Date,)

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        """One Hit at each date that is not on the calendar."""
        for said in reading.of(Date):
            if said.month is None or said.monthday is None:
                continue
            days = days_in(said.month, said.year)
            if said.monthday > days and not _counts(reading.article.prose.text, said):
                month = MONTHS[said.month - 1] + (f" {said.year}" if said.month == 2 and said.year else "")
                yield Hit((End(reading.article, said.span),), {"month": month, "days": str(days)})


def _counts(text: str, said: Date) -> bool:
    """True where the number counts what follows: "In June 31 houses burned"."""
    return _IN.search(text, max(said.start - 8, 0), said.start) is not None and _NOUN.match(text, said.end) is not None
