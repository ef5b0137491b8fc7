"""A word that the word list has not → whether English builds it by rule from words that the list has."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from lint.mentions.words.missing_spaces import JOINERS
from lint.text.lazy_regex import lazy
from lint.text.lexicon import lexicon
from lint.text.tables import listed, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

_PREFIXES = listed("affixes", "prefixes")
_SUFFIXES = listed("affixes", "suffixes")
_FULL_SUFFIXES = ("less", "ness", "like", "wise", "ful")
#: Words that are no part of a compound.
_UNCOMPOUNDED = JOINERS | {"each", "every", "many", "much", "such", "than", "then", "though"}
_SHORT_STEM = 50
_INFLECTIONS = ("s", "ed", "ing", "er", "ers")
_SHORT_WORDS = word_set("affixes", "short words")
#: A syllable whose last letter is doubled before an ending that begins with a vowel.
_DOUBLES = lazy(r"[^aeiou]*[aeiou][bdfgklmnprstvz]")
_AFTER_CONSONANT = lazy(r"[^aeiou]y$")
#: The least zipf of what a word is built from: of a stem with an inflection or
#: another ending, of each part of a compound, and of both parts together.
_INFLECTED, _STEM, _PART, _BOTH_PARTS = 20, 30, 36, 90


@lru_cache(maxsize=1 << 14)
def derived(word: str) -> bool:
    """True for a known word with a prefix or an ending, and for two known words that make a compound."""
    return prefixed(word) or _suffixed(word) or _compound(word)


def prefixed(word: str) -> bool:
    """True for a word that the list has, or one with an ending, behind a prefix."""
    for prefix in _PREFIXES:
        rest = word.removeprefix(prefix)
        if 4 <= len(rest) < len(word):
            least = _SHORT_STEM if len(word) < 7 else _INFLECTED
            if lexicon().zipf(rest) >= least or (len(rest) > 5 and _suffixed(rest)):
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
    if len(stem) < (5 if suffix.startswith(("is", "iz")) else 4) or stem in JOINERS:
        return False
    if suffix in _INFLECTIONS:
        return lexicon().zipf(stem) >= _INFLECTED or _compound(stem)
    return lexicon().zipf(stem) >= _STEM


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
        if suffix[0] not in "ao" or rest[-1:] not in ("c", "g"):  # noticeable, courageous
            yield rest + "e"
        if rest[-2:-1] == rest[-1:] and (_DOUBLES.fullmatch(rest[:-1]) or rest.endswith("ll")):
            yield rest[:-1]
        if rest.endswith("i") and suffix in ("er", "ers", "ed", "able"):
            yield rest[:-1] + "y"


def _compound(word: str) -> bool:
    for cut in range(3, len(word) - 2):
        parts = _zipf_of_part(word[:cut]), _zipf_of_part(word[cut:])
        if min(parts) >= _PART and sum(parts) >= _BOTH_PARTS:
            return True
    return False


def _zipf_of_part(word: str) -> int:
    known = word in _SHORT_WORDS if len(word) == 3 else word not in _UNCOMPOUNDED
    return lexicon().zipf(word) if known else 0
