"""A word that the word list has not → whether English builds it by rule from words that the list has."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from lint.lexicon import lexicon
from lint.mentions.seam import JOINERS

if TYPE_CHECKING:
    from collections.abc import Iterator

_PREFIXES = (
    "anti auto bio co counter cross cyber de dis eco euro ex extra fore hyper inter mega micro mid mini mis multi "
    "neuro non out over photo post pre pro re semi sub super tele trans tri ultra un under up uni"
).split()
_SUFFIXES = (
    "s es er ers or ors ed ing ings able ability ise ised ises ising isation ize ized izes izing ization ism ist ists "
    "ment ments ish ie ly ness less like wise ful ward wards y"
).split()
_FULL_SUFFIXES = ("less", "ness", "like", "wise", "ful")
_SHORT_WORDS = frozenset("air bus car gun job key law man men net oil pay sea sex tax top war web".split())
#: A syllable whose last letter is doubled before an ending that begins with a vowel.
_DOUBLES = re.compile(r"[^aeiou]*[aeiou][bdfgklmnprstvz]")
_AFTER_CONSONANT = re.compile(r"[^aeiou]y$")
#: The least zipf of what a word is built from: of a stem, and of each part of a compound.
_STEM, _PART = 24, 34


@lru_cache(maxsize=1 << 14)
def derived(word: str) -> bool:
    """True for a known word with a prefix or an ending, and for two known words that make a compound."""
    return _prefixed(word) or _suffixed(word) or _compound(word)


def _prefixed(word: str) -> bool:
    for prefix in _PREFIXES:
        rest = word.removeprefix(prefix)
        if max(4, 7 - len(prefix)) <= len(rest) < len(word) and (lexicon().zipf(rest) >= _STEM or _suffixed(rest)):
            return True
    return False


def _suffixed(word: str) -> bool:
    return any(
        _stem(stem, suffix)
        for suffix in _SUFFIXES
        if word.endswith(suffix)
        for stem in _stems(word[: -len(suffix)], suffix)
    )


def _stem(stem: str, suffix: str) -> bool:
    if len(stem) == 3 and suffix in _FULL_SUFFIXES:
        return lexicon().zipf(stem) >= _PART
    return len(stem) > 3 and stem not in JOINERS and (lexicon().zipf(stem) >= _STEM or _compound(stem))


def _stems(rest: str, suffix: str) -> Iterator[str]:
    """The words that, with the suffix, are spelt as `rest` with the suffix."""
    if suffix in ("s", "es"):
        hisses = rest.endswith(("s", "x", "z", "ch", "sh"))
        if hisses == (suffix == "es") and not _AFTER_CONSONANT.search(rest):
            yield rest
        if suffix == "es" and rest.endswith("i"):
            yield rest[:-1] + "y"
    elif suffix[0] not in "aeioy":
        yield rest
    elif not _AFTER_CONSONANT.search(rest) and (suffix not in ("or", "ors") or rest[-1:] in ("t", "s")):
        if not rest.endswith("e") and not _DOUBLES.fullmatch(rest):
            yield rest
        yield rest + "e"
        if rest[-2:-1] == rest[-1:] and (_DOUBLES.fullmatch(rest[:-1]) or rest.endswith("ll")):
            yield rest[:-1]
        if rest.endswith("i") and suffix in ("er", "ers", "ed", "able"):
            yield rest[:-1] + "y"


def _compound(word: str) -> bool:
    return any(_part(word[:cut]) and _part(word[cut:]) for cut in range(3, len(word) - 2))


def _part(word: str) -> bool:
    if len(word) == 3:
        return word in _SHORT_WORDS
    return word not in JOINERS and lexicon().zipf(word) >= _PART
