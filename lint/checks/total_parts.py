"""A number of people that is not the sum of the parts told right after it: in comes a reading, out come Hits."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.mentions.figures.number import number_of
from lint.text.finding import End, Hit
from lint.text.lazy_regex import lazy
from lint.text.tables import any_of, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Reading

_NUMBER = r"(?:\d{1,3}|[a-z]+(?:-[a-z]+)?)"


def _part() -> str:
    """So many people of one kind."""
    which = "(?:other|more|adult|young|teenage|elderly|small)"
    return rf"(?:{_NUMBER}) (?:{which} )?(?:{any_of('people', 'parts')})"


def _told() -> str:
    """What divides the total from its parts, the parts, and what shows that there are no more of them."""
    part = _part()
    return (
        rf"(?: ?[—–:] ?| - |, | \()(?P<parts>{part}(?:, {part})*,? and {part})"
        r"(?=[,.;)—–]| ?[—–-] | were\b| are\b| who\b)"
    )


_TOLD = lazy(_told)
_MARKS = frozenset("—–:-,(")
_TOTAL = lazy(r"(?P<number>\d{1,3}|[A-Za-z]+(?:-[a-z]+)?) (?:other |more |gunshot |shooting )?\Z")
_EACH = lazy(_part)
#: A total of which it is not said to the one how many, or that the parts need not fill.
_ROUGH = lazy(
    r"\b(?:[Aa]bout|[Aa]round|[Ss]ome|[Nn]early|[Aa]lmost|[Oo]ver|than|least|to|up"
    r"|(?:Of|[Oo]ut of|[Aa]mong)(?: the)?) \Z"
)
#: More parts, further on.
_MORE = lazy(r"[^.;:\n]{0,40}?,? and (?P<number>\d{1,3}|[a-z]+(?:-[a-z]+)?) ")
_REACH, _FURTHER = 40, 60


class TotalParts(Check):
    """A number of people, then who they are, and the two do not add up: "12 people, seven men and four women"."""

    words: ClassVar[tuple[str, ...]] = ("total", "sum", "parts")

    people: tuple[str, ...] = field(
        default=(), metadata={"doc": "More words, in lower case, for people whose number is followed by its parts."}
    )

    def literals(self) -> tuple[str, ...]:
        return (*listed("people", "totals"), *self.people)

    def at_literal(self, reading: Reading, literal: str, start: int, end: int) -> Iterator[Hit]:
        """A Hit where the total before the word is not the sum of the parts after it."""
        article = reading.article
        text = article.prose.text
        if text[start:end] != literal or _MARKS.isdisjoint(text[end : end + 2]):
            return
        told = _TOLD.match(text, end)
        total = told and _TOTAL.search(text, max(start - _REACH, 0), start)
        if not told or not total or _ROUGH.search(text, max(total.start() - 12, 0), total.start()):
            return
        more = _MORE.match(text, told.end(), told.end() + _FURTHER)
        if more and _value(more["number"]) is not None:
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
    return number_of(word)
