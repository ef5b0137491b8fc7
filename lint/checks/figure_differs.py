"""Two numbers for one thing: between headline or caption and text, and between the articles of a story."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import field
from math import log
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from lint.checks import Check
from lint.mentions.figures.compatibility import fit, fit_word_for_word, of_rival_days, part_of, same_time, told_twice
from lint.mentions.figures.figure import Figure, singular
from lint.mentions.figures.similarity import (
    PEOPLE,
    TIME,
    FigurePlace,
    counting,
    digits,
    likeness,
    of_others,
    one_digit_off,
    place,
    same_run,
    shared,
    tabular,
)
from lint.mentions.words.sentence import Sentence
from lint.text.article import DISPLAY
from lint.text.article_names import called
from lint.text.finding import End, Hit, other_articles
from lint.text.lazy_regex import lazy
from lint.text.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lint.mentions import Mention, Reading
    from lint.stories.story import Story

#: Figures of one unit in one part that are compared; more are lists and tables.
_MOST = 24
#: Places that share a word are compared with so many of the next, however many there are.
_NEXT = 12
#: Places that a finding points at on either side.
_MOST_ENDS = 12
#: What takes from the weight: the other value stands in the same part too; few people, who are counted in many ways.
_BOTH_VALUES, _FEW_PEOPLE, _FEW = 1.5, 2.5, 10
#: What adds to it: each further part that has the value, one end of two ranges that is the same.
_AGREED, _MOST_AGREED, _SAME_END = 0.75, 1.5, 2.0
#: What numbers far apart lose, unless a zero more or less explains it.
_FAR, _FAR_APART = 3, 1.5
#: What one digit of two is worth that alone is another one, and what several are that are; and a single word shared.
_TWO_DIGITS, _OTHER_DIGITS, _ONE_SIGN = 1.5, 1.0, 1.5

#: One more than were counted, and how far behind the count that is looked for.
_ONE_MORE = lazy(r"\b(?:[Aa]|[Tt]he) (?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b")
_REACH = 160
#: What tells that a number was given before the present one, and how far before it that is looked for.
_EARLIER = lazy(
    r"\b(?:[Aa]s of|at first|(?:had|was|were|have) (?:first|earlier|initially|originally|previously)"
    r"|had (?:counted|put|spoken|reported|said|told|given|estimated)"
    r"|[Ee]arlier|[Ii]nitially|[Oo]riginally|[Pp]reviously|revised|(?:up|down) from|instead of|not the)\b[^.]*\Z"
)
_BEFORE = 60
#: The words of what is counted, of which so many are told.
_MOST_WORDS = 4
_WORD = lazy(r"[ \u00a0-][\w'’]+")


class _Link(NamedTuple):
    """Two places that may tell one thing: how surely, by the words around them and by the two numbers.

    `run` is how many words are the same from the two figures on.
    """

    weight: float
    numbers: float
    run: int
    x: FigurePlace
    y: FigurePlace

    @property
    def same(self) -> bool:
        return self.x.value == self.y.value


class FigureDiffers(Check):
    """The same thing counted or measured with two numbers that do not fit: the words around both are the same.

    "Over 11,000" and "11,000" fit, and so do 5 million and 4.9 million; 11,000 and 1,100 do not. A later article may
    have a later toll.
    """

    alike: float = field(
        default=2.75,
        metadata={
            "doc": "How much of what is around two figures must be the same; rare words and close ones weigh more."
        },
    )
    alike_for_time: float = field(default=4.0, metadata={"doc": "The same for hours, days, years and for percent."})
    alike_for_people: float = field(default=4.0, metadata={"doc": "The same for people, of whom a story counts many."})

    #: A figure within a quotation is also a word of the quotation.
    family: ClassVar[str] = "quotation"
    words: ClassVar[tuple[str, ...]] = ("article", "figure", "others", "other", "unit", "signs", "verdict")
    needs: ClassVar[tuple[type[Mention], ...]] = (Figure, Sentence)

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        """One Hit for each number in a headline or caption that the text tells otherwise."""
        kind = reading.article.block_at
        yield from self._conflicts(
            (unit, reading, f, "shown" if kind(f.start).kind in DISPLAY else "text") for unit, f in counting(reading)
        )

    def in_story(self, story: Story) -> Iterator[Hit]:
        """One Hit for each thing that two articles or more tell with different numbers."""
        yield from self._conflicts((unit, r, f, r.article.path) for r in story.readings for unit, f in counting(r))

    def _conflicts(self, told: Iterable[tuple[str, Reading, Figure, str]]) -> Iterator[Hit]:
        units: dict[str, dict[str, list[tuple[Reading, Figure]]]] = {}
        for unit, reading, f, part in told:
            units.setdefault(unit, {}).setdefault(part, []).append((reading, f))
        for unit, parts in sorted(units.items()):
            if len(parts) > 1 and len({f.high for found in parts.values() for _, f in found}) > 1:
                few = (
                    (n, part, at) for part, found in parts.items() if len(found) <= _MOST for n, at in enumerate(found)
                )
                # The first of each part come first, so that those compared with each other are of different parts.
                places = [place(*at, part) for _, part, at in sorted(few, key=lambda told: told[0])]
                yield from _hits(places, self._enough(unit))

    def _enough(self, unit: str) -> float:
        if unit in PEOPLE:
            return self.alike_for_people
        return self.alike_for_time if unit in TIME or unit == "percent" else self.alike


def _hits(places: Sequence[FigurePlace], enough: float) -> Iterator[Hit]:
    """One finding for all places of one unit that tell of one thing."""
    links = list(_links(places))
    conflicts = list(_clashes(places, links, enough))
    of = {id(p): id(p) for k in conflicts for p in (k.x, k.y)}

    def root(i: int) -> int:
        while of[i] != i:
            of[i] = i = of[of[i]]
        return i

    for k in conflicts:
        of[root(id(k.x))] = root(id(k.y))
    for k in links:
        if k.same and k.weight >= enough and _alike(k.x, k.y) and (id(k.x) in of or id(k.y) in of):
            i, j = (root(of.setdefault(id(p), id(p))) for p in (k.x, k.y))
            of[i] = j
    groups: dict[int, list[FigurePlace]] = defaultdict(list)
    for p in sorted((p for p in places if id(p) in of), key=lambda p: (p.path, p.figure.start)):
        groups[root(id(p))].append(p)
    for k in sorted(conflicts, key=lambda k: (-k.weight, k.x.path, k.x.figure.start)):
        if group := groups.pop(root(id(k.x)), None):
            yield _hit(group, shared(k.x, k.y))


def _links(places: Sequence[FigurePlace]) -> Iterator[_Link]:
    """Pairs of places of two parts that share a word."""
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
    for i, j in sorted(pairs):
        x, y = places[i], places[j]
        numbers = 0.0 if x.value == y.value else _likelihood(x.figure, y.figure)
        run = same_run(x, y)
        yield _Link(likeness(x, y, run), numbers, run, x, y)


def _clashes(places: Sequence[FigurePlace], links: Sequence[_Link], enough: float) -> Iterator[_Link]:
    """The links between places that tell one thing with numbers that do not fit."""
    parts: dict[str, list[FigurePlace]] = defaultdict(list)
    having: dict[tuple[float, float], set[str]] = defaultdict(set)
    for p in places:
        parts[p.part].append(p)
        having[p.value].add(p.part)
    values = {part: len({p.value for p in told}) for part, told in parts.items()}
    best: dict[tuple[int, str], float] = defaultdict(float)
    for k in links:
        sure = k.weight + k.numbers
        for end in _ends(k):
            if sure > best[end]:
                best[end] = sure
    known: dict[tuple[int, str], bool] = {}
    for k in links:
        x, y = k.x, k.y
        weight = k.weight + k.numbers
        one, other = _ends(k)
        most = max(best[one], best[other])
        if k.same or weight + 1 < most:
            continue
        twice = told_twice(x, y, k.weight, k.run)
        if weight + twice < most or not _apart(x, y, twice, k.run):
            continue
        if not twice:
            weight -= _ONE_SIGN * (_usual(x.figure) and k.numbers <= _TWO_DIGITS and len(shared(x, y)) < 2)
            weight -= 0.5 * log(values[x.part] * values[y.part])
            weight += min(_AGREED * (max(len(having[x.value]), len(having[y.value])) - 1), _MOST_AGREED)
            if enough <= weight < enough + 2 * _BOTH_VALUES:  # only here, for it takes a look at all of both parts
                weight -= _BOTH_VALUES * sum(_has_too(end, p, parts, known) for end, p in ((one, x), (other, y)))
        if twice or weight >= enough:
            yield k


def _has_too(
    end: tuple[int, str], p: FigurePlace, parts: Mapping[str, Sequence[FigurePlace]], known: dict[tuple[int, str], bool]
) -> bool:
    """Whether the other part at this end of a link has a figure, too, that fits the one here; answers are kept."""
    if end not in known:
        known[end] = any(fit(p.figure, q.figure) for q in parts[end[1]])
    return known[end]


def _usual(f: Figure) -> bool:
    """True where the unit alone is no sign that two figures are of one thing."""
    return f.unit in PEOPLE or f.form != "count"


def _ends(k: _Link) -> tuple[tuple[int, str], tuple[int, str]]:
    """Each place with the part in which the link sees its like."""
    return (id(k.x), k.y.part), (id(k.y), k.x.part)


def _apart(x: FigurePlace, y: FigurePlace, twice: bool, run: int) -> bool:
    """True where the two numbers cannot both be right."""
    fits = fit_word_for_word if twice else fit
    return _alike(x, y) and not fits(x.figure, y.figure) and same_time(x, y, twice, run)


def _alike(x: FigurePlace, y: FigurePlace) -> bool:
    """False where the words tell two things: the dead and the held, members of a club and members of a family."""
    fates = {x.fate, y.fate} - {""}
    one = (len(fates) < 2 or fates == {"shot", "hurt"}) and not of_others(x, y)
    if of_rival_days(x, y) or part_of(x, y) or part_of(y, x):
        return False
    return one and not any(tabular(p) or _goes_on(p) or _was(p) for p in (x, y))


def _was(p: FigurePlace) -> bool:
    """True for a number that the copy has as an earlier one: "had first spoken of 12", "as of Tuesday, 12"."""
    text, start = p.reading.article.prose.text, p.figure.start
    return _EARLIER.search(text, max(text.rfind("\n", 0, start), start - _BEFORE), start) is not None


def _goes_on(p: FigurePlace) -> bool:
    """True where the copy counts on: "found four people. A fifth was ..."."""
    text = p.reading.article.prose.text
    return p.figure.unit in PEOPLE and _ONE_MORE.search(text, p.figure.end, p.figure.end + _REACH) is not None


def _likelihood(a: Figure, b: Figure) -> float:
    """What the two numbers themselves say for or against their being of one thing."""
    weight = 0.0
    if a.bound == b.bound == "range" and (a.low == b.low or a.high == b.high):
        weight += _SAME_END
    if a.unit in PEOPLE and max(a.high, b.high) < _FEW:
        weight -= _FEW_PEOPLE
    many = one_digit_off(a, b)
    low, high = sorted((a.high, b.high))
    if many:
        weight += _TWO_DIGITS * (many - 1)
    else:
        ten = digits(low).strip("0.") == digits(high).strip("0.")
        weight -= _OTHER_DIGITS + (_FAR_APART if high > _FAR * low and not ten else 0)
    return weight


def _hit(group: Sequence[FigurePlace], signs: Sequence[str]) -> Hit:
    """The finding, the doubtful side first: the value that the fewest articles have."""
    sides: dict[tuple[float, float], list[FigurePlace]] = defaultdict(list)
    for p in group:
        sides[p.value].append(p)
    *doubtful, good = sorted(sides.values(), key=lambda side: (len({p.part for p in side}), side[0].part == "text"))
    wrong = [p for side in doubtful for p in side]
    files = sorted({p.path for p in good} - {wrong[0].path})
    if files:
        article = called(wrong[0].path)
        others = other_articles(files)
    else:
        article, others = f"The {wrong[0].reading.article.block_at(wrong[0].figure.start).kind}", "the text"
    told = phrases(wrong[0].reading.article.prose.text, wrong[0].figure.start, signs)
    words = {"article": article, "figure": _said(wrong[0]), "others": others, "other": _said(good[0]),
             "unit": wrong[0].figure.unit, "signs": told, "verdict": _verdict(wrong, good)}  # fmt: skip
    ends = (
        End(p.reading.article, p.figure.span, f"{_number(p)} here") for p in (*wrong[:_MOST_ENDS], *good[:_MOST_ENDS])
    )
    return Hit(tuple(ends), words)


def _verdict(wrong: Sequence[FigurePlace], good: Sequence[FigurePlace]) -> str:
    """Which is likelier, and why; or which article is the later one."""
    n, m = len({p.path for p in wrong}), len({p.path for p in good})
    if m > n:
        return f"{_number(good[0])} is likelier: {m} articles have it."
    dated = sorted((day, p.path) for p in (*wrong, *good) if (day := p.reading.article.published))
    if dated and dated[0][0] != dated[-1][0]:
        return f"{called(dated[-1][1])} is the later one, of {dated[-1][0]:%B} {dated[-1][0].day}."
    return "Which is right is open."


def _number(p: FigurePlace) -> str:
    return " ".join(p.reading.article.prose.text[p.figure.start : p.figure.end].split())


def _said(p: FigurePlace) -> str:
    """The number with what it counts, as the copy has it."""
    text, end = p.reading.article.prose.text, p.figure.end
    for _ in range(_MOST_WORDS):
        word = _WORD.match(text, end)
        if not word or p.figure.form in {"percent", "money"}:
            break
        end = word.end()
        if singular(word[0][1:].lower()) == p.figure.unit:
            return " ".join(text[p.figure.start : end].split())
    return _number(p)
