"""An article: its text, never changed, its blocks, and the prose that checks read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from lint.text.span import KeptLines, Lines, Span

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable, Sequence
    from datetime import date

#: How much of a long line is kept at either side of what a finding points at, in code points.
AROUND = 160
#: How much of a text one piece of a clipping holds at most.
_PIECE = 1000

BlockKind = Literal[
    "headline", "standfirst", "byline", "dateline", "caption", "subhead", "paragraph", "list item", "quote",
    "table cell", "residue",
]  # fmt: skip

#: Blocks that tell a story in words of their own, and those that show what it is about.
TELLING: frozenset[BlockKind] = frozenset({"headline", "standfirst", "paragraph", "list item"})
DISPLAY: frozenset[BlockKind] = frozenset({"headline", "standfirst", "caption", "subhead"})

#: How 6/7/2024 is read: as 6 July or as June 7.
DateOrder = Literal["day-month", "month-day"]


@dataclass(slots=True, frozen=True, eq=False, repr=False)
class Prose:
    """Text that remembers where each of its characters came from.

    `origin` holds one source offset a character; None says that prose and source stand at the same offsets. `wide` are
    the characters that stand for several of the source (an entity), each with the offset where those end. `composed`
    are the source offsets, in order, of accents that stand behind their letter there, and are one character with it.
    """

    text: str
    origin: array[int] | None = None
    wide: dict[int, int] = field(default_factory=dict)
    composed: Sequence[int] = ()

    def span(self, start: int, end: int) -> Span:
        """The source span of prose characters `start` to `end`; the only way back."""
        if self.origin is None:
            return tuple.__new__(Span, (start, end))  # what Span() does, in half the time: there are very many
        if start == end:
            at = self.origin[start] if start < len(self.origin) else self.origin[-1] + 1
            return Span(at, at)
        return Span(self.origin[start], self.wide.get(end - 1) or self.origin[end - 1] + 1)

    def holds(self, span: Span) -> bool:
        """Whether all that stands in the source there is in the prose: no markup in it would be lost with the words."""
        if self.origin is None:
            return True
        told = (self.origin, self.composed)
        return sum(bisect_left(at, span.end) - bisect_left(at, span.start) for at in told) == span.end - span.start


class Block(NamedTuple):
    """One part of an article: its kind, its place in the source, and the range of its characters in the prose."""

    kind: BlockKind
    span: Span
    start: int
    end: int


class PartPlace(NamedTuple):
    """A place in a document: the number of the part (from 1), its kind, and from where to where in its text."""

    number: int
    kind: BlockKind
    start: int
    end: int


class StetComment(NamedTuple):
    """A comment in the markup of copy that speaks to newslint: its place, its words, and the copy it speaks of."""

    span: Span
    text: str
    covers: Span


class Flaw(NamedTuple):
    """What an article says of itself and nobody can read: what it is, how it reads, in which words, and where."""

    kind: Literal["front matter", "date"]
    said: str
    where: str
    span: Span


class TrackedChanges(NamedTuple):
    """Changes in a document that nobody has accepted yet: who made each, and where the first one is."""

    authors: tuple[str, ...]
    first: Span


@dataclass(frozen=True, eq=False, repr=False)
class Article:
    """One file of copy.

    `text` is the decoded source, `prose` the running text in it: blocks are divided by line breaks, and markup, front
    matter and residue are left out, so a check that reads the prose reads copy alone. `blocks` are in order.
    Without a `date_order`, the article's other dates show how its dates in figures are to be read. Of a `document`
    the text is what its reader makes of it, a paragraph a line. `encoding` names that of its file where its bytes alone
    show it. `flaws` are what it says of itself and cannot be read.
    """

    path: str
    text: str
    prose: Prose
    blocks: tuple[Block, ...]
    published: date | None = None
    front: dict[str, str] = field(default_factory=dict)
    date_order: DateOrder | None = None
    stet_comments: tuple[StetComment, ...] = ()
    document: bool = False
    tracked: TrackedChanges | None = None
    encoding: str = ""
    flaws: tuple[Flaw, ...] = ()

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

    @cached_property
    def _places(self) -> list[int]:
        return [b.span.start for b in self.blocks]

    def block_of(self, start: int) -> Block:
        """The block in which the source offset `start` lies (or the last one before it)."""
        return self.blocks[max(bisect_right(self._places, start) - 1, 0)]

    def part_at(self, span: Span) -> PartPlace | None:
        """The place in the document, up to the end of the part that it begins in; None where places are in a text."""
        if not self.document:
            return None
        number, column = self.lines.place(span.start)
        start, end = self.lines.span(number)
        return PartPlace(number, self.kind_of(number), column - 1, max(min(span.end, end) - start, column - 1))

    def kind_of(self, line: int) -> BlockKind:
        """The kind of the block that a line is."""
        return self.block_of(self.lines.span(line).start).kind

    def line_told(self, at: int, name: str = "") -> str:
        """In which line a source offset is: “line 3” or “a.txt:3”; “paragraph 3” or “a.docx, paragraph 3”."""
        line = self.lines.place(at)[0]
        if self.document:
            return f"{name}, paragraph {line}" if name else f"paragraph {line}"
        return f"{name}:{line}" if name else f"line {line}"

    def quoted(self, span: Span) -> str:
        """The source text of a span."""
        return self.text[span.start : span.end]

    @cached_property
    def words(self) -> int:
        """How many words of running text there are."""
        return sum(map(len, tokens_of(self)))

    def clipping(self, spans: Iterable[Span]) -> Clipping:
        """What a report shows of this article where its findings point at these spans."""
        spans = sorted(spans)
        lines = self.lines.kept(spans) if spans else KeptLines({})
        shown: list[Span] = []
        for start, end in spans:
            line, last = lines.span(lines.place(start)[0]), lines.span(lines.place(end)[0])
            left, right = max(line.start, start - AROUND), max(min(last.end, end + AROUND), end)
            if shown and left <= shown[-1].end:
                shown[-1] = Span(shown[-1].start, max(right, shown[-1].end))
            else:
                shown.append(Span(left, right))
        pieces = [
            (at, self.text[at : min(at + _PIECE, end)].encode("utf-8", "surrogatepass"))
            for start, end in shown
            for at in range(start, end, _PIECE)
        ]
        kinds = {line: self.kind_of(line) for _, line, _ in lines.rows()} if self.document else {}
        return Clipping(
            self.path, "", Prose(""), (), self.published, document=self.document, lines=lines, words=self.words,
            pieces=tuple(pieces), kinds=kinds,
        )  # fmt: skip


@lru_cache(maxsize=1)
def tokens_of(article: Article) -> list[list[str]]:
    """What stands between white space, block by block; the last answer is kept, for all who ask it of one article."""
    text = article.prose.text
    return [text[b.start : b.end].split() for b in article.blocks]


@dataclass(frozen=True, eq=False, repr=False)
class Clipping(Article):
    """What is kept of an article for a report: what it is, and the lines that findings point into.

    `pieces` are parts of its text in order, each with its offset, in UTF-8: half of what a string takes. `kinds` are
    those of the lines of a document.
    """

    lines: KeptLines = field(default_factory=lambda: KeptLines({}))
    words: int = 0
    pieces: tuple[tuple[int, bytes], ...] = ()
    kinds: dict[int, BlockKind] = field(default_factory=dict)

    @cached_property
    def _starts_of_pieces(self) -> list[int]:
        return [start for start, _ in self.pieces]

    def kind_of(self, line: int) -> BlockKind:
        """The kind of the block that a line is."""
        return self.kinds.get(line, "paragraph")

    def quoted(self, span: Span) -> str:
        """The source text of a span in a line that was kept."""
        text = ""
        for n in range(max(bisect_right(self._starts_of_pieces, span.start) - 1, 0), len(self.pieces)):
            start, piece = self.pieces[n]
            if start >= span.end:
                break
            text += piece.decode("utf-8", "surrogatepass")[max(span.start - start, 0) : span.end - start]
        return text
