"""Lower-case prose → runs of date tokens: one pass for the words that dates turn on, then what adjoins them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from lint.lazy import lazy
from lint.mentions.dates.words import LEXICON, Token, branch, known, token

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from ahocorasick_rs import AhoCorasick

_CORE = frozenset("mbwgWuvQKkpPhtsSHDXrCB")
_REACH = 72  # how far to the left of its trigger a phrase may begin, in characters
_MOST = 32  # tokens in a run; what goes on beyond begins a new one, so that no text costs more than its length


_DIGITS = (
    r"[0-9](?:[0-9]{3}(?![0-9]|[.,][0-9])|[0-9]?(?::[0-9]{2}|[ ]?[ap]\.?m\b|/[0-9]{1,2}/[0-9]{2}|st\b|nd\b|rd\b|th\b"
    r"|[0-9]{2}[ ](?:gmt|utc)\b)"
    r"|[0-9]{2}0s\b|0s\b)"
)


@cache
def _trigger() -> tuple[re.Pattern[str], AhoCorasick]:
    """What a trigger is, and what finds every place where one may begin: the pattern by itself is slow to search."""
    from ahocorasick_rs import AhoCorasick, Implementation

    words = {word for word, (code, _) in LEXICON.items() if code in _CORE and " " not in word}
    words |= {"past", "ago", "future", "term"}
    pattern = lazy(
        rf"\b(?:{branch(words)}\b|{_DIGITS}|nineteen[ -][a-z]+ty|new[ ]year['’]s|martin[ ]luther|st\.[ ]patrick"
        r"|fy[ ]?['’]?[0-9]{2}|q[1-4]\b)"
    )
    begins = {*words, *"0123456789", "nineteen", "new", "martin", "st.", "fy", "q1", "q2", "q3", "q4"}
    return pattern, AhoCorasick(sorted(begins), implementation=Implementation.DFA)


def _triggers(low: str) -> Iterator[tuple[int, int]]:
    """Where each trigger begins and ends, in order."""
    pattern, automaton = _trigger()
    done = 0
    for _, start, _ in automaton.find_matches_as_indexes(low):
        if start >= done and (m := pattern.match(low, start)):
            done = m.end()
            yield start, done


_SINGLE = frozenset(part for word in LEXICON for part in word.split()) | frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand a.m p.m am pm".split()
)

_OPENERS = frozenset('(“‘"[—–')  # what may stand before a phrase without a space, and never in one


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
        if not (head in _SINGLE or head[:1].isdigit()):
            break
        at = end = (gap + 1 if gap >= 0 else floor) + opened
        if gap < 0 or opened:
            break
    return at


def runs(low: str) -> Iterator[list[Token]]:
    """Unbroken rows of date tokens that hold at least one trigger, in order of place."""
    done = 0
    tokens_from = token().finditer
    for at, end in _triggers(low):
        if at < done:
            continue
        tokens: list[Token] = []
        place = _left(low, done, at)
        for m in tokens_from(low, place):
            if m.start() != place:
                if place > at:
                    break
                tokens.clear()
            group = m.lastgroup or ""
            found = known(group, m[group])
            place = m.end()
            if found:
                tokens.append(tuple.__new__(Token, (*found, m.start(group), place)))  # Token() takes twice as long
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
