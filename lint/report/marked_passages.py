"""An article and the places to mark in it → its passages as they are read, cut into pieces at each mark's ends."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from lint.text.article import Block

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lint.text.article import Article, BlockKind
    from lint.text.span import Span

#: How many marks over one piece of text are told apart.
_MOST_OVER = 8


class MarkedPlace(NamedTuple):
    """One place of one finding: the finding's number, and which of its ends this is (0: where to look first)."""

    number: int
    end: int
    span: Span


#: A mark in one block, and whether it begins and ends there.
_Placed: TypeAlias = tuple[MarkedPlace, bool, bool]


class Piece(NamedTuple):
    """Text with the marks that lie over all of it, those that begin with it, and those that end with it."""

    text: str
    over: tuple[MarkedPlace, ...]
    begin: tuple[MarkedPlace, ...]
    end: tuple[MarkedPlace, ...]


class Passage(NamedTuple):
    """One block as it is read, and the marks that begin in it in order of place."""

    kind: BlockKind
    pieces: tuple[Piece, ...]
    begin: tuple[MarkedPlace, ...]


def passages(article: Article, marks: Sequence[MarkedPlace]) -> Iterator[Passage]:
    """Every block with its marks; a line outside all blocks that has a mark is shown as residue."""
    blocks = _Blocks(article, article.blocks)
    loose = {blocks.line(m.span) for m in marks if not blocks.under(m.span)}
    if loose:
        more = (Block("residue", line, 0, 0) for line in loose)
        blocks = _Blocks(article, sorted((*blocks.blocks, *more), key=lambda b: b.span))
    inside: list[list[_Placed]] = [[] for _ in blocks.blocks]
    for mark in sorted(marks, key=lambda m: (m.span, m.end, m.number)):
        under = blocks.under(mark.span)
        for n in under:
            inside[n].append((mark, n == under[0], n == under[-1]))
    for block, placed in zip(blocks.blocks, inside, strict=True):
        begin = tuple(mark for mark, begins, _ in placed if begins)
        yield Passage(block.kind, tuple(_pieces(_Shown(article, block), placed)), begin)


class _Blocks:
    """Blocks in order, found by place."""

    def __init__(self, article: Article, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self._lines = article.lines
        self._starts = [b.span.start for b in blocks]
        self._ends = [b.span.end for b in blocks]

    def line(self, span: Span) -> Span:
        """The line that a place begins in."""
        return self._lines.span(self._lines.place(span.start)[0])

    def under(self, span: Span) -> range:
        """The blocks that a place lies in; else the one in its line, as a place may be a line's end; or none."""
        found = range(bisect_right(self._ends, span.start), bisect_left(self._starts, span.end))
        if found and span.start < span.end:
            return found
        line = span if self._touching(span) else self.line(span)
        return self._touching(line)[:1]

    def _touching(self, span: Span) -> range:
        return range(bisect_left(self._ends, span.start), bisect_right(self._starts, span.end))


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


def _pieces(shown: _Shown, placed: Sequence[_Placed]) -> Iterator[Piece]:
    """The text cut at every end of a mark; a mark between two characters has a piece without text."""
    opening: dict[int, list[_Placed]] = {}
    closing: dict[int, list[_Placed]] = {}
    empty: dict[int, list[_Placed]] = {}
    for one in placed:
        start, end = shown.offset(one[0].span.start), shown.offset(one[0].span.end)
        if start == end:
            empty.setdefault(start, []).append(one)
        else:
            opening.setdefault(start, []).append(one)
            closing.setdefault(end, []).append(one)
    cuts = sorted({0, len(shown.text), *opening, *closing, *empty})
    over: dict[MarkedPlace, None] = {}
    for cut, after in zip(cuts, [*cuts[1:], len(shown.text)], strict=True):
        for mark, *_ in closing.get(cut, ()):
            del over[mark]
        if cut in empty:
            yield _piece("", (m for m, *_ in empty[cut]), empty[cut], empty[cut])
        over.update((m, None) for m, *_ in opening.get(cut, ()))
        if cut < after:
            yield _piece(shown.text[cut:after], over, opening.get(cut, ()), closing.get(after, ()))


def _piece(text: str, over: Iterable[MarkedPlace], opening: Iterable[_Placed], closing: Iterable[_Placed]) -> Piece:
    begin = tuple(mark for mark, begins, _ in opening if begins)
    end = tuple(mark for mark, _, ends in closing if ends)
    return Piece(text, tuple(islice(over, _MOST_OVER)), begin, end)
