"""Lower-case prose → passages that may hold dates, and a passage → its runs of date tokens."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from lint.lazy import lazy
from lint.mentions.dates.words import LEXICON, PARTS, TOKEN, Token, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ahocorasick_rs import AhoCorasick

_CORE = frozenset("mbwgWuvQKkpPhtsSHDXrCB")
_REACH = 72  # how far to the left of its trigger a phrase may begin, in characters
_MOST = 32  # tokens in a run; what goes on beyond begins a new one, so that no text costs more than its length


#: What begins with a digit or one of these words only sometimes has to do with dates.
_SOMETIMES = lazy(
    r"[0-9](?:[0-9]{3}(?![0-9]|[.,][0-9])|[0-9]?(?::[0-9]{2}| ?[ap]\.?m\b|/[0-9]{1,2}/[0-9]{2}|st\b|nd\b|rd\b|th\b"
    r"|[0-9]{2} (?:gmt|utc)\b)|[0-9]{2}0s\b|0s\b)"
    r"|nineteen[ -][a-z]+ty|new year['’]s|martin luther|st\. patrick|fy ?['’]?[0-9]{2}"
)
_DOUBTFUL = (*"0123456789", "nineteen", "new", "martin", "st.", "fy")


@cache
def _beginnings() -> tuple[AhoCorasick, int]:
    """What finds every place where a trigger may begin, and from which of its words on they are doubtful."""
    from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

    sure = {word for word, (code, _) in LEXICON.items() if code in _CORE and " " not in word}
    sure |= {"past", "ago", "future", "term", "q1", "q2", "q3", "q4"}
    words = [*sorted(sure), *_DOUBTFUL]
    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA), len(sure)


def _triggers(low: str) -> Iterator[tuple[int, int]]:
    """Where each word that a date turns on begins and ends, in order."""
    automaton, sure = _beginnings()
    done = 0
    for which, start, end in automaton.find_matches_as_indexes(low):
        if start < done or (start and (low[start - 1].isalnum() or low[start - 1] == "_")):
            continue
        if which >= sure:
            if not (m := _SOMETIMES.match(low, start)):
                continue
            end = m.end()
        elif low[end : end + 1].isalnum() or low[end : end + 1] == "_":
            continue
        done = end
        yield start, end


_OPENERS = frozenset('(“‘"[—–')  # what may stand before a phrase without a space, and never in one
_HEAD = lazy(r"[a-z]+")
_HEADS = frozenset(m[0] for part in PARTS if (m := re.match("[a-z]+", part))) | {"fy", "q"}


def _left(low: str, floor: int, start: int) -> int:
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


def _right(low: str, at: int, stop: int) -> int:
    """Where the date words that stand behind `at` end, and what adjoins the last of them; `stop` is their line's end."""
    gap = low.find(" ", at, stop)
    while gap >= 0:
        after = low.find(" ", gap + 1, stop)
        if not _continues(low[gap + 1 : min(gap + 17, after if after >= 0 else stop)]):
            return gap
        gap = after
    return stop


@lru_cache(maxsize=4096)
def _continues(chunk: str) -> bool:
    """True for the beginning of what may go on with a date behind a space."""
    head = _HEAD.match(chunk)
    return head[0] in _HEADS if head else chunk[:1].isdigit() or chunk[:1] in "-–,.'’\u00a0"


def passages(low: str) -> Iterator[tuple[int, str]]:
    """Where each stretch of text begins that holds all of a run or several, and the stretch, in order."""
    done = line = 0
    for at, end in _triggers(low):
        if at < done:
            continue
        if line < end:
            line = low.find("\n", end)
            line = line if line >= 0 else len(low)
        start = _left(low, done, at)
        done = _right(low, end, line)
        yield start, low[start:done]


def runs(passage: str) -> Iterator[list[Token]]:
    """Unbroken rows of date tokens in a passage that hold at least one trigger, in order of place."""
    done = 0
    for at, end in _triggers(passage):
        if at < done:
            continue
        tokens: list[Token] = []
        place = _left(passage, done, at) if done else 0
        while m := TOKEN.search(passage, place):
            if m.start() != place:
                if place > at:
                    break
                tokens.clear()
            token, place = read(passage, m)
            if token:
                tokens.append(token)
                if len(tokens) == _MOST:
                    break
            elif place > at:
                break
            else:
                tokens.clear()
        if tokens:
            done = max(tokens[-1].end, end)
            yield tokens
        else:
            done = end
