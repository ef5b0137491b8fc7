"""Markdown → the comments in it that speak to newslint, `<!-- stet … -->`, with the copy that each speaks of.

In MDX they may be `{/* stet … */}`.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from lint.text.article import StetComment
from lint.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lint.text.article import Block

WORD = "stet"
_SIGNS, _SIGNS_OF_MDX = ("<!--", "-->"), ("{/*", "*/}")


def stet_comments_in(text: str, start: int, blocks: Sequence[Block]) -> tuple[StetComment, ...]:
    """The remarks in a text from `start` on, which has these blocks."""
    found = sorted(place for signs in (_SIGNS, _SIGNS_OF_MDX) for place in _remarks(text, start, *signs))
    starts = [b.span.start for b in blocks]
    return tuple(StetComment(span, said, _covered(text, span, blocks, starts)) for span, said in found)


def _remarks(text: str, at: int, opens: str, closes: str) -> Iterator[tuple[Span, str]]:
    """The comments between these signs that are such, each with what it says."""
    while (at := text.find(opens, at)) >= 0 and (end := text.find(closes, at + len(opens))) >= 0:
        said = text[at + len(opens) : end].strip()
        if said[: len(WORD)].lower() == WORD and not said[len(WORD) : len(WORD) + 1].isalnum():
            yield Span(at, end + len(closes)), said
        at = end + len(closes)


def _covered(text: str, comment: Span, blocks: Sequence[Block], starts: Sequence[int]) -> Span:
    """The line of a comment that stands behind words; else the rest of the block it begins, or the next block."""
    line = max(text.rfind("\n", 0, comment.start), text.rfind("\r", 0, comment.start)) + 1
    if text[line : comment.start].strip(" \t>-*+"):
        ends = [e for e in (text.find("\n", comment.end), text.find("\r", comment.end)) if e >= 0]
        return Span(line, min(ends, default=len(text)))
    n = bisect_right(starts, comment.start) - 1
    if n >= 0 and comment.end < blocks[n].span.end:
        return Span(comment.end, blocks[n].span.end)
    return blocks[n + 1].span if n + 1 < len(blocks) else Span(comment.end, comment.end)
