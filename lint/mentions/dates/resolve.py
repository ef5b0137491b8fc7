"""Phrases → TIMEX3 types and values, against the day of publication and the day the copy spoke of last."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from lint.mentions.dates.phrases import Phrase

Tense = Literal["past", "future", ""]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


class Said(NamedTuple):
    """What a phrase says: its TIMEX3 type and value, the parts that its words state, and the day they come to."""

    type: TimexType
    value: str
    day: date | None = None
    year: int | None = None
    month: int | None = None
    monthday: int | None = None
    weekday: int | None = None
    relative: bool = False


@dataclass(slots=True)
class Context:
    """Where phrases stand in time: when the copy was published and what day, month or quarter it named last."""

    published: date | None
    tense: Callable[[], Tense]
    follows: Callable[[str], bool]
    day_first: Callable[[], bool | None]
    last: str = ""
    last_day: date | None = None
    before: Said | None = None

    @property
    def now(self) -> date | None:
        return self.last_day or self.published


_MONTH_VALUE = re.compile(r"\d{4}-\d\d(?!\d)")
_LETTER = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "fortnight": "W", "month": "M",
           "quarter": "Q", "year": "Y", "decade": "Y", "century": "Y"}  # fmt: skip
_HALVES = {"TM": "T30S", "TH": "T30M", "D": "T12H", "Y": "6M"}
_TIMES = {"fortnight": 2, "decade": 10, "century": 100}


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _plus(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def _months(day: date, months: int) -> tuple[int, int]:
    """Year and month, so many months away."""
    n = day.year * 12 + day.month - 1 + months
    return n // 12, n % 12 + 1


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def _quarter(day: date, shift: int = 0) -> str:
    year, month = _months(day, 3 * shift)
    return f"{year}-Q{(month + 2) // 3}"


def _clock(phrase: Phrase) -> str:
    """The T part of a value: a clock time, noon or a part of the day, or nothing."""
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


def _year(phrase: Phrase, context: Context) -> int | None:
    """The year that the words state, or point at as last, this or next year."""
    if (y := phrase.has("y")) is not None:
        return int(y)
    if (z := phrase.has("z")) is not None:
        two = int(z[-2:])
        now = context.published.year if context.published else 2000
        return max((now + 10 - two) // 100 * 100 + two, two)
    if context.published and (shift := phrase.has("l")) is not None and "u" in phrase.codes:
        return context.published.year + _step(shift)
    return None


def _step(shift: str) -> int:
    return int(shift.rstrip("pftn"))


def _count(phrase: Phrase) -> str:
    """How many, as TIMEX3 writes it: a number, or X."""
    n = next((t.value for t in phrase.tokens if t.code in "qdny"), None)
    if n is None:
        n = "1" if phrase.has("½") is None else "0"
    if phrase.has("&") is not None or phrase.has("½") is not None:
        n = f"{n}.5"
    return n


def _unit(phrase: Phrase) -> str:
    return next((t.value or "weekend" for t in phrase.tokens if t.code in "uvQkK"), "")


def _length(n: str, unit: str) -> str:
    if unit == "weekend":
        return f"P{n}WE"
    letter = _LETTER[unit]
    if n.endswith(".5") and letter in _HALVES:
        whole, half = n.removesuffix(".5"), _HALVES[letter]
        if whole == "0":
            return f"P{half}"
        return f"P{letter[:-1]}{whole}{letter[-1]}{half.removeprefix('T') if letter[0] == 'T' else half}"
    if (times := _TIMES.get(unit)) and n.isdigit():
        n = str(int(n) * times)
    elif unit in ("decade", "century") and n == "X":
        return {"decade": "PXDE", "century": "PXCE"}[unit]
    return f"P{letter[:-1]}{n}{letter[-1]}"


def _nearest_year(month: int, day: int, context: Context) -> int | None:
    """The year of a month and day that are given without one: the nearest, as the verbs lean."""
    now = context.published
    if now is None:
        return None
    tense = context.tense()
    ahead = ((month - now.month) * 30.4 + day - now.day) % 365
    if ahead == 0:
        return now.year
    past = now.year if (month, day) <= (now.month, now.day) else now.year - 1
    lean = {"future": -200, "past": 180, "": 100}[tense]
    return past + 1 if ahead + lean < 365 - ahead else past


def _day(phrase: Phrase, context: Context) -> Said:
    month = int(phrase.has("m") or phrase.has("b") or 0)
    monthday = int(phrase.has("d") or phrase.has("o") or 0)
    weekday = phrase.has("w") or phrase.has("g")
    stated = _year(phrase, context)
    year = stated if stated is not None else _nearest_year(month, monthday, context)
    clock = _clock(phrase)
    value = f"{year or 'XXXX'}-{month:02}-{monthday:02}{clock}"
    return Said(
        "TIME" if clock else "DATE",
        value,
        _date(year, month, monthday) if year else None,
        stated,
        month,
        monthday,
        None if weekday is None else int(weekday),
    )


def _week_of(phrase: Phrase, context: Context) -> Said | None:
    day = _day(phrase, context).day
    return Said("DATE", _week(day)) if day and "week" in _unit(phrase) else None


def _numeric(phrase: Phrase, context: Context) -> Said | None:
    text = phrase.tokens[0].value
    if phrase.rule == "iso":
        year, month, day = (int(n) for n in text.split("-"))
    else:
        first, second, year = (int(n) for n in text.split("/"))
        if year < 100:
            year += 1900 if year > 50 else 2000
        day_first = first > 12 if max(first, second) > 12 or first == second else context.day_first()
        if day_first is None:
            return Said("DATE", f"{year}-XX-XX", None, year)
        month, day = (second, first) if day_first else (first, second)
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    clock = _clock(phrase)
    value = f"{year:04}-{month:02}-{day:02}{clock}"
    return Said("TIME" if clock else "DATE", value, _date(year, month, day), year, month, day)


def _weekday(phrase: Phrase, context: Context) -> Said:
    wanted = int(phrase.has("w") or phrase.has("g") or 0)
    clock = _clock(phrase)
    type_: TimexType = "TIME" if clock else "DATE"
    shift = next((t.value for t in reversed(phrase.tokens) if t.code in "l^"), None)
    now = context.now if shift in ("-1n", "1f", "0t") else context.published
    if now is None:
        return Said(type_, f"XXXX-WXX-{wanted + 1}{clock}", weekday=wanted, relative=True)
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
    day = _plus(now, days)
    return Said(type_, f"{day or 'XXXX-WXX'}{clock}", day, weekday=wanted, relative=True)


def _deictic(phrase: Phrase, context: Context) -> Said:
    word = phrase.has("t") or "0"
    clock = _clock(phrase)
    days = 0
    if word in ("NI", "OV"):
        clock = "TNI" if not clock else clock
    else:
        days = int(word)
    day = context.published and _plus(context.published, days)
    return Said("TIME" if clock else "DATE", f"{day or 'XXXX-XX-XX'}{clock}", day, relative=True)


def _moved(day: date, n: int, unit: str) -> tuple[str, date | None]:
    """The value, in the unit's own grain, that lies n units away, and the day where the grain is days."""
    if unit == "day":
        there = _plus(day, n)
        return str(there or ""), there
    if unit in ("week", "fortnight"):
        there = _plus(day, 7 * n * _TIMES.get(unit, 1))
        return (_week(there) if there else ""), None
    if unit in ("month", "quarter"):
        year, month = _months(day, n)
        return (f"{year:04}-{month:02}" if unit == "month" else _quarter(day, n)), None
    return f"{day.year + n * _TIMES.get(unit, 1):04}", None


