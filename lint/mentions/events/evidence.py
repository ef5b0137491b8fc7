"""Places that tell of dated events: in come the places of one day, out comes what two days have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lint.mentions.events.coreference import one_night, tied
from lint.mentions.events.event import plain
from lint.mentions.names.name import Name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lint.mentions import Reading
    from lint.mentions.events.coreference import Coreference
    from lint.mentions.events.event import Event

#: Places compared for one day of one act, and pointed at on either side; more would only repeat them.
_MOST = 12

Day = tuple[int, int]


class Evidence(NamedTuple):
    """An event and the reading that tells it."""

    reading: Reading
    event: Event

    @property
    def path(self) -> str:
        return self.reading.article.path

    @property
    def day(self) -> Day:
        """Month and day; years are compared where both are stated."""
        return self.event.day.month, self.event.day.day


def few(told: Sequence[Evidence]) -> list[Evidence]:
    """As many of these as need to be compared, no sentence of an article twice, and of each article one first."""
    return spread(list({(t.path, t.event.line): t for t in reversed(told)}.values())[::-1])


def best(pairs: Iterable[tuple[Evidence, Evidence]]) -> Coreference | None:
    """The strongest tie between two places; none between the two days of one night."""
    ties = (tied(x.event, y.event) for x, y in pairs if not one_night(x.event, y.event))
    return max(ties, default=None, key=lambda t: t.weight)


def articles(told: Iterable[Evidence]) -> set[str]:
    return {t.path for t in told}


def named(told: Iterable[Evidence]) -> dict[str, Name]:
    """The names of several words in the articles of these places, by their plain form."""
    readings = {t.path: t.reading for t in told}.values()
    return {plain(n.full): n for r in readings for n in r.of(Name) if " " in n.full}


def lone_first(left: list[Evidence], right: list[Evidence]) -> tuple[list[Evidence], list[Evidence]]:
    """The day that fewer articles tell, where they have it in full, and the day of the others."""
    if (len(articles(right)), len(right)) < (len(articles(left)), len(left)):
        left, right = right, left
    stated = [t for t in left if t.event.stated], [t for t in right if t.event.stated]
    if len(articles(stated[0])) == 1 or not any(stated):
        return stated[0] or left, right
    return stated[1], left


def over_night(first: Sequence[Evidence], second: Sequence[Evidence]) -> bool:
    """True where the event may have run from a day's night into the morning of the next."""
    nights, mornings = (sum(t.event.night for t in first), sum(t.event.early for t in first))
    if not nights or mornings > nights:
        return False
    return any(one_night(x.event, y.event) and (x.day < y.day) for x in first for y in second)


def spread(told: Sequence[Evidence]) -> list[Evidence]:
    """As many places as are pointed at, one of each article first."""
    firsts = {t.path: i for i, t in reversed([*enumerate(told)])}
    first = set(firsts.values())
    order = sorted(range(len(told)), key=lambda i: (i not in first, i))
    return [told[i] for i in order[:_MOST]]
