"""A word that the word list has not → the word that was probably meant, where one slip leads to it."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import takewhile
from operator import eq
from typing import NamedTuple

from lint.mentions.words.derivation import derived, prefixed
from lint.text.lazy_regex import lazy
from lint.text.lexicon import lexicon, one_slip
from lint.text.tables import listed, word_set

#: Letters that lie side by side on a keyboard.
_KEYS = {keys[0]: keys[1:] for keys in listed("keyboard", "keys")}
#: Letters that sound alike.
_SOUNDS = frozenset(map(frozenset, listed("keyboard", "sounds")))
#: How usual a word must be, in zipf, to be meant by a slip of so many letters; for longer words the last holds.
_FLOOR = {4: 55, 5: 40, 6: 27, 7: 23, 8: 20, 9: 16}
_LONG_FLOOR = 10
#: The same where the slip is built like an English word, or is a name without its capital.
_BUILT_FLOOR = 50
#: The same where a letter is doubled that is single, or is not that is, or one too many makes a prefix of the head.
_PLAIN_BUILT_FLOOR = 38
#: The same where two slips lead to it, and where it does not sound like what was written; what that counts.
_TWO_SLIPS_FLOOR, _UNLIKE_FLOOR, _UNLIKE = 38, 45, -25
#: The same for words of more letters than these few, of which two slips leave enough to tell what was meant.
_FEW_LETTERS, _LONG_TWO_SLIPS_FLOOR, _LONG_UNLIKE = 8, 22, -12
#: Of a word that has so many letters, all but two within it tell what was meant, or all of them in another order.
_FRAMED, _SHUFFLED = 11, 7
#: By how much the likeliest word must lead the next to be the only one.
_LEAD = 10
#: The length of words that only one of the commonest, so many zipf, is meant by.
_SHORT, _COMMON = 3, 60
_UNDOUBLED = lazy(r"([bcdfghjklmnpqrstvwxyz])\1")
#: How many words are told at most.
_MOST = 6


#: What is never suggested.
_VULGAR = word_set("vulgar", "vulgar")
#: What is done to a word to write it as it sounds: its consonants, with a dash for the vowels between them.
_HEARD = [
    (lazy(wrong), right)
    for wrong, right in (
        ("c(?=[eiy])", "s"),
        ("ph|gh", "f"),
        ("[cq]", "k"),
        ("[zx]", "s"),
        ("[aeiouyhw]+", "-"),
        (r"(.)\1+", r"\1"),
        ("(.)-$", r"\1"),
    )
]


class Suggestion(NamedTuple):
    """What was probably meant: the likeliest words, the first of them first, and how likely that is.

    `weight` is the zipf of the first word, more for slips often made and less for rare ones; `alone` says that there
    is no other word to speak of, and `sure` that the slip is a small one, too.
    """

    words: tuple[str, ...]
    weight: int
    alone: bool
    sure: bool


@lru_cache(maxsize=1 << 14)
def meant(word: str) -> Suggestion | None:
    """What a lower-case word that the list has not was meant to be; None where that cannot be told."""
    if len(word) < min(_FLOOR):
        return _short(word) if len(word) == _SHORT else None
    near = {w: zipf + _weight(word, w) for w, zipf in lexicon().one_slip_from(word).items()}
    best = max(near.values(), default=0)
    if best < _built_floor(word, near) and (lexicon().zipf(word.capitalize()) or derived(word)):
        return None
    if best < _TWO_SLIPS_FLOOR:
        near |= _two_slips_from(word)
        best = max(near.values(), default=0)
    if best < _FLOOR.get(len(word), _LONG_FLOOR):
        return None
    ranked = sorted(near, key=lambda w: (-near[w], w))
    if ranked[0] in _VULGAR:
        return None
    alone = sum(near[w] > best - _LEAD for w in ranked) == 1
    near_enough = one_slip(word, ranked[0]) or _sound(word) == _sound(ranked[0])
    return Suggestion(tuple(w for w in ranked[:_MOST] if w not in _VULGAR), best, alone, alone and near_enough)


def _built_floor(word: str, near: dict[str, int]) -> int:
    """How usual the word must be that is meant by one that could be built like an English word."""
    right = max(near, key=near.__getitem__, default="")
    doubled = len(word) != len(right) and _UNDOUBLED.sub(r"\1", word) == _UNDOUBLED.sub(r"\1", right)
    longer = len(word) == len(right) + 1 and prefixed(word) and word[:2] == right[:2] and word[-3:] == right[-3:]
    return _PLAIN_BUILT_FLOOR if right and len(word) > _FEW_LETTERS and (doubled or longer) else _BUILT_FLOOR


def _short(word: str) -> Suggestion | None:
    """Of a word of three letters: the one of four that lost a letter, where only one of the commonest did."""
    near = [w for w, zipf in lexicon().one_slip_from(word).items() if len(w) > len(word) and zipf >= _COMMON]
    return Suggestion((near[0],), _COMMON, alone=True, sure=True) if len(near) == 1 else None


def _two_slips_from(word: str) -> dict[str, int]:
    """Words two slips away that sound the same, or that the rest of their many letters tells."""
    sound = _sound(word)
    if len(sound) < 4 and len(word) < 7:
        return {}
    long = len(word) > _FEW_LETTERS
    found = {}
    for other, zipf in lexicon().opening_like(word, _LONG_TWO_SLIPS_FLOOR if long else _TWO_SLIPS_FLOOR):
        if not -3 < len(other) - len(word) < 3:
            continue
        alike = len(sound) > 3 and _sound(other) == sound
        if _two_slips(word, other):
            if alike or (len(word) >= _SHUFFLED and zipf >= _UNLIKE_FLOOR and _letters_off(word, other) < 2):
                found[other] = zipf
            elif long and (_same_letters(word, other) or _frame(word, other)):
                found[other] = zipf + _LONG_UNLIKE
            elif len(word) > 7 and zipf >= _UNLIKE_FLOOR:
                found[other] = zipf + _UNLIKE
        elif alike and long and len(sound) > 6 and word[-1] == other[-1]:
            found[other] = zipf + _LONG_UNLIKE
    return found


def _two_slips(one: str, other: str) -> bool:
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    a, b = one[at:], other[at:]
    left = [(a[1:], b), (a, b[1:]), (a[1:], b[1:])]
    if a[:2] == b[1::-1]:
        left.append((a[2:], b[2:]))
    return any(x == y or one_slip(x, y) for x, y in left)


def _same_letters(one: str, other: str) -> bool:
    """True where letters only changed places, or are only missing in one of them and not at its end."""
    if len(one) == len(other):
        return sorted(one) == sorted(other)
    short, long = (one, other) if len(one) < len(other) else (other, one)
    rest = iter(long)
    return one[-2:] == other[-2:] and all(letter in rest for letter in short)


def _letters_off(one: str, other: str) -> int:
    """How many letters one has that the other has not, wherever they stand."""
    return max((Counter(one) - Counter(other)).total(), (Counter(other) - Counter(one)).total())


def _frame(one: str, other: str) -> bool:
    """True where only two letters inside a long word are others: depen-an-cies, depen-den-cies."""
    head, tail = (sum(takewhile(bool, map(eq, a, b))) for a, b in ((one, other), (one[::-1], other[::-1])))
    longest = max(len(one), len(other))
    return bool(head > 2 and tail > 2 and head + tail + 2 >= longest >= _FRAMED)


def _sound(word: str) -> str:
    for pattern, heard in _HEARD:
        word = pattern.sub(heard, word)
    return word


def _weight(wrong: str, right: str) -> int:
    """How much more often than others this kind of slip is made, in zipf; measured on what hands have written."""
    at = next((i for i, (a, b) in enumerate(zip(wrong, right, strict=False)) if a != b), min(len(wrong), len(right)))
    if right.replace("'", "") == wrong:
        weight = 40
    elif len(wrong) < len(right):
        weight = 15 if right[at] in (right[at - 1 : at], right[at + 1 : at + 2]) else 11
    elif len(wrong) > len(right):
        weight = 9 if wrong[at] in (wrong[at - 1 : at], wrong[at + 1 : at + 2]) else -10
    elif wrong[at + 1 :] != right[at + 1 :]:
        weight = 2
    elif frozenset((wrong[at], right[at])) in _SOUNDS:
        weight = -6
    else:
        weight = -8 if right[at] in _KEYS.get(wrong[at], "") else -12
    return weight if at else weight - 18
