"""The readings of a story → events with their days: dated sentences that tell one act of the same people or places."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from lint.mentions import Reading
from lint.mentions.events.candidate_pairs import IN_COURT, OF_THE_PAGE, ONCE
from lint.mentions.events.coreference import apart, one_night, tied
from lint.mentions.events.event import Event
from lint.mentions.roles.incident_hour import IncidentHour
from lint.stories.facts import Fact, commonest, held, joined, place, valued
from lint.text.calendar import MONTHS, WEEKDAYS
from lint.text.lazy_regex import lazy
from lint.text.tables import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lint.stories.facts import Place

_DAYS = "|".join((*WEEKDAYS, *MONTHS, *(m[:3] for m in MONTHS)))
#: Dated events of one act that are held against each other.
_MOST = 36
#: How much two must share to be one event: on one day; on two days that are near; on two where the act is none that
#: happens once. A name of two words is 1, a common word 0.35.
_ONE_DAY, _TWO_DAYS, _OFTEN, _NEAR = 0.7, 2.0, 3.0, 2
#: An act that is no single person's, such as a meeting, with so many days is several.
_SEVERAL = 3
#: Articles of so many days are of one week.
_WEEK = 4
#: Minutes between hours that are of two incidents, and those that “about” allows.
_HALF_A_DAY, _APART, _ABOUT = 720, 45, 15
_ROUGHLY = lazy(lambda: rf"(?i:{any_of('rows', 'before a number', 'before an hour')})\b")
_BESIDE = lazy(lambda: rf"(?i:\b(?:{any_of('rows', 'before an hour')}) \Z)")
#: What of a day stands before it: early Wednesday, the night of Tuesday.
_PART = lazy(r"\b(?:early|late|the (?:night|morning|afternoon|evening|eve) of)(?: on)? \Z")
#: How an act goes on: arrived in Pyongyang, signed a strategic partnership treaty, talks with Kim Jong Un.
_GOES_ON = lazy(
    lambda: (
        rf"(?: (?:{any_of('rows', 'within an act')})\b)*"
        rf"(?: (?!(?:{any_of('rows', 'behind an act')}|{_DAYS})\b)"
        rf"(?:[A-Z][\w’'-]*(?: (?!(?:{_DAYS})\b)[A-Z][\w’'-]*){{0,3}}|[a-z-]{{3,}}(?: [a-z-]{{6,}}){{0,2}}))?"
    )
)
_LOOSE_END = lazy(lambda: rf"(?: (?:{any_of('rows', 'within an act', 'behind an act')}))+\Z")
_LONG = 60


class _Told(NamedTuple):
    reading: Reading
    event: Event


def of_days(readings: Sequence[Reading]) -> Iterator[Fact]:
    """Events that are one by their act and by what stands around them, each with its days; and hours of incidents."""
    acts: dict[str, list[_Told]] = defaultdict(list)
    for reading in _in_time(readings):
        for event in reading.of(Event):
            if event.act not in OF_THE_PAGE and event.act != "happen":
                acts[event.act].append(_Told(reading, event))
    for act, told in sorted(acts.items()):
        told = told[:_MOST]
        once = act in ONCE | IN_COURT
        for numbers in joined(len(told), _one_event(told, _TWO_DAYS if once else _OFTEN)):
            members = [told[n] for n in numbers]
            days = {m.event.day for m in members}
            if once or len(days) < _SEVERAL:
                yield _fact(members)
            else:  # a week of meetings
                yield from (_fact([m for m in members if m.event.day == day]) for day in sorted(days))
    yield from _hours(readings)


def _hours(readings: Sequence[Reading]) -> Iterator[Fact]:
    """The hour of an incident, for each that is told: hours far apart are of several, but not half a day."""
    every = [(r, hour) for r in readings for hour in r.of(IncidentHour) if hour.told and hour.exact]
    rows: list[list[tuple[Reading, IncidentHour]]] = []
    last = -_APART
    for r, hour in sorted(every, key=lambda told: told[1].minutes % _HALF_A_DAY):
        now = hour.minutes % _HALF_A_DAY
        if now - last >= _APART:
            rows.append([])
        rows[-1].append((r, hour))
        last = now
    for row in rows:
        hours = valued((hour.values()["value"], _hour(r, hour)) for r, hour in row)
        roughly = any(_ROUGHLY.match(p.said) for places in hours.values() for p in places)
        minutes = [hour.minutes for _, hour in row]
        yield held("hour", "the incident", hours, compatible=roughly and max(minutes) - min(minutes) <= _ABOUT)


def _hour(reading: Reading, hour: IncidentHour) -> Place:
    """The hour with what the copy says of it: shortly before 8 p.m."""
    text = reading.article.prose.text
    before = _BESIDE.search(text, max(hour.start - 30, 0), hour.start)
    start = before.start() if before else hour.start
    return place(reading, start, hour.end)


def _in_time(readings: Sequence[Reading]) -> list[Reading]:
    """The readings, those of articles that tell no date as if they were of the day of the others, where that is one
    week: “Wednesday” is the same to all."""
    days = sorted(r.article.published for r in readings if r.article.published)
    if not days or len(days) == len(readings) or (days[-1] - days[0]).days > _WEEK:
        return list(readings)
    return [r if r.article.published else Reading(replace(r.article, published=days[len(days) // 2])) for r in readings]


def _one_event(told: Sequence[_Told], two_days: float) -> Iterator[tuple[int, int]]:
    """Pairs of places that tell one event, on one day or, in two articles, on two days."""
    for (i, x), (j, y) in combinations(enumerate(told), 2):
        a, b = x.event, y.event
        if a.day == b.day:
            enough = _ONE_DAY
        elif x.reading is not y.reading and apart(a, b) <= _NEAR:
            enough = two_days
        else:
            continue
        if tied(a, b).weight >= enough:
            yield i, j


def _fact(members: Sequence[_Told]) -> Fact:
    events = [m.event for m in members]
    days = [str(e.day) for e in events]
    if len({(e.day.month, e.day.day) for e in events}) == 1 and not all(e.year_stated for e in events):
        days = [commonest(days)] * len(days)  # the year is that of the copy, which may be of another one
    values = valued((day, _place(m)) for day, m in zip(days, members, strict=True))
    nights = all(a.day == b.day or one_night(a, b) for a, b in combinations(events, 2))
    return Fact("day", _label(events), values, "agree" if len(values) == 1 else "form" if nights else "differ")


def _place(m: _Told) -> Place:
    """The day with what the copy says of it: early Wednesday, June 19."""
    text, e = m.reading.article.prose.text, m.event
    before = _PART.search(text, max(e.start - 30, 0), e.start)
    start = before.start() if before else e.start
    words = " ".join(text[start : e.end].split())
    return place(m.reading, start, e.end, words if e.stated else f"{words} ({e.day:%B} {e.day.day})")


def _label(events: Sequence[Event]) -> str:
    """What happened, in words of the copy: how the act goes on in most places, or with whom it is told."""
    if phrases := [p for e in events if (p := _phrase(e))]:
        return commonest(phrases)
    told = commonest([e.told.lower() for e in events])
    named = [full for e in events for kind, full in e.names.values() if kind in ("person", "place")]
    often = sorted(dict.fromkeys(named), key=lambda n: -named.count(n))[:2]
    return f"{told} ({', '.join(often)})" if often else told


def _phrase(e: Event) -> str:
    at = e.text.lower().find(e.told.lower()) if e.told else -1
    if at < 0:
        return ""
    more = _GOES_ON.match(e.text, at + len(e.told))
    words = _LOOSE_END.sub("", " ".join(e.text[at : more.end() if more else at].split()))
    return words if " " in words and len(words) < _LONG else ""
