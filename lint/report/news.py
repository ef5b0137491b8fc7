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
    """The findings that the others do not have, or not so often; those in lines that the others do not have first."""
    there = Counter(map(_known_by, others))
    more = Counter(map(_known_by, some)) - there
    lines = Counter((_known_by(f), _line(f)) for f in others if _known_by(f) in more)
    kept, beyond = [], set()
    for n, f in enumerate(some):
        if (key := _known_by(f)) in more:
            lines[key, _line(f)] -= 1
            if lines[key, _line(f)] >= 0:
                kept.append(n)
            elif more[key] > 0:
                more[key] -= 1
                beyond.add(n)
    for n in reversed(kept):  # in a line that was there as often, something else is gone
        if more[key := _known_by(some[n])] > 0:
            more[key] -= 1
            beyond.add(n)
    return (f for n, f in enumerate(some) if n in beyond)


def _known_by(f: Finding) -> tuple[str, str, int]:
    return f.ends[0].article.path, f.fingerprint, f.level


def _line(f: Finding) -> str:
    first = f.ends[0]
    lines = first.article.lines
    return first.article.quoted(lines.span(lines.place(first.span.start)[0]))
