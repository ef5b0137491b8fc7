"""When on its day an event was: in come an event and its date, out come the hours that the words leave open."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from lint.mentions.dates.date import Date
from lint.mentions.events.act_families import family
from lint.mentions.events.event import Event
from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Reading

#: Hours that a word for a part of the day may mean, with room for how writers use it.
_PARTS = {"MO": (0.0, 12.0), "MI": (11.0, 13.0), "AF": (12.0, 18.0), "EV": (16.5, 24.5), "NI": (18.0, 30.0)}
_CLOCK = lazy(r"T(\d\d)(?::(\d\d))?")
_LATER = lazy(r"\b(?:night|evening|afternoon|p\.?m)\b", re.IGNORECASE)
_ZONE = lazy(
    r"\b(?:(?:GMT|UTC|BST|CES?T|[ECMP][DS]?T)\b"
    r"|(?:[A-Z][a-z]+|local) (?:[Tt]ime|[SD]T)\b)"
)
#: Two clock times may be so many hours apart, and still be of one event that takes its time: half of it either way.
_ROOM = 0.6
#: A night runs into the morning, and whose morning it is the copy seldom says.
_SMALL_HOURS = 6.0
#: Acts of the day, which no night runs into.
_BY_DAY = frozenset(
    {"meet", "sign", "hearing", "trial", "sentence", "vote", "announce", "resign", "open", "marry", "funeral"}
)
#: These tell nothing of what began or happened; another word of the sentence does.
_FAINT = frozenset({"begin", "end", "happen"})
_SILENT = frozenset({"", "say", "publish"})


class EventTime(NamedTuple):
    """An event, the family of its act, and from when to when of its day it may have been, in hours."""

    reading: Reading
    event: Event
    act: str
    start: float
    end: float

    @property
    def path(self) -> str:
        return self.reading.article.path


def timed(reading: Reading) -> Iterator[EventTime]:
    """The events that have a time of day, where their sentence has no other day."""
    text = reading.article.prose.text
    dates = {d.start: d for d in reading.of(Date) if "T" in d.value}
    if not dates:
        return
    sentences = Counter(e.sentence for e in reading.of(Event))
    for e in reading.of(Event):
        act = _act(e)
        if e.start not in dates or act in _SILENT or sentences[e.sentence] > 1:
            continue
        if (hours := _hours(dates[e.start], text[e.start : e.end])) and not _ZONE.search(text, e.start, e.end + 24):
            yield EventTime(reading, e, act, *hours)


def _act(e: Event) -> str:
    """What began or ended, where that is what the sentence tells; else the event's act."""
    if e.act not in _FAINT:
        return e.act
    acts = {family(word) for word in e.line.split()} - _FAINT - _SILENT
    return acts.pop() if len(acts) == 1 else e.act


def _hours(d: Date, said: str) -> tuple[float, float] | None:
    """From when to when of its day a time may be."""
    part = d.value.rpartition("T")[2]
    if part in _PARTS:
        return _PARTS[part]
    if not (m := _CLOCK.search(d.value)):
        return None
    hour = int(m[1]) + int(m[2] or 0) / 60
    if _SMALL_HOURS <= hour < 12 and _LATER.search(said):
        hour += 12
    return hour - _ROOM, hour + _ROOM


def at_odds(a: EventTime, b: EventTime) -> bool:
    """True where no hour is open to both."""
    first, second = (a, b) if a.start < b.start else (b, a)
    overnight = second.end > 24.5 and first.start < _SMALL_HOURS and a.act not in _BY_DAY
    return first.end <= second.start and not overnight
