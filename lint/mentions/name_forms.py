"""Spellings of names: in come articles, out come the capitalised words that stand side by side, each pair with all its
places, and how far two spellings of one word are apart."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import OSA

from lint.mentions.name import Name
from lint.mentions.name_alike import look
from lint.mentions.name_runs import RUN
from lint.mentions.name_words import (
    COMPASS,
    DEMONYMS,
    EASTERN,
    GIVEN,
    KNOWN_PLACES,
    OFFICES,
    OPENERS,
    ORGANISATIONS,
    PLACES,
    SHORT,
    SUFFIXES,
    TITLES,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lint.article import Article
    from lint.mentions import Reading

_TOKEN = re.compile("[^ \u00a0]+")
_AGE = re.compile(r",? \(?(?:aged )?(\d{1,2})(?![\d:%]|[.,]\d)(?=[,.;) ]|$)")
_AGE_BEFORE = re.compile(r"(\d{1,2})[- ]years?[- ]old $")
OPENING = frozenset(w.casefold() for w in OPENERS)
#: Two words of one of these kinds are two words, however near: Iran and Iraq, Daniel and Danielle, north and south.
_KINDS = tuple(
    frozenset(word.casefold() for word in words)
    for words in (GIVEN, KNOWN_PLACES | DEMONYMS, ORGANISATIONS | PLACES | TITLES | OFFICES, EASTERN, COMPASS)
)
FIRST_NAMES = _KINDS[0]
#: Words that are certainly right.
SETTLED = _KINDS[1] | _KINDS[2]
_SUFFIXES = frozenset(s.casefold().rstrip(".") for s in SUFFIXES)

Pair = tuple[str, str]


class Place(NamedTuple):
    """One place of a pair of words, in prose offsets."""

    article: Article
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words as they stand there."""
        return self.article.prose.text[self.start : self.end]

    def age(self) -> int | None:
        """The age that stands before or after the words."""
        text = self.article.prose.text
        m = _AGE.match(text, self.end) or _AGE_BEFORE.search(text, max(self.start - 16, 0), self.start)
        return int(m[1]) if m else None


@dataclass(eq=False)
class Form:
    """Two words side by side, without case and accents, and all the places that have them."""

    words: Pair
    places: list[Place] = field(default_factory=list)

    @cached_property
    def paths(self) -> frozenset[str]:
        """The articles that have it."""
        return frozenset(p.article.path for p in self.places)

    @cached_property
    def ages(self) -> frozenset[int]:
        """The ages that stand beside it."""
        return frozenset(age for p in self.places if (age := p.age()) is not None)


@lru_cache(maxsize=1 << 15)
def fold(word: str) -> str:
    """A word without case, accents, stops and apostrophes."""
    word = word.casefold()
    if not word.isascii():
        word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
        word = word.replace("’", "")
    return word.replace("'", "").replace(".", "")


class _Run(NamedTuple):
    """The words of one run of capitals: its first, its last, and those that stand side by side in it."""

    first: tuple[str, int]
    """The first word, and where it ends."""
    last: tuple[str, int]
    """The last word and where it starts; no word where a sentence ends behind it."""
    pairs: tuple[tuple[Pair, int, int], ...]


@lru_cache(maxsize=1 << 15)
def _run(raw: str) -> _Run:
    """The capitalised words of one run, hyphened ones in parts; initials and suffixes left out."""
    pairs: list[tuple[Pair, int, int]] = []
    first, last, last_start = ("", 0), "", 0
    for m in _TOKEN.finditer(raw):
        word, end = m[0], m.end()
        if (word[0].islower() and "-" not in word) or word == "&":
            continue
        ends = word[-1] == "." and word not in SHORT and len(word) > 2
        end -= ends
        for part in map(fold, word.split("-")):
            if len(part) < 2 or part in _SUFFIXES:
                continue
            if last:
                pairs.append(((last, part), last_start, end))
            elif not first[0]:
                first = part, end
            last, last_start = part, m.start()
        if ends:
            last = ""
    return _Run(first, (last, last_start), tuple(pairs))


def forms(readings: Iterable[Reading]) -> dict[Pair, Form]:
    """Every two capitalised words that stand side by side."""
    found: dict[Pair, Form] = {}

    def add(pair: Pair, article: Article, start: int, end: int) -> None:
        form = found.get(pair)
        if form is None:
            form = found[pair] = Form(pair)
        form.places.append(Place(article, start, end))

    for reading in readings:
        article = reading.article
        text = article.prose.text
        last, last_start, last_end = "", 0, -9
        for m in RUN.finditer(text):
            offset = m.start()
            run = _run(m[0])
            if last and offset == last_end + 3 and text[last_end + 1] == "s" and run.first[0]:
                add((last, run.first[0]), article, last_start, offset + run.first[1])  # Children's Hospital
            for pair, start, end in run.pairs:
                add(pair, article, offset + start, offset + end)
            last, last_start, last_end = run.last[0], offset + run.last[1], m.end()
    return found


