"""A reading → ordinal numbers in figures with the ending of another number: 23th, 11st, 2th."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.mentions.words.word_context import vouched
from lint.text.finding import End, Fix, Hit
from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Reading

_ORDINAL = lazy(r"(?<![\w.,:/#$£€])(\d{1,3}(?:,\d{3})*|\d{1,4})(st|nd|rd|th)(?![\w/]|-?\d)")
_ENDINGS = {"1": "st", "2": "nd", "3": "rd"}
#: A number of stone, which only what stands before it tells from an ordinal.
_LED = lazy(r"(?i:\b(?:the|his|her|its|their|our|my|your|this|that|a|an|\w{3,9}day,?|[a-z]+['’]s))[ \u00a0]$")
_WEIGHT = lazy(r"\A[ \u00a0]?\d|\b(?:weigh\w*|pounds?|lbs?|stone|kg|jockeys?|prop|heavyweight)\b")
_NEAR = 60


class OrdinalEnding(Check):
    """An ordinal number in figures whose ending is not how the number is said."""

    words: ClassVar[tuple[str, ...]] = ("wrong", "right")
    family: ClassVar[str] = "spelling"
    trigger: ClassVar[str] = r"(?:1[1-3](?:st|nd|rd)|1(?:nd|rd|th)|2(?:st|rd|th)|3(?:st|nd|th)|[04-9](?:st|nd|rd))\b"

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        """A finding for each, with the ending that belongs there."""
        article = reading.article
        text = article.prose.text
        for m in _ORDINAL.finditer(text):
            ending = "th" if m[1][-2:-1] == "1" else _ENDINGS.get(m[1][-1], "th")
            if m[2] == ending or (m[2] == "st" and _stone(text, m.start(), m.end())) or vouched(text, m.end()):
                continue
            span, right = article.prose.span(*m.span()), m[1] + ending
            yield Hit((End(article, span),), {"wrong": m[0], "right": right}, Fix(span, right))


def _stone(text: str, start: int, end: int) -> bool:
    """True where “12st” may be a weight."""
    around = text[max(start - _NEAR, 0) : start], text[end : end + _NEAR]
    return not _LED.search(text, max(start - 14, 0), start) or any(map(_WEIGHT.search, around))
