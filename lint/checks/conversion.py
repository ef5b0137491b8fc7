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
#: litres it is: one size, or those of the countries that measure by other gallons.
_OF = {
    word: (told[0], kind, tuple(map(float, sizes.split("/"))))
    for kind in ("length", "area", "weight", "volume", "speed", "heat")
    for sizes, *told in lines("units")[kind]
    for word in told
}
_WORD = alternation(tuple(_OF))
_UNIT = rf"(?P<square>square[ -]|sq\.? ?)?(?:degrees? |deg |°[ ]?)?(?P<unit>{_WORD})(?P<hour> (?:an|per) hour)?"
_DIGITS = r"[-−]?\d[\d,]*(?:\.\d+)?(?:[ -](?:thousand|million|billion))?"
#: A number or a range, its unit, and a smaller unit behind it: 30 to 55 kilometers, 5 feet 6 inches, 6-foot-8, 5'6".
_NUMBER = rf"(?P<number>{_DIGITS})(?:(?:[ ]?[-–—][ ]?|[ ](?:to|or|and)[ ])(?P<high>\d[\d,]*(?:\.\d+)?))?"
_REST = rf"(?:,?[ -](?:and[ ])?(?P<rest>\d+(?:\.\d+)?)(?:[ \u00a0-]?(?P<small>{_WORD})\b)?)?"
_FEET = r"(?P<feet>\d)['’′][ ]?(?P<inches>\d\d?)(?:[\"”″]|['’]{2})?"
_CONVERTED = lazy(
    rf"\((?:(?:about|around|roughly|approximately|some|nearly|almost|over|just over|just under|more than|up to) )?"
    rf"(?P<whole>{_FEET}|{_NUMBER}[ \u00a0-]?{_UNIT}{_REST})(?=[),;]|[ ](?:wide|long|high|tall|deep|away|across)\b)",
    re.IGNORECASE,
)
#: How all of these begin; most brackets hold nothing of the kind.
_NUMBERED = lazy(r"\((?:[a-z]+ (?:[a-z]+ )?)?[-−]?\d", re.IGNORECASE)
_BEFORE = lazy(
    rf"(?<![\d.,/$£€])(?P<whole>{_FEET}|(?:{_NUMBER}[ \u00a0-]?|(?P<spelled>[a-z]+(?:-[a-z]+)?)[ -]){_UNIT}{_REST})"
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
    """Values as written, one or the two of a range; the worth of their last digit; the unit, what it measures and its
    sizes; and whether a smaller unit tells it to the inch or ounce."""

    values: tuple[float, ...]
    grain: float
    unit: str
    kind: str
    sizes: tuple[float, ...]
    small: str = ""


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
        if this.kind != that.kind or this.unit == that.unit or len(this.values) != len(that.values):
            return ""
        pairs = [*zip(this.values, that.values, strict=True)]
        if this.kind == "heat":
            if all(any(abs(b - r) <= 1.5 for r in _degrees(a, that.unit)) for a, b in pairs):
                return ""
            right = " to ".join(f"{_degrees(a, that.unit)[0]:.0f}" for a in this.values)
            return f"{right} {that.unit.capitalize()}"
        rates = [a / b for a in this.sizes for b in that.sizes]
        if any(all(self._fits(this, that, rate, *pair) for pair in pairs) for rate in rates):
            return ""
        return _told([value * rates[0] for value in this.values], that)

    def _fits(self, this: _Measure, that: _Measure, rate: float, value: float, said: float) -> bool:
        off = self.off / 2 if this.small or that.small else self.off
        right = value * rate
        return abs(said - right) <= max(off * max(right, said), that.grain / 2, this.grain * rate / 2)


def _degrees(value: float, unit: str) -> tuple[float, float]:
    """A temperature in Celsius or Fahrenheit, and a change of temperature."""
    return ((value - 32) / 1.8, value / 1.8) if unit == "celsius" else (value * 1.8 + 32, value * 1.8)


def _told(values: list[float], that: _Measure) -> str:
    """Values in the unit, and the smaller one, that the copy uses."""
    if that.small:
        part = that.sizes[0] / _OF[that.small][2][0]
        whole, rest = divmod(round(values[0] * part), round(part))
        return f"{whole} {that.unit} {rest} {that.small}"
    shown = [f"{v:,.3g}" if v < 1000 else f"{float(f'{v:.3g}'):,.0f}" for v in values]
    return f"{' to '.join(shown)} {that.unit}"


def _measure(m: re.Match[str]) -> _Measure | None:
    if m["feet"]:
        return _Measure((int(m["feet"]) + int(m["inches"]) / 12,), 1 / 12, "feet", "length", _OF["feet"][2], "inches")
    unit, kind, sizes = _OF[m["unit"].lower()]
    if m["square"]:
        if kind != "length":
            return None
        unit, kind, sizes = f"square {unit}", "area", (sizes[0] * sizes[0],)
    if m["hour"]:
        unit, kind = f"{unit} an hour", "speed"
    said = m["number"] or m["spelled"]
    found = [n for text in (said.lstrip("-−"), m["high"]) if text for n in numbers(text)]
    if len(found) != 1 + bool(m["high"]) or any(n.low != n.high for n in found):
        return None
    digits = (m["high"] or said).partition(" ")[0]
    grain = 10.0 ** -len(digits.partition(".")[2]) if digits[-1:].isdigit() else 1.0
    if " " in said:
        grain = found[0].grain
    values = tuple(-n.low if said[0] in "-−" else n.low for n in found)
    measure = _Measure(values, grain, unit, kind, sizes)
    return _with_rest(m, measure) if m["rest"] else measure


def _with_rest(m: re.Match[str], whole: _Measure) -> _Measure | None:
    """The measure with the smaller unit behind it: six feet and two inches, or 6-foot-2."""
    name, kind, sizes = _OF[m["small"].lower()] if m["small"] else _OF["inches"]
    part = sizes[0] / whole.sizes[0]
    value = float(m["rest"])
    if m["high"] or kind != whole.kind or value * part >= 1 or (not m["small"] and whole.unit != "feet"):
        return None
    return whole._replace(values=(whole.values[0] + value * part,), grain=part, small=name)
