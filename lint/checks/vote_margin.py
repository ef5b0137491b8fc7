"""A vote or score and the margin told with it, and they do not agree: in comes a reading, out comes a Hit for each."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.mentions.figures.figure import Figure
from lint.mentions.figures.number import number_of
from lint.text.finding import End, Hit
from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Mention, Reading

_NUMBER = r"(?P<margin>\d{1,3}|[a-z]+(?:-[a-z]+)?)"
_BY = rf"by (?:a margin of )?(?:just |only )?(?P<told>{_NUMBER}[ -](?:votes?|points?|goals?|runs?|seats?))\b"
_A_MARGIN = rf"[Aa]n? (?P<told>{_NUMBER}-(?:vote|point|goal|run|seat)) (?:margin|majority|win|victory|defeat|loss)\b"
_RESULT = (
    r"\)?(?: vote| victory| win| defeat)?(?: for the [a-z]+)?(?:,? (?:which|that|who|it|they|he|she))?"
    r"(?:,? (?:to win|won|winning|passed|passing|carried|lost|losing))?,?"
)
_AFTER = (lazy(rf"{_RESULT} {_BY}"), lazy(rf"\)?, {_A_MARGIN}"))
_BEFORE = (lazy(rf"\b{_BY}, \Z"), lazy(rf"\b{_A_MARGIN}(?:, | \(| of )\Z"))
_REACH = 70


class VoteMargin(Check):
    """A vote or score of two numbers, and a margin that is not their difference: "52-48, by six votes"."""

    words: ClassVar[tuple[str, ...]] = ("score", "margin", "truth")
    needs: ClassVar[tuple[type[Mention], ...]] = (Figure,)

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        """A Hit for each margin that is not the difference of the two numbers."""
        article = reading.article
        text = article.prose.text
        for f in reading.of(Figure):
            if f.form != "score" or f.low == f.high:
                continue
            low = max(f.start - _REACH, 0)
            after = (m for p in _AFTER if (m := p.match(text, f.end, f.end + _REACH)))
            before = (m for p in _BEFORE if (m := p.search(text, low, f.start)))
            m = next(chain(after, before), None)
            said, truth = m and number_of(m["margin"]), abs(f.high - f.low)
            if not m or said is None or said == truth:
                continue
            at = m.span("told")
            words = {"score": text[f.start : f.end], "margin": text[slice(*at)], "truth": f"{truth:.0f}"}
            ends = (
                End(article, article.prose.span(*at), f"{words['score']} is {words['truth']}"),
                End(article, f.span, "the two numbers"),
            )
            yield Hit(ends, words)
