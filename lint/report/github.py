"""A Report → workflow commands: a GitHub runner shows findings beside the lines that they are about."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

from lint.report import text
from lint.report.repository_paths import root, within
from lint.report.terminal import visible
from lint.text.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lint.engine.results import Report
    from lint.text.finding import End, Finding

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.STYLE: "notice"}
#: A runner shows so many annotations of each kind for a step, and drops those that come after them without a word.
SHOWN = 10
#: How many of a finding's other ends get an annotation of their own.
_MOST_PLACES = 3


def render(report: Report) -> str:
    """The annotations that a runner shows, the gravest first, and the whole report for the log.

    The log is printed between marks that tell the runner to obey nothing: copy and names of files are not to be
    trusted. Each mark is the digest of the text between the two, so that no text can hold its own.
    """
    log = text.render(report)
    stop = hashlib.sha256(log.encode("utf-8", "surrogatepass")).hexdigest()
    kept: Counter[str] = Counter()
    shown = []
    for kind, command in _annotations(report):
        kept[kind] += 1
        if kept[kind] <= SHOWN:
            shown.append(command)
    parts = [*shown, f"::stop-commands::{stop}", log.rstrip("\n"), f"::{stop}::"]
    if more := [f"{n - SHOWN:,} more {kind}s" for kind, n in kept.items() if n > SHOWN]:
        parts.append(f"A step shows {SHOWN} annotations of a kind; {', '.join(more)} stand in this log alone.")
    return "\n".join(parts) + "\n"


def _annotations(report: Report) -> Iterator[tuple[str, str]]:
    """Every annotation with its kind: files not examined, the gravest findings, their other ends, and matters of style.

    Of findings of one level, those between articles come first: nobody sees them who reads one article.
    """
    for note in report.notes:
        yield "warning", _command("warning", {"title": "How this was checked"}, note)
    for u in report.unread:
        where: dict[str, object] = {"file": within(u.path, root()), "title": "Not examined"}
        yield "error", _command("error", where, f"{u.path}: {u.reason}")
    ranked = sorted(report.findings, key=lambda f: (-f.level, -len({e.article.path for e in f.ends})))
    grave = [f for f in ranked if f.level > Level.STYLE]
    yield from map(_finding, grave)
    for n in range(1, 1 + _MOST_PLACES):
        for f in grave:
            for end in f.ends[n : n + 1]:
                note = end.note or "the other place"
                yield "notice", _at(end, "notice", f.rule, f"{note}. See {_where(f.ends[0])}: {f.message}")
    yield from (_finding(f) for f in ranked if f.level is Level.STYLE)


def _finding(f: Finding) -> tuple[str, str]:
    kind = _COMMANDS[f.level]
    places = [f"{_where(e)}" + (f": {e.note}" if e.note else "") for e in f.ends[1 : 1 + text.MOST_PLACES]]
    return kind, _at(f.ends[0], kind, f.rule, f.message, *places, f"To let it stand: newslint stet, {f.short}")


def _at(end: End, kind: str, title: str, *said: str) -> str:
    if end.article.document:
        told = {"file": within(end.article.path, root()), "title": title}
        return _command(kind, told, f"{text.in_file(end)}: {said[0]}", *said[1:])
    lines = end.article.lines
    line, column = lines.place(end.span.start)
    last, last_column = lines.place(max(end.span.start, end.span.end - 1))
    where: dict[str, object] = {"file": within(end.article.path, root()), "line": line, "endLine": last}
    if line == last:  # columns are for what stands in one line
        where |= {"col": column, "endColumn": last_column}
    return _command(kind, {**(where if where["file"] else {}), "title": title}, *said)


def _where(end: End) -> str:
    if end.article.document:
        return f"{end.article.path}, {text.in_file(end)}"
    line, column = end.article.lines.place(end.span.start)
    return f"{end.article.path}:{line}:{column}"


def _command(kind: str, properties: Mapping[str, object], *said: str) -> str:
    """A command that says these lines."""
    given = ",".join(f"{k}={_property(str(v))}" for k, v in properties.items() if v is not None)
    return f"::{kind} {given}::" + "%0A".join(visible(line).replace("%", "%25") for line in said)


def _property(value: str) -> str:
    """A value that ends neither itself nor the command; a name of a file may hold anything."""
    for c, escape in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C")):
        value = value.replace(c, escape)
    return visible(value)
