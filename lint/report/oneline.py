"""A Report → one line a finding, `path:line:column: level: message [rule]`, as editors and problem matchers read it.

In documents, paragraphs are counted for lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.report.terminal import visible
from lint.report.view import View, looked_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.engine.results import Report
    from lint.text.finding import End


def parts(report: Report, view: View | None = None) -> Iterator[str]:
    """The lines, in the order of the view."""
    for group in looked_at(report, view or View(group_by="article")).groups:
        yield from (f"{_place(f.ends[0])}: {f.level}: {visible(f.message)} [{f.rule}]\n" for f in group.findings)


def _place(end: End) -> str:
    line, column = end.article.lines.place(end.span.start)
    return f"{visible(end.article.path)}:{line}:{column}"
