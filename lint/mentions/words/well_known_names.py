"""A word with a capital that names nothing → the place that all know, or the given name, that was meant."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache, lru_cache

from lint.mentions.names.name_words import KNOWN_PLACES, WITHIN
from lint.mentions.names.spelling_distance import fold, sound
from lint.mentions.words.derivation import derived
from lint.text.known_names import known_name
from lint.text.lazy_regex import lazy
from lint.text.lexicon import one_slip
from lint.text.tables import listed

#: The names of places shorter than this are too near to other names.
_LONG_PLACE = 8
_SURNAME = lazy(r" [A-Z][^\W\d_]+")
_CAPITAL = lazy(r"\b[A-Z][\w.]+ $")
#: How far before a word the one before it is looked for.
_NEAR = 20
_CONSONANTS = lazy(r"[^aeiouy]+")


@cache
def well_known_places() -> frozenset[str]:
    """Places that all know, and months and days."""
    found = KNOWN_PLACES.union(listed("name-words", "known"), listed("well-known", "places"))
    return frozenset(name for name in found if len(name) >= _LONG_PLACE)


def of_the_world(word: str, text: str, start: int) -> str:
    """The place that all know, or the given name before a surname, that a word which names nothing is a slip from."""
    if not _SURNAME.match(text, start + len(word)):
        return "" if _CAPITAL.search(text, max(start - _NEAR, 0), start) else _like_place(word)
    return _like_given(word) or (text.endswith(WITHIN, 0, start) and _like_place(word)) or ""


@lru_cache(maxsize=1 << 12)
def _like_place(word: str) -> str:
    """The only well-known place that one slip, or two that are not heard, divide from this word."""
    near = [name for name in _like(word, "places") if _slipped(word, name) or _sounds_like(word, name)]
    return near[0] if len(near) == 1 else ""


@lru_cache(maxsize=1 << 12)
def _like_given(word: str) -> str:
    """The only well-known given name of which letters were swapped, or a vowel fell out and left what nobody can say.

    Whoever has a child may spell its name in any way that can be said.
    """
    near = [name for name in _like(word, "given") if one_slip(word, name) and _unsayable(word, name)]
    return near[0] if len(near) == 1 else ""


def _like(word: str, group: str) -> list[str]:
    """The well-known names that begin and end as a word does which names nothing."""
    names = _well_known(group).get((word[0], word[-1]), [])
    return [] if not names or known_name(word) or derived(word.lower()) else names


def _slipped(word: str, name: str) -> bool:
    """True where one slip divides the two; with another consonant it is another place: Kanagawa, Kanazawa."""
    changed = [pair for pair in zip(word, name, strict=False) if pair[0] != pair[1]]
    return one_slip(word, name) and (len(word) != len(name) or len(changed) > 1 or not _CONSONANTS.match(changed[0][0]))


def _sounds_like(word: str, name: str) -> bool:
    """True where two letters at most are not the same, and none of them is heard."""
    one, other = Counter(word), Counter(name)
    return sound(fold(word)) == sound(fold(name)) and ((one - other) | (other - one)).total() < 3


def _unsayable(word: str, name: str) -> bool:
    """True where letters of a name were swapped, or one fell out and left more consonants in a row than it has."""
    return sorted(word) == sorted(name) or (len(word) < len(name) and _in_a_row(word) > _in_a_row(name))


def _in_a_row(word: str) -> int:
    """How many consonants stand in a row at most."""
    return max(map(len, _CONSONANTS.findall(word.lower())), default=0)


@cache
def _well_known(group: str) -> dict[tuple[str, str], list[str]]:
    """The places or given names that all know, by their first and last letters."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in sorted(well_known_places() if group == "places" else listed("well-known", group)):
        found[name[0], name[-1]].append(name)
    return found
