"""Figures in their sentences: in come two of them with the words around, out comes how surely they tell one thing."""

from __future__ import annotations

from functools import lru_cache
from itertools import dropwhile, takewhile
from operator import ne
from typing import TYPE_CHECKING, NamedTuple

from lint.mentions.figures.figure import Figure, singular
from lint.mentions.figures.weights import (
    ALL_NAMES,
    CLOSE,
    CLOSEST,
    NAME,
    OTHER_RELATION,
    OTHERS_ALONE,
    REACH,
    STEP,
    STRANGERS,
    STRANGERS_TIME,
    UNLISTED,
    USUAL,
)
from lint.mentions.words.sentence import Sentence, sentence_at
from lint.text.lazy_regex import lazy
from lint.text.lexicon import lexicon
from lint.text.tables import group_of, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Reading

#: Units of time, in days.
TIME = {"second": 1e-5, "minute": 7e-4, "hour": 0.04, "day": 1.0, "week": 7.0, "month": 30.0, "year": 365.0,
        "decade": 3650.0, "century": 36500.0}  # fmt: skip
#: So many words around a figure, and so many other figures among them, make a list.
_NEAR, _A_TABLE = 8, 4
_TOKEN = lazy(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d(?:[\d,.]*\d)?")
_ENDING = lazy(r"(?:['’]s|ing|ed|es|s|e|y|ies|ly)\Z")
_PLAIN_WORDS = word_set("stop-words", "around a figure")
_RELATIONS = {w: way for way in ("after later since", "before earlier ago prior") for w in way.split()}
_OTHERS = frozenset("other others more additional another further".split())
#: People are counted in many ways in one story: all of them, the hurt, the dead, those who came.
PEOPLE = word_set("people", "people")
#: "Five feet, 10 inches" is one measure.
_COMPOUND = lazy(r"[ -](?:feet|foot|years?|pounds?|hours?),?[ -](?:and )?\d")
_PART = (" of the ", " of them", " of those", " of his", " of her", " of their")
_COUNTED = frozenset({"count", "money", "percent", "measure"})
#: What befalls people, by the words for it; two counts of people are of one thing only where this is the same.
_FATE = group_of("fates")


class FigurePlace(NamedTuple):
    """A figure and the words of its sentence before it (the nearest first) and after it, in lower case.

    `part` is what is compared with other parts: an article of a story, or the headline and the text of one article.
    `words` are the content words by their stems, each with its distance, how it is written, and how telling it is;
    `names` are the stems of those with a capital, each after its distance, the nearest first. `fate` is what befell the
    people who are counted, `others` whether they are others than some told of before, and `relation` which way a time
    is counted.
    """

    reading: Reading
    figure: Figure
    part: str
    value: tuple[float, float]
    before: tuple[str, ...]
    after: tuple[str, ...]
    words: dict[str, tuple[int, str, float]]
    names: tuple[tuple[int, str], ...]
    fate: str
    others: bool
    relation: str

    @property
    def path(self) -> str:
        return self.reading.article.path


def counting(reading: Reading) -> Iterator[tuple[str, Figure]]:
    """The figures that count or measure something definite, each with its unit; ages are a unit of their own."""
    text = reading.article.prose.text
    for f in reading.of(Figure):
        aged = f.form == "age" and text.startswith((" year", " month"), f.end)
        if not f.unit or not (f.form in _COUNTED or aged) or (f.high == 1 and text[f.start] != "1"):
            continue
        if not text.startswith(_PART, f.end) and not _COMPOUND.match(text, f.end):
            yield "age" if aged else f.unit, f


def place(reading: Reading, f: Figure, part: str) -> FigurePlace:
    """The figure with the words of its sentence."""
    text = reading.article.prose.text
    s = sentence_at(reading.of(Sentence), f.start)
    low = max(s.start if s else 0, f.start - REACH)
    high = min(s.end if s else len(text), f.end + REACH)
    before = _TOKEN.findall(text, low, f.start)[::-1]
    after = _TOKEN.findall(text, f.end, high)
    own = {_stem(w) for w in (f.unit, *f.counted)}
    words: dict[str, tuple[int, str, float]] = {}
    for told in (before, after):
        for i, w in enumerate(told):
            plain = w.lower()
            if plain in _PLAIN_WORDS or (len(w) == 1 and w.isalpha()) or singular(plain) == f.unit:
                continue
            if (key := _stem(plain)) not in own and (key not in words or i < words[key][0]):
                words[key] = i, w, _rarity(w)
    names = sorted((i, key) for key, (i, w, _) in words.items() if w[0].isupper())
    before, after = [w.lower() for w in before], [w.lower() for w in after]
    return FigurePlace(
        reading,
        f,
        part,
        (f.low, f.high),
        tuple(before),
        tuple(after),
        words,
        tuple(names),
        _fate(f, before, after),
        not _OTHERS.isdisjoint(after[:2]),
        _relation(f, after),
    )


def likeness(x: FigurePlace, y: FigurePlace, run: int) -> float:
    """How surely two figures of one unit tell one thing: by the words that both have around them.

    Rare words weigh more than usual ones, close ones twice, and so do those that `run` on from the figure the same.
    """
    weight = names = 0.0
    alone = _name_alone(x, y), _name_alone(y, x)
    weight -= (alone[0] < CLOSEST) + (alone[1] < CLOSEST)
    others = y.words
    for key, (i, word, rarity) in x.words.items():
        if key in others:
            told = rarity * (2 if i < CLOSE and others[key][0] < CLOSE else 1)
            if word[0].isupper():
                names += told
            else:
                weight += told
    weight += min(names, ALL_NAMES) + 0.5 * run
    timed = x.figure.unit in TIME
    if (max(alone) < 2 * CLOSE and not _share_a_name(x, y)) or (timed and of_rivals(x, y)):
        weight -= STRANGERS_TIME if timed else STRANGERS
    if x.others != y.others:
        weight -= OTHERS_ALONE
    if x.relation != y.relation:
        weight -= OTHER_RELATION
    a, b = x.figure, y.figure
    return weight + (_rarity(a.unit) if a.form == "count" else 0) + len(set(a.counted) & set(b.counted) - {a.unit})


def _relation(f: Figure, after: list[str]) -> str:
    """Which way a time is counted from something, as in "two years after"; "" where it is not."""
    if f.unit not in TIME:
        return ""
    return next((_RELATIONS[w] for w in after[1:3] if w in _RELATIONS), "")


def tabular(p: FigurePlace) -> bool:
    """True for a figure among so many others that it stands in a list or a table."""
    return sum(w[0].isdigit() for w in (*p.before[:_NEAR], *p.after[:_NEAR])) >= _A_TABLE


def of_others(x: FigurePlace, y: FigurePlace) -> bool:
    """True where both say what the things counted are of, and it is not the same: of a club, of a family."""
    a, b = _of_whom(x), _of_whom(y)
    return bool(a and b) and not a & b


def _of_whom(p: FigurePlace) -> set[str]:
    """The words for what a counted thing is of: the family in "four members of a family"."""
    told = p.after[:8]
    if p.figure.form != "count" or "of" not in told[1:3]:
        return set()
    told = told[told.index("of") + 1 :]
    return {_stem(w) for w in takewhile(lambda w: w not in _PLAIN_WORDS, dropwhile(_PLAIN_WORDS.__contains__, told))}


def _name_alone(p: FigurePlace, other: FigurePlace) -> int:
    """How far from the figure the nearest name is that the other sentence has not."""
    for i, key in p.names:
        if key not in other.words:
            return i
    return REACH


def _share_a_name(x: FigurePlace, y: FigurePlace) -> bool:
    return any(key in y.words for _, key in x.names)


def strangers(x: FigurePlace, y: FigurePlace) -> bool:
    """True where both figures have names by them, and the sentences share none."""
    return max(_name_alone(x, y), _name_alone(y, x)) < 2 * CLOSE and not _share_a_name(x, y)


def of_rivals(x: FigurePlace, y: FigurePlace) -> bool:
    """True where the name nearest to either figure is not in the other's sentence: two players, two towns."""
    return all(p.names and p.names[0][1] not in q.words for p, q in ((x, y), (y, x)))


def same_run(x: FigurePlace, y: FigurePlace) -> int:
    """How many words are the same, one after the other, from the figure on to both sides."""
    n = 0
    for a, b in ((x.before, y.before), (x.after, y.after)):
        for v, w in zip(a, b, strict=False):
            if v != w:
                break
            n += 1
    return n


def one_digit_off(a: Figure, b: Figure) -> int:
    """How many digits two numbers have, where all of them but one are the same: what a slip of the hand leaves.

    The zeros at the end of both count for nothing.
    """
    v, w = digits(a.high), digits(b.high)
    while v[-1:] == w[-1:] == "0":  # of nought itself nothing is left
        v, w = v[:-1], w[:-1]
    return len(v) if len(v) == len(w) and sum(map(ne, v, w)) == 1 else 0


@lru_cache(maxsize=1 << 12)
def digits(value: float) -> str:
    """A number as its digits."""
    return f"{value:.12g}"


def shared(x: FigurePlace, y: FigurePlace) -> tuple[str, ...]:
    """The words that both figures have around them, as the first has them: names first, then the longest."""
    both = (x.words[key][1] for key in x.words if key in y.words)
    return tuple(sorted(both, key=lambda w: (not w[0].isupper(), -len(w), w)))


@lru_cache(maxsize=1 << 12)
def _stem(word: str) -> str:
    """A lower-case word without its ending."""
    return _ENDING.sub("", word) if len(word) > 4 else word


@lru_cache(maxsize=1 << 12)
def _rarity(word: str) -> float:
    """How telling a word is."""
    if not word[0].islower():
        return NAME
    return max(0.1, (USUAL - (lexicon().zipf(word) or UNLISTED)) / STEP)


def _fate(f: Figure, before: list[str], after: list[str]) -> str:
    """What befell the people counted: the word for it right before them, the nearest one after, or one before."""
    if f.unit not in PEOPLE:
        return ""
    told = (*before[:1], *after[:CLOSE], *before[1:3])
    return next((_FATE[w] for w in told if w in _FATE), "")
