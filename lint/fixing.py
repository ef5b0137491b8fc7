"""Findings with fixes → the text with the fixes put in: none that overlap in one round, and no word of a quotation."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from lint.finding import Fix
from lint.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from lint.finding import Finding

#: A fix may lay bare another fault (two spaces, once a word between them is gone), but seldom twice.
ROUNDS = 20


def apply(text: str, findings: Iterable[Finding], quoted: Sequence[Span] = ()) -> str:
    """The text of one article with the fixes of its findings; of fixes that overlap the first is put in alone.

    `findings` have their first end in that article. In the `quoted` spans, which are in order, fixes change marks and
    spaces alone: what somebody said is for an editor to change.
    """
    return _put_in(text, _chosen(text, findings, quoted))


def safely(text: str, findings: Iterable[Finding], quoted_in: Callable[[str], Sequence[Span]]) -> str:
    """The same, but that what is quoted stays quoted: where another mark or space has other marks pair, it is left out.

    `quoted_in` tells where the quotations of a text stand, in order. Where fixes take words out of a quotation, those
    in its lines are left out, then all that are in or at any.
    """
    quoted = quoted_in(text)
    fixes = _chosen(text, findings, quoted)
    lost = _lost(text, fixes, quoted, quoted_in)
    if lost:
        lines = [Span(text.rfind("\n", 0, q.start) + 1, (text.find("\n", q.end) + 1 or len(text)) - 1) for q in lost]
        fixes = _apart(fixes, lines)
        if _lost(text, fixes, quoted, quoted_in):
            fixes = _apart(fixes, quoted)
            if _lost(text, fixes, quoted, quoted_in):
                return text
    return _put_in(text, fixes)


def settle(text: str, lint: Callable[[str], tuple[Iterable[Finding], Sequence[Span]]]) -> str:
    """The text with all fixes put in, round by round; `lint` gives its findings and where its quotations stand."""
    seen = {text}
    for _ in range(ROUNDS):
        text = safely(text, lint(text)[0], lambda some: lint(some)[1])
        if text in seen:  # nothing is left to fix, or fixes undo each other: where they begin to, all runs end
            break
        seen.add(text)
    return text


def _chosen(text: str, findings: Iterable[Finding], quoted: Sequence[Span]) -> list[Fix]:
    """The fixes to be put in, in order."""
    chosen: list[Fix] = []
    ends = list(accumulate((q.end for q in quoted), max))
    done, last = 0, -1
    for span, _, new in sorted((f.fix.span, f.key(), f.fix.replacement) for f in findings if f.fix):
        if span.start < done or span.start == last:
            continue
        if _letters(text[span.start : span.end]) != _letters(new) and _within(span, quoted, ends):
            continue
        chosen.append(Fix(span, new))
        done, last = span.end, span.start
    return chosen


def _put_in(text: str, fixes: Iterable[Fix]) -> str:
    pieces: list[str] = []
    done = 0
    for fix in fixes:
        pieces += (text[done : fix.span.start], fix.replacement)
        done = fix.span.end
    return "".join([*pieces, text[done:]])


def _apart(fixes: Iterable[Fix], spans: Sequence[Span]) -> list[Fix]:
    """The fixes that do not so much as touch any of these spans, which are in order."""
    ends = list(accumulate((s.end + 1 for s in spans), max))
    return [f for f in fixes if not _within(Span(f.span.start, f.span.end + 1), spans, ends)]


def _lost(
    text: str, fixes: Sequence[Fix], quoted: Sequence[Span], quoted_in: Callable[[str], Sequence[Span]]
) -> list[Span]:
    """The quotations of which the fixes would leave letters outside any."""
    if not fixes or not quoted:
        return []
    fixed = _put_in(text, fixes)
    before = list(accumulate(map(str.isalnum, text), initial=0))  # how many letters stand before each place
    inside = _inside(fixed, quoted_in(fixed))
    lost = []
    more, left = 0, list(reversed(fixes))  # none of those that change letters reaches into a quotation
    for q in quoted:
        while left and left[-1].span.end <= q.start:
            (start, end), new = left[-1].span, left.pop().replacement
            more += len(_letters(new)) - (before[end] - before[start])
        first, last = before[q.start], before[q.end]
        if inside[last + more] - inside[first + more] < last - first:
            lost.append(q)
    return lost


def _inside(text: str, quoted: Sequence[Span]) -> list[int]:
    """How many letters in quotations there are before each letter."""
    there = bytearray(len(text))
    for start, end in quoted:
        there[start:end] = b"\1" * (end - start)
    return list(accumulate((n for n, c in zip(there, text, strict=True) if c.isalnum()), initial=0))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _within(span: Span, quoted: Sequence[Span], ends: Sequence[int]) -> bool:
    """Whether the span reaches into a quotation; `ends` holds how far those up to each one reach, nested ones too."""
    at = bisect_right(quoted, span.start, key=lambda q: q.start)
    return (at > 0 and ends[at - 1] > span.start) or (at < len(quoted) and quoted[at].start < span.end)