_SOUNDS = str.maketrans({"c": "k", "q": "k", "z": "s", "d": "t", "v": "f", "m": "n", **dict.fromkeys("aeiouyhw", None)})
_FIRST = {"c": "k", "q": "k", "z": "s", "j": "g"}


def sound(word: str) -> str:
    """A rough key: words that are easily taken for one another when heard have the same."""
    word = word.replace("ph", "f").replace("ck", "k").replace("qu", "k").replace("x", "ks")
    key = _FIRST.get(word[0], word[0])
    for c in word[1:].translate(_SOUNDS):
        if c != key[-1]:
            key += c
    return key


def deletes(word: str) -> set[str]:
    """The word, and the word without any one letter: two words that are one slip apart share one of these."""
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}


def slip(a: str, b: str) -> str:
    """How two different words may be one word written twice: what to call the difference, or nothing."""
    if a[0] != b[0] or abs(len(a) - len(b)) > 2:
        return ""
    distance = OSA.distance(a, b, score_cutoff=3)
    if distance == 1:
        return "one letter apart" if min(len(a), len(b)) > 3 else ""
    if len(a) > 4 and sorted(a) == sorted(b) and distance < 4:
        return "the same letters in another order"
    if distance == 2 and max(len(a), len(b)) > 7 and a[:3] == b[:3]:
        return "two letters apart"
    if distance == 2 and max(len(a), len(b)) > 4 and sound(a) == sound(b):
        return "alike in sound"
    return ""


def inflected(a: str, b: str) -> bool:
    """True for a word and its plural, its adjective or its feminine."""
    short, long = sorted((a, b), key=len)
    stem = short[:-1]
    if long.startswith(short) and long[len(short) :] in ("s", "es", "i", "a", "an", "er", "ers", "ese"):
        return True
    if long in (f"{stem}ies", f"{stem}an", f"{stem}ans"):
        return True
    return (long == f"{short}n" and short[-1] in "aeio") or {a, b} == {f"{stem}n", f"{stem}s"}


def apart(a: str, b: str) -> bool:
    """True where two near words are known to be two, or where letters that look alike are all that differs."""
    if inflected(a, b) or a in OPENING or b in OPENING or not (a + b).isalpha() or look(a) == look(b):
        return True
    return any(a in kind and b in kind for kind in _KINDS)


def neighbours(found: Mapping[Pair, Form]) -> Iterator[tuple[Form, Form, int]]:
    """Forms that differ in one word alone, and which; near ones only, in linear time."""
    groups: dict[tuple[int, str, str], list[Form]] = defaultdict(list)
    for (first, second), form in found.items():
        groups[1, first, second[0]].append(form)
        groups[0, second, first[0]].append(form)
    for (i, _, _), group in groups.items():
        if 1 < len(group) <= _SMALL:
            for a, b in combinations(group, 2):
                yield a, b, i
        elif len(group) > _SMALL:
            for a, b in _near(group, i):
                yield a, b, i


_SMALL = 12
"""Groups up to this size are compared each with each; larger ones by what their words share."""


def _near(group: list[Form], i: int) -> Iterator[tuple[Form, Form]]:
    """Pairs whose words at `i` share a key: the word less a letter, its sound, or its letters sorted."""
    keys: dict[str, list[Form]] = defaultdict(list)
    for form in group:
        word = form.words[i]
        for key in deletes(word) | {f"~{sound(word)}", f"={''.join(sorted(word))}"}:
            keys[key].append(form)
    seen = set()
    for alike in keys.values():
        for a, b in combinations(alike[:8], 2):
            pair = (a, b) if a.words < b.words else (b, a)
            if pair not in seen:
                seen.add(pair)
                yield pair


def outliers(readings: Sequence[Reading]) -> Iterator[tuple[Form, Form]]:
    """A lone name of six letters or more, and a word of names one letter apart that is met three times as often."""
    alone: dict[str, list[Place]] = defaultdict(list)
    counts: Counter[str] = Counter()
    parts: set[str] = set()
    for reading in readings:
        for name in reading.of(Name):
            words = name.words
            if len(words) > 1:
                parts.update(words)
            elif len(words[0]) > 5:
                alone[words[0]].append(Place(reading.article, name.start, name.end))
            counts.update(words)
    rare = {word: places for word, places in alone.items() if word not in parts}
    often: dict[str, list[str]] = defaultdict(list)
    heads = {word[0] for word in rare}
    for word, n in counts.items():
        if n > 2 and len(word) > 5 and word[0] in heads:
            for key in deletes(word):
                often[key].append(word)
    for word, places in rare.items():
        near = {other for key in deletes(word) for other in often.get(key, ())[:8]} - {word}
        for other in sorted(near):
            a, b = fold(word), fold(other)
            if 3 * len(places) <= counts[other] and a != b and slip(a, b) == "one letter apart":
                yield Form(("", a), places), Form(("", b), _with(other, readings))


def _with(word: str, readings: Iterable[Reading]) -> list[Place]:
    """The places of all names that have a word."""
    return [
        Place(reading.article, name.start, name.end)
        for reading in readings
        for name in reading.of(Name)
        if word in name.words
    ]
