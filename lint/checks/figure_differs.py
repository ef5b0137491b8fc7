"""Two numbers for one thing: between headline or caption and text, and between the articles of a story."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from lint.checks import Check
from lint.finding import End, Hit
from lint.mentions.event import stems
from lint.mentions.figure import Figure, singular
from lint.mentions.name import Name
from lint.mentions.sentence import Sentence, sentence_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lint.mentions import Mention, Reading
    from lint.mentions.story import Story

_DISPLAY = frozenset({"headline", "standfirst", "caption", "subhead"})
#: Words around a figure that are read, and those that stand close to it, in characters on either side.
_NEAR, _CLOSE = 90, 32
#: Places compared for one value, and values for one unit; more are lists and tables.
_MOST_PLACES, _MOST_VALUES = 6, 24
#: Places that a finding points at on either side.
_MOST_ENDS = 12
#: How many values two articles may have for a unit before each must be told apart with care.
_FEW = 2
#: Parts of the words around a figure that must be the same, and how many where the sentence is told twice.
_THIRD, _HALF, _MOSTLY, _TWICE = 0.3, 0.5, 0.6, 4
#: Counts of people grow as the news goes on: a later article has a later toll.
_PEOPLE = frozenset(
    "person victim man woman child suspect officer death injury arrest student teen teenager"
    " member adult civilian patient male female boy girl gunman soldier worker passenger resident".split()
)
_CHARGES = frozenset({"count", "charge"})
_TIME = frozenset("second minute hour day week month year decade".split())
#: "Five feet, 10 inches" is one measure.
_COMPOUND = re.compile(r"[ -](?:feet|foot|years?|pounds?|hours?),?[ -](?:and )?\d")
_SINCE = re.compile(r"\b(?:past|last|previous|recent|first|next|every|another|more|within|for)\b", re.IGNORECASE)
_AGO = re.compile(r"\W+(?:\w+ )?(?:ago|earlier|later|before|after|old|apart)\b")
#: What befalls people, by the words for it; two counts of people are of one thing only where this is the same.
_FATES = {
    "killed": "dead kill kills killed killing killings fatalities fatality slain died dies deaths death murdered",
    "hurt": "injured injures injuring injuries hurt hurting wounded wounds wounding hospitalized",
    "shot": "shot shoot shooting shootings",
    "held": "arrested arrests arrest charged custody detained indicted",
}
_FATE = {word: fate for fate, words in _FATES.items() for word in words.split()}
_WORD = re.compile(r"[^\W\d_]+")


class _Place(NamedTuple):
    """A figure, the reading that has it, the words around it and close to it, whom they name, and what befell."""

    reading: Reading
    figure: Figure
    around: dict[str, str]
    close: frozenset[str]
    people: frozenset[str]
    fate: str

    @property
    def path(self) -> str:
        return self.reading.article.path

    @property
    def shown(self) -> bool:
        """True in a headline, a caption and the like."""
        return self.reading.article.block_at(self.figure.start).kind in _DISPLAY


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class FigureDiffers(Check):
    """The same thing counted or measured with two numbers that do not fit: the words around both are the same.

    "Over 11,000" and "11,000" fit, and so do 5 million and 4.9 million; 11,000 and 1,100 do not. A later article may
    have a later toll.
    """

    alike: float = field(
        default=4.0,
        metadata={
            "doc": "How many names and words around two figures must be the same; those close to them count twice."
        },
    )
    alike_among_others: float = field(
        default=5.0,
        metadata={"doc": "The same for people, and where an article counts the like with other numbers too."},
    )

    words: ClassVar[tuple[str, ...]] = ("article", "figure", "others", "other", "unit", "signs", "verdict")
    needs: ClassVar[tuple[type[Mention], ...]] = (Figure, Name, Sentence)

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        block_at = reading.article.block_at
        counting = list(_counting(reading))
        shown = {f.unit for f in counting if block_at(f.start).kind in _DISPLAY}
        for unit in sorted(shown):
            places = [_place(reading, f) for f in counting if f.unit == unit]
            told = [p for p in places if not p.shown]
            for group in _by_thing([p for p in places if p.shown]):
                rivals = [p for p in told if p.fate == group[0].fate]
                if rivals and not any(_fit(group[0].figure, p.figure) for p in rivals) and not _sums(group[0], rivals):
                    yield from self._hits(group, rivals[:_MOST_PLACES])

    def in_story(self, story: Story) -> Iterator[Hit]:
        units: dict[str, list[tuple[Reading, Figure]]] = defaultdict(list)
        for r in story.readings:
            for f in _counting(r):
                units[f.unit].append((r, f))
        for _, found in sorted(units.items()):
            if len({f.high for _, f in found}) > 1 and len({r.article.path for r, _ in found}) > 1:
                groups = list(_by_thing([_place(r, f) for r, f in found]))
                for left, right in combinations(groups if len(groups) <= _MOST_VALUES else (), 2):
                    if left[0].fate == right[0].fate and not {p.path for p in left} & {p.path for p in right}:
                        yield from self._hits(left, right, groups)

    def _hits(
        self, left: Sequence[_Place], right: Sequence[_Place], groups: Sequence[Sequence[_Place]] = ()
    ) -> Iterator[Hit]:
        """The finding, where the two values do not fit and enough says that they are of one thing."""
        paths = {p.path for p in (*left, *right)}
        values = sum(any(p.path in paths for p in g) for g in groups if g[0].fate == left[0].fate)
        many = values > _FEW or left[0].figure.unit in _PEOPLE
        fit = any(_fit(x.figure, y.figure) for x in left for y in right)
        pairs = [(x, y) for x in left[:_MOST_PLACES] for y in right[:_MOST_PLACES]]
        ties: list[list[str]] = [
            [x.around[stem] for stem in x.around if stem in y.around]
            for x, y in pairs
            if _told_twice(x, y) or (not fit and self._one_thing(x, y, many))
        ]
        if ties:
            best = max(ties, key=lambda words: len(words))
            signs = tuple(sorted(best, key=lambda w: (" " not in w, -len(w), w)))
            first = len({p.path for p in left}) <= len({p.path for p in right})
            yield _hit(left, right, signs) if first else _hit(right, left, signs)

    def _one_thing(self, x: _Place, y: _Place, many: bool) -> bool:
        """True where the words around two figures say that they are of one thing."""
        both = x.around.keys() & y.around.keys()
        share = len(both) / max(min(len(x.around), len(y.around)), 1)
        weight: float = len(both) + len(x.close & y.close)
        if x.figure.bound == y.figure.bound == "range" and (
            x.figure.low == y.figure.low or x.figure.high == y.figure.high
        ):
            weight += self.alike
        strangers = not x.people & y.people and (x.figure.unit in _CHARGES or (x.people and y.people))
        if strangers or not _same_time(x, y):
            return False
        if many:
            return weight >= self.alike_among_others and share >= _HALF
        return weight >= self.alike and share >= _THIRD


def _told_twice(x: _Place, y: _Place) -> bool:
    """True where the sentence is nearly the same and neither number is the other one rounded."""
    both = x.around.keys() & y.around.keys()
    a, b = x.figure, y.figure
    grain = max(a.grain, b.grain) if max(a.grain, b.grain) >= 10 else 0
    if not _same_time(x, y) or (abs(a.high - b.high) * 2 <= grain and abs(a.low - b.low) <= grain):
        return False
    return len(both) >= _TWICE and len(both) >= _MOSTLY * max(len(x.around), len(y.around)) and not _passes(x)


def _by_thing(places: Sequence[_Place]) -> Iterator[list[_Place]]:
    """The places by what is counted of whom, and by value."""
    groups: dict[tuple[str, float, float], list[_Place]] = defaultdict(list)
    for p in places:
        groups[p.fate, p.figure.low, p.figure.high].append(p)
    return iter(groups.values())


def _sums(shown: _Place, told: Sequence[_Place]) -> bool:
    """True where the text tells a headline's number in two parts."""
    values = sorted({p.figure.high for p in told})
    return len(values) > _MOST_VALUES or any(a + b == shown.figure.high for a, b in combinations([*values, *values], 2))


