"""One number, in one article as a bound and in the other not: in comes a story, out comes one Hit for each."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from lint.checks import Check
from lint.mentions.figures.figure import Figure, singular
from lint.mentions.figures.similarity import PEOPLE
from lint.mentions.quotations.word_alignment import STOP
from lint.mentions.words.sentence import Sentence, sentence_at
from lint.stories.story import CROWD
from lint.text.article import TELLING
from lint.text.article_names import called
from lint.text.finding import ENDS_A_SIDE, End, Hit, other_articles
from lint.text.lazy_regex import lazy
from lint.text.tables import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lint.mentions import Mention, Reading
    from lint.stories.story import Story

#: Of smaller numbers a story has several: of what is counted, of money, where prices move, and of nothing named.
_LEAST, _MONEY, _UNCOUNTED = 20, 1_000, 100_000
#: So many of a thing are counted once in a story.
_GREAT = 2_000
_FORMS = frozenset({"count", "money", "measure", "number"})
_WORD = lazy(r"[^\W\d_]{3,}")
#: What qualifies a figure stands so near before it, and what it counts behind it.
_REACH = 24
_QUALIFIED = lazy(lambda: rf"\b(?:{any_of('bounds')}) \Z", re.IGNORECASE)
_UNIT = lazy(r" (?P<unit>[a-z]+)")


class _Told(NamedTuple):
    """A figure with the telling words of its sentence, and how it is qualified."""

    reading: Reading
    figure: Figure
    bound: str
    around: frozenset[str]

    @property
    def path(self) -> str:
        return self.reading.article.path

    @property
    def telling(self) -> bool:
        """Whether what is counted tells by itself that another article means it too: things in great number."""
        return self.figure.form == "count" and self.figure.low >= _GREAT and self.figure.unit not in PEOPLE


class BoundDiffers(Check):
    """Eleven thousand containers in one article and more than that in the other.

    An article that tells the number in both ways is left alone, and so is one that says "about".
    """

    words: ClassVar[tuple[str, ...]] = ("here", "article", "there", "others")
    needs: ClassVar[tuple[type[Mention], ...]] = (Figure, Sentence)

    def in_story(self, story: Story) -> Iterator[Hit]:
        told: dict[tuple[str, str, float], list[_Told]] = defaultdict(list)
        for reading in story.readings:
            for t in _figures(reading):
                told[t.figure.form, t.figure.unit, t.figure.low].append(t)
        for _, places in sorted(told.items()):
            if len(places) <= CROWD and (sides := _sides(places)):
                yield _hit(*sides)


def _figures(reading: Reading) -> Iterator[_Told]:
    """The figures that may be held against those of another article."""
    article, text = reading.article, reading.article.prose.text
    sentences = reading.of(Sentence)
    for f in reading.of(Figure):
        least = {"number": _UNCOUNTED, "money": _MONEY}.get(f.form, _LEAST)
        if f.low != f.high or f.low < least or f.form not in _FORMS or text.startswith("-", f.end):
            continue
        if article.block_at(f.start).kind in TELLING and (s := sentence_at(sentences, f.start)):
            words = frozenset(w.lower() for w in _WORD.findall(text, s.start, s.end)) - STOP - {*f.unit.split()}
            bound = f.bound if f.bound in {"over", "under"} else ""
            yield _Told(reading, f, bound, words)


def _sides(places: Sequence[_Told]) -> tuple[list[_Told], list[_Told]] | None:
    """The first two that tell one thing with two bounds, each with all that tell it so; None where nothing does."""
    for a, b in combinations(places, 2):
        left, right = ([t for t in places if t.bound == one.bound] for one in (a, b))
        apart = a.bound != b.bound and {t.path for t in left}.isdisjoint(t.path for t in right)
        if apart and (a.telling or len(a.around & b.around) > 1):
            return left, right
    return None


def _hit(left: Sequence[_Told], right: Sequence[_Told]) -> Hit:
    """The finding, the bound first."""
    first, second = sorted((left, right), key=lambda side: (not side[0].bound, len({t.path for t in side})))
    here, there = _words(first[0]), _words(second[0])
    ends = [End(t.reading.article, t.figure.span) for t in first[:ENDS_A_SIDE]]
    ends += [End(t.reading.article, t.figure.span, f"{_words(t)} here") for t in second[:ENDS_A_SIDE]]
    words = {
        "here": here,
        "article": called(first[0].path),
        "there": there,
        "others": other_articles(t.path for t in second),
    }
    return Hit(tuple(ends), words)


def _words(told: _Told) -> str:
    """The figure with what qualifies it and what it counts."""
    text, f = told.reading.article.prose.text, told.figure
    m = _QUALIFIED.search(text, max(f.start - _REACH, 0), f.start)
    unit = _UNIT.match(text, f.end)
    counted = unit is not None and singular(unit["unit"]) == f.unit
    return text[m.start() if m else f.start : unit.end() if unit and counted else f.end]
