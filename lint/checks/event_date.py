"""Two dates for one event: between a picture or a headline and the text, in a sentence told twice, between articles."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from lint.calendar import MONTHS, WEEKDAYS
from lint.checks import Check
from lint.finding import End, Hit
from lint.mentions.event import Event
from lint.mentions.name import Name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lint.mentions import Mention, Reading
    from lint.mentions.story import Story

#: Acts whose day is the writer's, the camera's or the page's own, and says nothing of when the event was.
_OF_THE_PAGE = frozenset({"", "say", "publish", "announce"})
_DISPLAY = frozenset({"headline", "standfirst", "caption", "subhead"})
#: Contexts compared for one day of one act; more would only repeat them.
_MOST = 12


class _Told(NamedTuple):
    """An event and the reading that tells it."""

    reading: Reading
    event: Event

    @property
    def text(self) -> str:
        """The date as it stands."""
        return self.reading.article.quoted(self.event.span)

    def end(self, note: str = "") -> End:
        """The place of the date."""
        return End(self.reading.article, self.event.span, note)


class _Tie(NamedTuple):
    """How much says that two places tell one event, and what."""

    weight: float
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventDate(Check):
    """One event with two dates a few days apart.

    Two places tell one event where the date goes with the same kind of act and they share names, figures or words
    besides, or where the sentence is the same but for its date.
    """

    within: int = field(
        default=2, metadata={"doc": "Days between the two dates at most; further apart are two events."}
    )
    alike: float = field(
        default=1.5, metadata={"doc": "How much two places must share: 1.5 is a person, or three words."}
    )

    words: ClassVar[tuple[str, ...]] = ("article", "date", "others", "other", "signs", "verdict")
    needs: ClassVar[tuple[type[Mention], ...]] = (Event, Name)

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        told = [_Told(reading, e) for e in reading.of(Event)]
        yield from self._conflicts(told, inside=True)

    def in_story(self, story: Story) -> Iterator[Hit]:
        told = [_Told(r, e) for r in story.readings for e in r.of(Event)]
        yield from self._conflicts(told, inside=False)

    def _conflicts(self, told: Sequence[_Told], inside: bool) -> Iterator[Hit]:
        """One hit for each pair of days that one event has."""
        done: set[frozenset[tuple[int, int]]] = set()
        for line in _same_lines(told):
            yield from self._of_days(line, told, inside, done, told_twice=True)
        main = _main_act(told)
        by_act: dict[str, list[_Told]] = defaultdict(list)
        for t in told:
            act = main if t.event.act == "happen" else t.event.act
            if act not in _OF_THE_PAGE and (t.event.stated or inside):
                by_act[act].append(t)
        for _, group in sorted(by_act.items()):
            yield from self._of_days(group, told, inside, done)

    def _of_days(
        self,
        group: Sequence[_Told],
        told: Sequence[_Told],
        inside: bool,
        done: set[frozenset[tuple[int, int]]],
        told_twice: bool = False,
    ) -> Iterator[Hit]:
        """One hit for each two days of the group, near each other, that are told of one event."""
        days: dict[tuple[int, int], list[_Told]] = defaultdict(list)
        for t in group:
            days[t.event.day.month, t.event.day.day].append(t)
        for a, b in combinations(sorted(days), 2):
            if frozenset((a, b)) in done or not 0 < _apart(days[a][0], days[b][0]) <= self.within:
                continue
            left, right = days[a][:_MOST], days[b][:_MOST]
            tie = self._inside(left, right, told_twice) if inside else self._across(left, right, days, told_twice)
            if tie is not None:
                done.add(frozenset((a, b)))
                yield _hit(left, right, tie, told)

    def _inside(self, left: Sequence[_Told], right: Sequence[_Told], told_twice: bool) -> _Tie | None:
        """What says that one article gives both days to one event; None where too little does."""
        tie = _best((x, y) for x in left for y in right if _may_disagree(x.event, y.event))
        return tie if tie and (told_twice or tie.weight >= 2 * self.alike) else None

    def _across(
        self,
        left: Sequence[_Told],
        right: Sequence[_Told],
        days: Mapping[tuple[int, int], Sequence[_Told]],
        told_twice: bool,
    ) -> _Tie | None:
        """What says that the articles give different days to one event; None where too little does."""
        tie = _best((x, y) for x in left for y in right if x.reading is not y.reading)
        if tie is None or told_twice:
            return tie
        lefts, rights = _articles(left), _articles(right)
        wanted = self.alike
        if lefts & rights:
            # An article with both days tells of two events, unless it tells the same of both.
            own = self._inside(left, right, told_twice=False)
            if own is None or lefts == rights:
                return None
            wanted = max(wanted, 2.0)
        elif _only_day(lefts, days) and _only_day(rights, days):
            # Neither knows another day for such an act, so whom the articles are about counts as well.
            people = sorted(_people(left) & _people(right))
            if people:
                tie = _Tie(tie.weight + self.alike, (*tie.signs, *(p for p in people[:2] if p not in tie.signs)))
        return tie if tie.weight >= wanted else None


def _best(pairs: Iterable[tuple[_Told, _Told]]) -> _Tie | None:
    """The strongest tie between two places; none between the two days of one night."""
    ties = (_tie(x.event, y.event) for x, y in pairs if not _one_night(x.event, y.event))
    return max(ties, default=None, key=lambda t: t.weight)


def _articles(told: Iterable[_Told]) -> set[str]:
    return {t.reading.article.path for t in told}


def _only_day(paths: set[str], days: Mapping[tuple[int, int], Sequence[_Told]]) -> bool:
    """True where these articles date such an act on one day alone."""
    return sum(not paths.isdisjoint(_articles(told)) for told in days.values()) == 1


def _people(told: Iterable[_Told]) -> set[str]:
    """The people named in full in the articles of these places."""
    return {n.full for t in told for n in t.reading.of(Name) if n.type == "person" and " " in n.full}


def _same_lines(told: Sequence[_Told]) -> Iterator[list[_Told]]:
    """Sentences that are the same but for their dates, with six words or more."""
    lines: dict[str, list[_Told]] = defaultdict(list)
    for t in told:
        if t.event.stated and t.event.alone and t.event.act != "publish":
            lines[t.event.line].append(t)
    return (group for line, group in lines.items() if len(group) > 1 and line.count(" ") > 4)


def _main_act(told: Iterable[_Told]) -> str:
    """What "the incident" is here: the act that is dated most."""
    counts: dict[str, int] = defaultdict(int)
    for t in told:
        if t.event.act in {"attack", "crash", "blaze", "quake", "collapse", "rob", "death"}:
            counts[t.event.act] += 1
    return max(sorted(counts), key=lambda a: counts[a]) if counts else ""


def _apart(x: _Told, y: _Told) -> int:
    """Days between two dates; the year counts only where both state it."""
    a, b = x.event, y.event
    if a.year_stated and b.year_stated:
        return abs((a.day - b.day).days)
    try:
        return abs((a.day - b.day.replace(year=a.day.year)).days)
    except ValueError:
        return 1


def _may_disagree(a: Event, b: Event) -> bool:
    """Within one article a date in full is held against another one, or one in the display against the text."""
    return a.sentence != b.sentence and (
        (a.stated and b.stated) or ((a.stated or b.stated) and (a.block in _DISPLAY) != (b.block in _DISPLAY))
    )


def _one_night(a: Event, b: Event) -> bool:
    """A night belongs to two days."""
    first, second = (a, b) if (a.day.month, a.day.day) < (b.day.month, b.day.day) else (b, a)
    return first.night and second.early


def _tie(a: Event, b: Event) -> _Tie:
    """What two events have in common besides their act."""
    weight = 0.0
    signs = []
    for name in a.names:
        if name in b.names:
            kind = a.names[name]
            weight += 1.5 if kind == "person" and " " in name else 1.0 if " " in name else 0.5
            signs.append(name.title())
    figures = sorted(a.figures & b.figures)
    weight += 0.75 * len(figures)
    words = sorted(a.words & b.words)
    weight += min(0.35 * len(words), 1.4)
    return _Tie(weight, (*signs[:4], *figures[:2], *([f"“{a.told}”"] if a.told else ())))


def _hit(left: Sequence[_Told], right: Sequence[_Told], tie: _Tie, told: Sequence[_Told]) -> Hit:
    """The finding, the doubtful side first."""
    wrong, good, why = _weigh(left, right, told)
    first, other = wrong[0], good[0]
    files = sorted({PurePath(t.reading.article.path).name for t in good})
    own = PurePath(first.reading.article.path).name
    others = "another place" if files == [own] else files[0] if len(files) == 1 else f"{len(files)} other articles"
    if files == [own] and len(good) > 1:
        others = f"{len(good)} other places"
    words = {
        "article": own, "date": _said(first), "others": others, "other": _said(other),
        "signs": ", ".join(tie.signs) or "the same sentence", "verdict": why,
    }  # fmt: skip
    ends = [*(t.end(f"{_said(t)} here") for t in wrong), *(t.end(f"{_said(t)} here") for t in good)]
    return Hit(tuple(ends), words)


def _said(t: _Told) -> str:
    return f"{MONTHS[t.event.day.month - 1]} {t.event.day.day}"


def _weigh(
    left: Sequence[_Told], right: Sequence[_Told], told: Sequence[_Told]
) -> tuple[Sequence[_Told], Sequence[_Told], str]:
    """The doubtful side, the other one, and which is likelier and why."""
    off = [any(_weekday_off(t.event) for t in side) for side in (left, right)]
    if off[0] != off[1]:
        wrong, good = (left, right) if off[0] else (right, left)
        day = next(t.event.weekday for t in wrong if _weekday_off(t.event))
        return wrong, good, f"{_said(good[0])} is likelier: {_said(wrong[0])} was no {WEEKDAYS[day or 0]}."
    right_weekday = [any(t.event.weekday is not None and t.event.stated for t in side) for side in (left, right)]
    articles = [len({t.reading.article.path for t in side}) for side in (left, right)]
    if articles[0] != articles[1]:
        wrong, good = (left, right) if articles[0] < articles[1] else (right, left)
        return wrong, good, f"{_said(good[0])} is likelier: {max(articles)} articles have it."
    own = [_backed(side[0], other[0], told) for side, other in ((left, right), (right, left))]
    if own[0] != own[1]:
        wrong, good = (left, right) if own[0] else (right, left)
        return wrong, good, f"{_said(good[0])} is likelier: the article's own text has {_said(good[0])} too."
    if right_weekday[0] != right_weekday[1]:
        wrong, good = (right, left) if right_weekday[0] else (left, right)
        return wrong, good, f"{_said(good[0])} is likelier: the weekday given with it is right."
    return left, right, "Which is right is open."


def _weekday_off(e: Event) -> bool:
    return e.stated and e.weekday is not None and e.weekday != e.day.weekday()


def _backed(side: _Told, other: _Told, told: Sequence[_Told]) -> bool:
    """True where the article of `side` names the other side's day itself, by its weekday."""
    return any(
        t.reading is side.reading
        and not t.event.stated
        and t.event.day == other.event.day
        and t.event.act == side.event.act
        for t in told
    )
