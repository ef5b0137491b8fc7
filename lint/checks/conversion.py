"""A measure and its conversion in brackets that do not agree: in comes a reading, out comes a Hit for each pair."""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from lint.checks import Check
from lint.mentions.figures.number import numbers
from lint.text.finding import End, Hit
from lint.text.lazy_regex import lazy
from lint.text.tables import alternation, lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Reading

#: The words for a unit, each with its first word, what it measures, and how many metres, square metres, kilograms or
#: litres it is.
_OF = {
    word: (told[0], kind, float(size))
    for kind in ("length", "area", "weight", "volume", "speed", "heat")
    for size, *told in lines("units")[kind]
    for word in told
}
_WORD = alternation(tuple(_OF))
_UNIT = rf"(?P<square>square[ -]|sq\.? ?)?(?:degrees? |deg |°[ ]?)?(?P<unit>{_WORD})(?P<hour> (?:an|per) hour)?"
_DIGITS = r"(?P<number>[-−]?\d[\d,]*(?:\.\d+)?(?:[ -](?:thousand|million|billion))?)"
_CONVERTED = lazy(
    rf"\((?:(?:about|around|roughly|approximately|some|nearly|almost|over|just over|just under|more than|up to) )?"
    rf"(?P<whole>{_DIGITS}[ \u00a0-]?{_UNIT})(?=[),;]|[ ](?:wide|long|high|tall|deep|away|across)\b)",
    re.IGNORECASE,
)
#: How all of these begin; most brackets hold nothing of the kind.
_NUMBERED = lazy(r"\((?:[a-z]+ (?:[a-z]+ )?)?[-−]?\d", re.IGNORECASE)
_BEFORE = lazy(
    rf"(?<![\d.,/$£€])(?P<whole>(?:{_DIGITS}[ \u00a0-]?|(?P<spelled>[a-z]+(?:-[a-z]+)?)[ -]){_UNIT})"
    r"(?:[ -][a-z]+)?[ ]?\Z",
    re.IGNORECASE,
)
#: What makes the measure one part of a larger one, or less than nothing: "five feet, 10 inches", "10 by 12 feet".
_PARTIAL = lazy(r"(?:\d|feet|foot|ft|pounds?|lbs?|stone|by|x|to|or|and|minus|['’′]),?[ -]?\Z", re.IGNORECASE)
_REACH = 48


def _converted(text: str) -> Iterator[re.Match[str]]:
    at = text.find("(")
    while at >= 0:
        if _NUMBERED.match(text, at) and (m := _CONVERTED.match(text, at)):
            yield m
        at = text.find("(", at + 1)


class _Measure(NamedTuple):
    """A value as written, its last digit's worth, its unit, and what the unit measures."""

    value: float
    grain: float
    unit: str
    kind: str
    size: float


class Conversion(Check):
    """A measure with its conversion in brackets after it, further off than rounding explains."""

    off: float = field(default=0.1, metadata={"doc": "How far off a conversion may be, as a part of it."})

    words: ClassVar[tuple[str, ...]] = ("this", "right", "that")

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        """One Hit for each conversion that is off."""
        article = reading.article
        text = article.prose.text
        for m in _converted(text):
            low = max(text.rfind("\n", 0, m.start()) + 1, m.start() - _REACH)
            before = _BEFORE.search(text, low, m.start())
            if not before or _PARTIAL.search(text, max(low, before.start() - 8), before.start()):
                continue
            this, that = _measure(before), _measure(m)
            if this and that and (right := self._right(this, that)):
                words = {"this": before["whole"][0].upper() + before["whole"][1:], "right": right, "that": m["whole"]}
                ends = (
                    End(article, article.prose.span(*m.span("whole")), f"{before['whole']} is about {right}"),
                    End(article, article.prose.span(*before.span("whole")), before["whole"]),
                )
                yield Hit(ends, words)

    def _right(self, this: _Measure, that: _Measure) -> str:
        """What the first measure is in the unit of the second, where that is not what the second says."""
        if this.kind != that.kind or this.unit == that.unit:
            return ""
        if this.kind == "heat":
            right = (this.value - 32) / 1.8 if that.unit == "celsius" else this.value * 1.8 + 32
            change = this.value / 1.8 if that.unit == "celsius" else this.value * 1.8
            good = min(abs(that.value - right), abs(that.value - change)) <= 1.5
            return "" if good else f"{right:.0f} {that.unit.capitalize()}"
        rate = this.size / that.size
        right = this.value * rate
        off = abs(that.value - right)
        if off <= max(self.off * max(right, that.value), that.grain / 2, this.grain * rate / 2):
            return ""
        return f"{right:,.3g} {that.unit}" if right < 1000 else f"{float(f'{right:.3g}'):,.0f} {that.unit}"


def _measure(m: re.Match[str]) -> _Measure | None:
    unit, kind, size = _OF[m["unit"].lower()]
    if m["square"]:
        if kind != "length":
            return None
        unit, kind, size = f"square {unit}", "area", size * size
    if m["hour"]:
        unit, kind = f"{unit} an hour", "speed"
    said = m["number"] or m["spelled"]
    found = list(numbers(said.lstrip("-−")))
    if len(found) != 1 or found[0].low != found[0].high:
        return None
    digits = said.partition(" ")[0]
    grain = 10.0 ** -len(digits.partition(".")[2]) if digits[-1:].isdigit() else 1.0
    if " " in said:
        grain = found[0].grain
    return _Measure(-found[0].low if said[0] in "-−" else found[0].low, grain, unit, kind, size)
