"""A number of people that is not the sum of the parts told right after it: in comes a reading, out come Hits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.finding import End, Hit
from lint.lazy import lazy
from lint.mentions.number import numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Reading

_NUMBER = r"(?:\d{1,3}|[a-z]+(?:-[a-z]+)?)"
_PART = (
    rf"(?:{_NUMBER}) (?:(?:other|more|adult|young|teenage|elderly|small) )?"
    r"(?:men|man|women|woman|boys?|girls?|males?|females?|adults?|children|child|teens?|teenagers?|infants?|toddlers?"
    r"|bab(?:y|ies))"
)
#: Who are counted, what divides the total from its parts, the parts, and what shows that there are no more of them.
_TOLD = lazy(
    r"(?:people|persons|victims|others|students|passengers|suspects|survivors|children|kids|youths|pedestrians)"
    rf"(?: ?[—–:] ?| - |, | \()(?P<parts>{_PART}(?:, {_PART})*,? and {_PART})"
    r"(?=[,.;)—–]| ?[—–-] | were\b| are\b| who\b)"
)
_TOTAL = lazy(r"(?P<number>\d{1,3}|[A-Za-z]+(?:-[a-z]+)?) (?:other |more |gunshot |shooting )?\Z")
_EACH = lazy(_PART)
#: A total of which it is not said to the one how many.
_ROUGH = lazy(r"\b(?:about|around|some|nearly|almost|over|than|least|to|up)[ ]\Z", re.IGNORECASE)
_REACH = 40


class TotalParts(Check):
    """A number of people, then who they are, and the two do not add up: "12 people, seven men and four women"."""

    words: ClassVar[tuple[str, ...]] = ("total", "sum", "parts")

    def literals(self) -> tuple[str, ...]:
        return ("people", "persons", "victims", "others", "students", "passengers", "suspects", "survivors",
                "children", "kids", "youths", "pedestrians")  # fmt: skip

    def at_literal(self, reading: Reading, literal: str, start: int, end: int) -> Iterator[Hit]:
        """A Hit where the total before the word is not the sum of the parts after it."""
        article = reading.article
        text = article.prose.text
        told = _TOLD.match(text, start)
        total = told and _TOTAL.search(text, max(start - _REACH, 0), start)
        if not told or not total or _ROUGH.search(text, max(total.start() - 12, 0), total.start()):
            return
        said = _value(total["number"])
        parts = [_value(part[0].split(" ")[0]) for part in _EACH.finditer(told["parts"])]
        if said is None or None in parts or said == sum(filter(None, parts)):
            return
        words = {
            "total": f"{total['number']} {literal}",
            "sum": f"{sum(filter(None, parts)):.0f}",
            "parts": told["parts"],
        }
        ends = (
            End(article, article.prose.span(total.start("number"), end), "the total"),
            End(article, article.prose.span(*told.span("parts")), f"{words['sum']} in all"),
        )
        yield Hit(ends, words)


def _value(word: str) -> float | None:
    """What a number word or "a" stands for; None for any other word."""
    if word.lower() in {"a", "an"}:
        return 1.0
    found = [n for n in numbers(word) if n.low == n.high and n.end - n.start == len(word)]
    return found[0].low if found else None
