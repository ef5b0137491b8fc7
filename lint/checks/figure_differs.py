"""Two numbers for one thing: between headline or caption and text, and between the articles of a story."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations
from math import log
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from lint.checks import Check
from lint.finding import End, Hit
from lint.mentions.figure import Figure
from lint.mentions.figure_place import PEOPLE, TIME, TOLLS, Place, counting, likeness, one_digit_off, place, same_run
from lint.mentions.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lint.mentions import Mention, Reading
    from lint.mentions.story import Story

_DISPLAY = frozenset({"headline", "standfirst", "caption", "subhead"})
#: Figures of one unit in one article that are compared; more are lists and tables.
_MOST = 40
#: Places that share a word are compared with so many of the next, however many there are.
_NEXT = 16
#: Places that a finding points at on either side.
_MOST_ENDS = 12
#: So many words running on from two figures, the same on both sides together, are one sentence told twice.
_TOLD_TWICE = 7
#: What a number weighs for having all digits but one of the other; for each digit from the second on.
_SLIP = 1.0
_SINCE = re.compile(r"\b(?:past|last|previous|recent|first|next|every|another|more|within|for)\b", re.IGNORECASE)
_AGO = re.compile(r"\W+(?:\w+ )?(?:ago|earlier|later|before|after|old|apart|so far|this (?:year|month|week))\b")


class _Link(NamedTuple):
    """Two places that may tell one thing, and the words they share."""

    weight: float
    x: Place
    y: Place
    signs: list[str]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class FigureDiffers(Check):
    """The same thing counted or measured with two numbers that do not fit: the words around both are the same.

    "Over 11,000" and "11,000" fit, and so do 5 million and 4.9 million; 11,000 and 1,100 do not. A later article may
    have a later toll.
    """

    alike: float = field(
        default=5.0,
        metadata={"doc": "How much the words around two figures must have in common; rare words and close ones count more."},
    )
    alike_for_time: float = field(default=5.75, metadata={"doc": "The same for hours, days, years."})
    alike_for_people: float = field(default=5.5, metadata={"doc": "The same for people, of whom a story counts many."})

    words: ClassVar[tuple[str, ...]] = ("article", "figure", "others", "other", "unit", "signs", "verdict")
    needs: ClassVar[tuple[type[Mention], ...]] = (Figure, Sentence)

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        return iter(())

    def in_story(self, story: Story) -> Iterator[Hit]:
        units: dict[str, list[Place]] = defaultdict(list)
        for unit, readings in _by_unit(story.readings).items():
            values = {f.high for fs in readings.values() for f in fs}
            if len(readings) > 1 and len(values) > 1:
                places = [place(r, f) for r, fs in readings.items() if len(fs) <= _MOST for f in fs]
                yield from self._among(unit, places)

    def _among(self, unit: str, places: Sequence[Place]) -> Iterator[Hit]:
        links = list(_links(places))
        enough = self.alike_for_people if unit in PEOPLE else self.alike_for_time if unit in TIME else self.alike
        best: dict[tuple[int, str], float] = defaultdict(float)
        for k in links:
            for a, b in ((k.x, k.y), (k.y, k.x)):
                best[id(a), b.path] = max(best[id(a), b.path], k.weight)
        links_of = defaultdict(list)
        for k in links:
            links_of[id(k.x)].append(k)
            links_of[id(k.y)].append(k)
        has = defaultdict(list)
        for p in places:
            has[p.path].append(p)
        conflicts = []
        for k in links:
            x, y = k.x, k.y
            run = same_run(x.before, y.before) + same_run(x.after, y.after)
            twice = run >= _TOLD_TWICE or (run >= 5 and k.weight >= 8)
            if (x.figure.low, x.figure.high) == (y.figure.low, y.figure.high) or (x.fate and y.fate and x.fate != y.fate):
                continue
            if not twice and _fit(x.figure, y.figure) or not _same_time(x, y, twice):
                continue
            least = k.weight + twice
            if least < best[id(x), y.path] or least < best[id(y), x.path]:
                continue
            weight = k.weight
            others = any(_fit(x.figure, p.figure) for p in has[y.path]) + any(_fit(y.figure, p.figure) for p in has[x.path])
            weight -= 1.5 * others + (x.fate != y.fate)
            explained = any(same_value(a, b) and q != k and q.weight > k.weight / 2 for q in links_of[id(x)] + links_of[id(y)] for a, b in [(q.x.figure, q.y.figure)] if {q.x.path, q.y.path} == {x.path, y.path})
            weight -= 1.5 * explained
            weight -= 0.5 * log(len({p.figure.high for p in has[x.path]}) * len({p.figure.high for p in has[y.path]}))
            if x.figure.bound == y.figure.bound == "range" and (x.figure.low == y.figure.low or x.figure.high == y.figure.high):
                weight += 2
            weight += _SLIP * max(one_digit_off(x.figure, y.figure) - 1, 0)
            small = unit in PEOPLE and max(x.figure.high, y.figure.high) < 10
            if twice or weight >= enough + 2.5 * small:
                conflicts.append(k._replace(weight=weight))
        yield from _findings(conflicts, links, enough)


def _by_unit(readings: Iterable[Reading]) -> dict[str, dict[Reading, list[Figure]]]:
    units: dict[str, dict[Reading, list[Figure]]] = {}
    for r in readings:
        for f in counting(r):
            units.setdefault(f.unit, {}).setdefault(r, []).append(f)
    return dict(sorted(units.items()))


def _links(places: Sequence[Place]) -> Iterator[_Link]:
    """Pairs of places of two articles that share a word."""
    where: dict[str, list[int]] = defaultdict(list)
    for i, p in enumerate(places):
        for key in p.words:
            where[key].append(i)
    pairs = {
        (i, j)
        for numbers in where.values()
        for at, i in enumerate(numbers)
        for j in numbers[at + 1 : at + _NEXT]
        if places[i].path != places[j].path
    }
    for i, j in sorted(pairs):
        weight, signs = likeness(places[i], places[j])
        yield _Link(weight, places[i], places[j], signs)


def _findings(conflicts: Sequence[_Link], links: Sequence[_Link], enough: float) -> Iterator[Hit]:
    """One finding for all places that tell of one thing."""
    of: dict[int, int] = {}
    place_of: dict[int, Place] = {}

    def root(i: int) -> int:
        while of.setdefault(i, i) != i:
            i = of[i]
        return i

    for k in conflicts:
        place_of[id(k.x)], place_of[id(k.y)] = k.x, k.y
        of[root(id(k.x))] = root(id(k.y))
    for k in links:
        a, b = k.x.figure, k.y.figure
        if (a.low, a.high) == (b.low, b.high) and k.weight >= enough and (id(k.x) in of or id(k.y) in of) and k.x.fate == k.y.fate:
            place_of[id(k.x)], place_of[id(k.y)] = k.x, k.y
            of[root(id(k.x))] = root(id(k.y))
    groups: dict[int, list[Place]] = defaultdict(list)
    for i, p in place_of.items():
        groups[root(i)].append(p)
    for k in sorted(conflicts, key=lambda k: -k.weight):
        group = groups.pop(root(id(k.x)), None)
        if group:
            sides: dict[tuple[float, float], list[Place]] = defaultdict(list)
            for p in sorted(group, key=lambda p: (p.path, p.figure.start)):
                sides[p.figure.low, p.figure.high].append(p)
            ranked = sorted(sides.values(), key=lambda ps: len({p.path for p in ps}))
            wrong = [p for ps in ranked[:-1] for p in ps]
            yield _hit(wrong, ranked[-1], tuple(k.signs))


def same_value(a: Figure, b: Figure) -> bool:
    return (a.low, a.high) == (b.low, b.high)


def _fit(a: Figure, b: Figure) -> bool:
    """True where two figures may both be right: their ranges, widened by how roughly they are told, meet."""
    if a.unit in TIME and (a.bound == "over" or b.bound == "over"):
        few, many = (a, b) if a.high < b.high else (b, a)
        if few.bound == "over":
            return many.high > few.high
    if a.bound == b.bound == "range":
        return (a.low, a.high) == (b.low, b.high)
    if abs(a.high - b.high) < 1 and (a.grain < 1) != (b.grain < 1):
        return True  # 172 and 172.5
    (low, high), (first, last) = _range(a), _range(b)
    return low <= last and first <= high


def _range(f: Figure) -> tuple[float, float]:
    if f.bound == "loose":
        return f.low, f.high * 100
    if f.grain == 12:
        return f.low * 0.75, f.high * 1.3  # a dozen is never told to the one
    wide = {"about": 0.1, "over": 0.3, "under": 0.3, "range": 0.0, "exact": 0.0}[f.bound]
    rough = min(0.49 * f.grain, 0.1 * f.high) if f.high >= 100 and f.grain >= 10 else 0.0
    low = f.low - rough - (f.low * wide if f.bound in {"about", "under"} else 0)
    high = f.high + rough + (f.high * wide if f.bound in {"about", "over"} else 0)
    return low, high


def _same_time(x: Place, y: Place, twice: bool) -> bool:
    """False where both figures may be right, each when it was written: a later toll, a time that has gone on."""
    a, b = x.reading.article.published, y.reading.article.published
    if a is None or b is None or a == b:
        return True
    earlier, later = (x, y) if a < b else (y, x)
    unit = x.figure.unit
    if unit in TIME:
        grown = (abs(x.figure.high - y.figure.high) - 1) * TIME[unit]
        return grown > (later.reading.article.published - earlier.reading.article.published).days or not (_passes(x) or _passes(y))
    if _passes(x) or _passes(y):
        return False
    grows = x.fate or y.fate or unit in TOLLS or x.figure.form == "money"
    return not grows or (twice and earlier.figure.high > later.figure.high)


def _passes(p: Place) -> bool:
    """True for a time that grows with the days, or a count of this year."""
    text = p.reading.article.prose.text
    f = p.figure
    return bool((f.unit in TIME and _SINCE.search(text, max(f.start - 20, 0), f.start)) or _AGO.match(text, f.end + len(f.unit), f.end + 30))


def _hit(wrong: Sequence[Place], good: Sequence[Place], signs: tuple[str, ...]) -> Hit:
    """The finding, the doubtful side first."""
    own = PurePath(wrong[0].path).name
    files = sorted({p.path for p in good} - {wrong[0].path})
    if files:
        article = own
        others = PurePath(files[0]).name if len(files) == 1 else f"{len(files)} other articles"
    else:
        article, others = f"The {wrong[0].reading.article.block_at(wrong[0].figure.start).kind}", "the text"
    n, m = len({p.path for p in wrong}), len({p.path for p in good})
    verdict = f"{_said(good[0])} is likelier: {m} articles have it." if m > n else "Which is right is open."
    words = {"article": article, "figure": _said(wrong[0]), "others": others, "other": _said(good[0]),
             "unit": wrong[0].figure.unit, "signs": ", ".join(signs[:5]), "verdict": verdict}  # fmt: skip
    ends = (
        End(p.reading.article, p.figure.span, f"{_said(p)} here") for p in (*wrong[:_MOST_ENDS], *good[:_MOST_ENDS])
    )
    return Hit(tuple(ends), words)


def _said(p: Place) -> str:
    text = p.reading.article.prose.text
    return " ".join(text[p.figure.start : p.figure.end].split())
