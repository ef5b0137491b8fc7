"""An age that a year of birth denies: in comes a reading, out comes a Hit for each."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.finding import End, Hit
from lint.mentions.date import Date
from lint.mentions.sentence import Sentence, sentence_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Mention, Reading

#: "Jan Novak, 45, was" before "born"; "… in 1960, aged 45" or "… in 1960 and is 45 years old" behind the year.
_BEFORE = re.compile(r"[A-Z][\w’'-]+,[ \u00a0](\d{1,3}),?(?:[ \u00a0](?:who|and|is|was|were))*[ \u00a0]\Z")
_BEHIND = re.compile(
    r",?(?:[ \u00a0](?:and|is|was|now|aged|age|she|he)){1,4}[ \u00a0](\d{1,3})\b(?:[ \u00a0]years old)?"
)

#: What may stand between "born" and the date: a place.
_PLACE = re.compile(r"(?:,?[ \u00a0](?:in|on|at|near|the|of|[A-Z][\w.’'-]*)){1,8},?[ \u00a0]")


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class AgeBirth(Check):
    """An age beside a year of birth that does not give it, counted from the publication date or a year named there."""

    words: ClassVar[tuple[str, ...]] = ("age", "born", "actual")
    needs: ClassVar[tuple[type[Mention], ...]] = (Date, Sentence)

    def literals(self) -> tuple[str, ...]:
        """The word before a date of birth."""
        return ("born",)

    def at_literal(self, reading: Reading, literal: str, start: int, end: int) -> Iterator[Hit]:  # noqa: ARG002
        """A Hit where the age beside this birth is no age of that year's child."""
        article, text, dates = reading.article, reading.article.prose.text, reading.of(Date)
        sentence = sentence_at(reading.of(Sentence), start)
        at = bisect_left(dates, end, key=lambda d: d.start)
        if sentence is None or article.published is None or at == len(dates):
            return
        birth = dates[at]
        if birth.year is None or birth.start > sentence.end or not _PLACE.fullmatch(text, end, birth.start):
            return
        age = _BEFORE.search(text, max(start - 60, 0), start) or _BEHIND.match(text, birth.end, sentence.end)
        if age is None:
            return
        years = {article.published.year} | {
            d.year
            for d in dates[max(at - 6, 0) : at + 7]
            if d.year and d is not birth and sentence.start <= d.start < sentence.end
        }
        if all(year - birth.year - int(age[1]) not in (0, 1) for year in years):
            old = article.published.year - birth.year
            words = {"age": age[1], "born": str(birth.year), "actual": f"{old - 1} or {old}"}
            ends = End(article, article.prose.span(*age.span(1))), End(article, birth.span, "the birth")
            yield Hit(ends, words)
