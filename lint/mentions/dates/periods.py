"""Weeks, months, seasons, quarters, years and longer; what is counted from a day; and the year before one named."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from lint.mentions.dates.context import (
    TIMES,
    Resolution,
    moved,
    nearest_year,
    plus,
    quarter_value,
    step_of,
    unit_of,
    week_value,
    year_of,
    year_text,
)
from lint.mentions.dates.durations import count, length, say_duration
from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    from lint.mentions.dates.context import Context
    from lint.mentions.dates.phrases import Phrase

#: Steps from what the copy named last, not from publication: previous, following, that.
_TOLD = frozenset(("-1n", "1f", "0t"))
_MONTH_VALUE = lazy(r"\d{4}-\d\d(?!\d)")


def say_month(phrase: Phrase, context: Context) -> Resolution:
    """June 1998, mid-June, June last year, or a month alone."""
    month = int(phrase.has("m") or phrase.has("b") or 0)
    year = stated = year_of(phrase, context)
    if year is None:
        year = _nearest_month_year(month, context)
    return Resolution("DATE", f"{year_text(year)}-{month:02}", None, stated if (stated or 0) > 0 else None, month)


def _nearest_month_year(month: int, context: Context) -> int | None:
    now = context.published
    if now and month == now.month and not context.told:
        return now.year
    return nearest_year(month, now.day if now else 1, context)


def say_season(phrase: Phrase, context: Context) -> Resolution:
    """The summer of 1998, or summer alone."""
    season = phrase.has("s") or ""
    year = year_of(phrase, context)
    if year is None:
        year = context.year
    return Resolution("DATE", f"{year_text(year)}-{season}")


def say_quarter(phrase: Phrase, context: Context) -> Resolution | None:
    """The third quarter, the fourth quarter of 1998, last year's first quarter, the 1998 quarter."""
    now = context.published
    year = year_of(phrase, context)
    o = phrase.has("o") or phrase.has("U")
    if o is None or not o.isdigit() or not 1 <= int(o) <= 4:
        quarter = context.last if "B" in phrase.codes else context.quarter
        if year is not None and "-Q" in quarter:
            return Resolution("DATE", f"{year}{quarter[4:]}")
        if year is not None:
            return Resolution("DATE", str(year))
        return Resolution("DATE", quarter_value(now), relative=True) if now else None
    if year is None and now:
        year = now.year if int(o) <= (now.month + 2) // 3 else now.year - 1
        if year != now.year and context.tense() == "future":
            year = now.year
    return Resolution("DATE", f"{year or 'XXXX'}-Q{o}")


def say_half(phrase: Phrase, context: Context) -> Resolution | None:
    """The first half of 1998, the second half of the 1990s."""
    year = year_of(phrase, context)
    if phrase.has("D") is not None:
        return Resolution("DATE", _decade_value(phrase, context))
    if year is None:
        year = context.year
    o = phrase.has("o") or "2"
    return Resolution("DATE", f"{year or 'XXXX'}-H{o}") if o in ("1", "2") else None


def _decade_value(phrase: Phrase, context: Context) -> str:
    decade = phrase.has("D") or ""
    if len(decade) == 1:
        century = "20" if context.published and int(decade) * 10 <= context.published.year % 100 else "19"
        return century + decade if int(decade) < 3 else "19" + decade
    return decade


def say_decade(phrase: Phrase, context: Context) -> Resolution:
    """The 1990s, the '90s, the nineties."""
    return Resolution("DATE", _decade_value(phrase, context))


def say_century(phrase: Phrase, _: Context) -> Resolution | None:
    """The 20th century."""
    if unit_of(phrase) != "century":
        return None
    return Resolution("DATE", str(int(phrase.has("o") or "1") - 1))


def say_year(phrase: Phrase, _: Context) -> Resolution | None:
    """1998, fiscal 1998, FY98."""
    if (fiscal := phrase.has("Y")) is not None:
        digits = "".join(c for c in fiscal if c.isdigit())
        year = int(digits) if len(digits) == 4 else int(digits) + (1900 if int(digits) > 50 else 2000)
    else:
        year = int(phrase.has("y") or 0)
    return Resolution("DATE", f"{year:04}", None, year)


