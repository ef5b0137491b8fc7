"""A reading → words or marks that stand oftener, or more seldom, than they may."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import field
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar, Literal, NamedTuple

from lint.checks import Check
from lint.mentions.words.sentence import Sentence
from lint.text.finding import End, Hit
from lint.text.literals import Literals
from lint.text.re2_matching import mistake, spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lint.mentions import Reading

_FIRST_WORD = re.compile(r"\S+")
_ANY = -1


class _Place(NamedTuple):
    start: int
    end: int


class Count(Check):
    """Words or marks that stand too often, or not often enough, in one article, paragraph or sentence."""

    words: ClassVar[tuple[str, ...]] = ("match", "count", "most", "least")
    whole: ClassVar[bool] = True

    terms: tuple[str, ...] = field(default=(), metadata={"doc": "Words, phrases or marks that are counted together."})
    pattern: str = field(default="", metadata={"doc": "What is counted, in RE2 syntax, where terms do not do."})
    match_case: bool = field(default=False, metadata={"doc": "Whether capitals matter for the pattern."})
    at_most: int = field(default=_ANY, metadata={"doc": "How often they may stand; -1 for any number."})
    at_least: int = field(default=0, metadata={"doc": "How often they must stand."})
    per: Literal["article", "paragraph", "sentence"] = field(
        default="article", metadata={"doc": "In what they are counted; every block of an article is a paragraph."}
    )

    def mistakes(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Nothing to count, no bound, or bounds that nothing can keep."""
        if bool(self.terms) == bool(self.pattern):
            yield ("terms",), "Say what is counted: either 'terms' or a 'pattern'."
        elif self.pattern and (wrong := mistake(self.pattern, somewhere=True)):
            yield ("pattern",), wrong
        if self.at_most < 0 and self.at_least < 1:
            yield ("at_most",), "Set 'at_most' or 'at_least' to a number; without one, nothing is ever wrong."
        elif 0 <= self.at_most < self.at_least:
            yield ("at_most",), f"'at_most' is {self.at_most} and 'at_least' {self.at_least}: no text can keep both."

    def literals(self) -> Iterable[str]:
        """The terms, where only too many are a fault."""
        return () if self.pattern or self.at_least else (t.lower() for t in self.terms)

    def at_literals(self, reading: Reading, places: Sequence[tuple[str, int, int]]) -> Iterator[Hit]:
        """A finding for each part of the article with too many."""
        return self._judged(reading, (_Place(start, end) for _, start, end in places))

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        """A finding for each part of the article with too many or too few."""
        text = reading.article.prose.text
        if self.pattern:
            found = (_Place(*span) for span in spans(text, self.pattern, match_case=self.match_case))
        elif self.at_least:
            found = (_Place(start, end) for _, start, end in _literals(self.terms).places(text))
        else:
            return
        yield from self._judged(reading, found)

    def _judged(self, reading: Reading, found: Iterable[_Place]) -> Iterator[Hit]:
        places = list(_apart(found))
        if not self.at_least and len(places) <= self.at_most:
            return
        starts = [p.start for p in places]
        for start, end in self._parts(reading):
            here = places[bisect_left(starts, start) : bisect_left(starts, end)]
            if self.at_least or len(here) > self.at_most:
                here = [p for p in here if reading.admits(p.start)]
            if 0 <= self.at_most < len(here):
                yield self._hit(reading, here[self.at_most], len(here))
            elif len(here) < self.at_least and (m := _FIRST_WORD.search(reading.article.prose.text, start, end)):
                yield self._hit(reading, here[0] if here else _Place(*m.span()), len(here))

    def _parts(self, reading: Reading) -> Iterable[tuple[int, int]]:
        """The parts in which they are counted, those where the rule looks."""
        blocks = [(b.start, b.end) for b in reading.article.blocks if b.end > b.start]
        if self.per == "sentence":
            blocks = [(s.start, s.end) for s in reading.of(Sentence)]
        seen = [part for part in blocks if reading.admits(part[0])] if self.at_least else blocks
        return [(seen[0][0], seen[-1][1])] if seen and self.per == "article" else seen

    def _hit(self, reading: Reading, at: _Place, count: int) -> Hit:
        span = reading.article.prose.span(*at)
        match = reading.article.prose.text[at.start : at.end]
        words = {"match": match, "count": str(count), "most": str(self.at_most), "least": str(self.at_least)}
        return Hit((End(reading.article, span),), words)


@lru_cache(maxsize=64)
def _literals(terms: tuple[str, ...]) -> Literals:
    return Literals(t.lower() for t in terms)


def _apart(places: Iterable[_Place]) -> Iterator[_Place]:
    """The places in order, of those that overlap the first and longest."""
    done = 0
    for place in sorted(places, key=lambda p: (p.start, -p.end)):
        if place.start >= done:
            done = place.end
            yield place
