"""Two dates for one event: between a picture or a headline and the text, in a sentence told twice, between articles."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar, Literal

from lint.calendar import MONTHS, WEEKDAYS
from lint.checks import Check
from lint.finding import End, Hit
from lint.mentions.event import Event
from lint.mentions.event_tie import apart, meant, names_others, off
from lint.mentions.event_told import Told, articles, best, few, lone_first, named, over_night, spread
from lint.mentions.name import Name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lint.mentions import Mention, Reading
    from lint.mentions.event_tie import Tie
    from lint.mentions.event_told import Day
    from lint.mentions.story import Story

#: Acts whose day is the writer's, the camera's or the page's own, and says nothing of when the event was.
_OF_THE_PAGE = frozenset({"", "say", "publish", "announce"})
#: What a story may be about, and the acts that tell of the same day in other words.
_MAIN = frozenset({"attack", "crash", "blaze", "quake", "collapse", "rob", "death"})
_LOOSE = frozenset({"", "happen", "open", "death", "find"})
_DISPLAY = frozenset({"headline", "standfirst", "caption", "subhead"})
_MAYBE = frozenset({"person", "unknown"})
#: A sentence with more days than these is a programme of events.
_A_LIST = 3
#: What places must share where an article has both days, and tells the same of both.
_FIRMLY = 2.0
#: What two places of one article must share before its two days count as one event's.
_OWN = 1.5
#: What the sentences must share, where several others agree, whatever else the article tells.
_WAIVED = 0.8
#: What it counts that one more article agrees, and what all of them count at most.
_AGREED = 0.35
_ALL_AGREED = 1.0
#: So many articles that name the day by its weekday are as good as one that has its date.
_MANY = 3

#: Why places are held against each other: one sentence, one kind of act, or a weekday that is the other day's.
Ground = Literal["line", "act", "main", "weekday"]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class EventDate(Check):
    """One event with two dates a few days apart.

    Two places tell one event where their dates go with the same kind of act and they share names, figures or words
    besides, or where the sentence is the same but for its date.
    """

    within: int = field(
        default=2, metadata={"doc": "Days between the two dates at most; further apart are two events."}
    )
    alike: float = field(
        default=0.7,
        metadata={
            "doc": "What places in two articles must share: a full name counts 1 to 1.5, a figure 0.75, a word 0.35."
        },
    )
    alike_inside: float = field(
        default=3.0, metadata={"doc": "The same for two places in one article: two people, or a person and two places."}
    )

    words: ClassVar[tuple[str, ...]] = ("article", "date", "others", "other", "signs", "verdict")
    needs: ClassVar[tuple[type[Mention], ...]] = (Event, Name)
    family: ClassVar[str] = "day of an event"

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        told = [Told(reading, e) for e in reading.of(Event)]
        done: set[tuple[Day, Day]] = set()
        for left, right, _, ground in _rivals(told, self.within, inside=True):
            key = left[0].day, right[0].day
            found = None if key in done else self._inside(left, right, ground)
            if found:
                done.add(key)
                yield _hit(_telling(left, right, ground), _telling(right, left, ground), found, told)

    def in_story(self, story: Story) -> Iterator[Hit]:
        told = [Told(r, e) for r in story.readings for e in r.of(Event)]
        done: set[tuple[Day, Day]] = set()
        for left, right, days, ground in _rivals(told, self.within, inside=False):
            key = left[0].day, right[0].day
            if key in done:
                continue
            if ground == "main":
                left, right = lone_first(left, right)
                tie = self._outlier(left, right, days)
            else:
                tie = self._across(left, right, ground, days)
            if tie:
                done.add(key)
                yield _hit(_telling(left, right, ground), _telling(right, left, ground), tie, told)

    def _inside(self, left: Sequence[Told], right: Sequence[Told], ground: Ground) -> Tie | None:
        """What says that one article gives both days to one event; None where too little does."""
        tie = best((x, y) for x in few(left) for y in few(right) if _may_disagree(x, y))
        return tie if tie and (ground == "line" or (tie.weight >= self.alike_inside and tie.people)) else None

    def _across(
        self, left: Sequence[Told], right: Sequence[Told], ground: Ground, days: Mapping[Day, Sequence[Told]]
    ) -> Tie | None:
        """What says that the articles give different days to one event; None where too little does."""
        pairs = [(x, y) for x in few(left) for y in few(right) if x.reading is not y.reading]
        if ground == "weekday":
            return best(p for p in pairs if meant(p[0].event, p[1].event) or meant(p[1].event, p[0].event))
        tie = best(pairs)
        if tie is None or ground == "line":
            return tie
        lefts, rights = articles(left), articles(right)
        if lefts & rights:
            # An article with both days tells of two events, unless it tells the same of both.
            own = self._inside(left, right, "act")
            return tie if own and lefts != rights and tie.weight >= max(self.alike, _FIRMLY) else None
        if _only_day(lefts, days) and _only_day(rights, days) and _acts(left) & _acts(right):
            tie = self._about_one(tie, left, right)
        return tie if tie.weight >= self.alike else None

    def _about_one(self, tie: Tie, left: Sequence[Told], right: Sequence[Told]) -> Tie:
        """The tie and what the articles are about: where neither knows another day, whom and what they name counts."""
        shared = sorted(named(left) & named(right))
        tie = tie.with_names([n for kind, n in shared if kind == "person"], self.alike)
        return tie.with_names([n for kind, n in shared if kind != "person"], self.alike / 2)

    def _outlier(self, lone: Sequence[Told], rest: Sequence[Told], days: Mapping[Day, Sequence[Told]]) -> Tie | None:
        """What says that one article alone dates the story's main act on another day than the others do."""
        path, others = articles(lone), articles(rest) - articles(lone)
        if len(path) != 1 or not others or over_night(lone, rest) or over_night(rest, lone):
            return None
        tie = best((x, y) for x in few(lone) for y in few([t for t in rest if t.path not in path]))
        if tie is None:
            return None
        if not any(t.event.stated for t in rest):
            # Weekdays alone are mostly those of what came after, so the sentences must share enough themselves.
            sure = tie.weight >= 1 if len(others) >= _MANY else rest[0].day < lone[0].day
            return tie if sure and tie.weight >= self.alike and path.isdisjoint(articles(rest)) else None
        own = [t for t in rest if t.path in path]
        if own and not _one_event(lone, own) and (len(others) == 1 or tie.weight < _WAIVED):
            return None
        if all(path.isdisjoint(articles(told)) for day, told in days.items() if day not in {lone[0].day, rest[0].day}):
            tie = self._about_one(tie, lone, rest)
        weight = tie.weight + min((len(others) - 1) * _AGREED, _ALL_AGREED)
        return tie if weight >= self.alike and tie.signs else None


