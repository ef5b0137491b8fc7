"""Findings with fixes → the text with the fixes put in: none that overlap in one round, and no word of a quotation."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from lint.finding import Finding
    from lint.text import Span

#: A fix may lay bare another fault (two spaces, once a word between them is gone), but seldom twice.
ROUNDS = 5


def apply(text: str, findings: Iterable[Finding], quoted: Sequence[Span] = ()) -> str:
    """The text of one article with the fixes of its findings; of fixes that overlap the first is put in alone.

    `findings` have their first end in that article. In the `quoted` spans, which are in order, fixes change marks and
    spaces alone: what somebody said is for an editor to change.
    """
    pieces: list[str] = []
    ends = list(accumulate((q.end for q in quoted), max))
    done, last = 0, -1
    for span, _, new in sorted((f.fix.span, f.key(), f.fix.replacement) for f in findings if f.fix):
        if span.start < done or span.start == last:
            continue
        if _letters(text[span.start : span.end]) != _letters(new) and _within(span, quoted, ends):
            continue
        pieces += (text[done : span.start], new)
        done, last = span.end, span.start
    return "".join([*pieces, text[done:]])


def settle(text: str, lint: Callable[[str], tuple[Iterable[Finding], Sequence[Span]]]) -> str:
    """The text with all fixes put in, round by round; `lint` gives its findings and where its quotations stand."""
    for _ in range(ROUNDS):
        fixed = apply(text, *lint(text))
        if fixed == text:
            break
        text = fixed
    return text


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _within(span: Span, quoted: Sequence[Span], ends: Sequence[int]) -> bool:
    """Whether the span reaches into a quotation; `ends` holds how far those up to each one reach, nested ones too."""
    at = bisect_right(quoted, span.start, key=lambda q: q.start)
    return (at > 0 and ends[at - 1] > span.start) or (at < len(quoted) and quoted[at].start < span.end)
