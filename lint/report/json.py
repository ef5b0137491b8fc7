"""The JSON contract, version 1: for programs, stable."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from lint.mentions import KINDS, kind_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lint.engine import Report
    from lint.finding import End, Finding
    from lint.mentions import Mention, Reading
    from lint.read.folder import Unread

VERSION = 1


def render(report: Report) -> str:
    """The report of `newslint check`."""
    return dump(
        {
            "version": VERSION,
            "articles": [
                {
                    "path": e.article.path,
                    "story": e.story,
                    "published": e.article.published and e.article.published.isoformat(),
                    "words": e.article.words,
                    "examined": dict(e.mentions),
                }
                for e in report.examined
            ],
            "findings": [_finding(f) for f in report.findings],
            "unread": [u._asdict() for u in report.unread],
        }
    )


def render_mentions(readings: Sequence[Reading], kinds: Iterable[str], unread: Iterable[Unread] = ()) -> str:
    """The report of `newslint mentions`."""
    classes = [kind_named(k) for k in KINDS if k in kinds]
    return dump(
        {
            "version": VERSION,
            "articles": [
                {
                    "path": r.article.path,
                    "published": r.article.published and r.article.published.isoformat(),
                    "mentions": sorted(
                        (_mention(r, m) for c in classes for m in r.of(c)), key=lambda m: (m["start"], m["end"])
                    ),
                }
                for r in readings
            ],
            "unread": [u._asdict() for u in unread],
        }
    )


def _mention(reading: Reading, mention: Mention) -> dict[str, Any]:
    line, column = reading.article.lines.place(mention.span.start)
    return {
        "kind": mention.kind,
        "start": mention.span.start,
        "end": mention.span.end,
        "line": line,
        "column": column,
        "text": reading.article.quoted(mention.span),
        **mention.values(),
    }


def _finding(f: Finding) -> dict[str, Any]:
    return {
        "rule": f.rule,
        "check": f.check,
        "level": str(f.level),
        "message": f.message,
        "story": f.story or None,
        "fingerprint": f.fingerprint,
        "ends": [_end(e) for e in f.ends],
        "fix": f.fix and {"start": f.fix.span.start, "end": f.fix.span.end, "replacement": f.fix.replacement},
    }


def _end(e: End) -> dict[str, Any]:
    lines = e.article.lines
    (line, column), (end_line, end_column) = lines.place(e.span.start), lines.place(e.span.end)
    return {
        "path": e.article.path,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "start": e.span.start,
        "end": e.span.end,
        "text": e.text,
        "note": e.note,
    }


def dump(report: dict[str, Any]) -> str:
    """The object as JSON text."""
    # A path or text that is no valid Unicode (a lone surrogate) is written as an escape: JSON stays UTF-8.
    text = json.dumps(report, ensure_ascii=False, indent=1)
    return text.encode("utf-8", "backslashreplace").decode() + "\n"
