"""An anniversary that does not fall in the year of the copy: in comes a reading, out comes a Hit for each."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import field
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.mentions.dates.date import Date
from lint.mentions.words.sentence import Sentence, sentence_at
from lint.text.finding import End, Hit
from lint.text.lazy_regex import lazy
from lint.text.tables import alternation, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lint.mentions import Mention, Reading

_WORDS = {
    "fifth": 5, "tenth": 10, "fifteenth": 15, "twentieth": 20, "thirtieth": 30, "fortieth": 40,
    "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100,
}  # fmt: skip
_WHOLE = {"bicentenary": 200, "bicentennial": 200, "centenary": 100, "centennial": 100}
_WHICH = lazy(rf"\b(?:(\d{{1,3}})(?:st|nd|rd|th|-year)|({'|'.join(_WORDS)}))[ \u00a0-]\Z", re.IGNORECASE)
_OF = lazy(r"[ \u00a0]of[ \u00a0]")
_OWN = lazy(r"\b(?:its|their)[ \u00a0]\Z", re.IGNORECASE)
_REACH = 80  # how far behind the word the year of the event may stand, in characters


@lru_cache(maxsize=8)
def _began(more: tuple[str, ...]) -> re.Pattern[str]:
    """What stands before the year in which something began that has an anniversary of its own."""
    verbs = alternation((*listed("anniversaries"), *more))
    return lazy(rf"\b(?:{verbs})\b[^.;,]{{0,30}}\b(?:in|on)[ \u00a0]\Z", re.IGNORECASE)


class Anniversary(Check):
    """The 50th anniversary of a 1961 treaty in copy of 2024; the year before and the year after pass.

    The year stands behind the word, or with what began then: "founded in 1961, the club marks its 50th anniversary".
    """

    began: tuple[str, ...] = field(
        default=(), metadata={"doc": "More verbs of what has an anniversary, such as founded, before the year of it."}
    )

    words: ClassVar[tuple[str, ...]] = ("which", "year", "due")
    needs: ClassVar[tuple[type[Mention], ...]] = (Date, Sentence)

    def literals(self) -> tuple[str, ...]:
        """The words that all of them have."""
        return ("anniversary", *_WHOLE)

    def at_literal(self, reading: Reading, literal: str, start: int, end: int) -> Iterator[Hit]:
        """A Hit where the year told with it, and the count before, do not lead to the year of the copy."""
        article, text = reading.article, reading.article.prose.text
        which = None if literal in _WHOLE else _WHICH.search(text, max(start - 14, 0), start)
        sentence = sentence_at(reading.of(Sentence), start)
        if sentence is None or article.published is None or not (which or literal in _WHOLE):
            return
        begin = which.start() if which else start
        count = _WHOLE.get(literal) or (which and int(which[1] or _WORDS[which[2].lower()])) or 0
        dates = reading.of(Date)
        at = bisect_left(dates, end, key=lambda d: d.start)
        stated = [d for d in dates[max(at - 6, 0) : at + 6] if d.year and sentence.start <= d.start < sentence.end]
        event = _event(text, stated, begin, end, self.began)
        if event is None or event.year is None:
            return
        due = event.year + count
        years = {article.published.year, *(d.year for d in stated if d.year and d is not event)}
        if all(abs(year - due) > 1 for year in years):
            told = " ".join((which[0].strip(" \u00a0-") if which else literal).split())
            place = article.prose.span(begin, end)
            yield Hit(
                (End(article, place), End(article, event.span, "the year of the event")),
                {"which": f"{told} anniversary" if which else told, "year": str(event.year), "due": str(due)},
            )


def _event(text: str, stated: Sequence[Date], begin: int, end: int, began: tuple[str, ...]) -> Date | None:
    """The date of what the anniversary is of."""
    if _OF.match(text, end):
        return next((d for d in stated if end < d.start <= end + _REACH), None)
    if not _OWN.search(text, max(begin - 8, 0), begin):
        return None
    return next((d for d in stated if _began(began).search(text, max(d.start - 60, 0), d.start)), None)
