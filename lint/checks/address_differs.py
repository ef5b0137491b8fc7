"""One place at two numbers of its street: in comes a story, out comes one Hit for each such street."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from lint.checks import Check
from lint.mentions.events.address import Address
from lint.text.finding import ENDS_A_SIDE, End, Hit, where

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lint.mentions import Mention, Reading
    from lint.stories.story import Story


class _Given(NamedTuple):
    """An address and the article that gives it."""

    reading: Reading
    address: Address


class AddressDiffers(Check):
    """The one block of a street that an article names, where other articles name another block of that street."""

    words: ClassVar[tuple[str, ...]] = ("street", "here", "number", "there", "other")
    needs: ClassVar[tuple[type[Mention], ...]] = (Address,)

    def in_story(self, story: Story) -> Iterator[Hit]:
        """One Hit for each street; none where an article names several blocks, for then there are several places."""
        streets: dict[str, list[_Given]] = defaultdict(list)
        for reading in story.readings:
            for address in reading.of(Address):
                streets[address.street].append(_Given(reading, address))
        for _, given in sorted(streets.items()):
            blocks: dict[int, list[_Given]] = defaultdict(list)
            for g in given:
                blocks[g.address.number].append(g)
            if len(blocks) == 2 and len({g.address.side for g in given} - {""}) < 2:
                rarer, other = sorted(blocks.values(), key=lambda side: (len(_articles(side)), len(side)))
                if not _articles(rarer) & _articles(other):
                    yield _hit(rarer, other)


def _articles(side: Sequence[_Given]) -> set[str]:
    return {g.reading.article.path for g in side}


def _hit(rarer: Sequence[_Given], other: Sequence[_Given]) -> Hit:
    """The finding, the number that fewer articles have first."""
    one, two = rarer[0].address, other[0].address
    these = [End(g.reading.article, g.address.span) for g in rarer[:ENDS_A_SIDE]]
    those = [End(g.reading.article, g.address.span, f"{two.number} here") for g in other[:ENDS_A_SIDE]]
    words = {
        "street": one.said,
        "here": where(these, False),
        "number": str(one.number),
        "there": where(those, False),
        "other": str(two.number),
    }
    return Hit((*these, *those), words)
