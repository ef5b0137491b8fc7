"""A word that the word list has not → the word that was probably meant, where one slip leads to it."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from lint.lexicon import lexicon
from lint.mentions.derived import derived

#: Letters that lie side by side on a keyboard.
_KEYS = {
    keys[0]: keys[1:]
    for keys in (
        "qwa wqes ewrd retf tryg ytuh uyij iuok oipl pol aqsz sawdx dsefc fdrgv gfthb hgyjn jhukm kjil lkop zasx xzsdc "
        "cxdfv vcfgb bvghn nbhjm mnjk"
    ).split()
}
#: Letters that sound alike.
_SOUNDS = frozenset(map(frozenset, "ae ai ao ei eo eu iy ou ck cs sz td bp fv gj mn qk uw xs".split()))
#: How usual a word must be, in zipf, to be meant by a slip of so many letters; for longer words the last holds.
_FLOOR = {4: 60, 5: 43, 6: 37, 7: 32, 8: 28}
_LONG_FLOOR = 22
#: The same where the slip is itself built like an English word.
_DERIVED_FLOOR = 52
#: By how much the likeliest word must lead the next to be the only one.
_LEAD = 9
W = dict(first=8, dbl=9, drop=4, add=0, swap=10, sound=5, key=3, other=-4)


class Meant(NamedTuple):
    """What was probably meant: the likeliest word first, and whether there is no other to speak of."""

    words: tuple[str, ...]
    sure: bool


@lru_cache(maxsize=1 << 14)
def meant(word: str) -> Meant | None:
    """What a lower-case word that the list has not was meant to be; None where that cannot be told."""
    if len(word) < min(_FLOOR):
        return None
    near = {w: zipf + _weight(word, w) for w, zipf in lexicon().one_slip_from(word).items()}
    best = max(near.values(), default=0)
    if best < _FLOOR.get(len(word), _LONG_FLOOR) or (best < _DERIVED_FLOOR and derived(word)):
        return None
    ranked = sorted(near, key=lambda w: (-near[w], w))
    return Meant(tuple(ranked[:3]), sum(near[w] > best - _LEAD for w in ranked) == 1)


def _weight(wrong: str, right: str) -> int:
    """How much the kind of slip speaks for it, in zipf."""
    at = next((i for i, (a, b) in enumerate(zip(wrong, right, strict=False)) if a != b), min(len(wrong), len(right)))
    first = W['first'] if at == 0 else 0
    if len(wrong) != len(right):
        longer = max(wrong, right, key=len)
        if longer[at] in (longer[at - 1 : at], longer[at + 1 : at + 2]):
            return W['dbl'] - first
        return (W['drop'] if longer is right else W['add']) - first
    if wrong[at + 1 :] != right[at + 1 :]:
        return W['swap'] - first
    if frozenset((wrong[at], right[at])) in _SOUNDS:
        return W['sound'] - first
    return (W['key'] if right[at] in _KEYS[wrong[at]] else W['other']) - first
