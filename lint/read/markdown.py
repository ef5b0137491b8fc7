"""Markdown → parts: its blocks, with the kind that their marks tell, and their text without inline markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lint.read.inline import markup
from lint.read.lines import Line, join, lines_of

if TYPE_CHECKING:
    from lint.article import BlockKind
    from lint.read.part import Part

_HEADING = re.compile(r"#{1,6}[ \t]+(?=\S)")
_CLOSING = re.compile(r"[ \t]#+\Z")
_BULLET = re.compile(r"[-*+][ \t]+(?=\S)")
_NUMBER = re.compile(r"\d{1,3}[.)][ \t]+(?=\S)")
_QUOTE = re.compile(r"(?:>[ \t]?)+[ \t]*")
_RULE = re.compile(r"([-*_])(?:[ \t]*\1){2,}\Z")
_UNDERLINE = re.compile(r"(?:=+|-{2,})\Z")
_REFERENCE = re.compile(r"\[[^\[\]]{1,200}\]:[ \t]+\S+(?:[ \t]+\S.*)?\Z")
_VISIBLE = re.compile(r"[^\r\n]")
_FENCE = re.compile(r"```|~~~")


def parts_of(source: str, start: int) -> list[Part]:
    """The parts of a Markdown text from `start` on."""
    text = _without_comments(source) if "<!--" in source else source
    parts: list[Part] = []
    run: list[Line] = []
    mark: BlockKind | None = None
    fenced = False
    for line in lines_of(text, start):
        if _FENCE.match(line.text):
            fenced = not fenced
        elif not fenced:
            run, mark = _take(parts, run, mark, line)
    _close(parts, run, mark)
    return parts


def _without_comments(source: str) -> str:
    """The source with HTML comments as zero characters, which no text holds; they are left out with inline markup."""
    pieces: list[str] = []
    at = 0
    while (start := source.find("<!--", at)) >= 0 and (end := source.find("-->", start + 4)) >= 0:
        pieces += [source[at:start], _VISIBLE.sub("\0", source[start : end + 3])]
        at = end + 3
    return "".join([*pieces, source[at:]])


def _take(
    parts: list[Part], run: list[Line], mark: BlockKind | None, line: Line
) -> tuple[list[Line], BlockKind | None]:
    """Add one line: the lines of the block that is now open and its mark."""
    first = line.text[0]
    if line.gap > 1:
        _close(parts, run, mark)
        run, mark = [], None
    if first.isalpha():
        run.append(line)
        return run, mark
    if run and mark is None and _UNDERLINE.match(line.text):
        _close(parts, run, "headline" if not parts else "subhead")
        return [], None
    if (first in "-*_" and _RULE.match(line.text)) or (first == "[" and _REFERENCE.match(line.text)):
        _close(parts, run, mark)
        return [], None
    if first == "#" and (m := _HEADING.match(line.text)):
        _close(parts, run, mark)
        _close(parts, [_cut(line, m.end(), _CLOSING)], "subhead" if parts else "headline")
        return [], None
    if first == ">" and (m := _QUOTE.match(line.text)):
        if mark != "quote":
            _close(parts, run, mark)
            run = []
        line = _cut(line, m.end())
        if line.text:
            run.append(line)
        return run, "quote"
    if m := _BULLET.match(line.text) or _NUMBER.match(line.text):
        _close(parts, run, mark)
        return [line if first.isdigit() else _cut(line, m.end())], "list item"
    run.append(line)
    return run, mark


def _cut(line: Line, at: int, tail: re.Pattern[str] | None = None) -> Line:
    """A line without the mark before it, and without the one behind it."""
    text = line.text[at:]
    if tail is not None:
        text = tail.sub("", text).rstrip()
    return Line(line.start + at, line.start + at + len(text), text, line.gap, 0)


def _close(parts: list[Part], run: list[Line], mark: BlockKind | None) -> None:
    """Make a part of the lines of one block."""
    if not run:
        return
    part = join(run)
    part.mark = mark
    spans = markup(part.text)
    if spans:
        _leave_out(part, spans)
    if part.text.strip():
        parts.append(part)


def _leave_out(part: Part, spans: list[tuple[int, int]]) -> None:
    """Take spans out of a part's text; each character left keeps its place."""
    origin = part.origin if part.origin is not None else range(part.start, part.end)
    pieces: list[str] = []
    places: list[int] = []
    at = 0
    for start, end in [*spans, (len(part.text), len(part.text))]:
        if start > at:
            pieces.append(part.text[at:start])
            places.extend(origin[at:start])
        at = max(at, end)
    part.text, part.origin = "".join(pieces), places
