"""Findings of many checks → those to report: each once, one for one fault at one place, in their total order."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from lint.text.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lint.text.finding import End
    from lint.text.span import Span


def deduplicated(findings: Iterable[Finding]) -> list[Finding]:
    """The findings in their total order, each once, one for one fault at one place, and none that another settles."""
    one_each = graver(findings)
    return Settled(one_each).without(one_each)


def graver(findings: Iterable[Finding]) -> list[Finding]:
    """The findings in their total order, each once, and one for one fault at one place.

    Where several checks find the same fault in the same words, the gravest finding stays; of those, the one that needs
    no other article or place to tell, so that a word has one rule wherever else it stands; then the one that shows the
    most articles, then places, and then the one with a safe fix.
    """
    told = sorted((f.sort_key(), f.ends[0].note, n, f) for n, f in enumerate(findings))
    if len(told) < 2:
        return [f for *_, f in told]
    each = [told[0], *(b for a, b in pairwise(told) if a[:2] != b[:2])]
    kept: list[Finding] = []
    last: dict[tuple[str, str], int] = {}
    for *_, f in each:
        place = f.ends[0].article.path, "" if f.more else f.family
        before = kept[last[place]] if place[1] and place in last else None
        if before is None or not before.ends[0].span.overlaps(f.ends[0].span):
            last[place] = len(kept)
            kept.append(f)
        elif _weight(f) > _weight(before):
            kept[last[place]] = f
    return sorted(kept, key=Finding.sort_key) if len(kept) < len(each) else kept


class Settled:
    """The places that settled findings find wrong."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        spans: dict[tuple[str, str], list[Span]] = {}
        for f in findings:
            if f.settled:
                spans.setdefault((f.ends[0].article.path, f.family), []).append(f.ends[0].span)
        #: By path and family: where they start, in order, and how far those up to each reach.
        self._wrong = {
            place: ([s.start for s in some], list(accumulate((s.end for s in some), max)))
            for place, some in ((place, sorted(some)) for place, some in spans.items())
        }

    def without(self, findings: list[Finding]) -> list[Finding]:
        """The findings but for those that hold up as right what a settled one of their family finds wrong."""
        if not self._wrong:
            return findings
        return [f for f in findings if f.settled or not any(self._find(e, f.family) for e in f.ends[1:])]

    def _find(self, end: End, family: str) -> bool:
        starts, reach = self._wrong.get((end.article.path, family), ((), ()))
        before = bisect_left(starts, end.span.end)
        return before > 0 and reach[before - 1] > end.span.start


def _weight(f: Finding) -> tuple[int, bool, int, int, bool]:
    articles = len({e.article.path for e in f.ends})
    by_itself = f.settled or (f.family == "spelling" and articles == 1)
    return f.level, by_itself, articles, len(f.ends), f.fix is not None and f.fix.safe
