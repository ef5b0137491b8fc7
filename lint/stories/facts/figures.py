"""The readings of a story → things that several articles count or measure, each with its numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from lint.mentions.figures.compatibility import fit, of_rival_days, same_time
from lint.mentions.figures.figure import singular
from lint.mentions.figures.similarity import (
    PEOPLE,
    TIME,
    FigurePlace,
    counting,
    digits,
    likeness,
    of_others,
    of_rivals,
    same_run,
    shared,
    tabular,
)
from lint.mentions.figures.similarity import place as placed
from lint.stories.facts import commonest, held, joined, place, valued
from lint.text.lazy_regex import lazy
from lint.text.tables import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lint.mentions import Reading
    from lint.stories.facts import Fact, Place

#: Figures of one unit in one article that are compared; more are a list. Those that share a word are compared with so
#: many of the next.
_MOST, _NEXT = 12, 12
#: How alike what stands around two figures must be: of one number, of two, and of either where people or a time are
#: counted, of which a story has many.
_SAME, _OTHER, _HARDER = 2.0, 3.5, 1.25
#: A number as large as this is seldom the same by chance, and surely not one of so many digits; one as small as this
#: says little where all agree.
_RARE, _PRECISE, _FEW = 100, 3, 4
#: What is said to be more or less than a number is another value than the number; what is about a number is not.
_OPEN = ("over", "under")
#: Words between a number and what it counts that are told with it, and the names that tell whose it is.
_MOST_WORDS, _MOST_NAMES = 4, 2
_WORD = lazy(r"[ \u00a0-][\w'’]+")
#: What qualifies a number before it.
_BOUND = lazy(lambda: rf"\b(?:{any_of('rows', 'before a number')})\Z", re.IGNORECASE)


class _Pair(NamedTuple):
    """Two places that may count one thing, and how surely."""

    sure: float
    x: int
    y: int


def of_figures(readings: Sequence[Reading]) -> Iterator[Fact]:
    """Each thing that two articles count or measure."""
    units: dict[str, dict[str, list[FigurePlace]]] = defaultdict(dict)
    for reading in readings:
        for unit, figure in counting(reading):
            if unit != "age":
                part = units[unit].setdefault(reading.article.path, [])
                part.append(placed(reading, figure, reading.article.path))
    for unit, parts in sorted(units.items()):
        few = [p for told in parts.values() if len(told) <= _MOST for p in told if not tabular(p)]
        if len({p.part for p in few}) > 1:
            yield from _things(few, _HARDER if unit in PEOPLE or unit in TIME or unit == "percent" else 0.0)


def _things(places: Sequence[FigurePlace], harder: float) -> Iterator[Fact]:
    """What places of one unit count: those of one number that are alike, of two that are each other's best."""
    same, other = [], []
    for i, j in _sharing(places):
        x, y = places[i], places[j]
        run = same_run(x, y)
        sure = likeness(x, y, run)
        if x.value == y.value and _is_rare(x, harder):
            same.append((i, j))
        elif of_others(x, y) or of_rivals(x, y) or of_rival_days(x, y):
            continue
        elif x.value == y.value:
            if sure >= _SAME + harder:
                same.append((i, j))
        elif sure >= _OTHER + harder and x.fate == y.fate and same_time(x, y, False, run):
            other.append(_Pair(sure, i, j))
    best: dict[int, float] = defaultdict(float)
    for pair in other:
        for end in (pair.x, pair.y):
            best[end] = max(best[end], pair.sure)
    settled = {n for pair in same for n in pair}
    mutual = [
        (p.x, p.y)
        for p in other
        if p.sure == best[p.x] == best[p.y]
        and not (p.x in settled and p.y in settled and not fit(places[p.x].figure, places[p.y].figure))
        and not _has_both(places, p)
    ]
    for members in joined(len(places), [*same, *mutual]):
        told = [places[n] for n in members]
        if len({p.part for p in told}) > 1:
            fact = _fact(told)
            if not (fact.agreed and told[0].figure.form == "count" and told[0].figure.high < _FEW):
                yield fact


def _is_rare(p: FigurePlace, harder: float) -> bool:
    """True for a number that two articles seldom have by chance: a large one, of people one that is not round."""
    if p.figure.unit in TIME or p.figure.form == "percent" or p.figure.high < _RARE:
        return False
    return not harder or len(digits(p.figure.high).strip("0.")) >= _PRECISE


def _has_both(places: Sequence[FigurePlace], pair: _Pair) -> bool:
    """True where an article that has one of the numbers has the other, too, of the same unit: two things."""
    x, y = places[pair.x], places[pair.y]
    return any((p.part == x.part and p.value == y.value) or (p.part == y.part and p.value == x.value) for p in places)


def _sharing(places: Sequence[FigurePlace]) -> list[tuple[int, int]]:
    """Pairs of places in two articles that share a word."""
    where: dict[str, list[int]] = defaultdict(list)
    for i, p in enumerate(places):
        for key in (*p.words, *p.figure.counted):
            where[key].append(i)
    pairs = {
        (i, j)
        for numbers in where.values()
        for at, i in enumerate(numbers)
        for j in numbers[at + 1 : at + _NEXT]
        if places[i].part != places[j].part
    }
    return sorted(pairs)


def _fact(told: Sequence[FigurePlace]) -> Fact:
    values = valued((_value(p), _place(p)) for p in told)
    fits = all(fit(a.figure, b.figure) for n, a in enumerate(told) for b in told[n + 1 :])
    return held("figure", _label(told), values, compatible=fits)


def _value(p: FigurePlace) -> str:
    f = p.figure
    number = f"{f.low:.12g}" if f.low == f.high else f"{f.low:.12g}–{f.high:.12g}"
    return f"{f.bound} {number}" if f.bound in _OPEN else number


def _place(p: FigurePlace) -> Place:
    """The number with what qualifies it and with what it counts, as the copy has it."""
    text, f = p.reading.article.prose.text, p.figure
    before = _BOUND.search(text, max(f.start - 24, 0), f.start - 1)
    start = before.start() if before else f.start
    return place(p.reading, start, f.end, " ".join(text[start : _end(p)].split()))


def _end(p: FigurePlace) -> int:
    """Where the words end that say what is counted."""
    text, end = p.reading.article.prose.text, p.figure.end
    if p.figure.form not in {"percent", "money"} or p.figure.unit.isalpha():
        for _ in range(_MOST_WORDS):
            word = _WORD.match(text, end)
            if not word:
                break
            end = word.end()
            plain = word[0][1:].lower()
            if p.figure.unit == singular(plain) or p.figure.counted == (plain,):
                return end
    return p.figure.end


def _label(told: Sequence[FigurePlace]) -> str:
    """What is counted, and the most telling words that the sentences share."""
    counted = [
        " ".join(p.reading.article.prose.text[p.figure.end : _end(p)].split()).lstrip("-").removeprefix("of ")
        or ("sum" if p.figure.form == "money" else p.figure.unit)
        for p in told
    ]
    first, second = told[0], next(p for p in told if p.part != told[0].part)
    what = commonest(counted)
    words = [w for w in shared(first, second) if w.lower() not in what.lower()][:_MOST_NAMES]
    return f"{what} ({', '.join(words)})" if words else what
