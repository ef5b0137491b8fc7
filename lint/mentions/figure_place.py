"""A figure in its sentence: in come two figures with the words around them, out comes how surely they tell one thing."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from lint.lexicon import lexicon
from lint.mentions.figure import Figure
from lint.mentions.sentence import Sentence, sentence_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lint.mentions import Reading

#: How much of the sentence is read on either side, in characters, and how many words of it are close.
_REACH, _CLOSE = 120, 6
_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d(?:[\d,.]*\d)?")
_ENDING = re.compile(r"(?:['’]s|ing|ed|es|s|e|y|ies|ly)\Z")
_PLAIN_WORDS = frozenset(
    "a about after again also an and another any are around as at be because been before being both but by did each"
    " for from had has have he her here his how if in into is it its just last least less made many more most not now"
    " of on one only or other others out over people person police said same say says she since so some such than that"
    " the their them then there these they this those to told two under until up was were what when where which while"
    " who whose will with would monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december according".split()
)
#: What a name weighs: one story is all about the same few.
_NAME = 0.8
#: What words between two figures must not tell apart: "15 others" are not "15".
_OTHERS = frozenset("other others more additional another further".split())
#: People are counted in many ways in one story: all of them, the hurt, the dead, those who came.
PEOPLE = frozenset(
    "person victim man woman child suspect officer death injury arrest student teen teenager homicide shooting murder"
    " killing member adult civilian patient male female boy girl gunman soldier worker passenger resident case".split()
)
#: Counts that grow as the news goes on: a later article has a later toll.
TOLLS = frozenset("person victim suspect death injury arrest homicide shooting murder killing case count charge".split())
#: Units of time, in days.
TIME = {"second": 1e-5, "minute": 7e-4, "hour": 0.04, "day": 1.0, "week": 7.0, "month": 30.0, "year": 365.0,
        "decade": 3650.0, "century": 36500.0}  # fmt: skip
#: "Five feet, 10 inches" is one measure.
_COMPOUND = re.compile(r"[ -](?:feet|foot|years?|pounds?|hours?),?[ -](?:and )?\d")
#: What befalls people, by the words for it; two counts of people are of one thing only where this is the same.
_FATES = {
    "killed": "dead kill kills killed killing killings fatalities fatality fatally slain died dies deaths death murdered",
    "hurt": "injured injures injuring injuries hurt hurting wounded wounds wounding hospitalized",
    "shot": "shot shoot shooting shootings",
    "held": "arrested arrests arrest charged custody detained indicted",
}
_FATE = {word: fate for fate, words in _FATES.items() for word in words.split()}


class Place(NamedTuple):
    """A figure, the reading that has it, and the words before it (the nearest first) and after it, as written."""

    reading: Reading
    figure: Figure
    before: tuple[str, ...]
    after: tuple[str, ...]
    #: Content words by their stems: how far from the figure, and how written.
    words: dict[str, tuple[int, str]]
    fate: str

    @property
    def path(self) -> str:
        return self.reading.article.path


def counting(reading: Reading) -> Iterator[Figure]:
    """The figures that count or measure something definite."""
    text = reading.article.prose.text
    return (
        f
        for f in reading.of(Figure)
        if f.unit
        and f.form in {"count", "money", "percent", "measure"}
        and (f.high != 1 or text[f.start] == "1")
        and not text.startswith((" of the ", " of them", " of those", " of his", " of her", " of their"), f.end)
        and not _COMPOUND.match(text, f.end)
    )


def place(reading: Reading, f: Figure) -> Place:
    """The figure with the words of its sentence."""
    text = reading.article.prose.text
    s = sentence_at(reading.of(Sentence), f.start)
    low = max(s.start if s else 0, f.start - _REACH)
    high = min(s.end if s else len(text), f.end + _REACH)
    before = tuple(_TOKEN.findall(text, low, f.start)[::-1])
    after = tuple(_TOKEN.findall(text, f.end, high))
    own = {stem(w) for w in (f.unit, *f.counted)}
    words: dict[str, tuple[int, str]] = {}
    for told in (before, after):
        for i, w in enumerate(told):
            plain = w.lower()
            if plain not in _PLAIN_WORDS and (key := stem(plain)) not in own and i < words.get(key, (99, ""))[0]:
                words[key] = i, w
    return Place(reading, f, before, after, words, _fate(f, before, after))


@lru_cache(maxsize=1 << 12)
def stem(word: str) -> str:
    """A lower-case word without its ending."""
    return _ENDING.sub("", word) if len(word) > 4 else word


@lru_cache(maxsize=1 << 12)
def rarity(word: str) -> float:
    """How telling a word is: usual ones little, rare ones much, names in between."""
    if not word[0].islower():
        return _NAME
    return max(0.1, (64 - (lexicon().zipf(word) or 20)) / 20)


def likeness(x: Place, y: Place) -> tuple[float, list[str]]:
    """How surely two figures of one unit tell one thing, and the words that both have around them."""
    both = [key for key in x.words if key in y.words]
    weight = 0.0
    for key in both:
        (i, word), (j, _) = x.words[key], y.words[key]
        weight += rarity(word) * (2 if max(i, j) < _CLOSE else 1)
    weight += 0.5 * (same_run(x.before, y.before) + same_run(x.after, y.after))
    a, b = x.figure, y.figure
    if a.form == "count":
        weight += rarity(a.unit)
    weight += len(set(a.counted) & set(b.counted) - {a.unit})
    if _strangers(x, y, both):
        weight -= 2
    if bool(_OTHERS & {w.lower() for w in x.after[:2]}) != bool(_OTHERS & {w.lower() for w in y.after[:2]}):
        weight -= 1.5
    return weight, [x.words[key][1] for key in both]


def _strangers(x: Place, y: Place, both: Sequence[str]) -> bool:
    """True where both sentences have names near the figure, and none is the same."""
    names = [{k for k, (i, w) in p.words.items() if w[0].isupper() and i < 2 * _CLOSE} for p in (x, y)]
    return bool(names[0] and names[1]) and not any(x.words[k][1][0].isupper() for k in both)


def same_run(a: tuple[str, ...], b: tuple[str, ...]) -> int:
    """How many words are the same, one after the other, from the figure on."""
    n = 0
    for v, w in zip(a, b, strict=False):
        if v.lower() != w.lower():
            break
        n += 1
    return n


def one_digit_off(a: Figure, b: Figure) -> int:
    """How many digits two numbers have, where all of them but one are the same: what a slip of the hand leaves.

    The zeros at the end of both count for nothing.
    """
    v, w = f"{a.high:.12g}", f"{b.high:.12g}"
    while v[-1] == w[-1] == "0":
        v, w = v[:-1], w[:-1]
    return len(v) if len(v) == len(w) and sum(c != d for c, d in zip(v, w, strict=True)) == 1 else 0


def _fate(f: Figure, before: tuple[str, ...], after: tuple[str, ...]) -> str:
    """What befell the people counted: the nearest word for it after them, or before."""
    if f.unit not in PEOPLE:
        return ""
    for words in (before[:1], after[:6], before[:3]):
        for w in words:
            if w.lower() in _FATE:
                return _FATE[w.lower()]
    return ""
