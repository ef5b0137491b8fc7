"""A range of dates or hours that ends before it begins: in comes a reading, out comes a Hit for each such range."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.mentions.dates.date import Date
from lint.text.finding import End, Hit
from lint.text.lazy_regex import lazy
from lint.text.tables import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Mention, Reading

_DASH = lazy(r"[ \u00a0]?[-–—][ \u00a0]?")
_WORD = lazy(r",?[ \u00a0](?:to|until|till|through|and)[ \u00a0]")
_FROM = lazy(r"\b(?:from|between)[ \u00a0]$", re.IGNORECASE)
_PART = lazy(r"[\w./-]")  # beside a dashed pair of numbers: both are parts of a longer number
_CLAUSE = 80  # how far before a range the verb that it goes with may stand, in characters
#: The halves of a season or budget year lie so many years apart; before other such pairs stands what they number.
_SPLIT = 9
_CODE = lazy(r"(?:\b[A-Z][\w.]*|#)[ \u00a0]\Z")
#: Such years with a slash, which are no dates to read: the budget of 2024/23. After it 01 to 12 would be a month.
_SLASHED = lazy(r"[^\w/.,-](?P<years>(?:19|20)(?P<first>\d\d)/(?P<last>1[3-9]|[2-9]\d))(?![\w/-]|\.\d)")
#: Behind a year: a noun that it counts.
_COUNTED = lazy(r"[ \u00a0](?!this|does|plus|minus)[a-z]{3,}s\b")
#: What goes from one time to an earlier one: a match that is moved from 5 pm to 3 pm.
_MOVED = lazy(lambda: rf"\b(?:{any_of('moves')})\w*\b", re.IGNORECASE)
_HALF = lazy(r"\d[ \u00a0]?([ap])\.?m\b", re.IGNORECASE)
_OWN_DAY = lazy(r"[ap]\.?m\b\.?,?[ \u00a0](?!local|[a-z]{2,4}$)\w", re.IGNORECASE)
#: Behind two hours: what takes the second of them to another day.
_OTHER_DAY = lazy(
    r",?[ \u00a0](?:(?:on )?(?:the|each) (?:next|following|day after)|next|daily|tomorrow|every|each|nightly|a day|"
    r"(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)",
    re.IGNORECASE,
)


class BackwardRange(Check):
    """Two years, months, days or hours of one day, joined as a range, of which the second comes first."""

    words: ClassVar[tuple[str, ...]] = ("range",)
    needs: ClassVar[tuple[type[Mention], ...]] = (Date,)

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        """One Hit, over the whole range, for each that runs backward."""
        article = reading.article
        text = article.prose.text
        for first, last in pairwise(reading.of(Date)):
            if not 0 < last.start - first.end <= 9 or first.type != last.type:
                continue
            backward = _hours_run_backward if first.type == "TIME" else _runs_backward
            if backward(text, first, last) and _joined(text, first, last):
                span = article.prose.span(first.start, last.end)
                yield Hit((End(article, span),), {"range": " ".join(text[first.start : last.end].split()).rstrip(".")})
        slash = text.find("/")
        while slash >= 0:
            m = _SLASHED.match(text, max(slash - 5, 0))
            if m and 0 < int(m["first"]) - int(m["last"]) <= _SPLIT and not _numbered(text, m.start("years")):
                yield Hit((End(article, article.prose.span(*m.span("years"))),), {"range": m["years"]})
            slash = text.find("/", slash + 1)


def _numbered(text: str, start: int) -> bool:
    """True where a capital word stands before years that are the number of something: Resolution 2015-14."""
    return _CODE.search(text, max(start - 30, 0), start) is not None


def _joined(text: str, first: Date, last: Date) -> bool:
    if _DASH.fullmatch(text, first.end, last.start):
        before = first.start > 0 and _PART.match(text, first.start - 1)
        after = _PART.match(text, last.end)
        return not before and not (after and after[0] != "." and last.year is not None)
    led = _FROM.search(text, max(first.start - 9, 0), first.start)
    if not led or not _WORD.fullmatch(text, first.end, last.start):
        return False
    floor = max(first.start - _CLAUSE, 0)
    floor = max(text.rfind("\n", floor, first.start), text.rfind(". ", floor, first.start), floor)
    return not _MOVED.search(text, floor, first.start)


def _runs_backward(text: str, first: Date, last: Date) -> bool:
    """True for years, or months or days of years, that both ends state, the second of them the earlier."""
    if first.type != "DATE":
        return False
    if first.monthday and last.monthday and first.weekday is None:
        if first.month is None or last.month is None:
            return False
        if first.year != last.year:
            return bool(first.year and last.year and first.year > last.year)
        # Over New Year a range may go from December to January; within one month it cannot go back.
        same = first.month == last.month or (first.year is not None and first.month > last.month)
        return same and (first.month, first.monthday) > (last.month, last.monthday)
    grain = len(first.value)
    if grain != len(last.value) or first.year is None or last.year is None:
        return False
    if last.end - last.start == 2:  # 2027-25
        return 0 < first.year - last.year <= _SPLIT and not _numbered(text, first.start)
    whole = grain == 4 and not _COUNTED.match(text, last.end)
    return (whole or (grain == 7 and first.month is not None and last.month is not None)) and first.value > last.value


def _hours_run_backward(text: str, first: Date, last: Date) -> bool:
    """True for two hours of one half of one day, the second of them the earlier: from 5 pm to 3 pm."""
    half, other = _HALF.search(text, first.start, first.end), _HALF.search(text, last.start, last.end)
    if not half or not other or half[1].lower() != other[1].lower():
        return False
    dashed = text[first.end : last.start].strip(" \u00a0") in ("-", "–", "—")
    own = _OWN_DAY.search(text, last.start, last.end) or _OTHER_DAY.match(text, last.end)
    hours = (said.value.rpartition("T")[2] for said in (first, last))
    return (dashed or not own) and next(hours) > next(hours)
