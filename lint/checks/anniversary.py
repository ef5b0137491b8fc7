"""An anniversary that does not fall in the year of the copy: in comes a reading, out comes a Hit for each."""

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

_WHICH = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th)[ \u00a0-]\Z")
_OF = re.compile(r"[ \u00a0]of[ \u00a0]")
_REACH = 80  # how far behind the word the year of the event may stand, in characters


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Anniversary(Check):
    """The 50th anniversary of a 1961 treaty in copy of 2024; the year before and the year after pass."""

    words: ClassVar[tuple[str, ...]] = ("which", "year", "due")
    needs: ClassVar[tuple[type[Mention], ...]] = (Date, Sentence)

    def literals(self) -> tuple[str, ...]:
        """The word that all of them have."""
        return ("anniversary",)

    def at_literal(self, reading: Reading, literal: str, start: int, end: int) -> Iterator[Hit]:  # noqa: ARG002
        """A Hit where the year that follows, and the count before, do not lead to the year of the copy."""
        article, text = reading.article, reading.article.prose.text
        which = _WHICH.search(text, max(start - 8, 0), start)
        sentence = sentence_at(reading.of(Sentence), start)
        if not which or not sentence or not _OF.match(text, end) or article.published is None:
            return
        dates = reading.of(Date)
        at = bisect_left(dates, end, key=lambda d: d.start)
        stated = [d for d in dates[max(at - 6, 0) : at + 6] if d.year and sentence.start <= d.start < sentence.end]
        event = next((d for d in stated if end < d.start <= end + _REACH), None)
        if event is None or event.year is None:
            return
        due = event.year + int(which[1])
        years = {article.published.year, *(d.year for d in stated if d.year and d is not event)}
        if all(abs(year - due) > 1 for year in years):
            place = article.prose.span(which.start(), end)
            words = {"which": which[0].strip(" \u00a0-"), "year": str(event.year), "due": str(due)}
            yield Hit((End(article, place), End(article, event.span, "the year of the event")), words)
