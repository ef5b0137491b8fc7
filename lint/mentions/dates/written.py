"""A day → its words for a message, as the copy that the message is about puts days: 17 November, or November 17."""

from __future__ import annotations

from functools import lru_cache
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
    month = MONTHS[day.month - 1]
    if _day_first(article):
        return f"{day.day} {month}" + f" {day.year}" * year
    return f"{month} {day.day}" + f", {day.year}" * year


@lru_cache(maxsize=16)
def _day_first(article: Article) -> bool:
    """Known of the articles that were asked about last: there may be a finding for each of very many dates."""
    text = article.prose.text
    first, second = len(_DAY_FIRST.findall(text)), len(_MONTH_FIRST.findall(text))
    return first > second or (first == second and article.date_order == "day-month")
