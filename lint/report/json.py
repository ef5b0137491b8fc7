"""The JSON contract, version 1: for programs, stable; rules/report-schema.json says what may stand in it."""

from __future__ import annotations

import json
from json.encoder import encode_basestring as _text
from typing import TYPE_CHECKING, Any

from lint.mentions import KINDS, kind_named
from lint.report.terminal import Shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lint.engine.results import Examined, Report
    from lint.mentions import Mention, Reading
    from lint.read.folder import Unread
    from lint.text.article import Article
    from lint.text.finding import End, Finding
    from lint.text.span import Span

VERSION = 1


def render(report: Report) -> str:
    """The report of `newslint check`."""
    return "".join(parts(report))


def parts(report: Report) -> Iterator[str]:
    """The same piece by piece: of very many findings no more than one is held as JSON."""
    yield f'{{\n "version": {VERSION},\n "articles": '
    yield from listed(map(_article, report.examined))
    yield ',\n "findings": '
    yield from listed(map(_finding, report.findings))
    yield ',\n "unread": '
    yield from listed(indented(u._asdict(), 2) for u in report.unread)
    if report.skipped:
        yield f',\n "skipped": {indented(dict(report.skipped), 1)}'
    if report.notes:
        yield ',\n "notes": '
        yield from listed(map(_noted, report.notes))
    yield "\n}\n"


def _noted(note: str) -> str:
    return _sound(_text(note))


def listed(objects: Iterable[str], deep: int = 1) -> Iterator[str]:
    """The text of a list that stands so many levels deep, as the json module writes it."""
    inner = "\n" + " " * (deep + 1)
    between = f"[{inner}"
    for text in objects:
        yield between + text
        between = f",{inner}"
    yield "[]" if between[0] == "[" else inner[:-1] + "]"


def indented(value: Any, deep: int) -> str:
    """The text of a value that stands so many levels deep."""
    return dump(value).rstrip("\n").replace("\n", "\n" + " " * deep)


# What a report has very many of is written by hand: the json module takes four times as long where it indents.


def _article(e: Examined) -> str:
    published = e.article.published
    counts = ",\n    ".join([f"{_text(kind)}: {n}" for kind, n in e.mentions.items()])
    examined = f"{{\n    {counts}\n   }}" if counts else "{}"
    return _sound(
        f"""{{
   "path": {_text(e.article.path)},
   "story": {_text(e.story)},
   "published": {_text(published.isoformat()) if published else "null"},
   "words": {e.article.words},
   "examined": {examined}
  }}"""
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
        **part_of(reading.article, mention.span),
        **mention.values(),
    }


def part_of(article: Article, span: Span) -> dict[str, Any]:
    """What a place in a document is told by besides."""
    place = article.part_at(span)
    return {"part": place._asdict()} if place else {}


def _finding(f: Finding) -> str:
    fix = "null"
    if f.fix:
        (start, end), new = f.fix.span, _text(f.fix.replacement)
        safe = "true" if f.fix.safe else "false"
        at = f'"start": {start},\n    "end": {end},{_part(f.ends[0].article, f.fix.span, 4)}'
        fix = f'{{\n    {at}\n    "replacement": {new},\n    "safe": {safe}\n   }}'
    ends = ",\n    ".join(map(_end, f.ends))
    more = f',\n   "more": {f.more}' if f.more else ""
    return _sound(
        f'''{{
   "rule": {_text(f.rule)},
   "check": {_text(f.check)},
   "level": "{f.level}",
   "message": {_text(f.message)},
   "story": {_text(f.story) if f.story else "null"},
   "fingerprint": "{f.fingerprint}",
   "ends": [
    {ends}
   ],
   "fix": {fix}{more}
  }}'''
    )


def _end(e: End) -> str:
    place = e.article.lines.place
    start, end = e.span
    (line, column), (end_line, end_column) = place(start), place(end)
    return f"""{{
     "path": {_text(e.article.path)},
     "line": {line},
     "column": {column},
     "end_line": {end_line},
     "end_column": {end_column},
     "start": {start},
     "end": {end},{_part(e.article, e.span, 5)}
     "text": {_text(e.text)},
     "note": {_text(e.note)}
    }}"""


def _part(article: Article, span: Span, deep: int) -> str:
    """The member that tells a place in a document, or nothing."""
    if (place := article.part_at(span)) is None:
        return ""
    return f'\n{" " * deep}"part": {indented(place._asdict(), deep)},'


def dump(report: Any) -> str:
    """The object as JSON text."""
    return _sound(json.dumps(report, ensure_ascii=False, indent=1)) + "\n"


def _sound(text: str) -> str:
    """The text; what is not seen in it, or is no valid Unicode, as an escape: it can reorder no line, JSON is UTF-8."""
    if text.isascii() and "\x7f" not in text:
        return text
    return "\n".join([line if line.isascii() and line.isprintable() else _ESCAPED(line) for line in text.split("\n")])


def _escape(c: str) -> str:
    code = ord(c)
    if code < 0x10000:
        return f"\\u{code:04x}"
    return f"\\u{0xD7C0 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


_ESCAPED = Shown(_escape)
