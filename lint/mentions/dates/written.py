"""A day → its words for a message, as the copy that the message is about puts days: 17 November, or November 17."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.text.calendar import MONTH_PATTERN, MONTHS
from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    from datetime import date

    from lint.text.article import Article

_DAY_FIRST = lazy(rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{MONTH_PATTERN})\b")
_MONTH_FIRST = lazy(rf"\b(?:{MONTH_PATTERN}) \d{{1,2}}\b(?!:)")


def written(day: date, article: Article, *, year: bool = False) -> str:
    """The day, in the order that most of the article's dates have; without any, as its dates in figures are read."""
    text = article.prose.text
    first, second = len(_DAY_FIRST.findall(text)), len(_MONTH_FIRST.findall(text))
    month = MONTHS[day.month - 1]
    if first > second or (first == second and article.date_order == "day-month"):
        return f"{day.day} {month}" + f" {day.year}" * year
    return f"{month} {day.day}" + f", {day.year}" * year
