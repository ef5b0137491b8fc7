"""The incident of a story at two hours: in comes a story, out comes one Hit for each two hours that cannot both be."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from lint.checks import Check
from lint.mentions.roles.incident_hour import IncidentHour
from lint.stories.story import CROWD
from lint.text.article_names import called
from lint.text.finding import ENDS_A_SIDE, End, Hit, other_articles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lint.mentions import Mention
    from lint.stories.story import Story
    from lint.text.article import Article

_DAY, _HOUR = 24 * 60, 60


class _Told(NamedTuple):
    """An article, the hours at which it tells the incident, and all its hours."""

    article: Article
    hours: list[IncidentHour]
    every: list[IncidentHour]

    def beside(self, hour: IncidentHour) -> Iterator[IncidentHour]:
        """What that hour is held against: parts of the day only where the article has no hour of the incident."""
        return (h for h in self.every if h.exact or not hour.exact or not self.hours[0].exact)


class IncidentHourDiffers(Check):
    """Shots at 10:30 p.m. in one article and at 11:30 p.m. in another.

    An article that has the other's hour, too, tells of several moments and is left alone.
    """

    minutes: int = field(default=30, metadata={"doc": "Two hours that are nearer each other are one, roughly told."})
    below: int = field(default=_DAY, metadata={"doc": "Two hours that are so many minutes apart are left to others."})

    words: ClassVar[tuple[str, ...]] = ("article", "hour", "other_article", "other")
    needs: ClassVar[tuple[type[Mention], ...]] = (IncidentHour,)

    def in_story(self, story: Story) -> Iterator[Hit]:
        told = []
        for reading in story.readings:
            every = list(reading.of(IncidentHour))
            if hours := [h for h in every if h.told and h.exact] or [h for h in every if h.told]:
                told.append(_Told(reading.article, hours, every))
        if len(told) > CROWD:
            return
        done: set[tuple[int, int]] = set()
        for i, a in enumerate(told):
            for b in told[i + 1 :]:
                key = a.hours[0].minutes, b.hours[0].minutes
                if key not in done and key[::-1] not in done and self._at_odds(a, b):
                    done.add(key)
                    yield self._hit(a, b, told)

    def _at_odds(self, a: _Told, b: _Told) -> bool:
        """True where neither has an hour near one at which the other tells the incident, on one day."""
        x, y = a.hours[0].day, b.hours[0].day
        if x and y and x != y:
            return False
        first, second = a.hours[0], b.hours[0]
        if (_apart(first, second) if first.exact and second.exact else _gap(first, second)) >= self.below:
            return False
        return all(self._far(h, k) for one, other in ((a, b), (b, a)) for h in one.hours for k in other.beside(h))

    def _far(self, a: IncidentHour, b: IncidentHour) -> bool:
        return _apart(a, b) >= self.minutes if a.exact and b.exact else _gap(a, b) >= _HOUR

    def _hit(self, a: _Told, b: _Told, told: Sequence[_Told]) -> Hit:
        """The finding, the hour that fewer articles have first."""
        sides = [[t for t in told if _apart(t.hours[0], one.hours[0]) < self.minutes // 2] for one in (a, b)]
        wrong, good = sorted(sides, key=len)
        ends = [End(t.article, t.hours[0].span) for t in wrong[:ENDS_A_SIDE]]
        ends += [
            End(t.article, t.hours[0].span, f"{t.article.quoted(t.hours[0].span)} here") for t in good[:ENDS_A_SIDE]
        ]
        words = {
            "article": called(wrong[0].article.path),
            "hour": ends[0].text,
            "other_article": other_articles(t.article.path for t in good),
            "other": ends[min(len(wrong), ENDS_A_SIDE)].text,
        }
        return Hit(tuple(ends), words)


def _gap(a: IncidentHour, b: IncidentHour) -> int:
    """Minutes between a time or a part of a day and another, whichever comes first, round the clock."""
    return min(max(a.minutes - b.until + turn, b.minutes - turn - a.until, 0) for turn in (-_DAY, 0, _DAY))


def _apart(a: IncidentHour, b: IncidentHour) -> int:
    """Minutes between two times of day, the short way round."""
    apart = abs(a.minutes - b.minutes)
    return min(apart, _DAY - apart)
