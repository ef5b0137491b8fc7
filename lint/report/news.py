"""The findings of two runs, one after the other → what is new and what is gone, for somebody who is at work on copy."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from lint.report.terminal import Paint, visible
from lint.report.text import finding, place, summary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lint.engine.results import Report
    from lint.text.finding import Finding


def render(before: Sequence[Finding], report: Report, *, width: int, colour: bool) -> str:
    """Findings that were not there before, whole; those that are no longer there, in a line; and the last line."""
    paint = Paint(colour=colour)
    new = list(_beyond(report.findings, before))
    gone = [f"gone: {place(f.ends[0])}: {visible(f.message)} [{f.rule}]\n" for f in _beyond(before, report.findings)]
    parts = [*(f"{finding(f, width, paint)}\n" for f in new), *(paint(line, "faint") for line in gone)]
    if gone:
        parts.append("\n")
    parts.append(f"{len(new):,} new, {len(gone):,} gone. {summary(report)}\n")
    return "".join(parts)


def _beyond(some: Sequence[Finding], others: Sequence[Finding]) -> Iterator[Finding]:
    """The findings that the others do not have, or not so often; where they stand does not count."""
    there = Counter(map(_known_by, others))
    for f in some:
        there[_known_by(f)] -= 1
        if there[_known_by(f)] < 0:
            yield f


def _known_by(f: Finding) -> tuple[str, str, int]:
    return f.ends[0].article.path, f.fingerprint, f.level
