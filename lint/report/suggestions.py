"""A Report → a review of a pull request, as GitHub takes it, that suggests the safe fixes in lines that changed."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from hashlib import blake2b
from typing import TYPE_CHECKING

from lint.report.repository_paths import root, within
from lint.report.summary import plain
from lint.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lint.engine.results import Report
    from lint.revisions.changed_lines import Changes
    from lint.text.article import Article
    from lint.text.finding import Finding, Fix

#: A review has so many suggestions at most; the next push shows those that are left.
MOST = 50


def render(report: Report, changes: Changes | None) -> str:
    """The review as JSON; its `body` ends in a mark that is the same where the suggestions are.

    Lines that the pull request does not change cannot be commented on; without `changes` all are taken as changed.
    """
    comments = list(_comments(report, changes))[:MOST]
    said = json.dumps(comments, indent=1, ensure_ascii=False)
    mark = blake2b(said.encode("utf-8", "backslashreplace"), digest_size=8).hexdigest()
    body = f"Safe fixes, to be taken or left. <!-- newslint {mark} -->"
    return json.dumps({"event": "COMMENT", "body": body, "comments": comments}, indent=1) + "\n"


def _comments(report: Report, changes: Changes | None) -> Iterator[dict[str, object]]:
    lines: dict[tuple[str, int], list[Finding]] = defaultdict(list)
    for f in report.findings:
        if f.fix and f.fix.safe and not f.ends[0].article.document:
            article = f.ends[0].article
            first, last = (article.lines.place(at)[0] for at in (f.fix.span.start, max(f.fix.span.end, 1)))
            if first == last and (changes is None or changes.touched(article, f.fix.span)):
                lines[article.path, first].append(f)
    for (path, number), findings in sorted(lines.items(), key=lambda item: item[0]):
        if where := within(path, root()):
            yield {"path": where, "line": number, "side": "RIGHT", "body": _body(number, findings)}


def _body(number: int, findings: Sequence[Finding]) -> str:
    """What is wrong in the line, and the line as it is to be, in a fence that no line of copy ends."""
    article = findings[0].ends[0].article
    line = _fixed(article, article.lines.span(number), [f.fix for f in findings if f.fix])
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", line)), default=0))
    said = "\n".join(f"{plain(f.message)} <sub>{plain(f.rule)} {f.short}</sub>" for f in findings)
    return f"{said}\n\n{fence}suggestion\n{line}\n{fence}"


def _fixed(article: Article, line: Span, fixes: Sequence[Fix]) -> str:
    """The line with its fixes; of those that overlap, the first."""
    parts, done = [], line.start
    for span, new in sorted((f.span, f.replacement) for f in fixes):
        if span.start >= done:
            parts += [article.quoted(Span(done, span.start)), new]
            done = span.end
    return "".join([*parts, article.quoted(Span(done, line.end))])
