"""One person of two towns: in come a reading or a story, out comes one Hit for each such person."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from lint.checks import Check
from lint.mentions.people.home import Home
from lint.mentions.people.person import several
from lint.text.finding import ENDS_A_SIDE, End, Hit, where

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lint.mentions import Mention, Reading
    from lint.stories.story import Story

#: People of two places whose story is searched for what the places have to do with each other.
_MOST = 20


class _Given(NamedTuple):
    """A home and the article that gives it."""

    reading: Reading
    home: Home

    @property
    def path(self) -> str:
        return self.reading.article.path


class HomeDiffers(Check):
    """One person, in one place of one town and in another of another."""

    words: ClassVar[tuple[str, ...]] = ("name", "here", "town", "there", "other")
    needs: ClassVar[tuple[type[Mention], ...]] = (Home,)

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        """One Hit for each person of two towns in one article."""
        return self._hits((reading,), 1)

    def in_story(self, story: Story) -> Iterator[Hit]:
        """One Hit for each person of two towns in two articles or more."""
        return self._hits(story.readings, 2)

    def _hits(self, readings: Sequence[Reading], least: int) -> Iterator[Hit]:
        people: dict[str, dict[str, list[_Given]]] = defaultdict(lambda: defaultdict(list))
        for reading in readings:
            for home in reading.of(Home):
                people[home.person.key][home.place].append(_Given(reading, home))
        pairs = (_sides(places) for _, places in sorted(people.items()) if len(places) == 2)
        for rarer, other in islice((p for p in pairs if len({g.path for side in p for g in side}) >= least), _MOST):
            apart = not several(g.home.person for g in (*rarer, *other))
            if apart and not _one_in_the_other(readings, rarer[0].home.place, other[0].home.place):
                yield _hit(rarer, other)


def _sides(places: dict[str, list[_Given]]) -> tuple[list[_Given], list[_Given]]:
    """The places that fewer articles name, and the others."""
    first, second = places.values()
    return (second, first) if len({g.path for g in second}) <= len({g.path for g in first}) else (first, second)


def _one_in_the_other(readings: Sequence[Reading], one: str, two: str) -> bool:
    """True where one place may be a part of the other, by their words or by what any of the articles says of them."""
    if {*one.split()} & {*two.split()}:
        return True
    a, b = re.escape(one), re.escape(two)
    within = r"(?:,|[’']s| in| near| of| outside| \(| [a-z]+ of| [a-z]+ in)? "
    together = re.compile(rf"\b(?:{a}{within}{b}|{b}{within}{a}|[a-z], (?:{a}|{b})[,.;)—]|[a-z], (?:{a}|{b})\n)")
    return any(together.search(r.article.prose.text) for r in readings)


def _hit(rarer: Sequence[_Given], other: Sequence[_Given]) -> Hit:
    first, second = rarer[0].home, other[0].home
    these = [End(g.reading.article, g.home.span) for g in rarer[:ENDS_A_SIDE]]
    those = [End(g.reading.article, g.home.span, f"{g.home.place} here") for g in other[:ENDS_A_SIDE]]
    alone = len({e.article.path for e in (*these, *those)}) == 1
    words = {
        "name": first.person.name,
        "here": where(these, alone),
        "town": first.place,
        "there": where(those, alone),
        "other": second.place,
    }
    return Hit((*these, *those), words)
