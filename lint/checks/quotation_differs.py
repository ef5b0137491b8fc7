"""One quotation worded in two ways: in come a reading or a story, out comes one Hit for each such quotation."""

from __future__ import annotations

from dataclasses import field
from itertools import takewhile
from typing import TYPE_CHECKING, ClassVar, Literal

from lint.checks import Check
from lint.mentions.quotations.quotation import Quotation
from lint.mentions.quotations.versions import discrepancies
from lint.mentions.words.unknown_word import UnknownWord
from lint.text.finding import End, Fix, Hit, where

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lint.mentions import Mention, Reading
    from lint.mentions.quotations.discrepancy import Discrepancy, QuotationPlace, Side
    from lint.stories.story import Story

#: How many stretches a message shows, how many letters of the first and of the others, and of all its words.
_SHOWN = 3
_LONG, _SHORT, _ROOM = 48, 28, 210


class QuotationDiffers(Check):
    """A quotation that stands in other words in another place, or in another article of the story."""

    words: ClassVar[tuple[str, ...]] = ("this", "here", "that", "there", "also")
    needs: ClassVar[tuple[type[Mention], ...]] = (Quotation, UnknownWord)

    difference: Literal["fact", "wording", "spelling", "form"] = field(
        default="wording",
        metadata={
            "doc": "which differences to report: fact (a number, a name, a negation, can or could), wording (words "
            "left out, put in or changed), spelling (a slip of one letter), form (little words, a number in digits)"
        },
    )

    @property
    def family(self) -> str:  # type: ignore[override]
        """A slip is also a misspelling; of the other differences of one quotation the gravest is kept."""
        return "spelling" if self.difference == "spelling" else "quotation"

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        """One Hit for each quotation that stands in two wordings in one article.

        Two in one paragraph are what one speaker holds against each other: “not in the plan, but in the planning”.
        """
        for hit in self._hits((reading,), 1):
            first, last = min(e.span.start for e in hit.ends), max(e.span.end for e in hit.ends)
            if "\n" in reading.article.text[first:last]:
                yield hit

    def in_story(self, story: Story) -> Iterator[Hit]:
        """One Hit for each quotation that stands in two wordings in two articles or more."""
        return self._hits(tuple(story.readings), 2)

    def _hits(self, readings: tuple[Reading, ...], least: int) -> Iterator[Hit]:
        for found in discrepancies(readings):
            if found.grade == self.difference:
                hit = _hit(found)
                if len({e.article.path for e in hit.ends}) >= least:
                    yield hit


def _hit(found: Discrepancy) -> Hit:
    doubtful, *others = found.sides
    said = found.said()
    suspects = {place.whose for place in doubtful.places}
    ends = [_end(told, whose in suspects) for whose, told in said.items()]
    alone = len({e.article.path for e in ends}) == 1
    here = where(_ends(doubtful), alone)
    there = where(_ends(others[0]), alone) if len(others) == 1 else "other places"
    told = [side.words for side in found.sides[:3]]
    this, *that = _apart(told, max((_ROOM - len(here + there)) // len(told), _LONG))
    words = {"this": this, "here": here, "that": "” or “".join(that), "there": there}
    words["also"] = _also(found, doubtful.places[0].whose, _ROOM - sum(map(len, words.values())))
    fix = None
    if found.grade == "spelling" and len(others) == 1 and others[0].articles > doubtful.articles:
        fix = Fix(ends[0].span, others[0].words, safe=False)
    return Hit(tuple(ends), words, fix)


def _end(told: Sequence[tuple[str, QuotationPlace]], doubtful: bool) -> End:
    """From the first to the last stretch where a quotation differs, and what it says there."""
    article = told[0][1].reading.article
    span = article.prose.span(told[0][1].start, max(place.end for _, place in told))
    words = " … ".join(dict.fromkeys(words for words, _ in told))
    return End(article, span, "" if doubtful else f"says “{_shortened(words, 2 * _LONG)}”")


def _also(found: Discrepancy, whose: tuple[str, int], room: int) -> str:
    """The next stretches, as the doubtful quotation has them and as another has, so many as there is room for."""
    shown: list[str] = []
    rest = found.stretches[1:]
    for stretch in rest[: _SHOWN - 1]:
        this = next((s for s in stretch.sides if any(p.whose == whose for p in s.places)), stretch.sides[0])
        that = next(s for s in stretch.sides if s is not this)
        pair = "“{}” for “{}”".format(*_apart([this.words, that.words], _SHORT))
        room -= len(pair) + 2
        if room < 0:
            break
        shown.append(pair)
    more = len(rest) - len(shown)
    if not shown:
        return f"; also in {more} more place{'s' * (more > 1)}" if more else ""
    return f"; also {', '.join(shown)}" + (f" and {more} more" if more else "")


def _apart(told: Sequence[str], most: int) -> list[str]:
    """Wordings short enough for a message, the long ones from where they part."""
    if max(map(len, told)) > most:
        rows = zip(*(words.split() for words in told), strict=False)
        same = sum(1 for _ in takewhile(lambda row: len(set(row)) == 1, rows)) - 1
        if same > 0:
            told = [" ".join(["…", *words.split()[same:]]) for words in told]
    return [_shortened(words, most) for words in told]


def _shortened(words: str, most: int) -> str:
    """Words that are too long for a message, without their middle."""
    if len(words) <= most:
        return words
    head, tail = words[: most // 2].rpartition(" ")[0], words[-(most // 2 - 3) :].partition(" ")[2]
    return f"{head} … {tail}"


def _ends(side: Side) -> list[End]:
    """The places of a side."""
    return [End(p.reading.article, p.reading.article.prose.span(p.start, p.end)) for p in side.places]
