"""An article and the places to mark in it → its passages as they are read, cut into pieces at each mark's ends."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from lint.article import Block

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lint.article import Article, BlockKind
    from lint.text import Span

#: How many marks over one piece of text are told apart.
_MOST_OVER = 8


class Mark(NamedTuple):
    """One place of one finding: the finding's number, and which of its ends this is (0: where to look first)."""

    number: int
    end: int
    span: Span


class Piece(NamedTuple):
    """Text with the marks that lie over all of it, those that begin with it, and those that end with it."""

    text: str
    over: tuple[Mark, ...]
    begin: tuple[Mark, ...]
    end: tuple[Mark, ...]


class Passage(NamedTuple):
    """One block as it is read, and the marks that begin in it in order of place."""

    kind: BlockKind
    pieces: tuple[Piece, ...]
    begin: tuple[Mark, ...]


def passages(article: Article, marks: Sequence[Mark]) -> Iterator[Passage]:
    """Every block with its marks; a line outside all blocks that has a mark is shown as residue."""
    blocks = _with_loose_lines(article, marks)
    starts = [b.span.start for b in blocks]
    inside: list[list[tuple[Mark, bool, bool]]] = [[] for _ in blocks]
    for mark in sorted(marks, key=lambda m: (m.span, m.end, m.number)):
        first = max(bisect_right(starts, mark.span.start) - 1, 0)
        last = max(bisect_left(starts, mark.span.end, first) - 1, first)
        for n in range(first, last + 1):
            inside[n].append((mark, n == first, n == last))
    for block, placed in zip(blocks, inside, strict=True):
        begin = tuple(mark for mark, begins, _ in placed if begins)
        yield Passage(block.kind, tuple(_pieces(_Shown(article, block), placed)), begin)


def _with_loose_lines(article: Article, marks: Sequence[Mark]) -> list[Block]:
    blocks = list(article.blocks)
    starts = [b.span.start for b in blocks]
    loose = set()
    for mark in marks:
        n = bisect_right(starts, mark.span.start) - 1
        if n < 0 or mark.span.start > blocks[n].span.end or (mark.span.start == blocks[n].span.end < mark.span.end):
            loose.add(article.lines.span(article.lines.place(mark.span.start)[0]))
    return sorted([*blocks, *(Block("residue", line, 0, 0) for line in loose)], key=lambda b: b.span)


class _Shown:
    """What a reader sees of a block: its prose, or for residue, which has none, its source."""

    def __init__(self, article: Article, block: Block) -> None:
        self._block = block
        self._origin = None if block.kind == "residue" else article.prose.origin
        prose = block.kind != "residue"
        self.text = article.prose.text[block.start : block.end] if prose else article.quoted(block.span)

    def offset(self, place: int) -> int:
        """Where in the text the source offset `place` is, or the end that it lies beyond."""
        if self._origin is None:
            return min(max(place - self._block.span.start, 0), len(self.text))
        return bisect_left(self._origin, place, self._block.start, self._block.end) - self._block.start


def _pieces(shown: _Shown, placed: Sequence[tuple[Mark, bool, bool]]) -> Iterator[Piece]:
    opening: dict[int, list[tuple[Mark, bool]]] = {}
    closing: dict[int, list[tuple[Mark, bool]]] = {}
    for mark, begins, ends in placed:
        opening.setdefault(shown.offset(mark.span.start), []).append((mark, begins))
        closing.setdefault(shown.offset(mark.span.end), []).append((mark, ends))
    cuts = sorted({0, len(shown.text), *opening, *closing})
    over: dict[Mark, None] = {}
    for cut, after in zip(cuts, [*cuts[1:], len(shown.text)], strict=True):
        for mark, _ in closing.get(cut, ()):
            over.pop(mark, None)
        empty = [m for m, _ in opening.get(cut, ()) if shown.offset(m.span.end) == cut]
        if empty:
            yield Piece("", tuple(empty[:_MOST_OVER]), tuple(empty), tuple(empty))
        over.update((m, None) for m, _ in opening.get(cut, ()) if m not in set(empty))
        if cut < after or not shown.text:
            begin = tuple(m for m, begins in opening.get(cut, ()) if begins and m in over)
            end = tuple(m for m, ends in closing.get(after, ()) if ends and m in over)
            yield Piece(shown.text[cut:after], tuple(islice(over, _MOST_OVER)), begin, end)
