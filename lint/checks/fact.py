"""A fact of a running story, stated once by an editor: the day of an event, which every article must have right."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.finding import End, Hit
from lint.mentions.date import Date
from lint.mentions.sentence import Sentence, sentence_at

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lint.mentions import Mention, Reading


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Fact(Check):
    """The day of an event, held against every sentence that tells the event and names a day near it."""

    words: ClassVar[tuple[str, ...]] = ("event", "date", "said", "told")
    needs: ClassVar[tuple[type[Mention], ...]] = (Date, Sentence)
    family: ClassVar[str] = "day of an event"

    event: str = field(metadata={"doc": "What the event is called in the message."})
    day: date = field(metadata={"doc": "The day it was."})
    told_by: tuple[str, ...] = field(metadata={"doc": "Words that tell it, names among them."})
    at_least: int = field(default=2, metadata={"doc": "So many of these words make a sentence tell the event."})
    within: int = field(default=31, metadata={"doc": "A day further off than so many days belongs to another event."})

    @property
    def settled(self) -> bool:
        """The fact is right."""
        return True

    def mistakes(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        if not 1 <= self.at_least <= len(self.told_by):
            yield ("at_least",), f"'at_least' must be from 1 to {len(self.told_by)}, the number of words in 'told_by'."

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        article = reading.article
        sentences = reading.of(Sentence)
        days = [(m, day) for m in reading.of(Date) if (day := self._meant(m)) is not None]
        for sentence, group in groupby(days, key=lambda pair: sentence_at(sentences, pair[0].start)):
            if sentence is None:
                continue
            found = _pattern(self.told_by).findall(article.prose.text[sentence.start : sentence.end].lower())
            told = [w for w in self.told_by if w.lower() in found]
            dated = list(group)
            if len(told) < self.at_least or any(day == self.day for _, day in dated):
                continue
            for mention, day in dated:
                if abs((day - self.day).days) <= self.within:
                    words = {
                        "event": self.event,
                        "date": f"{self.day:%B} {self.day.day}, {self.day.year}",
                        "said": article.quoted(mention.span),
                        "told": ", ".join(told),
                    }
                    yield Hit((End(article, mention.span),), words)
                    break

    def _meant(self, mention: Date) -> date | None:
        """The day that the mention means; where the copy tells no year, the fact's own."""
        if mention.day is None and mention.month and mention.monthday and mention.value.startswith("XXXX"):
            try:
                return self.day.replace(month=mention.month, day=mention.monthday)
            except ValueError:
                return None
        return mention.day


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(w.lower()) for w in longest_first)})(?!\w)")