def say_bc(phrase: Phrase, _: Context) -> Resolution | None:
    """480 BC; the 480 of 480-479 BC, whose BC the other year has."""
    year = next(int(t.value) for t in phrase.tokens if t.code in "dny" and t.value.isdigit())
    return Resolution("DATE", year_text(-year))


def say_year_end(_: Phrase, context: Context) -> Resolution | None:
    """Year-end."""
    return Resolution("DATE", str(context.published.year) if context.published else "XXXX", relative=True)


def say_weekend(_: Phrase, context: Context) -> Resolution:
    """The weekend: the last, unless the verb looks ahead."""
    there = context.published
    if there and there.weekday() < 5 and context.tense() != "future":
        there = plus(there, -7)
    return Resolution("DATE", f"{week_value(there) if there else 'XXXX-WXX'}-WE", relative=True)


def say_unit(phrase: Phrase, context: Context) -> Resolution | None:
    """The week, the quarter, the year; years and weeks without a count."""
    unit = unit_of(phrase)
    now = context.today
    if "v" in phrase.codes:
        return None if unit in ("second", "minute", "hour", "quarter") else Resolution("DURATION", length("X", unit))
    if unit == "year" and context.follows(" end"):
        return Resolution("DURATION", length("1", unit))
    if unit in ("second", "minute", "hour", "day", "century", "decade", "fortnight"):
        return None
    if unit == "quarter":
        value = context.last if "-Q" in context.last else quarter_value(now, -1) if now else "XXXX-QX"
        return Resolution("DATE", value, relative=True)
    return Resolution("DATE", moved(now, 0, unit)[0] if now else "XXXX", relative=True)


def say_before(phrase: Phrase, context: Context) -> Resolution | None:
    """The year before, the day before."""
    unit = unit_of(phrase)
    if context.now is None or unit in ("second", "minute", "hour"):
        return None
    if unit == "year" and context.last[:4].isdigit():
        return Resolution("DATE", f"{int(context.last[:4]) - 1:04}", relative=True)
    value, day = moved(context.now, -1, unit)
    return Resolution("DATE", value, day, relative=True)


def say_compared(phrase: Phrase, context: Context) -> Resolution | None:
    """The year-earlier quarter, year-ago, the same period last year."""
    now = context.published
    if phrase.has("u") != "year" or now is None:
        return None
    if (o := phrase.has("o")) is not None:
        return Resolution("DATE", f"{now.year - 1}-Q{o}", relative=True)
    if "-Q" in context.last:
        return Resolution("DATE", f"{int(context.last[:4]) - 1}{context.last[4:]}", relative=True)
    return Resolution("DATE", str(now.year - 1), relative=True)


def say_offset(phrase: Phrase, context: Context) -> Resolution | None:
    """Two weeks ago, three days later, ten years from now: in the grain of the unit."""
    unit, n = unit_of(phrase), count(phrase)
    later = phrase.has("L")
    sign = int(later or phrase.has("N") or "-1")
    if n == "X" and later == "1":
        if context.told:
            return Resolution("DATE", "FUTURE_REF", relative=True)
        return Resolution("DURATION", length(n, unit), relative=True)
    if n == "X" or phrase.codes[0] in "uv":
        return Resolution("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", relative=True)
    if unit in ("second", "minute", "hour"):
        return Resolution("DURATION", length(n, unit), relative=True)
    now = context.now if later else context.published
    if now is None:
        return Resolution("DATE", "XXXX-XX-XX" if unit == "day" else "XXXX", relative=True)
    if len(n) > 4:
        return None
    steps = sign * round(float(n))
    last = context.last
    if unit == "year" and _same_grain(last, later is not None, steps):
        return Resolution("DATE", f"{int(last[:4]) + steps}{last[4:]}", relative=True)
    value, day = moved(now, steps, unit)
    return Resolution("DATE", value, day, relative=True) if value else None


