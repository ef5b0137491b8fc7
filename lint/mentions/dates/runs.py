"""Lower-case prose → runs of date tokens: one pass over the text for the words that dates turn on, then what adjoins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lint.mentions.dates.words import LEXICON, TOKEN, Token, known

if TYPE_CHECKING:
    from collections.abc import Iterator

_CORE = frozenset("mbwgWuvQKkpPhtsSHDXrC")
_REACH = 72  # how far to the left of its trigger a phrase may begin, in characters
_MOST = 32  # tokens in a run; what goes on beyond begins a new one, so that no text costs more than its length


def _branch(words: list[str]) -> str:
    """An alternation of words that shares their beginnings."""
    heads: dict[str, list[str]] = {}
    for word in words:
        heads.setdefault(word[:1], []).append(word[1:])
    end = heads.pop("", None) is not None
    ways = [re.escape(head) + (_branch(tails) if tails != [""] else "") for head, tails in sorted(heads.items())]
    if not ways:
        return ""
    whole = ways[0] if len(ways) == 1 and not end else f"(?:{'|'.join(ways)})"
    return whole + ("?" if end else "")


_TRIGGER = re.compile(
    r"\b(?:(?:"
    + _branch(sorted({w for w, (code, _) in LEXICON.items() if code in _CORE and " " not in w} | {"past", "ago"}))
    + r")\b|christmas|new year['’]s|(?:1\d|20)\d\d(?!\d|[.,]\d)|\d{1,2}(?::\d\d|[ ]?[ap]\.?m\b|/\d\d?/\d\d)|fy[ ]?['’]?\d\d"
    r"|\d\d?(?:st|nd|rd|th)\b|(?<=['’])\d0s\b|\d\d0s\b)"
)
_SINGLE = frozenset(part for word in LEXICON for part in word.split()) | frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand a.m p.m am pm".split()
)


def _left(low: str, floor: int, start: int) -> int:
    """Where the date words that stand unbroken before `start` begin."""
    floor = max(floor, start - _REACH, low.rfind("\n", floor, start) + 1)
    at = end = start
    while at > floor:
        gap = low.rfind(" ", floor, end - 1 if end > at - 1 else end)
        chunk = low[gap + 1 : end].strip(" ,.") if gap >= 0 else low[floor:end].strip(" ,.")
        head = chunk.partition("-")[0]
        if not (head in _SINGLE or head[:1].isdigit()):
            break
        at = end = gap + 1 if gap >= 0 else floor
        if gap < 0:
            break
    return at


def runs(low: str) -> Iterator[list[Token]]:
    """Unbroken rows of date tokens that hold at least one trigger, in order of place."""
    done = 0
    for trigger in _TRIGGER.finditer(low):
        at = trigger.start()
        if at < done:
            continue
        tokens: list[Token] = []
        place = _left(low, done, at)
        for m in TOKEN.finditer(low, place):
            found = known(m.lastgroup or "", m[m.lastgroup or 0]) if m.start() == place else None
            if found:
                place = m.end()
                tokens.append(Token(*found, m.start(m.lastgroup or 0), place))
                if len(tokens) == _MOST:
                    break
            elif m.end() > at:
                break
            else:
                place = m.end()
                tokens.clear()
        if tokens:
            done = max(tokens[-1].end, trigger.end())
            yield tokens
        else:
            done = trigger.end()
