"""Markdown → parts: its blocks, with the kind that their marks tell, and their text without inline markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.read.inline import COMMENT, has_marks, markup
from lint.read.lines import Line, join, lines_of
from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    import re

    from lint.read.parts import Part
    from lint.text.article import BlockKind

#: What a line begins with that is not simply text.
_SIGNS = frozenset("#>-*+_[`~=0123456789")
_HEADING = lazy(r"#{1,6}[ \t]+(?=\S)")
_CLOSING = lazy(r"[ \t]#+\Z")
_BULLET = lazy(r"[-*+][ \t]+(?=\S)")
_NUMBER = lazy(r"\d{1,3}[.)][ \t]+(?=\S)")
_QUOTE = lazy(r"(?:>[ \t]?)+[ \t]*")
_RULE = lazy(r"([-*_])(?:[ \t]*\1){2,}\Z")
_UNDERLINE = lazy(r"(?:=+|-{2,})\Z")
_REFERENCE = lazy(r"\[[^\[\]]{1,200}\]:[ \t]+\S+(?:[ \t]+\S.*)?\Z")
_FENCE = lazy(r"```|~~~")
_VISIBLE = lazy(r"[^\r\n]")
#: So many spaces make code of a line, if it has a sign of code: a call, an assignment, an operator, a prompt.
_INDENT = 4
_CODE_SIGN = lazy(r"\w\((?!s\))|[{}=<>|\\]|;\Z|[a-z_]\w*(?:\.|::|_)[a-z_]\w+|\A(?:[#>@&]|\$ )")
#: What stands for each character of code: no letter, no mark and no space.
_CODE = "_"


def parts_of(source: str, start: int) -> list[Part]:
    """The parts of a Markdown text from `start` on."""
    text = _without_comments(source) if "<!--" in source else source
    blocks = _Blocks(has_marks(text))
    fenced = False
    lines = lines_of(text, start)
    code = _indented_code(lines)
    for n, line in enumerate(lines):
        if n in code:
            blocks.close()
            continue
        if line.gap > 1:
            blocks.close()
        if line.text[0] in _SIGNS and _FENCE.match(line.text):
            blocks.close()
            fenced = not fenced
        elif not fenced:
            blocks.take(line)
    blocks.close()
    return blocks.parts


def _indented_code(lines: list[Line]) -> set[int]:
    """The numbers of the lines that are code by their indent: an indented run behind an empty line in which most lines
    have signs of code, since copy is indented, too."""
    found: set[int] = set()
    run: list[int] = []
    for n, line in enumerate([*lines, Line(0, 0, "x", 2, 0)]):
        if line.indent < _INDENT or (line.gap < 2 and not run):
            if 2 * sum(_CODE_SIGN.search(lines[k].text) is not None for k in run) > len(run):
                found.update(run)
            run = []
        else:
            run.append(n)
    return found


def _without_comments(source: str) -> str:
    """The source with signs for HTML comments, that are left out with inline markup."""
    pieces: list[str] = []
    at = 0
    while (start := source.find("<!--", at)) >= 0 and (end := source.find("-->", start + 4)) >= 0:
        pieces += [source[at:start], _VISIBLE.sub(COMMENT, source[start : end + 3])]
        at = end + 3
    return "".join([*pieces, source[at:]])


class _Blocks:
    """The parts so far, and the lines and the mark of the block that is open; `marked` where text may have markup."""

    def __init__(self, marked: bool) -> None:
        self.parts: list[Part] = []
        self._run: list[Line] = []
        self._mark: BlockKind | None = None
        self._marked = marked

    def take(self, line: Line) -> None:
        """Add a line to the open block, or open another with it."""
        first = line.text[0]
        if first not in _SIGNS:
            self._run.append(line)
        elif first == "#" and (m := _HEADING.match(line.text)):
            self._open("subhead" if self.parts or self._run else "headline", _cut(line, m.end(), _CLOSING))
            self.close()
        elif first == ">" and (m := _QUOTE.match(line.text)):
            self._quote(_cut(line, m.end()))
        elif self._run and self._mark is None and _UNDERLINE.match(line.text):
            self._mark = "subhead" if self.parts else "headline"
            self.close()
        elif _RULE.match(line.text) or (first == "[" and _REFERENCE.match(line.text)):
            self.close()
        elif m := _BULLET.match(line.text):
            self._open("list item", _cut(line, m.end()))
        elif _NUMBER.match(line.text):
            self._open("list item", line)  # what number it is can matter, so that it stays
        else:
            self._run.append(line)

    def _open(self, mark: BlockKind, line: Line) -> None:
        self.close()
        self._mark = mark
        self._run.append(line)

    def _quote(self, line: Line) -> None:
        if self._mark != "quote":
            self.close()
            self._mark = "quote"
        if line.text:
            self._run.append(line)

    def close(self) -> None:
        """Make a part of the lines of the open block."""
        if self._run:
            part = join(self._run)
            part.mark = self._mark
            if self._marked and has_marks(part.text):
                _leave_out(part, *markup(part.text))
            if part.origin is None or part.text.strip():
                self.parts.append(part)
            self._run = []
        self._mark = None


def _cut(line: Line, at: int, tail: re.Pattern[str] | None = None) -> Line:
    """A line without the mark before it, and without the one behind it."""
    text = line.text[at:]
    if tail is not None:
        text = tail.sub("", text).rstrip()
    return Line(line.start + at, line.start + at + len(text), text, line.gap, 0)


def _leave_out(part: Part, spans: list[tuple[int, int]], code: list[tuple[int, int]]) -> None:
    """Take spans out of a part's text, and make code one word of signs; each character left keeps its place."""
    if not spans:
        return
    origin = part.origin if part.origin is not None else range(part.start, part.end)
    pieces: list[str] = []
    places: list[int] = []
    at = 0
    codes = dict(code)
    for start, end in [*spans, (len(part.text), len(part.text))]:
        if start > at:
            pieces.append(_CODE * (start - at) if codes.get(at) == start else part.text[at:start])
            places.extend(origin[at:start])
        at = max(at, end)
    part.text, part.origin = "".join(pieces), places