def _offset(phrase: Phrase, context: Context) -> Said | None:
    unit, n = _unit(phrase), _count(phrase)
    later = phrase.has("L")
    sign = int(later or phrase.has("N") or "-1")
    now = context.now if later else context.published
    if n == "X" and later == "1":
        return Said("DURATION", _length(n, unit), relative=True)
    if n == "X" or phrase.codes[0] in "uv":
        return Said("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", relative=True)
    if unit in ("second", "minute", "hour"):
        return Said("DURATION", _length(n, unit), relative=True)
    if now is None:
        return Said("DATE", "XXXX-XX-XX" if unit == "day" else "XXXX", relative=True)
    count = sign * round(float(n)) if len(n) < 5 else None
    if count is None:
        return None
    if unit == "year" and (later or count == -1) and "-Q" in context.last:
        return Said("DATE", f"{int(context.last[:4]) + count}{context.last[4:]}", relative=True)
    if unit == "year" and later and len(context.last) >= 7 and context.last[:4].isdigit() and "T" not in context.last:
        return Said("DATE", f"{int(context.last[:4]) + count}{context.last[4:]}", relative=True)
    value, day = _moved(now, count, unit)
    return Said("DATE", value, day, relative=True) if value else None


def _compared(phrase: Phrase, context: Context) -> Said | None:
    now = context.published
    if _unit(phrase) != "year" or now is None:
        return None
    if (o := phrase.has("o")) is not None:
        return Said("DATE", f"{now.year - 1}-Q{o}", relative=True)
    if "-Q" in context.last:
        return Said("DATE", f"{int(context.last[:4]) - 1}{context.last[4:]}", relative=True)
    return Said("DATE", str(now.year - 1), relative=True)


