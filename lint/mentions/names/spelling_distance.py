"""Slips in names: in come two words, out comes how they may be one word written twice, or that they are two."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from lint.mentions.names.look_alike_letters import look
from lint.mentions.names.name_words import (
    COMPASS,
    DEMONYMS,
    EASTERN,
    GIVEN,
    KNOWN_PLACES,
    OFFICES,
    OPENERS,
    ORGANISATIONS,
    PLACES,
    TITLES,
)
from lint.text.lexicon import one_slip
from lint.text.tables import lines

OPENING = frozenset(w.casefold() for w in OPENERS)
#: Two words of one of these kinds are two words, however near: Iran and Iraq, Daniel and Danielle, north and south.
_KINDS = tuple(
    frozenset(word.casefold() for word in words)
    for words in (GIVEN, KNOWN_PLACES | DEMONYMS, ORGANISATIONS | PLACES | TITLES | OFFICES, EASTERN, COMPASS)
)
#: Forms of one name that are all accepted.
_TRANSLITERATED = [frozenset(word.casefold() for word in line) for line in lines("surnames")["transliterated"]]
FIRST_NAMES = _KINDS[0]
#: Words that are certainly right.
SETTLED = _KINDS[1] | _KINDS[2]


@lru_cache(maxsize=1 << 15)
def fold(word: str) -> str:
    """A word without case, accents, stops and apostrophes."""
    word = word.casefold()
    if not word.isascii():
        word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
        word = word.replace("’", "")
    return word.replace("'", "").replace(".", "")


_SOUNDS = str.maketrans({"c": "k", "q": "k", "z": "s", "d": "t", "v": "f", "m": "n", **dict.fromkeys("aeiouyhw", None)})
_HEARD = {"k": "c", "s": "c", "j": "g"}
_FIRST = {"c": "k", "q": "k", "z": "s", "j": "g"}


def sound(word: str) -> str:
    """A rough key: words that are easily taken for one another when heard have the same."""
    word = word.replace("ph", "f").replace("ck", "k").replace("qu", "k").replace("x", "ks")
    key = _FIRST.get(word[0], word[0])
    for c in word[1:].translate(_SOUNDS):
        if c != key[-1]:
            key += c
    return key


def initial(word: str) -> str:
    """The first letter, or another that is heard in its place: Sherry and Cherry, Carla and Karla, Geoff and Jeoff."""
    return _HEARD.get(word[0], word[0])


@lru_cache(maxsize=1 << 12)
def deletes(word: str) -> frozenset[str]:
    """The word, and the word without any one letter: two words that are one slip apart share one of these."""
    return frozenset({word, *(word[:i] + word[i + 1 :] for i in range(len(word)))})


def slip(a: str, b: str) -> str:
    """How two different words may be one word written twice: what to call the difference, or nothing."""
    if abs(len(a) - len(b)) > 2:
        return ""
    if a[0] != b[0]:
        return "alike in sound" if a[1:] == b[1:] and len(a) > 4 and initial(a) == initial(b) else ""
    if one_slip(a, b):
        heard = len(a) != len(b) and sound(a) == sound(b)
        doubled = b == a + a[-1] or a == b + b[-1]  # Pit, Pitt
        return "one letter apart" if min(len(a), len(b)) > (2 if heard or doubled else 3) else ""
    longer = max(len(a), len(b))
    shuffled = len(a) > 4 and sorted(a) == sorted(b)
    framed = longer > 7 and a[:3] == b[:3] and a[-1] == b[-1]
    if not (shuffled or framed or (longer > 4 and sound(a) == sound(b))):
        return ""
    from rapidfuzz.distance import OSA  # here, since most articles need it not, and it takes long to import

    distance = OSA.distance(a, b, score_cutoff=3)
    if shuffled and distance < 4:
        return "the same letters in another order"
    return "" if distance != 2 else "two letters apart" if framed else "alike in sound"


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
    """True where two near words are known to be two, or both accepted, or differ in letters that look alike alone."""
    if inflected(a, b) or a in OPENING or b in OPENING or not (a + b).isalpha() or look(a) == look(b):
        return True
    return any(a in kind and b in kind for kind in (*_KINDS, *_TRANSLITERATED))
