"""A reading → numbers in the form of other languages: 1.000.000 euros, 3,5 percent, 5$."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, ClassVar, Literal

from lint.checks import Check
from lint.mentions.words.word_context import vouched
from lint.text.finding import End, Fix, Hit
from lint.text.lazy_regex import lazy
from lint.text.tables import any_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from lint.mentions import Reading

_SCALE = r"(?:thousand|million|billion|trillion|[mb]n)"
_SIGN = lazy(
    r"(?<![\w.,:$£€¥])(\d{1,3}(?:,\d{3})*(?:[.,]\d{1,2})?|\d+(?:\.\d{1,2})?)(?:([$£])|[ \u00a0]?(€))"
    r"(?![\w$£€(]|[ \u00a0]?\d)"
)
#: A comma before one or two figures, where what follows measures.
_COMMA = lazy(
    lambda: (
        rf"(?<![\w.,:/–-])\d{{1,3}},\d{{1,2}}(?=[ \u00a0-]?(?:%|(?:per[ -]?cent|percentage|{_SCALE}|k[mg]|"
        rf"(?:{any_of('units', 'measures', 'money')})s?)(?![\w-])))"
    )
)
#: Points between threes: more than one of them, or one before what is counted.
_POINTS = lazy(r"(?<![\w.,:/-])[1-9]\d{0,2}(?:\.\d{3})+(?![\w,/-]|\.\d)")
_COUNTED = lazy(lambda: rf"[ \u00a0](?:(?!{_SCALE})[a-z]+[ \u00a0])?(?:{any_of('people', 'counted')})\b")
_TOLD = lazy(r"(?i:\b(?:versions?|release|v|ip|address|tel|phone|call|fax|section|no|number)[.:]?[ \u00a0]$)")
_OCTETS = 4


class ForeignNumberFormat(Check):
    """A number with the comma, the points or the sign of money where other languages have them."""

    words: ClassVar[tuple[str, ...]] = ("wrong", "right")

    fault: Literal["separator", "sign"] = field(
        default="separator",
        metadata={"doc": "which to report: separator (1.000.000 people, 3,5 percent) or sign (5$ for $5)"},
    )

    @property
    def trigger(self) -> str:  # type: ignore[override]
        """Most articles have no such thing at all."""
        return "\\d[ \u00a0]?[$£€]" if self.fault == "sign" else r"\d\.\d\d\d|\d,\d\d?(?:[^\d]|\z)"

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        """A finding for each, with the English form."""
        article = reading.article
        text = article.prose.text
        for m, right in self._found(text):
            if not vouched(text, m.end()):
                span = article.prose.span(*m.span())
                yield Hit((End(article, span),), {"wrong": m[0], "right": right}, Fix(span, right))

    def _found(self, text: str) -> Iterator[tuple[re.Match[str], str]]:
        if self.fault == "sign":
            for m in _SIGN.finditer(text):
                yield m, f"{m[2] or m[3]}{m[1]}"
            return
        for m in _COMMA.finditer(text):
            yield m, m[0].replace(",", ".")
        for m in _POINTS.finditer(text):
            parts = m[0].split(".")
            thousands = len(parts) > 2 and (len(parts) != _OCTETS or "000" in parts)
            told = _TOLD.search(text, max(m.start() - 12, 0), m.start())
            if not told and (thousands or _COUNTED.match(text, m.end())):
                yield m, ",".join(parts)
