"""The calendar in English words: names of months and weekdays, and whole dates as page furniture writes them."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

from lint.text.lazy_regex import lazy

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

#: Number of a month by its lower-case name or abbreviation, without the stop.
MONTH = {name.lower()[:n]: i for i, name in enumerate(MONTHS, 1) for n in (3, len(name))} | {"sept": 9}
#: Number of a weekday (Monday is 0) by its lower-case name or abbreviation, without the stop.
WEEKDAY = {name.lower()[:n]: i for i, name in enumerate(WEEKDAYS) for n in (3, len(name))} | {
    "tues": 1, "weds": 2, "thur": 3, "thurs": 3}  # fmt: skip

MONTH_PATTERN = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)

#: What may be the name of a month is looked up in the set: to compile the pattern for all of them takes longer.
_WHOLE = lazy(
    r"\b(?:(?P<iso>\d{4})(?P<mark>[-./])(?P<im>\d\d?)(?P=mark)(?P<id>\d\d?)"
    r"|(?P<m1>[A-Za-z]{3,9}\.?)\s+(?P<d1>\d{1,2})(?:[Ss][Tt]|[NnRr][Dd]|[Tt][Hh])?,?\s+(?P<y1>\d{4})"
    r"|(?P<d2>\d{1,2})(?:[Ss][Tt]|[NnRr][Dd]|[Tt][Hh])?[\s-]+(?:[Oo][Ff]\s+)?(?P<m2>[A-Za-z]{3,9}\.?),?[\s-]+(?P<y2>\d{4}))\b"
)
_WRITTEN = frozenset(MONTH) | {f"{name}." for name in MONTH if len(name) < 5 and name != "may"}


def month_number(name: str) -> int:
    """1 to 12 for a month's name or abbreviation in any case, with or without a stop; KeyError for other words."""
    return MONTH[name.rstrip(".").lower()]


def whole_date(text: str) -> date | None:
    """The first date with day, month and year in `text` that is on the calendar, or None.

    Reads what page furniture writes: 2024-06-20, 2024.06.20, June 20, 2024, 20 Jun 2024, 20-Jun-2024,
    20th of June 2024.
    """
    if len(text) == 10 and text[4] == text[7] == "-" and text.replace("-", "").isdecimal() and text.isascii():
        with suppress(ValueError):  # as front matter has it: no need to search
            return date.fromisoformat(text)
    at = 0
    while m := _WHOLE.search(text, at):
        if not m["iso"] and (m["m1"] or m["m2"]).lower() not in _WRITTEN:
            at = m.start() + 1
            continue
        at = m.end()
        year, day = m["iso"] or m["y1"] or m["y2"], m["id"] or m["d1"] or m["d2"]
        month = int(m["im"]) if m["im"] else month_number(m["m1"] or m["m2"])
        try:
            return date(int(year), month, int(day))
        except ValueError:
            continue
    return None


def days_in(month: int, year: int | None = None) -> int:
    """How many days a month has; without a year, February has its most."""
    if month == 2:
        return 29 if year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None for one that is not on the calendar."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def holiday(rule: str, year: int) -> date | None:
    """The day of a holiday: `MM-DD`, `easter±n`, or `month/weekday/which` (-1 is the last), with `+n` for days on."""
    if not 1583 <= year <= 4000:
        return None
    if rule.startswith("easter"):
        return _easter(year) + timedelta(days=int(rule[6:]))
    if "/" in rule:
        nth, _, days = rule.partition("+")
        month, weekday, which = (int(n) for n in nth.split("/"))
        return _nth(year, month, weekday, which) + timedelta(days=int(days or 0))
    month, monthday = (int(n) for n in rule.split("-"))
    return day_of(year, month, monthday)


def _nth(year: int, month: int, weekday: int, which: int) -> date:
    if which < 0:
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))


def _easter(year: int) -> date:
    """Western Easter, by the Gregorian computus."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    rest = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * rest) // 451
    month, day = divmod(h + rest - 7 * m + 114, 31)
    return date(year, month, day + 1)
