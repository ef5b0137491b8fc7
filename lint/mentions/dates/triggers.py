"""The words that dates turn on: where they stand in lower-case text, and what may be a part of a date beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lint.mentions.dates.words import LEXICON, PARTS
from lint.mentions.words.unknown import MARKS
from lint.text.lazy_regex import lazy
from lint.text.literals import lowered

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What a word between spaces is to dates: nothing, a part of one beside a word that it turns on, such a word, or a part
#: that no date begins or ends with.
NONE, PART, TURNS, INNER = range(4)

_CORE = frozenset("mbwgWuvQKkpPhtsSHDXrCBj")
_REACH = 72  # how far to the left of its trigger a phrase may begin, in characters
#: What dates turn on: some words, and more that it takes a look at their neighbours to tell.
_TRIGGER = lazy(
    r"\b(?:[0-9](?:[0-9]{3}(?![0-9]|[.,][0-9])|[0-9]?(?::[0-9]{2}| ?[ap]\.?m\b|/[0-9]{1,2}/[0-9]{2}|st\b|nd\b|rd\b"
    r"|th\b|[0-9]{2} (?:gmt|utc)\b)|[0-9]{2}0s\b|0s\b)"
    r"|nineteen[ -][a-z]+ty|new year['’]s|martin luther|st\. patrick|fy ?['’]?[0-9]{2}|q[1-4]\b|([a-z]+)\b)"
)
_TURNING = frozenset(word for word, (code, _) in LEXICON.items() if code in _CORE and " " not in word) | frozenset(
    "past ago future term".split()
)
#: What may be one with the word beside it.
_HALVES = frozenset("nineteen luther patrick fy am pm".split())
_HALF = lazy(rf"\b(?:{'|'.join(sorted(_HALVES))}|[ap]\.m)\b")


def triggers(low: str) -> Iterator[tuple[int, int]]:
    """Where each word that a date turns on begins and ends, in order."""
    for m in _TRIGGER.finditer(low):
        if m[1] is None or m[1] in _TURNING:
            yield m.span()


_OPENERS = frozenset('(“‘"[—–')  # what may stand before a phrase without a space, and never in one
_HEAD = lazy(r"[a-z]+")
_HEADS = frozenset(m[0] for part in PARTS if (m := re.match("[a-z]+", part))) | {"fy", "q"}


def left(low: str, floor: int, start: int) -> int:
    """Where the date words that stand unbroken before `start` begin."""
    floor = max(floor, start - _REACH, low.rfind("\n", floor, start) + 1)
    if start > floor and low[start - 1] in "'’":  # the '90s
        start -= 1
    at = end = start
    while at > floor:
        gap = low.rfind(" ", floor, end - 1 if end > at - 1 else end)
        chunk = low[gap + 1 : end].strip(" ,.'’") if gap >= 0 else low[floor:end].strip(" ,.'’")
        opened = chunk[:1] in _OPENERS
        head = chunk[opened:].partition("-")[0]
        if not (head in PARTS or head[:1].isdigit()):
            break
        at = end = (gap + 1 if gap >= 0 else floor) + opened
        if gap < 0 or opened:
            break
    return at


_LINKS = frozenset("on in of and or to through until till".split())
_AGE = lazy(r"\W*[a-z0-9-]+-(?:year|month|week|day)s?-olds?\W*")
#: What words of letters alone are, in lower case.
_KINDS = dict.fromkeys(_HEADS, PART) | dict.fromkeys(_LINKS, INNER) | dict.fromkeys(_TURNING | _HALVES, TURNS)
#: How many words are remembered, and of how many letters at most.
_REMEMBERED = 1 << 16
_LONGEST = 40
_BEGINNINGS = "-–,.'’"


def _bearing(token: str) -> int:
    """What a word between spaces is to dates, at most."""
    bare = token.strip(MARKS)
    if bare.isalpha():
        kind = _KINDS.get(bare.lower(), NONE)
        if kind == INNER and token not in _LINKS:
            return PART
        return kind or (PART if token[0] in _BEGINNINGS else NONE)
    low = lowered(token)
    if _AGE.fullmatch(low):
        return NONE
    if any(triggers(low)) or _HALF.search(low):
        return TURNS
    head = _HEAD.match(low)
    begins = head[0] in _HEADS if head else low[:1].isdigit() or low[:1] in _BEGINNINGS
    return PART if begins or low[-1:].isdigit() or left(low, 0, len(low)) < len(low) else NONE


class _Bearings(dict[str, int]):
    """What each word is to dates, remembered from one article to the next."""

    def __missing__(self, token: str) -> int:
        if len(self) > _REMEMBERED:
            self.clear()
        found = _bearing(token)
        if len(token) <= _LONGEST:
            self[token] = found
        return found


bearings = _Bearings()