def _duration(phrase: Phrase, context: Context) -> Said | None:
    n = _count(phrase)
    if len(n) > 6:
        return None
    return Said("DURATION", _length(n, _unit(phrase)), relative="l" in phrase.codes)


def _past(phrase: Phrase, context: Context) -> Said | None:
    if len(phrase.tokens) == 1:
        return Said("DATE", "PAST_REF", relative=True)
    if phrase.codes == "@u" and context.published and _unit(phrase) == "year":
        return Said("DATE", str(context.published.year - 1), relative=True)
    if phrase.codes[-1] in "ms":
        return _shift(phrase, context)
    return _duration(phrase, context)


def _part(phrase: Phrase, context: Context) -> Said | None:
    shift = phrase.has("l") or phrase.has("^")
    clock = _clock(phrase)
    if shift is None:
        hour = phrase.has("d")
        if hour is not None and "º" not in phrase.codes:
            h = int(hour) + (12 if clock in ("TAF", "TEV") and int(hour) < 12 else 0)
            clock = f"T{h:02}:00"
        day = context.now
    else:
        told = shift in ("1f", "0t", "-1n", "1")
        now = context.now if told else context.published
        day = now and _plus(now, _step(shift))
    return Said("TIME", f"{day or 'XXXX-XX-XX'}{clock}", day, relative=True)


def _quarters(phrase: Phrase, context: Context) -> Said | None:
    now = context.published
    year = _year(phrase, context)
    o = phrase.has("o")
    if o is None or not o.isdigit() or not 1 <= int(o) <= 4:
        if year is not None and "-Q" in context.last:
            return Said("DATE", f"{year}{context.last[4:]}")
        if year is not None:
            return Said("DATE", str(year))
        return Said("DATE", _quarter(now), relative=True) if now else None
    if year is None and now:
        year = now.year if int(o) <= (now.month + 2) // 3 else now.year - 1
        if year != now.year and context.tense() == "future":
            year = now.year
    return Said("DATE", f"{year or 'XXXX'}-Q{o}")


def _half(phrase: Phrase, context: Context) -> Said | None:
    year = _year(phrase, context)
    if phrase.has("D") is not None:
        return Said("DATE", _decade_value(phrase, context))
    if year is None and context.published:
        year = context.published.year
    o = phrase.has("o") or "2"
    return Said("DATE", f"{year or 'XXXX'}-H{o}") if o in ("1", "2") else None


