"""Two figures for one thing → whether both may be right: rounded, told as a bound, or each when it was written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lint.mentions.figures.similarity import TIME, of_rivals, strangers
from lint.mentions.figures.weights import (
    ABOUT_GRAINS,
    COPIED,
    DOZEN,
    DOZEN_ABOVE,
    DOZEN_BELOW,
    LOOSE,
    MUCH_ALIKE,
    NEARLY_TWICE,
    OFF,
    ONE_TIME,
    OVER_A_DOZEN,
    PHRASED,
    RETOLD,
    ROUNDED,
    TOLD_TWICE,
)
from lint.mentions.words.sentence import Sentence, sentence_at
from lint.text.calendar import WEEKDAYS
from lint.text.lazy_regex import lazy
from lint.text.tables import listed, word_set

if TYPE_CHECKING:
    from lint.mentions.figures.figure import Figure
    from lint.mentions.figures.similarity import FigurePlace

#: Counts that grow as the news goes on.
_TOLLS = word_set("people", "tolls")
#: What rises and falls from day to day: prices and rates.
_FLOATING = frozenset({"money", "percent", "point"})
#: What does not change besides measures.
_LASTING = frozenset({"block"})
#: What prosecutors add and drop.
_CHARGES = frozenset({"count", "charge"})
#: Days of the week; a further number behind a count, how far behind, and numbers in words.
_WEEKDAY = lazy("|".join(WEEKDAYS))
_AND, _REACH, _ONES = lazy(r"\band (\w+)"), 120, ("", *listed("numbers", "ones"))
_SINCE = lazy(r"\b(?:past|last|previous|recent|first|next|every|another|more|within|for)\b", re.IGNORECASE)
_SO_FAR = lazy(r"\W+(?:\w+ )?(?:ago|earlier|later|before|after|old|apart|so far|this (?:year|month|week))\b")


def told_twice(x: FigurePlace, y: FigurePlace, weight: float, run: int) -> bool:
    """True where so many words right around two figures of this likeness are the same that a sentence is told again."""
    enough = NEARLY_TWICE if weight >= MUCH_ALIKE else TOLD_TWICE
    return run >= enough and not strangers(x, y) and not of_rivals(x, y)


def fit(a: Figure, b: Figure) -> bool:
    """True where two figures may both be right: their ranges, widened by how roughly they are told, meet."""
    if a.bound == b.bound == "range":
        return (a.low, a.high) == (b.low, b.high)
    if abs(a.high - b.high) < 1 and (a.grain < 1) != (b.grain < 1):
        return True  # 172 and 172.5
    few = a if a.high < b.high else b
    if few.bound == "over" and (few.unit in TIME or a.bound == b.bound):
        return True  # "at least seven years" of 20; one heard at least 15 shots, another at least 20
    grain = max(a.grain, b.grain)
    (low, high), (first, last) = _range(a, grain), _range(b, grain)
    return low <= last and first <= high


def fit_word_for_word(a: Figure, b: Figure) -> bool:
    """True where two figures may both be right though the words around them are the same: one is the other rounded."""
    if a.bound != b.bound or a.bound == "over":
        return fit(a, b)
    off = abs(a.high - b.high)
    return a.grain != b.grain and off * 2 <= max(a.grain, b.grain) and off <= COPIED * max(a.high, b.high)


def _range(f: Figure, grain: float) -> tuple[float, float]:
    if f.bound == "exact" and f.grain < DOZEN:
        return f.low, f.high
    if f.bound == "loose":
        return f.low, f.high * LOOSE
    if f.grain == DOZEN:
        return f.low * DOZEN_BELOW, f.high * (OVER_A_DOZEN if f.bound == "over" else DOZEN_ABOVE)
    off = OFF.get(f.bound, 0.0)
    if f.bound == "about" and f.high:
        off = min(off, ABOUT_GRAINS * grain / f.high)  # "about 234" is told to the one
    rough = min(0.99 * f.grain, ROUNDED * f.high) if f.grain >= 100 else 0.0
    low = f.low - rough - (f.low * off if f.bound != "over" else 0)
    high = f.high + rough + (f.high * off if f.bound != "under" else 0)
    return low, high


def same_time(x: FigurePlace, y: FigurePlace, twice: bool, run: int) -> bool:
    """False where both figures may be right, each when it was written: a later toll, a time that has gone on.

    Of other days, or of days that are not known, figures are of one time only where so many words `run` on from them
    the same that they tell what does not change: "miles northeast of Dallas".
    """
    a, b = x.reading.article.published, y.reading.article.published
    if x.path == y.path:
        return True
    lasting = x.figure.form == "measure" or x.figure.unit in _LASTING or x.figure.unit in TIME
    phrased = twice or (lasting and run >= PHRASED and not of_rivals(x, y))
    if a is None or b is None:
        return twice and run >= (RETOLD if _floats(x, y) else TOLD_TWICE)
    if _floats(x, y):
        return twice and a == b
    if not phrased and ((lasting and x.figure.unit not in TIME) or abs((a - b).days) > ONE_TIME):
        return False
    if a == b:
        return True
    earlier, later = (x.figure, y.figure) if a < b else (y.figure, x.figure)
    if earlier.bound == "over" and later.high > earlier.high:
        return False
    passes = _passes(x) or _passes(y)
    if later.unit in TIME:
        return not passes or (abs(later.high - earlier.high) - 1) * TIME[later.unit] > abs((b - a).days)
    grows = x.fate or y.fate or later.unit in _TOLLS
    if later.unit in _CHARGES:
        return False
    return not passes and (not grows or (earlier.high > later.high and twice))


def _floats(x: FigurePlace, y: FigurePlace) -> bool:
    """True for prices, rates, and what else is another from one day to the next."""
    f = x.figure
    return (
        f.form in _FLOATING
        or f.unit in _FLOATING
        or min(f.grain, y.figure.grain) < 1
        or "per" in (*x.after[1:2], *y.after[1:2])
    )


def _passes(p: FigurePlace) -> bool:
    """True for a time that grows with the days, and for a count of this year."""
    text = p.reading.article.prose.text
    f = p.figure
    since = f.unit in TIME and _SINCE.search(text, max(f.start - 20, 0), f.start)
    return bool(since or _SO_FAR.match(text, f.end + len(f.unit), f.end + 30))


def of_rival_days(x: FigurePlace, y: FigurePlace) -> bool:
    """True where the sentences name two days of the week: two events."""
    one, other = (set(_WEEKDAY.findall(_sentence(p))) for p in (x, y))
    return bool(one and other) and one.isdisjoint(other)


def part_of(x: FigurePlace, y: FigurePlace) -> bool:
    """True where the sentence goes on to the rest of what the other counts: two counts here, and one there."""
    rest = y.figure.high - x.figure.high
    if x.figure.form != "count" or not 0 < rest < len(_ONES):
        return False
    behind = x.reading.article.prose.text[x.figure.end : x.figure.end + _REACH].partition("\n")[0]
    return any(m[1].lower() in (f"{rest:g}", _ONES[int(rest)]) for m in _AND.finditer(behind.partition(". ")[0]))


def _sentence(p: FigurePlace) -> str:
    found = sentence_at(p.reading.of(Sentence), p.figure.start)
    return p.reading.article.prose.text[found.start : found.end] if found else ""
