"""An article: its text, never changed, its blocks, and the prose that checks read."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from lint.text import Lines, Span

if TYPE_CHECKING:
    from array import array
    from datetime import date

BlockKind = Literal[
    "headline", "standfirst", "byline", "dateline", "caption", "subhead", "paragraph", "list item", "quote", "residue"
]

#: How 6/7/2024 is read: as 6 July or as June 7.
DateOrder = Literal["day-month", "month-day"]


@dataclass(frozen=True, slots=True)
class Prose:
    """Text that remembers where each of its characters came from.

    `origin` holds one source offset a character; None says that prose and source stand at the same offsets.
    """

    text: str
    origin: array[int] | None = None

    def span(self, start: int, end: int) -> Span:
        """The source span of prose characters `start` to `end`; the only way back."""
        if self.origin is None:
            return Span(start, end)
        if start == end:
            at = self.origin[start] if start < len(self.origin) else self.origin[-1] + 1
            return Span(at, at)
        return Span(self.origin[start], self.origin[end - 1] + 1)


@dataclass(frozen=True, slots=True)
class Block:
    """One part of an article: its kind, its place in the source, and the range of its characters in the prose."""

    kind: BlockKind
    span: Span
    start: int
    end: int


@dataclass(frozen=True, eq=False)
class Article:
    """One file of copy.

    `text` is the decoded source, `prose` the running text in it: blocks are divided by line breaks, and markup, front
    matter and residue are left out, so a check that reads the prose reads copy alone. `blocks` are in order.
    Without a `date_order`, the article's other dates show how its dates in figures are to be read.
    """

    path: str
    text: str
    prose: Prose
    blocks: tuple[Block, ...]
    published: date | None = None
    front: dict[str, str] = field(default_factory=dict)
    date_order: DateOrder | None = None

    @cached_property
    def lines(self) -> Lines:
        """Lines of the source text."""
        return Lines(self.text)

    @cached_property
    def _starts(self) -> list[int]:
        return [b.start for b in self.blocks]

    def block_at(self, start: int) -> Block:
        """The block in whose prose the prose offset `start` lies (or the last one before it)."""
        return self.blocks[max(bisect_right(self._starts, start) - 1, 0)]

    def quoted(self, span: Span) -> str:
        """The source text of a span."""
        return self.text[span.start : span.end]

    @cached_property
    def words(self) -> int:
        """How many words of running text there are."""
        return len(self.prose.text.split())
