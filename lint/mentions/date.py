"""Dates, times, durations and repeated times as copy writes them, each with its TIMEX3 type and value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

from lint.mentions import Mention
from lint.mentions.dates.guard import Guard
from lint.mentions.dates.phrases import phrases
from lint.mentions.dates.resolve import Context, resolve
from lint.mentions.dates.runs import runs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lint.mentions import Reading
    from lint.text import Span

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
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
    day: date | None = None
    year: int | None = None
    month: int | None = None
    monthday: int | None = None
    weekday: int | None = None
    weekday_span: Span | None = None
    year_from: Literal["text", "article", "published", None] = None
    relative: bool = False

    @classmethod
    def find(cls, reading: Reading) -> Iterator[Date]:
        """All time expressions of the article's prose, in order."""
        article = reading.article
        text = article.prose.text
        low = lowered(text)
        guard = Guard(text, low)
        context = Context(article.published, guard.tense)
        for run in runs(low):
            for phrase in phrases(run):
                if not guard.admits(phrase):
                    continue
                said = resolve(phrase, context)
                if said is None:
                    continue
                start, end = guard.start, guard.end
                weekday = next((t for t in phrase.tokens if t.code in "wg"), None)
                year_from: Literal["text", "published", None] = (
                    "text" if said.year else "published" if article.published and said.value[:1].isdigit() else None
                )
                yield cls(
                    article.prose.span(start, end), start, end, said.type, said.value, said.day, said.year,  # type: ignore[arg-type]
                    said.month, said.monthday, said.weekday,
                    article.prose.span(weekday.start, weekday.end) if weekday else None, year_from, said.relative,
                )  # fmt: skip
                if (
                    said.type in ("DATE", "TIME")
                    and said.value[:1].isdigit()
                    and phrase.rule not in ("offset", "compared")
                ):
                    context.last = said.value
                    context.last_day = said.day or context.last_day

    def values(self) -> dict[str, str]:
        return {"type": self.type, "value": self.value}


_WIDE = re.compile("İ")  # the one letter whose lower case is longer than itself


def lowered(text: str) -> str:
    """`text` in lower case, character for character."""
    return (_WIDE.sub("i", text) if "İ" in text else text).lower()
