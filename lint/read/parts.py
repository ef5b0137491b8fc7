"""Parts of a source that become the blocks of an article, and the prose that is put together from them."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from lint.text.article import Block, BlockKind, Prose
from lint.text.composition import is_composed, letters
from lint.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lint.text.article import TrackedChanges


@dataclass(slots=True, eq=False, repr=False)
class Part:
    """One part of a source, from `start` to `end`, and its running text.

    `origin` holds a source offset for each character of `text`; None says that they stand at `start`, `start` + 1 and
    so on. `mark` is the kind that the format itself tells, and `kind` the kind that it is in the end. `wide` are the
    characters that stand for several of the source, each with the offset where those end; `composed` are the source
    offsets of accents that are one character of the text with the letter before them.
    """

    start: int
    end: int
    text: str
    origin: Sequence[int] | None = None
    mark: BlockKind | None = None
    kind: BlockKind = "paragraph"
    wide: dict[int, int] = field(default_factory=dict)
    composed: list[int] = field(default_factory=list)


def compose(parts: list[Part]) -> None:
    """Have letters with accents be one character each, whatever they are in the source: all words are compared so."""
    for part in parts:
        if not is_composed(part.text):
            _compose(part)


def _compose(part: Part) -> None:
    origin = range(part.start, part.start + len(part.text)) if part.origin is None else part.origin
    pieces: list[str] = []
    places: list[int] = []
    wide: dict[int, int] = {}
    for piece, start, end in letters(part.text):
        if end - start > len(piece):
            wide[len(places)] = part.wide.get(end - 1) or origin[end - 1] + 1
            part.composed += origin[start + 1 : end]
            end = start + 1
        else:
            wide.update((len(places) + n - start, part.wide[n]) for n in range(start, end) if n in part.wide)
        places += origin[start:end]
        pieces.append(piece)
    if part.composed:
        part.text, part.origin, part.wide = "".join(pieces), places, wide


class Document(NamedTuple):
    """What is read of a document: the text that is made of it, a paragraph a line, its parts, changes in it, and what
    it says of itself."""

    text: str
    parts: list[Part]
    tracked: TrackedChanges | None = None
    front: Mapping[str, str] = MappingProxyType({})


#: So many parts have marks, and at least one in so many, in a text that was written in its format.
_MARKED, _SHARE = 2, 10


def marked_up(parts: list[Part], inline: bool = False) -> bool:
    """True where marks show that a text was written in its format: what is pasted from pages has a headline's at most.

    `inline` counts marks within parts, too.
    """
    marked = sum(part.mark not in {None, "headline"} or (inline and part.origin is not None) for part in parts)
    return marked >= _MARKED and marked * _SHARE >= len(parts)


def put_together(source: str, parts: list[Part]) -> tuple[Prose, tuple[Block, ...]]:
    """The prose of a source and its blocks; residue is line breaks in the prose, as is all that is in no part."""
    if any(part.origin is not None for part in parts):
        return _carried(parts)
    pieces: list[str] = []
    blocks: list[Block] = []
    at = 0
    for part in parts:
        start, end = part.start, part.end
        if part.kind == "residue":
            pieces.append("\n" * (end - at))
        else:
            pieces.append("\n" * (start - at))
            pieces.append(part.text)
        blocks.append(Block(part.kind, Span(start, end), start, end))
        at = end
    pieces.append("\n" * (len(source) - at))
    return Prose("".join(pieces)), tuple(blocks)


def _carried(parts: list[Part]) -> tuple[Prose, tuple[Block, ...]]:
    """The same where characters were left out: each character carries its source offset."""
    pieces: list[str] = []
    origin = array("L")
    blocks: list[Block] = []
    wide: dict[int, int] = {}
    composed = array("L")
    at = 0
    for part in parts:
        size = len(part.text)
        pieces.append("\n" * size if part.kind == "residue" else part.text)
        pieces.append("\n")
        origin.extend(range(part.start, part.start + size) if part.origin is None else part.origin)
        origin.append(part.end)
        if part.kind != "residue":
            wide.update((at + n, end) for n, end in part.wide.items())
            composed.extend(part.composed)
        blocks.append(Block(part.kind, Span(part.start, part.end), at, at + size))
        at += size + 1
    return Prose("".join(pieces), origin, wide, composed), tuple(blocks)
