"""Days and times of day: dates, weekdays, holidays, today and the next morning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.mentions.dates.context import (
    LEAN,
    Resolution,
    TimexType,
    clock_of,
    nearest_year,
    plus,
    step_of,
    unit_of,
    week_value,
    year_of,
    year_text,
)
from lint.text.calendar import day_of, holiday

if TYPE_CHECKING:
    from datetime import date

    from lint.mentions.dates.context import Context
    from lint.mentions.dates.phrases import Phrase


def say_day(phrase: Phrase, context: Context) -> Resolution:
    """Wednesday, June 18, 2024; 18 June; the 18th of June; 5 p.m. on June 18."""
    month = int(phrase.has("m") or phrase.has("b") or 0)
    monthday = int(phrase.has("d") or phrase.has("o") or 0)
    weekday = phrase.has("w") or phrase.has("g")
    stated = year_of(phrase, context)
    year = stated if stated is not None else nearest_year(month, monthday, context)
    clock = clock_of(phrase)
    value = f"{year_text(year)}-{month:02}-{monthday:02}{clock}"
    return Resolution(
        "TIME" if clock else "DATE",
        value,
        day_of(year, month, monthday) if year and year > 0 else None,
        stated if (stated or 0) > 0 else None,
        month,
        monthday,
        None if weekday is None else int(weekday),
    )


def say_week_of(phrase: Phrase, context: Context) -> Resolution | None:
    """The week of March 6."""
    day = say_day(phrase, context).day
    return Resolution("DATE", week_value(day)) if day and "week" in unit_of(phrase) else None


def say_numeric(phrase: Phrase, context: Context) -> Resolution | None:
    """2024-06-18 and 18/06/2024."""
    text = phrase.tokens[0].value
    if phrase.rule == "iso":
        year, month, day = (int(n) for n in text.split("-"))
    else:
        first, second, year = (int(n) for n in text.split("/"))
        if year < 100:
            year += 1900 if year > 50 else 2000
        day_first = first > 12 if max(first, second) > 12 or first == second else context.day_first()
        if day_first is None:
            return Resolution("DATE", f"{year}-XX-XX", None, year)
        month, day = (second, first) if day_first else (first, second)
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    clock = clock_of(phrase)
    value = f"{year:04}-{month:02}-{day:02}{clock}"
    return Resolution("TIME" if clock else "DATE", value, day_of(year, month, day), year, month, day)


def say_range_end(phrase: Phrase, context: Context) -> Resolution | None:
    """The other end of 1950-53 or June 18-20: it has its century, or its month and year, from the first."""
    digits, first = phrase.tokens[0].value, context.before
    if first is None or not digits.isdigit():  # it may be no whole number: 1950-1.5
        return None
    n = int(digits)
    if first.month is None and first.year and 10 <= n <= 99:
        year = first.year // 100 * 100 + n
        return Resolution("DATE", f"{year:04}", None, year)
    if first.monthday is None or first.month is None or not 1 <= n <= 31:
        return None
    day = first.day and day_of(first.day.year, first.month, n)
    return Resolution("DATE", f"{first.value[:8]}{n:02}", day, None, first.month, n)


def say_weekday(phrase: Phrase, context: Context) -> Resolution:
    """Tuesday, last Friday, 2 am on Wednesday: towards the past, unless the verb looks ahead."""
    wanted = int(phrase.has("w") or phrase.has("g") or 0)
    clock = clock_of(phrase)
    type_: TimexType = "TIME" if clock else "DATE"
    shift = next((t.value for t in reversed(phrase.tokens) if t.code in "l^"), None)
    now = context.now if shift in ("-1n", "1f", "0t") else context.published
    if now is None:
        return Resolution(type_, f"XXXX-WXX-{wanted + 1}{clock}", weekday=wanted, relative=True)
    back = (now.weekday() - wanted) % 7
    if shift in ("-1", "-1p", "-1n"):
        days = -(back or 7)
    elif shift in ("1", "1f"):
        days = 7 - back
    elif shift == "0t":
        days = -back
    elif shift == "0" or context.tense() == "future":
        days = -back % 7
    else:
        days = -back
    day = plus(now, days)
    return Resolution(type_, f"{day or 'XXXX-WXX'}{clock}", day, weekday=wanted, relative=True)


def say_deictic(phrase: Phrase, context: Context) -> Resolution:
    """Today, yesterday afternoon, 5 p.m. tomorrow, tonight."""
    word = phrase.has("t") or "0"
    clock = clock_of(phrase)
    days = 0
    if word in ("NI", "OV"):
        clock = clock or "TNI"
    else:
        days = int(word)
    day = context.published and plus(context.published, days)
    return Resolution("TIME" if clock else "DATE", f"{day or 'XXXX-XX-XX'}{clock}", day, relative=True)


def say_part(phrase: Phrase, context: Context) -> Resolution | None:
    """Last night, this morning, the next morning, 4 in the morning."""
    shift = phrase.has("l") or phrase.has("^")
    clock = clock_of(phrase)
    if shift is None:
        hour = phrase.has("d")
        if hour is not None and "º" not in phrase.codes:
            h = int(hour) + (12 if clock in ("TAF", "TEV") and int(hour) < 12 else 0)
            clock = f"T{h:02}:00"
        day = context.now
    else:
        told = shift in ("1f", "0t", "-1n", "1")
        now = context.now if told else context.published
        day = now and plus(now, step_of(shift))
    return Resolution("TIME", f"{day or 'XXXX-XX-XX'}{clock}", day, relative=True)


def say_clock(phrase: Phrase, context: Context) -> Resolution:
    """5 p.m., noon: on the day named last."""
    clock = clock_of(phrase)
    return Resolution("TIME", f"{context.now or 'XXXX-XX-XX'}{clock}", context.now, relative=True)


def say_holiday(phrase: Phrase, context: Context) -> Resolution | None:
    """Christmas Eve, last Thanksgiving, Easter 1998."""
    rule = phrase.has("H") or ""
    year = stated = year_of(phrase, context)
    clock = clock_of(phrase)
    if year is None and context.told:
        year = context.year
    elif year is None and context.published:
        year = _holiday_year(rule, phrase.has("l"), context, context.published)
    day = holiday(rule, year) if year else None
    value = str(day or "XXXX-XX-XX" if day or "/" in rule or "e" in rule else f"XXXX-{rule}")
    return Resolution(
        "TIME" if clock else "DATE", value + clock, day, stated, day.month if day else None, relative=True
    )


def _holiday_year(rule: str, shift: str | None, context: Context, now: date) -> int | None:
    """The year of a holiday named without one: last or next as it says, else the nearest, as the verbs lean."""
    near = [day for year in (now.year - 1, now.year, now.year + 1) if (day := holiday(rule, year))]
    if shift is not None and step_of(shift) != 0:
        near = [day for day in near if (day > now) == (step_of(shift) > 0)]
    lean = LEAN[context.tense()]
    day = min(near, key=lambda day: (day - now).days + lean if day > now else (now - day).days, default=None)
    return day.year if day else None
