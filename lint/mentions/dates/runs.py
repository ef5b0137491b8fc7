"""An article → passages that may hold dates, and a passage → its runs of date tokens."""

from __future__ import annotations

from itertools import accumulate, count
from operator import add
from typing import TYPE_CHECKING

from lint.mentions.dates.triggers import INNER, NONE, TURNS, bearings, left, triggers
from lint.mentions.dates.words import LEXICON, TOKEN, Token, read
from lint.text.article import tokens_of
from lint.text.lazy_regex import lazy
from lint.text.literals import lowered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lint.text.article import Article, Block

_MOST = 32  # tokens in a run; what goes on beyond begins a new one, so that no text costs more than its length

_WORD = lazy(r"\S+")
_CLOSING = ',;)”"'
#: Words whose stop is a part of them.
_STOPPED = (".m.", *(f"{word}." for word, (code, _) in LEXICON.items() if code in "bg"))


def passages(article: Article) -> Iterator[tuple[int, str]]:
    """Each row of words that holds all of a run, or of several, in lower case, and where it begins; in order."""
    text = article.prose.text
    for block, tokens in zip(article.blocks, tokens_of(article), strict=True):
        kinds = bytes(map(bearings.__getitem__, tokens))
        at = kinds.find(TURNS)
        if at < 0:
            continue
        ends = _ends(text, block, tokens)
        while at >= 0:
            first, last = kinds.rfind(NONE, 0, at) + 1, kinds.find(NONE, at) - 1
            last = last if last > 0 else len(kinds) - 1
            at = kinds.find(TURNS, last + 1)
            while kinds[first] == INNER:
                first += 1
            while kinds[last] == INNER:
                last -= 1
            start = ends[first] - len(tokens[first])
            passage = lowered(text[start : ends[last]]).rstrip(_CLOSING)
            yield start, passage if passage[-1] != "." or passage.endswith(_STOPPED) else passage[:-1]


def _ends(text: str, block: Block, tokens: Sequence[str]) -> list[int]:
    """Where the words of a block end."""
    ends = [*map(add, accumulate(map(len, tokens)), count(block.start))]
    if ends[-1] != block.end:  # there is more than one space somewhere
        ends = [m.end() for m in _WORD.finditer(text, block.start, block.end)]
    return ends


def runs(passage: str) -> Iterator[list[Token]]:
    """Unbroken rows of date tokens in a passage that hold at least one trigger, in order of place."""
    done = 0
    for at, end in triggers(passage):
        if at < done:
            continue
        tokens: list[Token] = []
        place = left(passage, done, at)
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
