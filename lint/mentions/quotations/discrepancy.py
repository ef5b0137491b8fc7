"""Stretches in which versions of a quotation differ → discrepancies, one a quotation however often it differs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lint.mentions import Reading
    from lint.mentions.quotations.quotation import Quotation
    from lint.mentions.quotations.word_alignment import Grade

#: The grades, the gravest first.
GRAVEST: tuple[Grade, ...] = ("fact", "spelling", "wording", "form")


class QuotationPlace(NamedTuple):
    """Words of a quotation in one article: prose offsets."""

    reading: Reading
    quotation: Quotation
    start: int
    end: int

    @property
    def whose(self) -> tuple[str, int]:
        """Which quotation of which article the words belong to."""
        return self.reading.article.path, self.quotation.start


class Side(NamedTuple):
    """What some of the articles say, and where."""

    words: str
    places: tuple[QuotationPlace, ...]

    @property
    def articles(self) -> int:
        """In how many articles it stands."""
        return len({p.reading.article.path for p in self.places})


class Stretch(NamedTuple):
    """One place of a quotation where it stands in two wordings or more; the first side is the doubtful one."""

    grade: Grade
    sides: tuple[Side, ...]

    def sort_key(self) -> tuple[int, str, int]:
        """What stretches are sorted by: the gravest first, then by place."""
        first = min(self.sides[0].places, key=lambda p: (p.reading.article.path, p.start))
        return GRAVEST.index(self.grade), first.reading.article.path, first.start


class Discrepancy(NamedTuple):
    """One quotation worded in two ways or more: all the stretches where it differs, the gravest first."""

    stretches: tuple[Stretch, ...]

    @property
    def grade(self) -> Grade:
        """How grave the gravest difference is."""
        return self.stretches[0].grade

    @property
    def sides(self) -> tuple[Side, ...]:
        """What is said where the quotation differs most gravely; the first side is the doubtful one."""
        return self.stretches[0].sides

    def said(self) -> dict[tuple[str, int], list[tuple[str, QuotationPlace]]]:
        """For each quotation what it says in each stretch, in order of place; those of the doubtful side come first."""
        said: dict[tuple[str, int], list[tuple[str, QuotationPlace]]] = {}
        for stretch in self.stretches:
            for side in stretch.sides:
                for place in side.places:
                    said.setdefault(place.whose, []).append((side.words, place))
        return {whose: sorted(told, key=lambda t: (t[1].start, t[1].end)) for whose, told in said.items()}


class AlignedVersions(NamedTuple):
    """A stretch, and what was laid side by side to find it: of which wordings, from which word to which."""

    stretch: Stretch
    covers: frozenset[tuple[int, int, int]]


def united(laid: Iterable[AlignedVersions]) -> list[Discrepancy]:
    """One discrepancy for all stretches of one quotation.

    Stretches belong to one quotation where the words that were laid side by side overlap. A slip of spelling is another
    fault, with another cure, and stands alone.
    """
    every = list(laid)
    slips = [Discrepancy((one.stretch,)) for one in every if one.stretch.grade == "spelling"]
    others = [one for one in every if one.stretch.grade != "spelling"]
    groups: dict[int, list[Stretch]] = {}
    for group, one in zip(_groups([one.covers for one in others]), others, strict=True):
        groups.setdefault(group, []).append(one.stretch)
    return [Discrepancy(tuple(sorted(stretches, key=Stretch.sort_key))) for stretches in groups.values()] + slips


def _groups(covers: Sequence[frozenset[tuple[int, int, int]]]) -> list[int]:
    """For each set of ranges of words the number of its group: sets that overlap, at whatever remove, are of one."""
    of = list(range(len(covers)))

    def root(i: int) -> int:
        while of[i] != i:
            of[i] = i = of[of[i]]
        return i

    before, reach, last = -1, 0, 0
    for wording, start, end, i in sorted((*cover, i) for i, ranges in enumerate(covers) for cover in ranges):
        if wording == before and start < reach:
            of[root(i)] = root(last)
            reach = max(reach, end)
        else:
            reach = end
        before, last = wording, i
    return [root(i) for i in range(len(covers))]
