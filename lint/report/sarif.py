"""A Report and its rules → SARIF 2.1.0, for code scanning and for editors that read it."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from lint import __version__
from lint.read.choice import file_of
from lint.report.json import indented, listed
from lint.report.repository_paths import root, within
from lint.report.summary import plain
from lint.text.finding import Level
from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lint.engine.results import Report
    from lint.read.folder import Unread
    from lint.rulebook.rule import Rule
    from lint.text.finding import End, Finding, Fix

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.STYLE: "note"}
_ROOT = "SRCROOT"
#: How many of the other ends a message names; all of them are in `relatedLocations`.
_MOST_LINKS = 6
_SENTENCE = lazy(r".+?[.!?](?=\s|\Z)", re.DOTALL)
#: What SARIF reads in a message: links, `[words](place)`, and arguments, `{0}`.
_BRACKETS, _ARGUMENT = lazy(r"[\\\[\]]"), lazy(r"\{(\d+)\}")
_PARAGRAPHS = lazy(r"\n\s*\n")


def render(report: Report, rules: Sequence[Rule]) -> str:
    """The log of one run of these rules."""
    return "".join(parts(report, rules))


def parts(report: Report, rules: Sequence[Rule]) -> Iterator[str]:
    """The same piece by piece: of very many findings no more than one is held as JSON."""
    place = {r.id: n for n, r in enumerate(rules)}
    folder = root()
    files = _Files(folder)
    run = {
        "tool": {"driver": _driver(rules)},
        "automationDetails": {"id": "newslint/"},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "defaultEncoding": "UTF-8",
        "originalUriBaseIds": {_ROOT: {"uri": _uri(folder) + "/"}},
        "invocations": [
            {
                "executionSuccessful": bool(report.examined) and not report.unread,
                "toolExecutionNotifications": [
                    *({"level": "warning", "message": {"text": _literal(note)}} for note in report.notes),
                    *(_unread(u, files) for u in report.unread),
                ],
            }
        ],
    }
    artifacts = (
        {"location": files.location(e.article.path), "roles": ["analysisTarget"], "properties": {"story": e.story}}
        for e in report.examined
    )
    results = (_result(f, place, files) for f in report.findings)
    yield f'{{\n "$schema": "{SCHEMA}",\n "version": "2.1.0",\n "runs": [\n  '
    yield indented(run, 2).removesuffix("\n  }")
    yield ',\n   "artifacts": '
    yield from listed((indented(a, 4) for a in artifacts), 3)
    yield ',\n   "results": '
    yield from listed((indented(r, 4) for r in results), 3)
    yield "\n  }\n ]\n}\n"


class _Files:
    """Paths as SARIF names them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[str, dict[str, Any]] = {}

    def location(self, path: str) -> dict[str, Any]:
        """The artifactLocation of a path; standard input has no URI."""
        if path not in self._known:
            inner = within(path, self._folder)
            if inner is not None:
                self._known[path] = {"uri": quote(os.fsencode(inner)), "uriBaseId": _ROOT}
            elif file_of(path) == "-":
                self._known[path] = {"description": {"text": "standard input"}}
            else:
                self._known[path] = {"uri": _uri(Path(file_of(path)).absolute())}
            if path != (file := file_of(path)) and file != "-":
                self._known[path]["description"] = {"text": f"article {path[len(file) + 1 :]}"}
        return self._known[path]


def _uri(path: Path) -> str:
    return f"file://{quote(os.fsencode(path.as_posix()))}"


def _driver(rules: Sequence[Rule]) -> dict[str, Any]:
    return {"name": "newslint", "semanticVersion": __version__, "rules": [_rule(r) for r in rules]}


def _rule(rule: Rule) -> dict[str, Any]:
    why = " ".join(rule.why.split())
    first = _SENTENCE.match(why)
    source = f"\n\nSource: {rule.source}" if rule.source else ""
    help_ = f"{rule.why.strip()}\n\nIt says: {rule.message}{source}"
    return {
        "id": rule.id,
        "shortDescription": {"text": _unlinked(first[0] if first else why)},
        "fullDescription": {"text": _unlinked(why)},
        "help": {"text": _unlinked(help_), "markdown": _markdown(help_)},
        "defaultConfiguration": {"level": _LEVELS[rule.level]},
        "properties": {"check": rule.check_name, "tags": [rule.pack]},
    }


def _unread(unread: Unread, files: _Files) -> dict[str, Any]:
    return {
        "level": "error",
        "message": {"text": _literal(f"Not examined: {unread.reason}")},
        "locations": [{"physicalLocation": {"artifactLocation": files.location(unread.path)}}],
    }


def _result(f: Finding, place: Mapping[str, int], files: _Files) -> dict[str, Any]:
    first, *others = f.ends
    links = [f"[{_literal(_label(e), in_link=True)}]({n})" for n, e in enumerate(others[:_MOST_LINKS], 1)]
    result: dict[str, Any] = {
        "ruleId": f.rule,
        "ruleIndex": place.get(f.rule, -1),  # what is said of a stet is no rule's
        "level": _LEVELS[f.level],
        "message": {"text": _literal(f.message) + (f" See: {', '.join(links)}." if links else "")},
        "locations": [_place(first, files)],
        "partialFingerprints": {"newslint/v1": f.fingerprint},
        "properties": {"check": f.check} | ({"story": f.story} if f.story else {}),
    }
    if f.more:
        result["occurrenceCount"] = f.more
    if others:
        result["relatedLocations"] = [{"id": n, **_place(e, files)} for n, e in enumerate(others, 1)]
    if f.fix and not first.article.document:
        result["fixes"] = [_fix(f.fix, first, files)]
    return result


def _label(end: End) -> str:
    return f"{end.article.line_told(end.span.start, Path(end.article.path).name)} {end.note}".rstrip()


def _place(end: End, files: _Files) -> dict[str, Any]:
    document = end.article.part_at(end.span)
    where = {"startLine": 1} if document else _region(end, end.span.start, end.span.end)  # it has no lines itself
    region = {**where, "snippet": {"text": end.text}}
    place: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": files.location(end.article.path), "region": region}
    }
    if document:
        name = f"paragraph {document.number}"
        place["logicalLocations"] = [{"name": name, "kind": document.kind, "properties": document._asdict()}]
    if end.note:
        place["message"] = {"text": _literal(end.note)}
    return place


def _region(end: End, start: int, stop: int) -> dict[str, int]:
    lines = end.article.lines
    (line, column), (end_line, end_column) = lines.place(start), lines.place(stop)
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _fix(fix: Fix, end: End, files: _Files) -> dict[str, Any]:
    change = {"deletedRegion": _region(end, *fix.span), "insertedContent": {"text": fix.replacement}}
    return {
        "artifactChanges": [{"artifactLocation": files.location(end.article.path), "replacements": [change]}],
        "properties": {"safe": fix.safe},
    }


def _literal(text: str, *, in_link: bool = False) -> str:
    """Text that a reader of SARIF takes as it stands: no links, no arguments."""
    text = _BRACKETS.sub(r"\\\g<0>", text) if in_link else _unlinked(text)
    return _ARGUMENT.sub(r"{{\1}}", text)


def _unlinked(text: str) -> str:
    """Text with no links of SARIF's."""
    return _BRACKETS.sub(r"\\\g<0>", text) if "](" in text else text


def _markdown(text: str) -> str:
    """Text as Markdown in which nothing acts; its paragraphs stay paragraphs."""
    return "\n\n".join(map(plain, _PARAGRAPHS.split(text)))
