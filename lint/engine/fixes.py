"""Findings with fixes → the text with the fixes put in: none that overlap in one round, and no word of a quotation."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from lint.text.finding import Fix
from lint.text.span import Lines, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from lint.text.finding import Finding

#: A fix may lay bare another fault (two spaces, once a word between them is gone): so many rounds at most are made, and
#: so many beginnings, each without the lines whose fixes came to no end.
_ROUNDS, _BEGINNINGS = 10, 8


class FixRounds:
    """The text of an article that fixes are put into, round by round, until there is nothing more to fix.

    Fixes that undo each other, or lay bare others without end, are refused: the lines that they are in, which `left`
    names, stay as they were. What comes out is what comes out of it again.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.left: set[int] = set()
        self._given = text
        self._beginnings = 0
        self._begin(text)

    def _begin(self, text: str) -> None:
        self.text = self._first = text
        #: The texts of this beginning, each with how many rounds led to it; and the lines that each round has changed.
        self._seen = {text: 0}
        self._touched: list[set[int]] = []
        self._beginnings += 1

    def round(self, findings: Iterable[Finding], quoted_in: Callable[[str], Sequence[Span] | None]) -> bool:
        """Put in the fixes of what is found in the text as it is now; whether to look again (see `safely`)."""
        lines = Lines(self.text)
        wanted = [(f, _lines(lines, f.fix.span)) for f in findings if f.fix]
        wanted = [(f, where) for f, where in wanted if self.left.isdisjoint(where)]
        fixed = safely(self.text, [f for f, _ in wanted], quoted_in)
        if fixed == self.text:
            return self._settled()
        self._touched.append({line for _, where in wanted for line in where})
        before = self._seen.get(fixed)
        if before is None and len(self._touched) < _ROUNDS:
            self._seen[fixed] = len(self._touched)
            self.text = fixed
            return True
        endless = self._touched[_ROUNDS // 2 if before is None else before :]
        self.left.update(*endless)
        return self._anew(self._first)

    def _settled(self) -> bool:
        """Nothing more is to be fixed; but what lines were left for must hold of the text that came out, too."""
        if not self.left or self.text == self._first:
            return False
        self.left = set()
        return self._anew(self.text)

    def _anew(self, text: str) -> bool:
        if self._beginnings < _BEGINNINGS:
            self._begin(text)
            return True
        self.text = self._given
        self.left = set(range(1, len(Lines(self.text)) + 1))
        return False


def quotations_in(name: str, text: str) -> list[Span] | None:
    """Where the quotations of the article of this name and text stand; None where it cannot be read."""
    from lint.mentions import Reading
    from lint.mentions.quotations.quotation import Quotation
    from lint.read import UnreadableError, read_bytes
    from lint.read.source import BOM

    try:
        # A mark of its own: one that the text begins with is part of the text.
        return [q.span for q in Reading(read_bytes(BOM + text.encode("utf-8", "replace"), name)).of(Quotation)]
    except UnreadableError:
        return None


def safely(text: str, findings: Iterable[Finding], quoted_in: Callable[[str], Sequence[Span] | None]) -> str:
    """The text of one article with the fixes of its findings; of fixes that overlap the first is put in alone.

    `findings` have their first end in that article. `quoted_in` tells where the quotations of a text stand, in order,
    or None where it cannot be read, as when words become front matter by a fix. In quotations, fixes change marks and
    spaces alone: what somebody said is for an editor to change. What is quoted stays quoted: where another mark or
    space has other marks pair, it is left out. Where fixes take words out of a quotation, those in its lines are left
    out, then all that are in or at any; where they make a text unreadable, those in its beginning, then all.
    """
    quoted = quoted_in(text) or ()
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


def outside_quotations(text: str, findings: Iterable[Finding], quoted: Sequence[Span]) -> list[Finding]:
    """The findings without those whose fixes would change the words of a quotation."""
    ends = list(accumulate((q.end for q in quoted), max))
    return [f for f in findings if f.fix and not _changes_words(text, f.fix, quoted, ends)]


def settle(text: str, lint: Callable[[str], tuple[Iterable[Finding], Sequence[Span] | None]]) -> str:
    """The text with all fixes put in; `lint` gives the findings of a text and where its quotations stand."""
    settling = FixRounds(text)
    while settling.round(lint(settling.text)[0], lambda some: lint(some)[1]):
        pass
    return settling.text


def _lines(lines: Lines, span: Span) -> range:
    """The lines that a fix is in."""
    return range(lines.place(span.start)[0], lines.place(max(span.start, span.end - 1))[0] + 1)


def _chosen(text: str, findings: Iterable[Finding], quoted: Sequence[Span]) -> list[Fix]:
    """The fixes to be put in, in order."""
    chosen: list[Fix] = []
    ends = list(accumulate((q.end for q in quoted), max))
    done, last = 0, -1
    for span, _, new in sorted((f.fix.span, f.sort_key(), f.fix.replacement) for f in findings if f.fix):
        if span.start < done or span.start == last:
            continue
        if _changes_words(text, fix := Fix(span, new), quoted, ends):
            continue
        chosen.append(fix)
        done, last = span.end, span.start
    return chosen


def _changes_words(text: str, fix: Fix, quoted: Sequence[Span], ends: Sequence[int]) -> bool:
    """Whether a fix changes more than marks and spaces in a quotation."""
    (start, end), new = fix.span, fix.replacement
    return _letters(text[start:end]) != _letters(new) and _within(fix.span, quoted, ends)


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
    text: str, fixes: Sequence[Fix], quoted: Sequence[Span], quoted_in: Callable[[str], Sequence[Span] | None]
) -> list[Span]:
    """The quotations of which the fixes would leave letters outside any; the beginning of a text made unreadable."""
    if not fixes:
        return []
    fixed = _put_in(text, fixes)
    now = quoted_in(fixed)
    if now is None:
        return [Span(0, text.find("\n\n") + 1 or len(text))]
    before = list(accumulate(map(str.isalnum, text), initial=0))  # how many letters stand before each place
    inside = _inside(fixed, now)
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
