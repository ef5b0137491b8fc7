"""One person with two offices or ranks: in come a reading or a story, out comes one Hit for each such person."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import field
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from lint.checks import Check
from lint.mentions.people.person import several
from lint.mentions.people.role import Role
from lint.text.finding import ENDS_A_SIDE, End, Hit, where

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lint.mentions import Mention, Reading
    from lint.stories.story import Story


#: What nobody has two of, in whatever body: a senator may be a minister too, and a mayor a judge elsewhere.
_ONE_AT_A_TIME = frozenset({"rank", "sex"})


class _Given(NamedTuple):
    """A role and the article that gives it."""

    reading: Reading
    role: Role

    @property
    def path(self) -> str:
        return self.reading.article.path


class TitleDiffers(Check):
    """One person, in one place a captain and in another a lieutenant."""

    promotion: int = field(
        default=60, metadata={"doc": "Days between two articles from which on a person may have got another office."}
    )

    words: ClassVar[tuple[str, ...]] = ("name", "here", "title", "there", "other")
    needs: ClassVar[tuple[type[Mention], ...]] = (Role,)

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        """One Hit for each person with two offices in one article."""
        return self._hits((reading,), 1)

    def in_story(self, story: Story) -> Iterator[Hit]:
        """One Hit for each person with two offices in two articles or more."""
        return self._hits(story.readings, 2)

    def _hits(self, readings: Sequence[Reading], least: int) -> Iterator[Hit]:
        people: dict[tuple[str, str], list[_Given]] = defaultdict(list)
        for reading in readings:
            for role in reading.of(Role):
                if role.kind_of in _ONE_AT_A_TIME:
                    people[role.person.key, role.kind_of].append(_Given(reading, role))
        for _, given in sorted(people.items()):
            offices: dict[str, list[_Given]] = defaultdict(list)
            for g in given:
                offices[g.role.office].append(g)
            told = len({g.path for g in given})
            if len(offices) != 2 or told < least or several(g.role.person for g in given):
                continue
            if sides := self._sides(offices):
                yield _hit(*sides)

    def _sides(self, offices: dict[str, list[_Given]]) -> tuple[list[_Given], list[_Given]] | None:
        """The places with the rarer office, and those with the other; None where both may be right."""
        rarer, other = sorted(offices.values(), key=lambda side: (len({g.path for g in side}), len(side)))
        every = [*rarer, *other]
        if any(g.role.over for g in every):
            return None
        if {(g.path, g.role.beside) for g in rarer} & {(g.path, g.role.beside) for g in other}:
            return None  # "Superintendent Col. Ann Harper" is both
        return (rarer, other) if any(self._of_one_time(x, y) for x in rarer for y in other[:ENDS_A_SIDE]) else None

    def _of_one_time(self, one: _Given, two: _Given) -> bool:
        """True where two articles are too near in time for a promotion to have come between."""
        a, b = one.reading.article.published, two.reading.article.published
        return a is None or b is None or abs((a - b).days) <= self.promotion


def _hit(rarer: Sequence[_Given], other: Sequence[_Given]) -> Hit:
    first, second = rarer[0].role, other[0].role
    these = [End(g.reading.article, g.role.span) for g in rarer[:ENDS_A_SIDE]]
    those = [End(g.reading.article, g.role.span, f"{g.role.word} here") for g in other[:ENDS_A_SIDE]]
    alone = len({e.article.path for e in (*these, *those)}) == 1
    words = {
        "name": first.person.name,
        "here": where(these, alone),
        "title": first.word,
        "there": where(those, alone),
        "other": second.word,
    }
    return Hit((*these, *those), words)
