"""One quotation worded in two ways: in come a reading or a story, out comes a Hit for each difference."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar, Literal

from lint.checks import Check
from lint.finding import End, Fix, Hit
from lint.mentions.doubtful_word import DoubtfulWord
from lint.mentions.quotation import Quotation
from lint.mentions.versions import discrepancies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Mention, Reading
    from lint.mentions.story import Story
    from lint.mentions.versions import Discrepancy, Place, Side


@dataclass(frozen=True, slots=True)
class QuotationDiffers(Check):
    """A quotation that stands in other words in another place, or in another article of the story."""

    words: ClassVar[tuple[str, ...]] = ("this", "here", "that", "there")
    needs: ClassVar[tuple[type[Mention], ...]] = (Quotation, DoubtfulWord)
    family: ClassVar[str] = "quotation-differs"

    difference: Literal["fact", "wording", "spelling", "form"] = field(
        default="wording",
        metadata={
            "doc": "which differences to report: fact (a number, a name, a negation, can or could), wording (words "
            "left out, put in or changed), spelling (a slip of one letter), form (little words, a number in digits)"
        },
    )

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        """One Hit for each difference between quotations of one article."""
        return self._hits((reading,), 1)

    def in_story(self, story: Story) -> Iterator[Hit]:
        """One Hit for each difference between quotations of two articles or more."""
        return self._hits(tuple(story.readings), 2)

    def _hits(self, readings: tuple[Reading, ...], least: int) -> Iterator[Hit]:
        for found in discrepancies(readings):
            articles = {p.reading.article.path for side in found.sides for p in side.places}
            if found.grade == self.difference and len(articles) >= least:
                yield _hit(found)


def _hit(found: Discrepancy) -> Hit:
    doubtful, *others = found.sides
    ends = [_end(place, "") for place in doubtful.places]
    ends += [_end(place, f"says “{side.words}”") for side in others for place in side.places]
    alone = len({e.article.path for e in ends}) == 1
    words = {
        "this": doubtful.words,
        "here": _where(doubtful, alone),
        "that": "” or “".join(side.words for side in others),
        "there": _where(others[0], alone) if len(others) == 1 else "other places",
    }
    fix = None
    if found.grade == "spelling" and len(others) == 1 and others[0].articles > doubtful.articles:
        fix = Fix(ends[0].span, others[0].words)
    return Hit(tuple(ends), words, fix)


def _end(place: Place, note: str) -> End:
    article = place.reading.article
    return End(article, article.prose.span(place.start, place.end), note)


def _where(side: Side, alone: bool) -> str:
    """Where a side stands, in words: a line of the one article, or the articles."""
    first = side.places[0]
    article = first.reading.article
    if alone:
        line, _ = article.lines.place(article.prose.span(first.start, first.end).start)
        return f"line {line}"
    name = PurePath(article.path).name
    more = side.articles - 1
    return name if more == 0 else f"{name} and {more} other article{'s' * (more > 1)}"
