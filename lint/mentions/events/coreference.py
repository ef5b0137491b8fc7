"""How much says that two dated events are one: in come two events, out comes what they share, or that they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lint.mentions.events.act_families import family
from lint.mentions.events.event import stems
from lint.mentions.events.weights import ALL_WORDS, FIGURE, NAME, PART_OF_NAME, PERSON, WEEKDAY, WORD
from lint.text.calendar import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from lint.mentions.events.event import Event

#: So many signs besides the act are named, where there are so many.
_SIGNS = 2


class Coreference(NamedTuple):
    """How much says that two places tell one event, what, and whether a person or a figure is among it."""

    weight: float
    signs: tuple[str, ...]
    people: bool = False
    figures: bool = False

    def with_names(self, names: Sequence[str], weight: float) -> Coreference:
        """The same and what names that both articles have besides add to it."""
        new = tuple(n for n in names[:2] if n not in self.signs)
        return Coreference(self.weight + weight, (*self.signs, *new), self.people, self.figures) if names else self


def tied(a: Event, b: Event) -> Coreference:
    """What two events have in common besides their act."""
    lasts = {n.rpartition(" ")[2] for n in b.names}, {n for n in b.names if " " not in n}
    shared = [
        n for n in a.names if n in b.names or (n in lasts[0] if " " not in n else n.rpartition(" ")[2] in lasts[1])
    ]
    people = [name for name in shared if a.names[name][0] == "person"]
    if not people and names_others(a, people) and names_others(b, people):
        return Coreference(0.0, ())
    if _elsewhere(a, b, shared) or _counts_others(a, b):
        return Coreference(0.0, ())
    weight = 0.0
    for name in shared:
        weight += (PERSON if name in people else NAME) if " " in name and name in b.names else PART_OF_NAME
    figures = [a.figures[key] for key in sorted(a.figures.keys() & b.figures.keys())]
    ours, theirs = stems(a.text), stems(b.text)
    words = sorted((ours[stem] for stem in ours.keys() & theirs.keys()), key=lambda w: (-len(w), w))
    weight += FIGURE * len(figures) + min(WORD * len(words), ALL_WORDS)
    weight += WEEKDAY if (weekday := meant(a, b) or meant(b, a)) else 0
    names = [a.names[n][1] for n in sorted(shared, key=lambda n: (n not in people, shared.index(n)))]
    others = [x for x in (f"“{a.told}”" if a.told else "", weekday) if x]
    few = max(_SIGNS - len(names) - len(figures) - bool(weekday), 0)
    others += [f"“{w}”" for w in words if not family(w) and w not in " ".join(figures).lower()][:few]
    return Coreference(weight, (*names[:4], *figures[:2], *others), bool(people), bool(figures))


def _elsewhere(a: Event, b: Event, shared: Sequence[str]) -> bool:
    """True where both name places, and none is the same: two bombings are in two towns."""
    places = [{name for name, (kind, _) in e.names.items() if kind == "place"} for e in (a, b)]
    return all(places) and places[0].isdisjoint(places[1]) and not any(n in places[0] | places[1] for n in shared)


def _counts_others(a: Event, b: Event) -> bool:
    """True where both count the same kind of thing, and never the same number of it."""
    counted = [{key.partition(" ")[2] for key in e.figures if " " in key} for e in (a, b)]
    return bool(counted[0] & counted[1]) and a.figures.keys().isdisjoint(b.figures.keys())


def meant(a: Event, b: Event) -> str:
    """The weekday that a date goes with and that is the other date's: a slip in one of its figures."""
    return WEEKDAYS[a.weekday] if off(a) and a.weekday is not None and a.weekday == b.day.weekday() else ""


def off(e: Event) -> bool:
    """True where a date in full stands with a weekday that it does not fall on."""
    return e.stated and e.year_sure and e.weekday is not None and e.weekday != e.day.weekday()


def names_others(e: Event, people: Collection[str], kinds: Collection[str] = ("person",)) -> bool:
    """True where an event names people besides these: two arrests have two people arrested."""
    return any(kind in kinds and name not in people for name, (kind, _) in e.names.items())


def one_night(a: Event, b: Event) -> bool:
    """A night belongs to two days, and midnight by itself to both."""
    first, second = (a, b) if (a.day.month, a.day.day) < (b.day.month, b.day.day) else (b, a)
    return first.night and (first.early or second.early)


def apart(a: Event, b: Event) -> int:
    """Days between two dates; the year counts only where both state it."""
    if a.year_stated and b.year_stated:
        return abs((a.day - b.day).days)
    try:
        return abs((a.day - b.day.replace(year=a.day.year)).days)
    except ValueError:
        return 1