def _same_grain(last: str, later: bool, years: int) -> bool:
    """True where years are counted from the quarter, month or day named last: "a year earlier" beside a quarter."""
    if not last[:4].isdigit() or "T" in last:
        return False
    return ("-Q" in last and (later or years == -1)) or (later and len(last) >= 7)


def say_past(phrase: Phrase, context: Context) -> Resolution | None:
    """The past; the past year, the past ten years."""
    if len(phrase.tokens) == 1:
        return Resolution("DATE", "PAST_REF", relative=True)
    if phrase.codes == "@u" and context.published and unit_of(phrase) == "year":
        return Resolution("DATE", str(context.published.year - 1), relative=True)
    if phrase.codes[-1] in "ms":
        return say_shift(phrase, context)
    return say_duration(phrase, context)


def say_shift(phrase: Phrase, context: Context) -> Resolution | None:
    """Last week, this summer, next year's first quarter, last September, the following month, recent years."""
    word = next((t.value for t in reversed(phrase.tokens) if t.code in "lC^"), "-1p" if "@" in phrase.codes else "0")
    step = step_of(word)
    told = word in _TOLD or (word == "1" and "T" in phrase.codes)
    if "v" in phrase.codes:
        if "r" not in phrase.codes and step < 0:
            return Resolution("DATE", "PAST_REF", relative=True)
        return Resolution("DURATION", length("X", unit_of(phrase)), relative=True)
    now = context.now if told else context.today
    month, season = phrase.has("m") or phrase.has("b"), phrase.has("s")
    if month:
        return _shifted_month(int(month), now, step)
    if season:
        return Resolution("DATE", f"{_season_year(season, now, step) if now else 'XXXX'}-{season}", relative=True)
    if now is None and context.told and unit_of(phrase) == "year":
        return Resolution("DATE", year_text(context.told[0] + step), relative=True)
    if now is None:
        return Resolution("DATE", "XXXX", relative=True)
    if "K" in phrase.codes:
        there = plus(now, 7 * step)
        return Resolution("DATE", f"{week_value(there)}-WE", relative=True) if there else None
    value, day = _shifted(phrase, context, now, step, told)
    return Resolution("DATE", value, day, relative=True) if value else None


def _shifted_month(month: int, now: date | None, step: int) -> Resolution:
    if now is None:
        return Resolution("DATE", f"XXXX-{month:02}", month=month, relative=True)
    passed = (step < 0 and month < now.month) - (step > 0 and month > now.month)
    return Resolution("DATE", f"{now.year + step + passed:04}-{month:02}", month=month, relative=True)


def _shifted(phrase: Phrase, context: Context, now: date, step: int, told: bool) -> tuple[str, date | None]:
    """The value a step from now, or from what the copy named last, in the grain of the unit; and its day."""
    unit, last = unit_of(phrase), context.last
    if "B" in phrase.codes:
        return last if "-Q" in last else quarter_value(now, -1), None
    if phrase.has("o") or "'" in phrase.codes:
        return f"{now.year + step:04}-Q{phrase.has('o') or (context.quarter or quarter_value(now, -1))[-1]}", None
    if unit in ("second", "minute", "hour"):
        return "", None
    if unit in ("decade", "century"):
        return str(now.year // TIMES[unit] + step), None
    if told and unit == "year" and last[:4].isdigit():
        return f"{int(last[:4]) + step:04}", None
    if told and unit == "month" and _MONTH_VALUE.match(last):
        now = date(int(last[:4]), int(last[5:7]), 1)
    return moved(now, step, unit)


def _season_year(season: str, now: date, step: int) -> int:
    first = {"WI": 12, "SP": 3, "SU": 6, "FA": 9}[season]
    if step < 0:
        return now.year if first + 2 < now.month and season != "WI" else now.year - 1
    if step > 0:
        return now.year if first > now.month and season != "WI" else now.year + 1
    return now.year
