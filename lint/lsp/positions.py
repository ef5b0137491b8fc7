"""Spans of copy ↔ ranges as the Language Server Protocol has them, in the units that the editor counts in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol.types import Position, Range

from lint.text.span import Lines, Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from lint.text.article import Article

#: How many units of each encoding a character takes.
_WIDTHS: dict[str, Callable[[str], int]] = {
    "utf-8": lambda c: len(c.encode("utf-8", "replace")),
    "utf-16": lambda c: 1 + (c > "\uffff"),
    "utf-32": lambda _: 1,
}


class Places:
    """The places in one text, counted as one editor counts them."""

    def __init__(self, text: str, encoding: str = "utf-16", lines: Lines | None = None) -> None:
        self._text, self._lines = text, lines or Lines(text)
        self._width = _WIDTHS[encoding]

    @classmethod
    def of(cls, article: Article, encoding: str) -> Places:
        """Those in an article, which is held whole."""
        return cls(article.text, encoding, article.lines)

    def position(self, offset: int) -> Position:
        """Where an offset is."""
        line, column = self._lines.place(min(max(offset, 0), len(self._text)))
        start = self._lines.span(line).start
        before = self._text[start : start + column - 1]
        return Position(line - 1, len(before) if before.isascii() else sum(map(self._width, before)))

    def range(self, span: Span) -> Range:
        """Where a span is."""
        return Range(self.position(span.start), self.position(span.end))

    def offset(self, position: Position) -> int:
        """The offset of a position; one beyond its line, or beyond the text, is that of the end."""
        if position.line >= len(self._lines):
            return len(self._text)
        start, end = self._lines.span(position.line + 1)
        left = position.character
        for at in range(start, end):
            left -= self._width(self._text[at])
            if left < 0:
                return at
        return end

    def span(self, where: Range) -> Span:
        """The span of a range."""
        return Span(self.offset(where.start), self.offset(where.end))

    def in_line(self, line: int, column: int) -> Span:
        """From a place (line and column from 1) to the end of what stands in its line."""
        start, end = self._lines.span(min(max(line, 1), len(self._lines)))
        at = min(start + column - 1, end)
        return Span(at, max(start + len(self._text[start:end].rstrip()), at))