def _counting(reading: Reading) -> Iterable[Figure]:
    """The figures that count or measure something definite."""
    text = reading.article.prose.text
    return (
        f
        for f in reading.of(Figure)
        if f.unit
        and f.form in {"count", "money", "percent", "measure"}
        and f.high != 1
        and not text.startswith((" of the ", " of them"), f.end)
        and not text.endswith((" of ", " of the "), 0, f.start)
        and not _COMPOUND.match(text, f.end)
    )


def _place(reading: Reading, f: Figure) -> _Place:
    text = reading.article.prose.text
    s = sentence_at(reading.of(Sentence), f.start)
    low = max(s.start if s else 0, f.start - _NEAR)
    high = min(s.end if s else len(text), f.end + _NEAR)
    names = reading.of(Name)
    first = bisect_left(names, low, key=lambda n: n.start)
    inside = names[first : bisect_left(names, high, key=lambda n: n.start)]
    named = {n.full.lower() for n in inside}
    people = frozenset(n.full.lower() for n in inside if n.type == "person")
    figures = set(re.findall(r"\d[\d,.]*\d|\d", text[low : f.start] + " " + text[f.end : high]))
    words = stems(text[low : f.start]) | stems(text[f.end : high]) | {x: x for x in (*named, *figures)}
    closer = text[max(low, f.start - _CLOSE) : f.start], text[f.end : min(high, f.end + _CLOSE)]
    close = {*stems(closer[0]), *stems(closer[1]), *(w for w in named if any(w in c.lower() for c in closer))}
    own = {f.unit, *stems(_phrase(text[f.end : high], f.unit))}
    around = {stem: word for stem, word in words.items() if stem not in own}
    return _Place(reading, f, around, frozenset(close) - own, people, _fate(f, *closer))


