"""Durations, repeated times and vague references: phrases that need no calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.mentions.dates.context import TIMES, Resolution, unit_of

if TYPE_CHECKING:
    from lint.mentions.dates.context import Context
    from lint.mentions.dates.phrases import Phrase

_LETTER = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "fortnight": "W", "month": "M",
           "quarter": "Q", "year": "Y", "decade": "Y", "century": "Y"}  # fmt: skip
_ORDER = tuple(_LETTER)
_HALVES = {"TM": "T30S", "TH": "T30M", "D": "T12H", "Y": "6M"}


def count(phrase: Phrase) -> str:
    """How many, as TIMEX3 writes it: a number, or X."""
    n = next((t.value for t in phrase.tokens if t.code in "qdny"), None)
    if n is None:
        n = "1" if phrase.has("½") is None else "0"
    if phrase.has("&") is not None or phrase.has("½") is not None:
        n = f"{n}.5"
    return n


def length(n: str, unit: str) -> str:
    """A TIMEX3 duration: P2W, PT30M, PXY."""
    if unit == "weekend":
        return f"P{n}WE"
    letter = _LETTER[unit]
    if n.endswith(".5") and letter in _HALVES:
        whole, half = n.removesuffix(".5"), _HALVES[letter]
        if whole == "0":
            return f"P{half}"
        return f"P{letter[:-1]}{whole}{letter[-1]}{half.removeprefix('T') if letter[0] == 'T' else half}"
    if (times := TIMES.get(unit)) and n.isdigit():
        n = str(int(n) * times)
    elif unit in ("decade", "century") and n == "X":
        return {"decade": "PXDE", "century": "PXCE"}[unit]
    return f"P{letter[:-1]}{n}{letter[-1]}"


def say_duration(phrase: Phrase, _: Context) -> Resolution | None:
    """Two weeks, half an hour, several years, a 30-day period."""
    n = count(phrase)
    if len(n) > 6:
        return None
    return Resolution("DURATION", length(n, unit_of(phrase)), relative="l" in phrase.codes)


def shrinking(phrase: Phrase) -> bool:
    """True where the units of a compound duration grow smaller: three hours and 30 minutes."""
    large, small = (_ORDER.index(t.value) for t in phrase.tokens if t.code in "uv")
    return large > small


def say_compound(phrase: Phrase, _: Context) -> Resolution | None:
    """Three hours and 30 minutes; two years, six months."""
    counts = [t.value for t in phrase.tokens if t.code in "qdny"] or ["1"]
    large, small = (t.value for t in phrase.tokens if t.code in "uv")
    first, last = length("1" if len(counts) == 1 else counts[0], large), length(counts[-1], small)
    if len(first + last) > 16:
        return None
    return Resolution("DURATION", first + (last[2:] if "T" in first else last[1:]))


def say_set(phrase: Phrase, _: Context) -> Resolution | None:
    """Every Monday, each month, Tuesdays, daily."""
    if (often := phrase.has("S")) is not None:
        return Resolution("SET", often)
    weekday = next((t.value for t in phrase.tokens if t.code in "wgW"), None)
    part = phrase.has("p") or phrase.has("P")
    if weekday is not None:
        return Resolution("SET", f"XXXX-WXX-{int(weekday) + 1}" + (f"T{part}" if part else ""))
    if (month := phrase.has("m") or phrase.has("b")) is not None:
        return Resolution("SET", f"XXXX-{int(month):02}")
    if (season := phrase.has("s")) is not None:
        return Resolution("SET", f"XXXX-{season}")
    if part:
        return Resolution("SET", f"XXXX-XX-XXT{part}")
    n = count(phrase)
    return Resolution("SET", length(n, unit_of(phrase))) if len(n) <= 6 else None


def say_reference(phrase: Phrase, _: Context) -> Resolution:
    """Now, recently, soon."""
    value = phrase.tokens[0].value
    return Resolution("DATE", "PRESENT_REF" if value == "0" else value, relative=True)
