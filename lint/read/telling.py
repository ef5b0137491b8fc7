"""How agencies and systems write days and names → as front matter has them."""

from __future__ import annotations

from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from lint.text.calendar import day_of, whole_date
from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    from datetime import date

_BASIC = lazy(r"((?:19|20)\d\d)-?([01]\d)-?([0-3]\d)(?!\d{5})")
#: A day in words is no longer.
_LONGEST = 100


def day_in(*said: str) -> str:
    """The first day that is told by one of these, as 2024-06-20: of 20240620T101500Z, of a mail's date, or in words."""
    for text in said:
        text = text.strip()[:_LONGEST]
        if not text:
            continue
        if m := _BASIC.match(text):
            day = day_of(int(m[1]), int(m[2]), int(m[3]))
        else:
            day = _mailed(text) or whole_date(text)
        if day:
            return day.isoformat()
    return ""


def _mailed(text: str) -> date | None:
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