def _one_event(lone: Sequence[Told], own: Sequence[Told]) -> bool:
    """True where an article tells one event with two days: in one sentence, with a weekday, or with much in common."""
    if not any(t.event.stated for t in own) or {t.event.line for t in lone} & {t.event.line for t in own}:
        return True
    tie = best((x, y) for x in few(lone) for y in few(own) if x.event.sentence != y.event.sentence)
    return tie is not None and tie.weight >= _OWN


def _rivals(
    told: Sequence[Told], within: int, inside: bool
) -> Iterator[tuple[list[Told], list[Told], Mapping[Day, Sequence[Told]], Ground]]:
    """Places of two near days that may be one event's, all days of their group, and the ground for it."""
    for group, ground in _groups(told, inside):
        days: dict[Day, list[Told]] = defaultdict(list)
        for t in group:
            days[t.day].append(t)
        order = sorted(days) if ground != "line" or len(days) <= _A_LIST else []
        for i, a in enumerate(order):
            for b in order[i + 1 : i + 1 + within]:
                if 0 < apart(days[a][0].event, days[b][0].event) <= within:
                    yield days[a], days[b], days, ground


def _groups(told: Sequence[Told], inside: bool) -> Iterator[tuple[list[Told], Ground]]:
    """Places that may tell one event: the same sentence or act, other words for the main act, a weekday that is off."""
    lines: dict[str, list[Told]] = defaultdict(list)
    acts: dict[str, list[Told]] = defaultdict(list)
    counts: dict[str, int] = defaultdict(int)
    for t in told:
        if t.event.stated and t.event.alone and t.event.act != "publish" and t.event.line.count(" ") > 4:
            lines[t.event.line].append(t)
        if t.event.stated or inside:
            acts[t.event.act].append(t)
        if t.event.act in _MAIN:
            counts[t.event.act] += 1
    yield from ((group, "line") for group in lines.values() if len(group) > 1)
    main = max(sorted(counts), key=counts.__getitem__) if counts else ""
    for act in sorted(acts.keys() - _OF_THE_PAGE - {"happen"}):
        yield acts[act] + (acts["happen"] if act == main else []), "act"
    if not inside:
        yield [t for act in sorted(_LOOSE | {main}) for t in acts[act]], "act"
        if main:
            yield [t for t in told if t.event.act in {main, "happen"}], "main"
        if any(off(t.event) for t in told):
            yield [t for t in told if t.event.stated], "weekday"


