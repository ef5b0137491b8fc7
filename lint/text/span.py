"""Places in text: spans, and the way from an offset to a line and column."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def offsets(data: bytes) -> Callable[[int], int]:
    """What tells the offsets in a text of places in its bytes; the places must come in order."""
    if data.isascii():
        return int
    done = told = 0

    def offset(place: int) -> int:
        nonlocal done, told
        told += len(data[done:place].decode())
        done = place
        return told

    return offset


class Span(NamedTuple):
    """A half-open range of code points in the decoded source: the only encoding of place."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """True where the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """True where `other` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end


class Lines:
    """The lines of one text; a line ends at LF, CR or CRLF, as in every text editor."""

    __slots__ = ("_starts", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        starts = [0]
        at = text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = text.find("\n", at + 1)
        at = text.find("\r")
        if at >= 0:
            while at >= 0:
                if text[at + 1 : at + 2] != "\n":
                    starts.append(at + 1)
                at = text.find("\r", at + 1)
            starts.sort()
        self._starts = starts

    def place(self, offset: int) -> tuple[int, int]:
        """The (line, column) of an offset, both from 1, the column in code points."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def utf16(self, offset: int) -> tuple[int, int]:
        """The (line, character) of an offset, both from 0, in UTF-16 units as the Language Server Protocol counts."""
        line = bisect_right(self._starts, offset) - 1
        before = self._text[self._starts[line] : offset]
        return line, len(before) + sum(c > "\uffff" for c in before)

    def span(self, line: int) -> Span:
        """The span of a line (from 1) without its line end."""
        start = self._starts[line - 1]
        end = self._starts[line] if line < len(self._starts) else len(self._text)
        while end > start and self._text[end - 1] in "\r\n":
            end -= 1
        return Span(start, end)

    def kept(self, spans: Iterable[Span]) -> KeptLines:
        """The lines in which these spans start and end, without the text."""
        kept = {}
        for number in sorted({bisect_right(self._starts, at) for span in spans for at in span}):
            kept[self._starts[number - 1]] = number, self.span(number)
        return KeptLines(kept)

    def __len__(self) -> int:
        return len(self._starts)


class KeptLines(Lines):
    """Some lines of a text that is let go; it knows the places in these lines alone."""

    __slots__ = ("_lines", "_spans")

    def __init__(self, kept: dict[int, tuple[int, Span]]) -> None:
        """`kept` holds the number (from 1) and the span of each line by the offset that it starts at, in order."""
        self._starts = list(kept)
        self._lines = [number for number, _ in kept.values()]
        self._spans = dict(kept.values())

    def place(self, offset: int) -> tuple[int, int]:
        """The (line, column) of an offset, both from 1, the column in code points."""
        at = bisect_right(self._starts, offset) - 1
        return self._lines[at], offset - self._starts[at] + 1

    def span(self, line: int) -> Span:
        """The span of a line (from 1) without its line end."""
        return self._spans[line]

    def rows(self) -> list[tuple[int, int, int]]:
        """Where each line starts, its number, and where it ends."""
        return [(start, line, self._spans[line].end) for start, line in zip(self._starts, self._lines, strict=True)]


def opening(line: str) -> str:
    """The first words of a line, enough to know it by."""
    words = line.split()
    return " ".join(words) if len(words) <= 10 else " ".join(words[:8]) + " …"
