"""A range of dates that ends before it begins: in comes a reading, out comes a Hit for each such range."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.finding import End, Hit
from lint.mentions.date import Date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Mention, Reading

_DASH = re.compile(r"[ \u00a0]?[-–—][ \u00a0]?")
_WORD = re.compile(r"[ \u00a0](?:to|until|till|through|and)[ \u00a0]")
_FROM = re.compile(r"\b(?:from|between)[ \u00a0]$", re.IGNORECASE)
_PART = re.compile(r"[\w./-]")  # beside a dashed pair of numbers: both are parts of a longer number


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class BackwardRange(Check):
    """Two years or two days of one month, joined as a range, of which the second comes first."""

    words: ClassVar[tuple[str, ...]] = ("range",)
    needs: ClassVar[tuple[type[Mention], ...]] = (Date,)

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        """One Hit, over the whole range, for each that runs backward."""
        article = reading.article
        text = article.prose.text
        for first, last in pairwise(reading.of(Date)):
            if not 0 < last.start - first.end <= 9 or not _runs_backward(first, last):
                continue
            if _joined(text, first, last):
                span = article.prose.span(first.start, last.end)
                yield Hit((End(article, span),), {"range": " ".join(text[first.start : last.end].split())})


def _joined(text: str, first: Date, last: Date) -> bool:
    if _DASH.fullmatch(text, first.end, last.start):
        before = first.start > 0 and _PART.match(text, first.start - 1)
        after = _PART.match(text, last.end)
        return not before and not (after and after[0] != "." and last.year is not None)
    led = _FROM.search(text, max(first.start - 9, 0), first.start)
    return bool(led and _WORD.fullmatch(text, first.end, last.start))


def _runs_backward(first: Date, last: Date) -> bool:
    """True for years, or days of one year, that both ends state, the second of them the earlier."""
    if first.type != "DATE" or last.type != "DATE":
        return False
    if first.monthday and last.monthday and first.weekday is None:
        if first.month is None or last.month is None:
            return False
        if first.year != last.year:
            return bool(first.year and last.year and first.year > last.year)
        # Over New Year a range may go from December to January; within one month it cannot go back.
        same = first.month == last.month or (first.year is not None and first.month > last.month)
        return same and (first.month, first.monthday) > (last.month, last.monthday)
    whole = len(first.value) == len(last.value) == 4
    return whole and first.year is not None and last.year is not None and first.year > last.year