def _shift(phrase: Phrase, context: Context) -> Said | None:
    shift = next((t.value for t in reversed(phrase.tokens) if t.code in "lC^"), None)
    if shift is None:
        shift = "-1p" if "@" in phrase.codes else "0"
    if "v" in phrase.codes:
        if "r" in phrase.codes or _step(shift) < 0:
            return Said("DATE", "PAST_REF", relative=True)
        return Said("DURATION", _length("X", _unit(phrase)), relative=True)
    told = shift in ("1f", "0t", "-1n")
    now = context.now if told else context.published
    step = _step(shift)
    month = phrase.has("m") or phrase.has("b")
    season = phrase.has("s")
    if now is None:
        return Said("DATE", f"XXXX-{int(month):02}" if month else f"XXXX-{season}" if season else "XXXX", relative=True)
    if month:
        year = now.year + step - (step < 0 and int(month) < now.month) * -1 - (step > 0 and int(month) > now.month)
        return Said("DATE", f"{year}-{int(month):02}", month=int(month), relative=True)
    if season:
        return Said("DATE", f"{_season_year(season, now, step)}-{season}", relative=True)
    if "K" in phrase.codes:
        there = _plus(now, 7 * step)
        return Said("DATE", f"{_week(there)}-WE", relative=True) if there else None
    unit = _unit(phrase)
    if phrase.has("o") or "'" in phrase.codes:
        o = phrase.has("o") or (context.last[-1] if "-Q" in context.last else "X")
        return Said("DATE", f"{now.year + step}-Q{o}", relative=True)
    if unit == "quarter" and shift == "0t":
        step = -1
    if "B" in phrase.codes:
        return Said("DATE", context.last if "-Q" in context.last else _quarter(now, -1), relative=True)
    if unit == "year" and told and context.last[:4].isdigit():
        return Said("DATE", f"{int(context.last[:4]) + step:04}", relative=True)
    if unit == "day":
        return _narrated(context, step)
    if unit in ("decade", "century"):
        return Said("DATE", str(now.year // _TIMES[unit] + step), relative=True)
    if unit in ("second", "minute", "hour"):
        return None
    if told and unit == "month" and _MONTH_VALUE.match(context.last):
        now = date(int(context.last[:4]), int(context.last[5:7]), 1)
    value, day = _moved(now, step, unit)
    return Said("DATE", value, day, relative=True) if value else None


def _narrated(context: Context, step: int) -> Said:
    day = context.now and _plus(context.now, step)
    return Said("DATE", str(day or "XXXX-XX-XX"), day, relative=True)


def _season_year(season: str, now: date, step: int) -> int:
    first = {"WI": 12, "SP": 3, "SU": 6, "FA": 9}[season]
    if step < 0:
        return now.year if first + 2 < now.month and season != "WI" else now.year - 1
    if step > 0:
        return now.year if first > now.month and season != "WI" else now.year + 1
    return now.year


def _month(phrase: Phrase, context: Context) -> Said:
    month = int(phrase.has("m") or phrase.has("b") or 0)
    year = stated = _year(phrase, context)
    if year is None:
        year = _nearest_month_year(month, context)
    return Said("DATE", f"{year or 'XXXX'}-{month:02}", None, stated, month)


def _nearest_month_year(month: int, context: Context) -> int | None:
    now = context.published
    if now is None or month == now.month:
        return now.year if now else None
    return _nearest_year(month, now.day, context)


def _season(phrase: Phrase, context: Context) -> Said:
    season = phrase.has("s") or ""
    year = _year(phrase, context)
    if year is None and context.published:
        year = context.published.year
    return Said("DATE", f"{year or 'XXXX'}-{season}")


def _decade_value(phrase: Phrase, context: Context) -> str:
    decade = phrase.has("D") or ""
    if len(decade) == 1:
        century = "20" if context.published and int(decade) * 10 <= context.published.year % 100 else "19"
        return century + decade if int(decade) < 3 else "19" + decade
    return decade


def _century(phrase: Phrase, context: Context) -> Said | None:
    if _unit(phrase) != "century":
        return None
    return Said("DATE", str(int(phrase.has("o") or "1") - 1))


def _holiday(phrase: Phrase, context: Context) -> Said | None:
    rule = phrase.has("H") or ""
    year = stated = _year(phrase, context)
    clock = _clock(phrase)
    if year is None and context.published:
        now = context.published
        near = [d for y in (now.year - 1, now.year, now.year + 1) if (d := holiday(rule, y))]
        step = phrase.has("l")
        future = (step is not None and _step(step) > 0) or (step is None and context.tense() == "future")
        ordered = [d for d in near if d >= now] if future else [d for d in reversed(near) if d <= now]
        year = ordered[0].year if ordered else now.year
    day = holiday(rule, year) if year else None
    value = str(day or "XXXX-XX-XX" if day or "/" in rule or "e" in rule else f"XXXX-{rule}")
    return Said("TIME" if clock else "DATE", value + clock, day, stated, day.month if day else None, relative=True)


def holiday(rule: str, year: int) -> date | None:
    """The day of a holiday: `MM-DD`, `month/weekday/which` (-1 is the last), `easter±n`, or the American election."""
    if not 1583 <= year <= 4000:
        return None
    if rule.startswith("easter"):
        return _plus(_easter(year), int(rule[6:]))
    if rule == "election":
        return _nth(year, 11, 0, 1) + timedelta(days=1)
    if "/" in rule:
        month, weekday, which = (int(n) for n in rule.split("/"))
        return _nth(year, month, weekday, which)
    return _date(year, *(int(n) for n in rule.split("-")))


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


def _set(phrase: Phrase, context: Context) -> Said | None:
    if (often := phrase.has("S")) is not None:
        return Said("SET", often)
    weekday = next((t.value for t in phrase.tokens if t.code in "wgW"), None)
    part = phrase.has("p") or phrase.has("P")
    if weekday is not None:
        return Said("SET", f"XXXX-WXX-{int(weekday) + 1}" + (f"T{part}" if part else ""))
    if (month := phrase.has("m")) is not None:
        return Said("SET", f"XXXX-{int(month):02}")
    if (season := phrase.has("s")) is not None:
        return Said("SET", f"XXXX-{season}")
    if part:
        return Said("SET", f"XXXX-XX-XXT{part}")
    n = _count(phrase)
    return Said("SET", _length(n, _unit(phrase))) if len(n) <= 6 else None


def _unit_alone(phrase: Phrase, context: Context) -> Said | None:
    unit = _unit(phrase)
    now = context.published
    if "v" in phrase.codes:
        return None if unit in ("second", "minute", "hour", "quarter") else Said("DURATION", _length("X", unit))
    if unit == "year" and context.follows(" end"):
        return Said("DURATION", _length("1", unit))
    if unit in ("second", "minute", "hour", "day", "century", "decade", "fortnight"):
        return None
    if unit == "quarter":
        value = context.last if "-Q" in context.last else _quarter(now, -1) if now else "XXXX-QX"
        return Said("DATE", value, relative=True)
    return Said("DATE", _moved(now, 0, unit)[0] if now else "XXXX", relative=True)


def _before(phrase: Phrase, context: Context) -> Said | None:
    unit = _unit(phrase)
    if context.now is None or unit in ("second", "minute", "hour"):
        return None
    if unit == "year" and context.last[:4].isdigit():
        return Said("DATE", f"{int(context.last[:4]) - 1:04}", relative=True)
    value, day = _moved(context.now, -1, unit)
    return Said("DATE", value, day, relative=True)


def _weekend(phrase: Phrase, context: Context) -> Said:
    if context.published is None:
        return Said("DATE", "XXXX-WXX-WE", relative=True)
    now = context.published
    if context.tense() != "future" and now.weekday() < 5:
        now = now - timedelta(days=7)
    return Said("DATE", f"{_week(now)}-WE", relative=True)


def _time(phrase: Phrase, context: Context) -> Said:
    clock = _clock(phrase)
    return Said("TIME", f"{context.now or 'XXXX-XX-XX'}{clock}", context.now, relative=True)


def _plain_year(phrase: Phrase, context: Context) -> Said | None:
    if (fiscal := phrase.has("Y")) is not None:
        digits = "".join(c for c in fiscal if c.isdigit())
        year = int(digits) if len(digits) == 4 else int(digits) + (1900 if int(digits) > 50 else 2000)
    else:
        year = int(phrase.has("y") or 0)
    return Said("DATE", f"{year:04}", None, year)


def _range_end(phrase: Phrase, context: Context) -> Said | None:
    """The other end of 1950-53 or June 18-20: it has its century, or its month and year, from the first."""
    n, first = int(phrase.tokens[0].value), context.before
    if first is None:
        return None
    if first.month is None and first.year and 10 <= n <= 99:
        year = first.year // 100 * 100 + n
        return Said("DATE", f"{year:04}", None, year)
    if first.monthday is None or first.month is None or not 1 <= n <= 31:
        return None
    day = first.day and _date(first.day.year, first.month, n)
    return Said("DATE", f"{first.value[:8]}{n:02}", day, None, first.month, n)


def _year_end(phrase: Phrase, context: Context) -> Said | None:
    return Said("DATE", str(context.published.year) if context.published else "XXXX", relative=True)


def _reference(phrase: Phrase, context: Context) -> Said:
    value = phrase.tokens[0].value
    return Said("DATE", "PRESENT_REF" if value == "0" else value, relative=True)


_RESOLVERS: dict[str, Callable[[Phrase, Context], Said | None]] = {
    "iso": _numeric,
    "slash": _numeric,
    "set": _set,
    "day": _day,
    "week_of": _week_of,
    "weekday": _weekday,
    "holiday": _holiday,
    "deictic": _deictic,
    "offset": _offset,
    "compared": _compared,
    "span": _duration,
    "past": _past,
    "part": _part,
    "quarter": _quarters,
    "half": _half,
    "before": _before,
    "shift": _shift,
    "month": _month,
    "season": _season,
    "decade": lambda phrase, context: Said("DATE", _decade_value(phrase, context)),
    "century": _century,
    "year": _plain_year,
    "lone_month": _month,
    "lone_season": _season,
    "duration": _duration,
    "weekend": _weekend,
    "unit": _unit_alone,
    "clock": _time,
    "year_end": _year_end,
    "range_end": _range_end,
    "reference": _reference,
}


def resolve(phrase: Phrase, context: Context) -> Said | None:
    """What the phrase says, or None for one that is no time expression after all (an age)."""
    resolver = _RESOLVERS.get(phrase.rule)
    return resolver(phrase, context) if resolver else None