def _phrase(after: str, unit: str) -> str:
    """The words after a figure up to the noun that it counts."""
    words = after.replace("-", " ").split()[:6]
    last = next((i for i, w in enumerate(words) if singular(w.strip(".,;:”\"’'").lower()) == unit), 0)
    return " ".join(words[: last + 1])


def _fate(f: Figure, before: str, after: str) -> str:
    """What befell the people counted: the nearest word for it after them, or before."""
    if f.unit not in _PEOPLE:
        return ""
    for words in (_WORD.findall(after)[:6], _WORD.findall(before)[::-1][:3]):
        for w in words:
            if w.lower() in _FATE:
                return _FATE[w.lower()]
    return ""


def _fit(a: Figure, b: Figure) -> bool:
    """True where two figures may both be right: their ranges, widened by how roughly they are told, meet."""
    if a.bound == b.bound == "range":
        return (a.low, a.high) == (b.low, b.high)
    if abs(a.high - b.high) < 1 and (a.grain < 1) != (b.grain < 1):
        return True  # 172 and 172.5
    (low, high), (first, last) = _range(a), _range(b)
    return low <= last and first <= high


def _range(f: Figure) -> tuple[float, float]:
    wide = {"about": 0.12, "over": 0.3, "under": 0.3, "loose": 0.0, "range": 0.0, "exact": 0.0}[f.bound]
    rough = 0.49 * f.grain if f.high >= 100 and f.grain >= 10 else 0.0
    low = f.low - rough - (f.low * wide if f.bound in {"about", "under"} else 0)
    high = f.high + rough + (f.high * wide if f.bound in {"about", "over"} else 0)
    return low, high


def _same_time(x: _Place, y: _Place) -> bool:
    """False where both figures may be right, each when it was written: a later toll, a time that has gone on."""
    a, b = x.reading.article, y.reading.article
    if a is b or a.published == b.published:
        return True
    return x.figure.unit not in _PEOPLE and not (x.figure.unit in _TIME and (_passes(x) or _passes(y)))


def _passes(p: _Place) -> bool:
    text = p.reading.article.prose.text
    f = p.figure
    return bool(_SINCE.search(text, max(f.start - 20, 0), f.start) or _AGO.match(text, f.end + len(f.unit), f.end + 30))


def _hit(wrong: Sequence[_Place], good: Sequence[_Place], signs: tuple[str, ...]) -> Hit:
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


def _said(p: _Place) -> str:
    text = p.reading.article.prose.text
    return " ".join(text[p.figure.start : p.figure.end].split())
