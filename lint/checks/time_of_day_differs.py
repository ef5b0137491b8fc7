"""One event at two times of its day: in comes a story, out comes one Hit for each such event."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import field
from itertools import combinations
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from lint.checks import Check
from lint.mentions.dates.date import Date
from lint.mentions.events.coreference import tied
from lint.mentions.events.event import Event
from lint.mentions.events.hour import EventTime, at_odds, timed
from lint.text.finding import End, Hit, where

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lint.mentions import Mention
    from lint.mentions.events.coreference import Coreference
    from lint.stories.story import Story

#: Places of one act on one day that are compared.
_MOST = 12


class _Pair(NamedTuple):
    """Two places that tell one event at two times, and what says that it is one."""

    tie: Coreference
    late: EventTime
    early: EventTime


class TimeOfDayDiffers(Check):
    """What happened in the morning in one article and in the afternoon in another."""

    weight: float = field(
        default=0.7,
        metadata={"doc": "How much the two places must have in common; a name of two words is 1, a common word 0.35"},
    )

    words: ClassVar[tuple[str, ...]] = ("here", "time", "there", "other", "day", "signals")
    needs: ClassVar[tuple[type[Mention], ...]] = (Event, Date)

    def in_story(self, story: Story) -> Iterator[Hit]:
        """One Hit for each act on one day that two articles put at two times."""
        days: dict[tuple[str, int, int], list[EventTime]] = defaultdict(list)
        for reading in story.readings:
            for t in timed(reading):
                days[t.act, t.event.day.month, t.event.day.day].append(t)
        for _, told in sorted(days.items()):
            told = told[:_MOST]
            if any(a.path == b.path and at_odds(a, b) for a, b in combinations(told, 2)):
                continue  # an article that has both times tells of two events
            pairs = [p for a, b in combinations(told, 2) if a.path != b.path and (p := self._pair(a, b))]
            if pairs and not _three_times(pairs):
                yield _hit(pairs)

    def _pair(self, a: EventTime, b: EventTime) -> _Pair | None:
        """Two places that tell one event with no hour in common, the later hour first."""
        if not at_odds(a, b) or (tie := tied(a.event, b.event)).weight < self.weight:
            return None
        return _Pair(tie, b, a) if a.start < b.start else _Pair(tie, a, b)


def _three_times(pairs: Sequence[_Pair]) -> bool:
    """True where the articles have more than two times, which are of several events."""
    late, early = pairs[0].late, pairs[0].early
    return any(at_odds(p.late, late) or at_odds(p.early, early) for p in pairs)


def _hit(pairs: Sequence[_Pair]) -> Hit:
    """The finding, the side that fewer articles take first."""
    best = max(pairs, key=lambda p: p.tie.weight)
    late = {(p.late.path, p.late.event.start): p.late for p in pairs}.values()
    early = {(p.early.path, p.early.event.start): p.early for p in pairs}.values()
    rarer, other = sorted((late, early), key=lambda side: len({t.path for t in side}))
    these = [End(t.reading.article, t.event.span) for t in rarer]
    those = [End(t.reading.article, t.event.span, f"{t.reading.article.quoted(t.event.span)} here") for t in other]
    day = best.early.event.day
    words = {
        "here": where(these, False),
        "time": these[0].text,
        "there": where(those, False),
        "other": those[0].text,
        "day": f"{day:%B} {day.day}",
        "signals": ", ".join(best.tie.signs),
    }
    return Hit((*these, *those), words)
