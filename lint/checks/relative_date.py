"""Yesterday, last month and their like, told again as another date: in comes a reading, out comes a Hit for each."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.mentions.dates.date import Date
from lint.text.calendar import MONTHS
from lint.text.finding import End, Hit
from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Mention, Reading

_DAY = lazy(
    r"(?:early |late |earlier |later )?(?:yesterday|today|tomorrow)\b|.*\bdays? (?:ago|from now)\Z",
    re.IGNORECASE | re.DOTALL,
)
_WEEK = lazy(r"(?:last|next|this) week\Z|.*\b(?:weeks?|fortnight) (?:ago|from now)\Z", re.IGNORECASE | re.DOTALL)
_LONGER = lazy(r"(?:last|next|this) (?:month|year)\Z", re.IGNORECASE)
#: What stands between such words and the date that tells them again: yesterday, June 18; last month, in May.
_COMMA = lazy(r",?[ \u00a0](?:\(|on |the )?|,[ \u00a0](?:on )?the ")
_WITHIN = lazy(r",?[ \u00a0](?:\((?:in |on )?|(?:in|on)[ \u00a0](?:the )?)")
_OWN = 7  # a date further off is that of a bulletin which the article repeats
_TURN = 5  # for so many days a new month or year is still the next one to copy written in the last


class RelativeDate(Check):
    """A day, month or year told once from the day of publication and at once again as a date, of which the two differ.

    A day passes that is one off: copy is written the evening before. A week passes that is one off, and a month or a
    year in the first days of the next.
    """

    words: ClassVar[tuple[str, ...]] = ("relative", "meant", "published", "date")
    needs: ClassVar[tuple[type[Mention], ...]] = (Date,)

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        """One Hit at each date that is not the one meant by the words before it."""
        article, now = reading.article, reading.article.published
        if now is None:
            return
        text = article.prose.text
        for said, told in pairwise(reading.of(Date)):
            if not said.relative or not 0 < told.start - said.end <= 12 or told.relative:
                continue
            meant = _meant(text, said, told, now)
            if meant:
                relative, other = (" ".join(text[d.start : d.end].split()) for d in (said, told))
                words = {"relative": relative, "meant": meant, "date": other, "published": _written(now)}
                yield Hit((End(article, told.span), End(article, said.span, "what it is told as")), words)


def _meant(text: str, said: Date, told: Date, now: date) -> str:
    """The day, week, month or year that the words mean, where it is not the one told; else nothing."""
    words, gap = text[said.start : said.end], text[said.end : told.start]
    if told.monthday and told.day and _COMMA.fullmatch(gap):
        if said.day and _DAY.match(words):
            off = abs((said.day - told.day).days)
            bulletin = off > _OWN and not words.endswith(("ago", "now"))
            return _written(said.day) if off > 1 and not bulletin else ""
        if "-W" in said.value and _WEEK.match(words):
            monday = date.fromisocalendar(int(said.value[:4]), int(said.value[6:8]), 1)
            return "" if -7 <= (told.day - monday).days <= 13 else f"the week of {_written(monday)}"
    if not _LONGER.match(words) or not _WITHIN.fullmatch(gap) or not said.value[:4].isdigit():
        return ""
    year, month = int(said.value[:4]), int(said.value[5:7] or 0)
    if month and told.month:
        off = told.month - month + 12 * (told.year - year if told.year else 0)
        off = off if told.year else (off + 5) % 12 - 5
        return "" if off == 0 or (off == -1 and now.day <= _TURN) else MONTHS[month - 1]
    if not month and told.year and told.year != year:
        fresh = now.month == 1 and now.day <= _TURN
        return "" if fresh and told.year == year - 1 else str(year)
    return ""


def _written(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.day}"
