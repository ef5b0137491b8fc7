"""A verb's tense against the date it goes with: in comes a reading, out comes a Hit for each that disagree."""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.mentions.dates.date import Date
from lint.mentions.dates.written import written
from lint.text.calendar import day_of
from lint.text.finding import End, Hit
from lint.text.lazy_regex import lazy
from lint.text.tables import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lint.mentions import Mention, Reading

_CLAUSE = 90
#: What has a time of its own, so that the date may be its: will be charged in the death of Ann Lee on June 10.
_ITS = rf"(?!(?:{any_of('tenses', 'own time')})\b)"
_AHEAD = (
    r"(will|['’]ll|won['’]t|(?:is|are) (?:to|going to|due to|set to|scheduled to|expected to)|plans? to)[ \u00a0]"
    r"(?!(?:have|never)\b)"
)
_WILL = lazy(rf"\b{_AHEAD}(?:{_ITS}[a-z]+[ \u00a0]){{1,5}}(?:(?:on|until|by)[ \u00a0])?\Z", re.IGNORECASE)
_WAS = lazy(
    r"\b((?:was|were) [a-z]{2,}(?:ed|en|ot|ld|de|nt|nd|t)|died|met|happened|occurred|went|came|began|took place"
    r"|(?:has|have) been(?= [a-z ]{0,30}since ))(?: [a-zA-Z]+){0,4} ?\Z"
    r"|(?:(?<=[Hh]e )|(?<=[Tt]hey )|(?<=who )|(?<=[Pp]olice ))([a-z]{3,}ed)(?: him| her| them| guilty)?"
    r"(?: late| early)?(?: on)? ?\Z"
)
#: The same behind a date that opens its sentence: On June 26, the two were arrested.
_OPENS = lazy(r"(?:^|\n|[.!?][”\"]? )On \Z")
_THEN_WILL = lazy(rf",? (?:[\w’'-]+ ){{1,4}}{_AHEAD}")
_THEN_WAS = lazy(
    r",? (?:[\w’'-]+ ){1,4}((?:was|were) [a-z]{2,}(?:ed|en|ot|ld|de|nt|nd|t)|died|met|went|came|began)\b"
    r"(?! (?:to|until|for)\b)"
)
#: What was only foreseen, however its verb stands.
_FORESEEN = lazy(lambda: rf"\b(?:{any_of('tenses', 'foreseen')})\b", re.IGNORECASE)


class TenseDate(Check):
    """A day that lies after the publication date and is told as past, or before it and told as to come.

    It speaks only where another day that the article names lies within the week before publication, which shows that
    the publication date is the article's own.
    """

    words: ClassVar[tuple[str, ...]] = ("verb", "date", "published")
    needs: ClassVar[tuple[type[Mention], ...]] = (Date,)

    days: int = field(default=30, metadata={"doc": "how many days before or after publication are looked at"})

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        """One Hit at each date that its verb denies."""
        article, published = reading.article, reading.article.published
        if published is None:
            return
        text = article.prose.text
        days = [(d, day) for d in reading.of(Date) if d.monthday and (day := _day(d, published))]
        fresh = {day for _, day in days if 0 <= (published - day).days <= 7}
        for said, day in days:
            away = (day - published).days
            if not 2 <= abs(away) <= self.days or not fresh - {day}:
                continue
            floor = max(said.start - _CLAUSE, 0)
            floor = max(text.rfind("\n", floor, said.start) + 1, floor)
            verb = (_WILL if away < 0 else _WAS).search(text, floor, said.start)
            if verb is None and _OPENS.search(text, max(said.start - 6, 0), said.start):
                verb = (_THEN_WILL if away < 0 else _THEN_WAS).match(text, said.end, said.end + _CLAUSE)
                if verb and away > 0 and _FORESEEN.search(verb[0]):
                    continue
            if verb and not (away > 0 and _FORESEEN.search(text, floor, said.start)):
                words = {
                    "verb": (verb[1] or verb[2]).lower(),
                    "date": written(day, article),
                    "published": written(published, article),
                }
                yield Hit((End(article, said.span),), words)


def _day(said: Date, published: date) -> date | None:
    """The day meant: in its own year, else the nearest to publication."""
    if said.year is not None:
        return said.day
    years = (published.year - 1, published.year, published.year + 1)
    near = [day for year in years if (day := day_of(year, said.month or 0, said.monthday or 0))]
    return min(near, key=lambda day: abs((day - published).days), default=None)
