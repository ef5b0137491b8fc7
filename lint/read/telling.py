"""How agencies and systems write days → as front matter has them."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Literal

from lint.text.calendar import day_of, whole_date
from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    from datetime import date

#: What an item says of itself where it tells no day, though it should: in the first line where, then in which words.
UNDATED = "undated"
_BASIC = lazy(r"((?:19|20)\d\d)-?([01]\d)-?([0-3]\d)(?!\d{5})")
#: 20.6.2024 or 6/20/2024.
_FIGURES = lazy(r"(\d\d?)([./-])(\d\d?)\2((?:19|20)\d\d)(?!\d)")
#: Seconds since 1970, or thousands of them.
_SECONDS = lazy(r"([12]\d{9})(?:\d{3})?(?:\.0*)?")
#: What programs write where there is no day.
_NONE = lazy(r"[^1-9a-z]*|0000-.*|.* -0001 .*|null|none|nan|nat|n/a", 2)
_MONTHS = 12
#: A day in words is no longer.
_LONGEST = 100

#: What comes first in days that are written in figures alone, where it is known.
First = Literal["day", "month", ""]


def dated(*said: str, where: str = "in what its file says of it") -> dict[str, str]:
    """What front matter has of the day that one of these tells, or that none does; `where` they stand."""
    if day := day_in(*said):
        return {"published": day}
    undated = next((" ".join(text.split()) for text in said if not _NONE.fullmatch(text.strip()[:_LONGEST])), "")
    return {UNDATED: f"{where}\n{undated}"} if undated else {}


def day_in(*said: str, first: First = "") -> str:
    """The first day that is told by one of these, as 2024-06-20: of 20240620T101500Z, of a mail's date, or in words."""
    for text in said:
        text = text.strip()[:_LONGEST]
        if not text:
            continue
        if m := _BASIC.match(text):
            day = day_of(int(m[1]), int(m[2]), int(m[3]))
        elif m := _FIGURES.match(text):
            order = first_of(text) or first or ("day" if m[1] == m[3] else "")
            month, of_month = (m[3], m[1]) if order == "day" else (m[1], m[3])
            day = day_of(int(m[4]), int(month), int(of_month)) if order else None
        elif m := _SECONDS.fullmatch(text):
            day = datetime.fromtimestamp(int(m[1]), tz=UTC).date()
        else:
            day = _mailed(text) or whole_date(text)
        if day:
            return day.isoformat()
    return ""


def first_of(said: str) -> First:
    """What comes first in a day in figures, where one of them can be no month."""
    m = _FIGURES.match(said.strip())
    if not m or (int(m[1]) > _MONTHS) == (int(m[3]) > _MONTHS):
        return ""
    return "day" if int(m[1]) > _MONTHS else "month"


def _mailed(text: str) -> date | None:
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
