"""A fact of a running story, stated once by an editor: the day of an event, which every article must have right."""

from __future__ import annotations

import re
from dataclasses import field
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.mentions.dates.date import Date
from lint.mentions.dates.written import written
from lint.mentions.events.act_families import family
from lint.mentions.events.event import Event
from lint.mentions.words.sentence import Sentence, sentence_at
from lint.text.finding import End, Hit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from lint.mentions import Mention, Reading

#: So many of the event's words make a bare weekday its day.
_FOR_A_WEEKDAY = 3


class Fact(Check):
    """The day of an event, held against every sentence that tells the event and names a day near it.

    A sentence tells the event where it has enough of its words, a name among them, and the date goes with such an act
    as those words tell: who said so on the next day, or was charged then, names no day of the event.
    """

    words: ClassVar[tuple[str, ...]] = ("event", "date", "said", "told")
    needs: ClassVar[tuple[type[Mention], ...]] = (Date, Event, Sentence)
    family: ClassVar[str] = "day of an event"

    event: str = field(metadata={"doc": "What the event is called in the message."})
    day: date = field(metadata={"doc": "The day it was."})
    told_by: tuple[str, ...] = field(
        metadata={"doc": "Words that tell it: names, with capitals, and what happened, without."}
    )
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
        wrong: dict[date, list[tuple[Date, list[str]]]] = {}
        for mention, day, told in self._told(reading):
            if day != self.day and abs((day - self.day).days) <= self.within:
                wrong.setdefault(day, []).append((mention, told))
        for places in wrong.values():
            mention, told = places[0]
            words = {
                "event": self.event,
                "date": written(self.day, article, year=True),
                "said": article.quoted(mention.span),
                "told": ", ".join(told),
            }
            yield Hit(tuple(End(article, m.span) for m, _ in places), words)

    def _told(self, reading: Reading) -> Iterator[tuple[Date, date, list[str]]]:
        """The first day of each sentence that tells the event and not its right day, with the words that tell it."""
        days = [(m, day) for m in reading.of(Date) if (day := self._meant(m)) is not None]
        if not any(day != self.day and abs((day - self.day).days) <= self.within for _, day in days):
            return  # as in nearly all copy, which tells other events
        sentences, acts = reading.of(Sentence), {e.start: e.act for e in reading.of(Event)}
        for sentence, group in groupby(days, key=lambda pair: sentence_at(sentences, pair[0].start)):
            if sentence is None:
                continue
            found = _pattern(self.told_by).findall(reading.article.prose.text[sentence.start : sentence.end].lower())
            told = [w for w in self.told_by if w.lower() in found]
            dated = list(group)
            if len(told) < self.at_least or any(day == self.day for _, day in dated):
                continue
            for mention, day in dated:
                act = acts.get(mention.start, "" if mention.day is None else "say")
                if self._goes_with(act, told, sure=mention.monthday is not None):
                    yield mention, day, told
                    break

    def _goes_with(self, act: str, told: Sequence[str], *, sure: bool) -> bool:
        """Whether a day that goes with such an act is the event's, in a sentence that has these of its words.

        A bare weekday needs three of them, and a day that goes with no such act one more than others do.
        """
        names, acts = ({w for w in self.told_by if w[0].isupper() is upper} for upper in (True, False))
        if names and names.isdisjoint(told):
            return False
        families = {f for w in acts for part in w.lower().split() if (f := family(part))}
        fits = act in families or not families
        enough = sure or len(told) >= _FOR_A_WEEKDAY
        return enough if fits else act in {"", "happen"} and len(told) > self.at_least

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
