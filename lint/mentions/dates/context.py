"""What phrases are resolved against, and what they then say; and the arithmetic of values that resolvers share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple

from lint.text.calendar import day_of
from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    from collections.abc import Callable

    from lint.mentions.dates.phrases import Phrase

Tense = Literal["done", "past", "future", ""]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]

#: How many days a day ahead seems farther than one past, by the tense of the verb beside it; "done" is the past of a
#: verb that can have no other time.
LEAN: dict[Tense, int] = {"future": -200, "done": 320, "past": 180, "": 100}

#: The codes of which a time of day has one at least.
_TIMES = frozenset("pPcºh")
#: A value with its year, and its month where it has one.
_TOLD = lazy(r"(BC)?(\d{4})(?:-(\d\d))?(?!\d)")
#: A narrative that has come to the autumn goes on in the next year with the months up to this one.
_SPRING, _AUTUMN = 4, 9

#: How many of a unit that values are written in make one of these.
TIMES = {"fortnight": 2, "decade": 10, "century": 100}


class Resolution(NamedTuple):
    """What a phrase says: its TIMEX3 type and value, the parts that its words state, and the day they come to."""

    type: TimexType
    value: str
    day: date | None = None
    year: int | None = None
    month: int | None = None
    monthday: int | None = None
    weekday: int | None = None
    relative: bool = False


@dataclass(slots=True, eq=False, repr=False)
class Context:
    """When the copy was published, whether it narrates what is long past, and what it named last: any day or period, a
    quarter, a day."""

    published: date | None
    tense: Callable[[], Tense]
    follows: Callable[[str], bool]
    day_first: Callable[[], bool | None]
    narrates: Callable[[], bool]
    last: str = ""
    quarter: str = ""
    last_day: date | None = None
    before: Resolution | None = None

    @property
    def now(self) -> date | None:
        """The day the copy spoke of last, else today."""
        return self.today if self.told else self.last_day or self.published

    @property
    def today(self) -> date | None:
        """The day of publication; in a narrative, the day that it has come to, or the first of that month or year."""
        told = self.told
        if told is None:
            return self.published
        if self.last_day and self.last.startswith(str(self.last_day)):
            return self.last_day
        return day_of(told[0], told[1] or 1, 1) if told[0] > 0 else None

    @property
    def told(self) -> tuple[int, int] | None:
        """The year and the month (0 where it is open) that a narrative has come to; None in other copy."""
        m = _TOLD.match(self.last)
        return (int(m[2]) * (-1 if m[1] else 1), int(m[3] or 0)) if m and self.narrates() else None

    @property
    def year(self) -> int | None:
        """The year that is meant where none is said: that of the narrative, else of publication."""
        if told := self.told:
            return told[0]
        return self.published.year if self.published else None


def year_text(year: int | None) -> str:
    """A year as values write it: 0490 years before Christ are BC0490."""
    if year is None:
        return "XXXX"
    return f"BC{-year:04}" if year < 0 else f"{year:04}"


def plus(day: date, days: int) -> date | None:
    """The day so many days on, or None beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def months_on(day: date, months: int) -> tuple[int, int]:
    """Year and month, so many months away."""
    n = day.year * 12 + day.month - 1 + months
    return n // 12, n % 12 + 1


def week_value(day: date) -> str:
    """The ISO week that a day is in."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def quarter_value(day: date, shift: int = 0) -> str:
    """The quarter that a day is in, or one so many quarters on."""
    year, month = months_on(day, 3 * shift)
    return f"{year}-Q{(month + 2) // 3}"


def moved(day: date, n: int, unit: str) -> tuple[str, date | None]:
    """The value, in the unit's own grain, that lies n units away, and the day where the grain is days."""
    if unit == "day":
        there = plus(day, n)
        return str(there or ""), there
    if unit in ("week", "fortnight"):
        there = plus(day, 7 * n * TIMES.get(unit, 1))
        return (week_value(there) if there else ""), None
    if unit in ("month", "quarter"):
        year, month = months_on(day, n)
        return (f"{year:04}-{month:02}" if unit == "month" else quarter_value(day, n)), None
    return f"{day.year + n * TIMES.get(unit, 1):04}", None


def clock_of(phrase: Phrase) -> str:
    """The T part of a value: a clock time, noon or a part of the day, or nothing."""
    if _TIMES.isdisjoint(phrase.codes):
        return ""
    part = phrase.has("p") or phrase.has("P")
    at = phrase.has("c")
    if at is None and phrase.has("º") is not None:
        at = next(t.value for t in phrase.tokens if t.code in "dn")
    if at is None:
        return phrase.has("h") or (f"T{part}" if part else "")
    hour, _, minute = at.rstrip("apm. ").replace(".", ":").partition(":")
    h = int(hour)
    if h < 12 and ("p" in at or (part in ("AF", "EV") and "a" not in at)):
        h += 12
    elif "a" in at and h == 12:
        h = 0
    return f"T{h:02}:{minute or '00'}"


def year_of(phrase: Phrase, context: Context) -> int | None:
    """The year that the words state, or point at as last, this or next year."""
    if "j" in phrase.codes:
        return -int(phrase.tokens[phrase.codes.index("j") - 1].value)
    if (y := phrase.has("y")) is not None:
        return int(y)
    if (z := phrase.has("z")) is not None:
        two = int(z[-2:])
        now = context.published.year if context.published else 2000
        return max((now + 10 - two) // 100 * 100 + two, two)
    if context.published and (shift := phrase.has("l")) is not None and "u" in phrase.codes:
        return context.published.year + step_of(shift)
    if "^" in phrase.codes and "u" in phrase.codes and context.last[:4].isdigit():
        return int(context.last[:4])
    return None


def step_of(shift: str) -> int:
    """How far last, this, next and their like go."""
    return int(shift.rstrip("pftn"))


def unit_of(phrase: Phrase) -> str:
    """The unit a phrase counts in."""
    return next((t.value or "weekend" for t in phrase.tokens if t.code in "uvQkK"), "")


def nearest_year(month: int, day: int, context: Context) -> int | None:
    """The year of a month and day that are given without one: the nearest, as the verbs lean; a narrative goes on."""
    if told := context.told:
        return told[0] + (told[1] >= _AUTUMN and month <= _SPRING)
    now = context.published
    if now is None:
        return None
    tense = context.tense()
    ahead = ((month - now.month) * 30.4 + day - now.day) % 365
    if ahead == 0:
        return now.year
    past = now.year if (month, day) <= (now.month, now.day) else now.year - 1
    return past + 1 if ahead + LEAN[tense] < 365 - ahead else past
