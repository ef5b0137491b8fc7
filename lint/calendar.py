"""The calendar in English words: names of months and weekdays, and whole dates as page furniture writes them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

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

_WHOLE = re.compile(
    rf"\b(?:(?P<iso>\d{{4}})(?P<mark>[-./])(?P<im>\d\d?)(?P=mark)(?P<id>\d\d?)"
    rf"|(?P<m1>{MONTH_PATTERN})\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y1>\d{{4}})"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?(?P<m2>{MONTH_PATTERN}),?[\s-]+(?P<y2>\d{{4}}))\b",
    re.IGNORECASE,
)


def month_number(name: str) -> int:
    """1 to 12 for a month's name or abbreviation in any case, with or without a stop; KeyError for other words."""
    return MONTH[name.rstrip(".").lower()]


def whole_date(text: str) -> date | None:
    """The first date with day, month and year in `text` that is on the calendar, or None.

    Reads what page furniture writes: 2024-06-20, 2024.06.20, June 20, 2024, 20 Jun 2024, 20-Jun-2024,
    20th of June 2024.
    """
    for m in _WHOLE.finditer(text):
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
        return 29 if year is None or monthrange(year, 2)[1] == 29 else 28
    return 30 if month in (4, 6, 9, 11) else 31


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None for one that is not on the calendar."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
