"""Copy that tells of a day as past which comes after its own date: out comes one Hit an article."""

from __future__ import annotations

import re
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
    from collections.abc import Iterator

    from lint.mentions import Mention, Reading

#: A weekday that is the day after the copy's date is six days before it, and nobody writes of what was said or of a
#: morning then without saying that it was a week ago.
_DAYS = -6
_FRESH = frozenset({"say", "publish", "announce"})
_PART = lazy(r"\b(?:early|late|morning|afternoon|evening|night|[ap]\.?m)\b")
_SAYS = lazy(r",? (?:[\w.’'-]+ ){0,3}(?:said|told|says)\b")
_AGO = lazy(
    r"\b(?:last|previous|prior|past|a week|week ago|every|each|following|next|to air|must|or|has declared"
    r"|(?:that|by) \w+day|\w{3}\.)\b"
)
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
        places = list(_after(reading)) if published else []
        if not places or published is None:
            return
        ends = [End(article, span) for span in places]
        if m := _FRONT.search(article.text, 0, article.blocks[0].span.start):
            ends.append(End(article, Span(*m.span(1)), "the copy's date"))
        words = {
            "said": ends[0].text,
            "date": f"{WEEKDAYS[published.weekday()]}, {written(published, article)}",
            "after": WEEKDAYS[(published.weekday() + 1) % 7],
        }
        yield Hit(tuple(ends), words)


def _after(reading: Reading) -> Iterator[Span]:
    """Where the copy tells something fresh of the weekday that follows its own date."""
    article = reading.article
    text, published = article.prose.text, article.published
    acts = {e.start: e.act for e in reading.of(Event)}
    sentences = reading.of(Sentence)
    for d in reading.of(Date):
        if d.weekday is None or d.monthday or d.day is None or published is None or (d.day - published).days != _DAYS:
            continue
        if article.block_at(d.start).kind not in TELLING or _AGO.search(text, max(d.start - _NEAR, 0), d.end + _NEAR):
            continue
        s = sentence_at(sentences, d.start)
        if s is None or _UPDATED.search(text, 0, d.start):
            return
        if _AHEAD.search(text, max(s.start, d.start - _CLAUSE), d.start):
            continue
        opens = text[s.start : d.start] in {"On ", ""}
        said = acts.get(d.start) in _FRESH or (opens and _SAYS.match(text, d.end, s.end))
        if said or _PART.search(text, d.start, d.end):
            yield d.span