def _may_disagree(x: Told, y: Told) -> bool:
    """Within one article a date in full is held against another one, or one in the display against the text."""
    a, b = x.event, y.event
    if x.reading is not y.reading:
        return False
    shared = a.names.keys() & b.names.keys()
    if a.sentence == b.sentence or (names_others(a, shared, _MAYBE) and names_others(b, shared, _MAYBE)):
        return False
    return (a.stated and b.stated) or ((a.stated or b.stated) and (a.block in _DISPLAY) != (b.block in _DISPLAY))


def _acts(told: Iterable[Told]) -> set[str]:
    return {t.event.act for t in told} - {""}


def _only_day(paths: set[str], days: Mapping[Day, Sequence[Told]]) -> bool:
    """True where these articles date such an act on one day alone."""
    return sum(not paths.isdisjoint(articles(told)) for told in days.values()) == 1


def _telling(side: Sequence[Told], other: Sequence[Told], ground: Ground) -> Sequence[Told]:
    """The places of a side that are worth an end: dates of posts and of pages are not, where others have the day."""
    if ground == "weekday":
        wrong = [t for t in side if off(t.event)]
        return wrong or [t for t in side if t.path not in {x.path for x in other if off(x.event)}] or side
    return [t for t in side if t.event.act not in _OF_THE_PAGE] or side


def _hit(left: Sequence[Told], right: Sequence[Told], tie: Tie, told: Sequence[Told]) -> Hit:
    """The finding, the doubtful side first."""
    wrong, good, why = _weigh(left, right, told)
    own, files = wrong[0].path, sorted(articles(good) - {wrong[0].path})
    if files:
        article = f"{PurePath(own).name} says"
        others = f"{PurePath(files[0]).name} says" if len(files) == 1 else f"{len(files)} other articles say"
    else:
        block = wrong[0].event.block
        article = f"The {block if block in _DISPLAY else 'article'} says"
        others = "another place says" if len(good) == 1 else f"{len(good)} other places say"
    signs = ", ".join(tie.signs) or "the sentence is the same"
    words = {"article": article, "date": _said(wrong[0]), "others": others, "other": _said(good[0]), "signs": signs}
    own_text = [t for t in told if files and _implies(t, wrong[0], good[0]) and t not in good]
    places = (*spread(wrong), *spread(good), *spread(own_text))
    ends = (End(t.reading.article, t.event.span, f"{_said(t)} here") for t in places)
    return Hit(tuple(ends), words | {"verdict": why})


def _said(t: Told) -> str:
    return f"{MONTHS[t.event.day.month - 1]} {t.event.day.day}"


def _weigh(
    left: Sequence[Told], right: Sequence[Told], told: Sequence[Told]
) -> tuple[Sequence[Told], Sequence[Told], str]:
    """The doubtful side, the other one, and which is likelier and why: the first evidence that tells them apart."""
    sides = (left, right)
    for good, bad in ((left, right), (right, left)):
        evidence = [
            (side is good, said)
            for side, other in (sides, sides[::-1])
            for said in _for(side, other, told)
        ]  # fmt: skip
        reasons = [said for ours, said in evidence if ours]
        against = [said for ours, said in evidence if not ours]
        if reasons and (not against or min(reasons)[0] < min(against)[0]):
            return bad, good, f"{_said(good[0])} is likelier: {'; '.join(text for _, text in sorted(reasons)[:2])}."
    return left, right, "Which is right is open."


def _implies(t: Told, rival: Told, good: Told) -> bool:
    """True where the article of a doubtful date has the other day too, by a weekday."""
    e = t.event
    return t.reading is rival.reading and not e.stated and e.day == good.event.day and e.act == rival.event.act


def _for(side: Sequence[Told], other: Sequence[Told], told: Sequence[Told]) -> Iterator[tuple[int, str]]:
    """What speaks for a side, with its rank: the calendar, the number of articles, the other article's own text."""
    wrong = next((t for t in other if t.event.stated and t.event.weekday not in {None, t.event.day.weekday()}), None)
    if wrong:
        yield 0, f"{_said(wrong)} was no {WEEKDAYS[wrong.event.weekday or 0]}"
    many = len(articles(side))
    if many > len(articles(other)):
        yield 1, f"{many} articles have it"
    if any(_implies(t, other[0], side[0]) for t in told):
        yield 2, "the text of the article has that day too"
    right = next((t for t in side if t.event.stated and t.event.weekday == t.event.day.weekday()), None)
    if right and right.event.weekday is not None:
        yield 3, f"that was a {WEEKDAYS[right.event.weekday]}, as {PurePath(right.path).name} says"
