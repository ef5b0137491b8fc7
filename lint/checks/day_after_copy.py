"""Copy that tells of a day as past which comes after its own date: out comes one Hit an article."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.mentions.dates.date import Date
from lint.mentions.dates.written import written
from lint.mentions.events.event import Event
from lint.mentions.words.sentence import Sentence, sentence_at
from lint.text.article import TELLING
from lint.text.calendar import WEEKDAYS
from lint.text.finding import End, Hit
from lint.text.lazy_regex import lazy
from lint.text.span import Span
from lint.text.tables import any_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lint.mentions import Mention, Reading

#: A weekday that is the day after the copy's date is six days before it, and nobody writes of what was said or of a
#: morning then without saying that it was a week ago.
_DAYS = -6
#: What copy tells with one of its first days, and what comes of it within two days, not of what was five days before.
_DEEDS = frozenset({"attack", "death", "happen", "find", "crash", "collapse", "blaze", "quake", "rob"})
_FIRST = 2
_AFTERMATH = frozenset({"arrest", "charge", "hearing", "plea", "release", "examine"})
_FRESH = frozenset({"say", "publish", "announce"})
_PART = lazy(r"\b(?:early|late|morning|afternoon|evening|night|[ap]\.?m)\b")
_SAYS = lazy(r",? (?:[\w.’'-]+ ){0,3}(?:said|told|says)\b")
_AGO = lazy(
    r"(?i)\b(?:last|previous|prior|past|a week|week ago|every|each|following|next|to air|must|or|has declared"
    r"|(?:that|by) \w+day|\w{3}\.)\b"
)
_PAST = lazy(r"\b(?:was|were|had|went|said|told|[a-z]{2,}ed)\b")
#: What was to come then, or any such day.
_AHEAD = lazy(
    lambda: (
        rf"\b(?:(?:{any_of('tenses', 'future')}|supposed|planned|set for|until|could|can|having)\b|early as"
        r"|(?:is|are|be) \w+(?:ing|ed)|\bfor \Z|an? (?:\w+ )?\Z)"
    ),
    re.IGNORECASE,
)
_UPDATED = lazy(r"(?mi)^\W*(?:.{0,40}\b)?(?:updated?|posted|published|modified)\b")
_FRONT = lazy(r"(?m)^published: *(.+?) *$")
_NEAR, _CLAUSE = 40, 60


class DayAfterCopy(Check):
    """Copy of Thursday that tells what police said on Friday."""

    words: ClassVar[tuple[str, ...]] = ("said", "date", "after")
    needs: ClassVar[tuple[type[Mention], ...]] = (Date, Event, Sentence)

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        article = reading.article
        published = article.published
        dates = [d for d in reading.of(Date) if _is_bare(reading, d)] if published else []
        places = [*_after(reading, dates)] or [*_aftermath(reading, dates)][:1]
        if not places or published is None:
            return
        ends = [End(article, span) for span in places]
        if m := _FRONT.search(article.text, 0, article.blocks[0].span.start):
            ends.append(End(article, Span(*m.span(1)), "the copy's date"))
        ends += [End(article, line[0].span, "the copy's date") for _, line in _stamps(reading) if line][:1]
        words = {
            "said": ends[0].text,
            "date": f"{WEEKDAYS[published.weekday()]}, {written(published, article)}",
            "after": WEEKDAYS[(published.weekday() + 1) % 7],
        }
        yield Hit(tuple(ends), words)


def _is_bare(reading: Reading, d: Date) -> bool:
    """True for a weekday of the copy's own week that has no more to tell which one it is."""
    if d.weekday is None or d.monthday or d.day is None or reading.article.block_at(d.start).kind not in TELLING:
        return False
    return not _AGO.search(reading.article.prose.text, max(d.start - _NEAR, 0), d.end + _NEAR)


def _after(reading: Reading, dates: Iterable[Date]) -> Iterator[Span]:
    """Where the copy tells something fresh of the weekday that follows its own date."""
    text = reading.article.prose.text
    acts = {e.start: e.act for e in reading.of(Event)}
    for d, s in _told(reading, dates, _DAYS):
        opens = text[s.start : d.start] in {"On ", ""}
        said = acts.get(d.start) in _FRESH or (opens and _SAYS.match(text, d.end, s.end))
        if said or _PART.search(text, d.start, d.end):
            yield d.span


def _aftermath(reading: Reading, dates: Sequence[Date]) -> Iterator[Span]:
    """Where copy that begins with what was done on its own day tells what came of it on the days that follow."""
    acts = {e.start: e.act for e in reading.of(Event)}
    text = reading.article.prose.text
    if not any(d.day == reading.article.published and acts.get(d.start) in _DEEDS for d in dates[:_FIRST]):
        return
    for days in (_DAYS, _DAYS + 1):
        for d, s in _told(reading, dates, days):
            act = acts.get(d.start)
            if act in _DEEDS or not _PAST.search(text, max(s.start, d.start - _CLAUSE), min(s.end, d.end + _CLAUSE)):
                continue
            if days == _DAYS or act in _AFTERMATH or _PART.search(text, d.start, d.end):
                yield d.span


def _told(reading: Reading, dates: Iterable[Date], days: int) -> Iterator[tuple[Date, Sentence]]:
    """The weekdays so many days from the copy's date that something is told of, each with its sentence."""
    article = reading.article
    text, published = article.prose.text, article.published
    sentences = reading.of(Sentence)
    asked = [d for d in dates if d.day and published and (d.day - published).days == days]
    updated = _updated(reading) if asked else 0
    for d in asked:
        s = sentence_at(sentences, d.start)
        if s is None or d.start > updated:
            return
        if not _AHEAD.search(text, max(s.start, d.start - _CLAUSE), d.start):
            yield d, s


def _updated(reading: Reading) -> int:
    """Where the page says first that it is of another day than the copy's own; its end where it does not."""
    return next((start for start, own in _stamps(reading) if not own), len(reading.article.prose.text))


def _stamps(reading: Reading) -> Iterator[tuple[int, list[Date]]]:
    """Where the page says of which day it is, each with the mentions of the copy's own day there."""
    article, dates = reading.article, reading.of(Date)
    starts = [d.start for d in dates]
    for m in _UPDATED.finditer(article.prose.text):
        block = article.block_at(m.end() - 1)
        line = dates[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
        yield m.start(), [d for d in line if d.day == article.published]
