"""One sum of money with two amounts a little apart: in comes a story, out comes one Hit for each such sum."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from lint.checks import Check
from lint.mentions.events.event import stems
from lint.mentions.figures.figure import Figure
from lint.stories.story import CROWD
from lint.text.article_names import called
from lint.text.finding import End, Hit
from lint.text.lazy_regex import lazy
from lint.text.phrases import phrases
from lint.text.tables import any_of, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lint.mentions import Mention, Reading
    from lint.stories.story import Story

#: So far around a sum its words are read, and so many must be in both places.
_AROUND, _SHARED = 70, 2
#: Two sums that are further apart are two; small ones are prices.
_NEAR, _LEAST = 0.9, 1000
#: A sum that grows or shrinks between two articles, and words that say nothing of what it is for.
_MOVES = lazy(lambda: rf"\b(?:{any_of('roles', 'a sum that moves')})\b")
#: What says how a sum was reckoned, and how far from it that stands.
_KIND, _BEHIND = lazy(lambda: rf"\b(?:{any_of('roles', 'reckoned')})\b"), 32
_FAINT = word_set("roles", "beside any sum")


class _Told(NamedTuple):
    """A sum, where it stands and the stems of the words around it."""

    reading: Reading
    figure: Figure
    around: Mapping[str, str]
    kind: str
    """Which of several reckonings it is: gross, net, adjusted."""


class SumDiffers(Check):
    """$3.5 billion from the construction budget in one article, $3.6 billion in another."""

    words: ClassVar[tuple[str, ...]] = ("article", "here", "others", "there", "signs")
    needs: ClassVar[tuple[type[Mention], ...]] = (Figure,)

    def in_story(self, story: Story) -> Iterator[Hit]:
        told = {r.article.path: sums for r in story.readings if (sums := list(_sums(r)))}
        if sum(map(len, told.values())) > CROWD:
            return
        done: set[tuple[str, float]] = set()
        for (path, ours), (_, theirs) in combinations(sorted(told.items()), 2):
            for a in ours:
                found = [(signs, b) for b in theirs if (signs := _one(a, b, ours, theirs))]
                if found and (path, a.figure.low) not in done:
                    signs, b = max(found, key=lambda pair: len(pair[0]))
                    done |= {(path, a.figure.low), (b.reading.article.path, b.figure.low)}
                    yield _hit(a, b, signs)


def _sums(reading: Reading) -> Iterator[_Told]:
    """The sums of an article that stand still."""
    text = reading.article.prose.text
    for f in reading.of(Figure):
        if f.form != "money" or f.low != f.high or f.low < _LEAST:
            continue
        if "(" in text[max(f.start - 2, 0) : f.start] or ";" in text[max(f.start - 2, 0) : f.start]:
            continue  # the same in another currency
        low, high = max(f.start - _AROUND, 0), f.end + _AROUND
        if not _MOVES.search(text, low, high):
            around = stems(text[low : f.start] + " " + text[f.end : high])
            yield _Told(reading, f, around, _reckoned(text, f))


def _reckoned(text: str, f: Figure) -> str:
    kind = _KIND.search(text, f.start, f.end + _BEHIND) or _KIND.search(text, max(f.start - _BEHIND, 0), f.start)
    return kind[0].lower() if kind else ""


def _one(a: _Told, b: _Told, ours: Sequence[_Told], theirs: Sequence[_Told]) -> list[str]:
    """The words that say that two sums are one, though the amounts differ; nothing where one is told on both sides."""
    x, y = a.figure, b.figure
    if a.kind != b.kind or x.unit != y.unit or _same(x, y) or min(x.low, y.low) < _NEAR * max(x.low, y.low):
        return []
    if any(_same(x, t.figure) for t in theirs) or any(_same(y, t.figure) for t in ours):
        return []
    signs = sorted(a.around[s] for s in a.around.keys() & b.around.keys() if s not in _FAINT)
    return signs if len(signs) >= _SHARED else []


def _same(x: Figure, y: Figure) -> bool:
    """True for two amounts that are one as far as the rounder of them tells."""
    grain = max(x.grain, y.grain)
    return abs(x.low - y.low) <= grain / 2


def _hit(a: _Told, b: _Told, signs: Sequence[str]) -> Hit:
    ends = (End(a.reading.article, a.figure.span), End(b.reading.article, b.figure.span, "the other amount"))
    words = {
        "article": called(a.reading.article.path),
        "here": ends[0].text,
        "others": called(b.reading.article.path),
        "there": ends[1].text,
        "signs": phrases(a.reading.article.prose.text, a.figure.start, signs),
    }
    return Hit(ends, words)
