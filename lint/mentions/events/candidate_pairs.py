"""Places that tell of dated events → pairs of near days that may be one event's, and the ground for holding them so."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple

from lint.mentions.events.coreference import apart, off

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from lint.mentions.events.evidence import Day, Evidence

#: Why places are held against each other: one sentence, one kind of act, other words for the story's main act, a
#: weekday that is the other day's, or copy that tells of the main act and is dated before it.
Ground = Literal["line", "phrase", "act", "main", "weekday", "before"]

#: Acts whose day is the writer's, the camera's or the page's own, and says nothing of when the event was.
OF_THE_PAGE = frozenset({"", "say", "publish", "post", "announce"})
#: Of these, those that date copy.
PAGES = frozenset({"publish", "post"})
#: What a story may be about, and the acts that tell of the same day in other words.
_MAIN = frozenset({"attack", "crash", "blaze", "quake", "collapse", "rob", "death"})
_LOOSE = frozenset({"", "happen", "open", "death", "find"})
#: Acts that happen to somebody once, and words that tell no other.
ONCE = _MAIN | _LOOSE
#: Acts that happen once to one person.
IN_COURT = frozenset("arrest charge plea sentence release hearing trial".split())
#: A sentence with more days than these is a programme of events.
_A_LIST = 3


class CandidatePair(NamedTuple):
    """Places of two near days that may be one event's, all days of their group, and the ground for it."""

    left: list[Evidence]
    right: list[Evidence]
    days: Mapping[Day, Sequence[Evidence]]
    ground: Ground


def rivals(told: Sequence[Evidence], within: int, *, inside: bool) -> Iterator[CandidatePair]:
    """All pairs of days, at most `within` days apart, that these places may tell of one event."""
    for group, ground in _groups(told, inside):
        days: dict[Day, list[Evidence]] = defaultdict(list)
        for t in group:
            days[t.day].append(t)
        order = sorted(days) if ground != "line" or len(days) <= _A_LIST else []
        for i, a in enumerate(order):
            for b in order[i + 1 : i + 1 + within]:
                if 0 < apart(days[a][0].event, days[b][0].event) <= within:
                    yield CandidatePair(days[a], days[b], days, ground)
    if not inside:
        yield from _before(told, within)


def main_act(told: Sequence[Evidence]) -> str:
    """The family of acts that most of these places tell, of those that a story may be about."""
    counts = Counter(t.event.act for t in told if t.event.act in _MAIN)
    return max(sorted(counts), key=counts.__getitem__) if counts else ""


def _groups(told: Sequence[Evidence], inside: bool) -> Iterator[tuple[list[Evidence], Ground]]:
    """Places that may tell one event: the same sentence or act, other words for the main act, a weekday that is off."""
    lines: dict[str, list[Evidence]] = defaultdict(list)
    leads: dict[str, list[Evidence]] = defaultdict(list)
    acts: dict[str, list[Evidence]] = defaultdict(list)
    for t in told:
        if t.event.stated and t.event.act != "publish" and t.event.line.count(" ") > 4:
            lines[t.event.line].append(t)
        if t.event.stated and t.event.act not in PAGES and t.event.lead:
            leads[t.event.lead].append(t)
        if t.event.stated or inside:
            acts[t.event.act].append(t)
    yield from ((group, "line") for group in lines.values() if len(group) > 1)
    yield from ((group, "phrase") for group in leads.values() if len(group) > 1)
    main = main_act(told)
    for act in sorted(acts.keys() - OF_THE_PAGE - {"happen"}):
        yield acts[act] + (acts["happen"] if act == main else []), "act"
    if not inside:
        yield [t for act in sorted(_LOOSE | {main}) for t in acts[act]], "act"
        if main:
            yield [t for t in told if t.event.act in {main, "happen"}], "main"
        if any(off(t.event) for t in told):
            yield [t for t in told if t.event.stated or t.event.act == main], "weekday"


def _before(told: Sequence[Evidence], within: int) -> Iterator[CandidatePair]:
    """Places that date the main act, and copy of other articles of the story that is dated some days before."""
    main = main_act(told)
    events: dict[date, list[Evidence]] = defaultdict(list)
    pages: dict[date, list[Evidence]] = defaultdict(list)
    for t in told:
        if t.event.act == main and t.event.stated:
            events[t.event.day].append(t)
        elif t.event.act in PAGES and t.event.year_stated:
            pages[t.event.day].append(t)
    for day in sorted(events):
        for back in range(1, within + 1):
            if earlier := pages.get(day - timedelta(days=back)):
                of = {t.path for t in earlier}
                tells = [t for t in told if t.event.act == main and t.path in of]
                yield CandidatePair(events[day], earlier, {earlier[0].day: tells}, "before")
