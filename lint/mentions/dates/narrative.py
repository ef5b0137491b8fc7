"""Whether an article narrates what is long past: its dates without a year then go on from the last that has one."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from lint.text.calendar import WEEKDAYS
from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    from lint.text.article import Article

_YEAR = lazy(r"(?<![\d.,$£€-])(?:(?:1[5-9]\d\d|20\d\d)(?![\d%]|,\d)|\d{1,4} BCE?\b)")
#: What news has in every paragraph and a history hardly at all: days that only those know who know when it was written.
_NEWS = lazy(
    lambda: (
        rf"\b(?:today|yesterday|tomorrow|tonight|{'|'.join(WEEKDAYS)}|(?:last|this|next) (?:week|month|year|night))\b"
    )
)
#: A narrative has so many years at least; of them so many in ten are past; and so many for one day of the news.
_YEARS, _PAST, _TO_ONE = 8, 8, 8


@lru_cache(maxsize=1)
def narrates(article: Article) -> bool:
    """True where years of the past stand all over the copy, and next to no days of the news."""
    text = article.prose.text
    years = [0 if m[0].endswith(("BC", "BCE")) else int(m[0]) for m in _YEAR.finditer(text)]
    if len(years) < _YEARS:
        return False
    past = sum(year < article.published.year for year in years) if article.published else len(years)
    if past * 10 < len(years) * _PAST:
        return False
    return len(years) >= _TO_ONE * sum(1 for _ in _NEWS.finditer(text))
