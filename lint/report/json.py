"""The JSON contract, version 1: for programs, stable."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from lint.mentions import KINDS, kind_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lint.engine import Examined, Report
    from lint.finding import End, Finding
    from lint.mentions import Mention, Reading
    from lint.read.folder import Unread

VERSION = 1


def render(report: Report) -> str:
    """The report of `newslint check`."""
    return "".join(parts(report))


def parts(report: Report) -> Iterator[str]:
    """The same piece by piece: of very many findings no more than one is held as JSON."""
    yield f'{{\n "version": {VERSION},\n "articles": '
    yield from _list(map(_article, report.examined))
    yield ',\n "findings": '
    yield from _list(map(_finding, report.findings))
    yield ',\n "unread": '
    yield from _list(u._asdict() for u in report.unread)
    yield "\n}\n"


def _list(objects: Iterable[dict[str, Any]]) -> Iterator[str]:
    """The text of a list that stands one level deep, as the json module writes it."""
    between = "[\n  "
    for o in objects:
        yield between + dump(o).rstrip("\n").replace("\n", "\n  ")
        between = ",\n  "
    yield "[]" if between[0] == "[" else "\n ]"


def _article(e: Examined) -> dict[str, Any]:
    return {
        "path": e.article.path,
        "story": e.story,
        "published": e.article.published and e.article.published.isoformat(),
        "words": e.article.words,
        "examined": dict(e.mentions),
    }


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
