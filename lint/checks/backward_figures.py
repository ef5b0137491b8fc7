"""Two figures of which the second is the lower one, after "between": in comes a reading, out comes a Hit for each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.mentions.figures.number import number_of
from lint.text.finding import End, Hit
from lint.text.lazy_regex import lazy
from lint.text.tables import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Reading

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|[a-z]+(?:-[a-z]+)?)"
_RANGE = lazy(rf" (?P<range>(?P<sign>[$£€]?)(?P<first>{_NUMBER}) and (?P=sign)(?P<last>{_NUMBER}))")
#: What follows figures that make a range: what they measure, or behind sums of money the end of the phrase.
_MEASURED = lazy(
    lambda: (
        r"%|[ -](?:percent|per cent|people|feet|inches"
        rf"|(?!degree|point|round|second)(?:{any_of('units', 'measures', 'money')})s?)\b"
    )
)
_MONEY_ENDS = lazy(r"[.;,)\n]|[ ](?:a|an|per|each|apiece|for|in|to)\b|\Z")
#: What stands between two things rather than from one figure to another, and times told backward.
_NOT_A_RANGE = lazy(
    lambda: rf"\bfrom \Z|\b(?:{any_of('between', 'words')}|(?:{any_of('between', 'beginnings')})\w*)\b[^.]{{0,30}}\Z",
    re.IGNORECASE,
)
_BACKWARD = lazy(r"[^.]{0,30}\b(?:before|ago|earlier|prior|previous\w*|until)\b")
_REACH = 60


class BackwardFigures(Check):
    """A range of figures that ends lower than it begins: "between 16 and 12 years old"."""

    words: ClassVar[tuple[str, ...]] = ("range",)

    def literals(self) -> tuple[str, ...]:
        return ("between",)

    def at_literal(self, reading: Reading, literal: str, start: int, end: int) -> Iterator[Hit]:
        """A Hit where the second figure of a range is lower than the first."""
        article = reading.article
        text = article.prose.text
        m = _RANGE.match(text, end, end + _REACH)
        first, last = (m and number_of(m["first"])), (m and number_of(m["last"]))
        if not m or first is None or last is None or last >= first:
            return
        if not _MEASURED.match(text, m.end()) and not (m["sign"] and _MONEY_ENDS.match(text, m.end())):
            return
        if _NOT_A_RANGE.search(text, max(start - _REACH, 0), start) or _BACKWARD.match(text, m.end(), m.end() + _REACH):
            return
        yield Hit((End(article, article.prose.span(*m.span("range"))),), {"range": f"{literal} {m['range']}"})
