"""A Report → the summary of a GitHub job: a page of Markdown with every finding, in which no copy can act."""

from __future__ import annotations

import os
import re
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import quote

from lint.report import text
from lint.report.repository_paths import root, within
from lint.report.terminal import visible
from lint.text.finding import Level
from lint.text.lazy_regex import lazy
from lint.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.engine.results import Report
    from lint.text.finding import End, Finding

_HEADS = {Level.ERROR: "Errors", Level.WARNING: "Warnings", Level.STYLE: "Style"}
#: GitHub refuses a summary that is longer, in bytes.
ROOM = 1 << 20
#: How many characters stand on each side of the words in question, and of those words.
_AROUND, _WORDS = 40, 160
_MARKUP = lazy(r"[^\w\s.,;?!()/'…“”‘’–—-]|_")
#: What GitHub turns into a link, a mention or a picture by itself, once the page is laid out.
_ACTIVE = lazy(r"([@#:](?=[\w/+-])|(?<=www)\.|(?<=GH)-)", re.IGNORECASE)


def render(report: Report, room: int = ROOM) -> str:
    """The page, in no more than `room` bytes; what does not fit is counted."""
    if not report.examined:
        head = "## newslint examined nothing\n"
    else:
        head = f"## newslint\n\n{plain(text.summary(report))}\n"
    head += "".join(f"\n**{plain(note)}**\n" for note in report.notes)
    parts = [head]
    left = room - len(head.encode()) - 200  # for the line that says what was left out
    done = 0
    for lines, findings in _tables(report):
        size = len(lines.encode("utf-8", "backslashreplace"))
        if size > left:
            parts.append(f"\n{len(report.findings) - done:,} more findings stand in the log.\n")
            break
        parts.append(lines)
        left -= size
        done += findings
    return "".join(parts)


def _tables(report: Report) -> Iterator[tuple[str, int]]:
    """Pieces of the page in order, each with how many findings it shows."""
    if report.unread:
        yield "\n### Not examined\n\n", 0
        for u in report.unread:
            yield f"- {plain(u.path)}: {plain(u.reason)}\n", 0
    ranked = sorted(report.findings, key=lambda f: -f.level)
    for level, findings in groupby(ranked, key=lambda f: f.level):
        yield f"\n### {_HEADS[level]}\n\n| where | what | words |\n|---|---|---|\n", 0
        for f in findings:
            yield _row(f), 1


def _row(f: Finding) -> str:
    first, *others = f.ends
    what = [f"{plain(f.message)} <sub>{plain(f.rule)} {f.short}</sub>"]
    words = [_excerpt(first)]
    what += [f"{_link(end)} {plain(end.note)}" for end in others[: text.MOST_PLACES]]
    if len(others) > text.MOST_PLACES:
        what.append(f"and {len(others) - text.MOST_PLACES:,} more places")
    if others:
        words.append(_excerpt(others[0]))
    return f"| {_link(first)} | {'<br>'.join(what)} | {'<br>'.join(words)} |\n"


def _link(end: End) -> str:
    """The place, as a link to it where the runner says which repository this is."""
    line = end.article.lines.place(end.span.start)[0]
    label = end.article.line_told(end.span.start, plain(end.article.path))
    if end.article.document:
        return label
    inner = within(end.article.path, root())
    server, repository, commit = (os.environ.get(f"GITHUB_{x}") for x in ("SERVER_URL", "REPOSITORY", "SHA"))
    if not (inner and server and repository and commit):
        return label
    return f"[{label}]({server}/{repository}/blob/{commit}/{quote(os.fsencode(inner))}?plain=1#L{line})"


def _excerpt(end: End) -> str:
    """The words in question in bold, with a little of the line that they stand in."""
    article, span = end.article, end.span
    line = article.lines.span(article.lines.place(span.start)[0])
    stop = min(span.end, span.start + _WORDS)
    left, right = max(line.start, span.start - _AROUND), min(max(line.end, stop), stop + _AROUND)
    before = ("…" if left > line.start else "") + article.quoted(Span(left, span.start))
    after = ("…" if stop < span.end else "") + article.quoted(Span(stop, right)) + ("…" if right < line.end else "")
    return f"{plain(before)}<b>{plain(article.quoted(Span(span.start, stop)))}</b>{plain(after)}"


def plain(words: str) -> str:
    """Text that shows as it stands: no markup, no links, no mentions."""
    parts = _ACTIVE.split(visible(words))
    return "<span></span>".join(
        _MARKUP.sub(lambda m: f"&#{ord(m[0])};", "".join(parts[n : n + 2])) for n in range(0, len(parts), 2)
    )
