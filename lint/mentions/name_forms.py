"""Spellings of names: in come articles, out come the capitalised words that stand side by side, each pair with all its
places, and how far two spellings of one word are apart."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
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
    from collections.abc import Iterable, Iterator

    from lint.article import Article
    from lint.mentions import Reading

_TOKEN = re.compile("[^ \u00a0]+")
_AGE = re.compile(r",? \(?(?:aged )?(\d{1,2})(?![\d:%]|[.,]\d)(?=[,.;) ]|$)")
_AGE_BEFORE = re.compile(r"(\d{1,2})[- ]years?[- ]old $")
OPENING = frozenset(w.casefold() for w in OPENERS)
#: Two words of one of these kinds are two words, however near: Iran and Iraq, Daniel and Danielle, north and south.
_KINDS = tuple(
    frozenset(word.casefold() for word in words)
    for words in (KNOWN_PLACES | DEMONYMS, ORGANISATIONS | PLACES | TITLES | OFFICES, GIVEN, EASTERN, COMPASS)
)
#: Words that are certainly right.
SETTLED = _KINDS[0] | _KINDS[1]
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


@dataclass(slots=True, eq=False)
class Form:
    """Two words side by side, without case and accents, and all the places that have them."""

    words: Pair
    places: list[Place] = field(default_factory=list)

    @property
    def paths(self) -> frozenset[str]:
        """The articles that have it."""
        return frozenset(p.article.path for p in self.places)

    @property
    def ages(self) -> frozenset[int]:
        """The ages that stand beside it."""
        return frozenset(age for p in self.places if (age := p.age()) is not None)


def fold(word: str) -> str:
    """A word without case, accents, stops and apostrophes."""
    word = word.casefold()
    if not word.isascii():
        word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
        word = word.replace("’", "")
    return word.replace("'", "").replace(".", "")


class _Token(NamedTuple):
    words: tuple[str, ...]
    start: int
    end: int
    ends: bool  # a sentence ends behind it


@lru_cache(maxsize=1 << 15)
def _tokens(raw: str) -> tuple[_Token, ...]:
    """The capitalised words of one run, hyphened ones in parts; initials and suffixes left out."""
    found = []
    for m in _TOKEN.finditer(raw):
        word, end = m[0], m.end()
        if (word[0].islower() and "-" not in word) or word == "&":
            continue
        ends = word[-1] == "." and word not in SHORT and len(word) > 2
        if ends:
            end -= 1
        parts = tuple(p for p in map(fold, word.split("-")) if len(p) > 1 and p not in _SUFFIXES)
        if parts or ends:
            found.append(_Token(parts, m.start(), end, ends))
    return tuple(found)


def forms(readings: Iterable[Reading]) -> dict[Pair, Form]:
    """Every two capitalised words that stand side by side."""
    found: dict[Pair, Form] = {}
    for reading in readings:
        article = reading.article
        text = article.prose.text
        last, last_start, last_end = "", 0, -9
        for m in RUN.finditer(text):
            offset = m.start()
            if offset != last_end + 3 or text[last_end + 1] != "s":  # a possessive goes on: Children's Hospital
                last = ""
            for words, start, end, ends in _tokens(m[0]):
                for word in words:
                    if last:
                        form = found.get((last, word))
                        if form is None:
                            form = found[last, word] = Form((last, word))
                        form.places.append(Place(article, last_start, offset + end))
                    last, last_start, last_end = word, offset + start, offset + end
                if ends:
                    last = ""
    return found


def lone(readings: Iterable[Reading]) -> tuple[dict[str, Form], dict[str, Form]]:
    """Words that are a name by themselves and nowhere a part of one; and words that are in three names or more."""
    alone: dict[str, Form] = {}
    every: dict[str, Form] = {}
    parts = set()
    for reading in readings:
        for name in reading.of(Name):
            single = len(name.words) == 1
            for word in name.words:
                word = fold(word)
                if len(word) < 6:
                    continue
                if not single:
                    parts.add(word)
                place = Place(reading.article, name.start, name.end)
                for table in (every, alone) if single else (every,):
                    table.setdefault(word, Form(("", word))).places.append(place)
    for word in parts & alone.keys():
        del alone[word]
    return alone, {word: form for word, form in every.items() if len(form.places) > 2}


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
    if a[0] != b[0]:
        return ""
    distance = OSA.distance(a, b, score_cutoff=3)
    if distance == 1:
        return "one letter apart" if min(len(a), len(b)) > 3 else ""
    if len(a) > 4 and sorted(a) == sorted(b) and distance < 4:
        return "the same letters in another order"
    if distance == 2 and max(len(a), len(b)) > 7:
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


def neighbours(found: dict[Pair, Form]) -> Iterator[tuple[Form, Form, int]]:
    """Forms that differ in one word alone, and which; near ones only, in linear time."""
    groups: dict[tuple[int, str], list[Form]] = defaultdict(list)
    for (first, second), form in found.items():
        groups[1, first].append(form)
        groups[0, second].append(form)
    for (i, _), group in groups.items():
        if len(group) > 1:
            for a, b in _near(group, i):
                yield a, b, i


def outliers(readings: Iterable[Reading]) -> Iterator[tuple[Form, Form]]:
    """A lone name, and a word one letter apart that is met three times as often or more."""
    alone, often = lone(readings)
    if not alone or not often:
        return
    keys: dict[str, list[Form]] = defaultdict(list)
    for word, form in often.items():
        for key in deletes(word):
            keys[key].append(form)
    for word, form in alone.items():
        near = {f.words[1]: f for key in deletes(word) for f in keys.get(key, ())[:8]}
        for other in near.values():
            rare = 3 * len(form.places) <= len(other.places)
            if rare and other.words[1] != word and slip(word, other.words[1]) == "one letter apart":
                yield form, other


def _near(group: list[Form], i: int) -> Iterator[tuple[Form, Form]]:
    """Pairs whose words at `i` share a key: the word less a letter, its sound, or its letters sorted."""
    keys: dict[str, list[Form]] = defaultdict(list)
    for form in group:
        word = form.words[i]
        for key in deletes(word) | {f"~{sound(word)}", f"={''.join(sorted(word))}"}:
            keys[key].append(form)
    seen = set()
    for alike in keys.values():
        for a in alike[:8]:
            for b in alike[:8]:
                if a.words < b.words and (a.words, b.words) not in seen:
                    seen.add((a.words, b.words))
                    yield a, b
