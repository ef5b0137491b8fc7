"""Lines of page furniture, or a file's name → whether they tell when the article was published, and the date."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from lint.text.calendar import MONTH_PATTERN, WEEKDAYS, day_of, whole_date
from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from lint.read.parts import Part

_LONGEST = 200
_NAMED = lazy(r"((?:19|20)\d\d)([-_])(\d\d)\2(\d\d)(?!\d)")

_CHANGED = r"(?:last |article |page )?(?:updated?|modified|edited|changed)"
_LABELLED = lazy(
    rf"\W{{0,3}}(?:(?:first |originally |date )?(?:posted|published|publication date|created|issued)|date|{_CHANGED})"
    r"(?: (?:on|at|in))?(?:\s*:|\s+(?=[\w\"(]))",
    re.IGNORECASE,
)
_ONLY_CHANGED = lazy(rf"\W{{0,3}}{_CHANGED}\b", re.IGNORECASE)
# What a line that tells a date is made of besides the date: a weekday, a time of day, a zone.
_SPENT = lazy(
    rf"\b(?:{MONTH_PATTERN}|{'|'.join(WEEKDAYS)}|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun|[ap]\.?m\b\.?|GMT|UTC|[A-Z][SD]?T|KST"
    r"|JST|at|on|by)\b|[\d:]+(?:st|nd|rd|th)?",
    re.IGNORECASE,
)
_WORD = lazy(r"[^\W\d_][\w.’'-]*")
#: So many words stand beside a date in a line that has a label, and so many names in one that has none.
_MOST_WORDS, _MOST_NAMES = 12, 4
# SEOUL, June 20, 2024 (Agency) — at the head of the first paragraph.
_LOCATED = lazy(r"[A-Z][A-Z.'’ -]{2,40}[,(][^\n]{0,60}?\s(?:[–—_]|--?)\s")


def named_date(name: str) -> date | None:
    """The date that a file's name begins with, as sites keep their posts: 2018-10-19-a-day-in-court.md."""
    m = _NAMED.match(PurePath(name).name)
    return day_of(int(m[1]), int(m[3]), int(m[4])) if m else None


def tells_date(text: str) -> bool:
    """True for a line that is there to tell when the article was published or changed: by its label, or by no more
    than a few names, as of agencies or a writer, beside the date."""
    if len(text) > _LONGEST or not ("20" in text or "19" in text):
        return False
    labelled = _LABELLED.match(text) is not None
    if not labelled and (text[-1] in "?!:–—-" or any(map(_is_other, text.split()))):
        return False
    if whole_date(text) is None:
        return False
    others = _WORD.findall(_SPENT.sub(" ", text))
    if labelled:
        return len(others) <= _MOST_WORDS
    return len(others) <= _MOST_NAMES and all(word[0].isupper() for word in others)


def _is_other(word: str) -> bool:
    """True for a word in small letters that no date is made of: nearly every line has one, and tells no date."""
    return word.islower() and word.isalpha() and _SPENT.fullmatch(word) is None


def published_line(parts: Iterable[Part]) -> date | None:
    """The date in the first line above the body that tells one; else in a dateline that opens the body; else in a
    line with a label below. Where a line tells of a change alone, another one counts first."""
    changed = None
    above = True
    for part in parts:
        if part.kind in {"dateline", "byline"}:
            if tells_date(part.text) and (above or _LABELLED.match(part.text)):
                if not _ONLY_CHANGED.match(part.text):
                    return whole_date(part.text)
                changed = changed or whole_date(part.text)
        elif above and part.kind == "paragraph":
            above = False
            opening = _LOCATED.match(part.text)
            if opening and (found := whole_date(opening[0])):
                return found
    return changed
