"""Forms of things that may be written in several ways: where patterns find them in a reading, and which count there."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from lint.mentions.dates.date import Date
from lint.mentions.names.name import Name
from lint.mentions.quotations.quotation import Quotation
from lint.text import re2_matching

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lint.mentions import Reading

#: Lines that agencies and pages word in their own way.
_NO_COPY = ("byline", "dateline")


class Form(NamedTuple):
    """One place of one form; `thing` tells apart things of which each has forms of its own."""

    label: str
    start: int
    end: int
    thing: str = ""


def may_match(reading: Reading, pattern: str, *, match_case: bool, in_dates: bool) -> bool:
    """False where the pattern matches nowhere in an article, or in its dates."""
    text = _dates(reading)[0] if in_dates else reading.article.prose.text
    return bool(text) and re2_matching.may_match(text, pattern, match_case)


def matched(
    reading: Reading, label: str, pattern: str, unless: str, *, match_case: bool, in_dates: bool
) -> Iterator[Form]:
    """Every place of the form with this label and pattern; its thing is what the group `thing` holds."""
    text, places = _dates(reading) if in_dates else (reading.article.prose.text, ((0, 0),))
    if not text:
        return
    for m in re2_matching.matches(text, pattern, unless, match_case=match_case):
        here, there = places[bisect_right(places, m.start, key=itemgetter(0)) - 1]
        thing = m.groups.get("thing", "").lower()
        yield Form(label, m.start + there - here, m.end + there - here, thing)


@lru_cache(maxsize=1)
def _dates(reading: Reading) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The dates of an article as one text, and where in it and in the prose each begins."""
    text = reading.article.prose.text
    dates = [(d.start, text[d.start : d.end]) for d in reading.of(Date)]
    starts = accumulate((len(said) + 1 for _, said in dates), initial=0)
    return "\n".join(said for _, said in dates), tuple(zip(starts, (at for at, _ in dates), strict=False))


def counting(reading: Reading, found: Iterable[Form], *, names: bool, quotations: bool, headlines: bool) -> list[Form]:
    """The forms, in order of place, without those in longer names, in quotations or in headlines if these are out."""
    found = list(found)
    if not found:
        return found
    left_out = _left_out(reading, names, quotations, headlines)
    at = 0
    kept = []
    for form in found:
        start, end = form.start, form.end
        while at < len(left_out) and left_out[at][1] <= start:
            at += 1
        near = left_out[at : at + 4]
        if not any(s <= start and end <= e and e - s > end - start for s, e in near):
            kept.append(form)
    return kept


@lru_cache(maxsize=8)
def _left_out(reading: Reading, names: bool, quotations: bool, headlines: bool) -> list[tuple[int, int]]:
    """Where no form counts, in order; the last answers are kept, for rules that ask the same in turn."""
    left_out = [] if quotations else [(q.start, q.end) for q in reading.of(Quotation)]
    if not names:
        left_out += [(n.start, n.end) for n in reading.of(Name)]
    silent = _NO_COPY if headlines else (*_NO_COPY, "headline")
    left_out += [(b.start, b.end + 1) for b in reading.article.blocks if b.kind in silent]
    left_out.sort()
    return left_out
