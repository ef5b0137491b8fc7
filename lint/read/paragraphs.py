"""The paragraphs of a document, as its XML tells them → one text, a paragraph a line, and its parts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lint.read.parts import Document, Part
from lint.read.source import UnreadableError
from lint.text.article import TrackedChanges
from lint.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.text.article import BlockKind

#: What the names of styles begin with, in lower case, and the kind that it tells; None for what is no copy.
_STYLES: tuple[tuple[str, BlockKind | None], ...] = (
    ("title", "headline"), ("subtitle", "standfirst"), ("heading", "subhead"), ("caption", "caption"),
    ("image caption", "caption"), ("table caption", "caption"), ("illustration", "caption"), ("quot", "quote"),
    ("intense quote", "quote"), ("block text", "quote"), ("list", "list item"), ("toc", None), ("contents", None),
    ("table of", None), ("index", None), ("source code", None), ("html preformatted", None), ("preformatted", None),
)  # fmt: skip


@dataclass(slots=True, eq=False)
class Paragraph:
    """A paragraph: its text so far, its kind, and whether it is to be read.

    `sources` say where each piece comes from, where that is asked for. The paragraph goes on in the next one where it
    is a `drop_cap`, or `merges` with it since a change takes out what divides them. Where it is `spaced`, more white
    space adds nothing, if such counts once.
    """

    pieces: list[str] = field(default_factory=list)
    mark: BlockKind | None = None
    read: bool = True
    drop_cap: bool = False
    merges: bool = False
    spaced: bool = True
    sources: list[object] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its text as it is read."""
        return "".join(self.pieces).translate(_BLANKS).strip()

    def places(self) -> Iterator[tuple[object, int]]:
        """For each character that is read of it: the source of its piece, and how far into the piece it is."""
        raw = "".join(self.pieces).translate(_BLANKS_ALONE)
        first, last = len(raw) - len(raw.lstrip(_SHOWS_NOTHING)), len(raw.rstrip(_SHOWS_NOTHING))
        places = ((s, n) for s, p in zip(self.sources, self.pieces, strict=True) for n in range(len(p)))
        return ((source, n) for at, (source, n) in enumerate(places) if first <= at < last and raw[at] != _SOFT)

    def style(self, name: str) -> None:
        """Set the kind that the name of its style tells."""
        name = name.lower().replace("_20_", " ").replace("_", " ")
        for begin, kind in _STYLES:
            if name.startswith(begin):
                self.mark, self.read = kind, kind is not None
                return


class Paragraphs:
    """The paragraphs in the order in which they begin; one may stand in another, as in a text box."""

    def __init__(self) -> None:
        self.all: list[Paragraph] = []
        self._open: list[Paragraph] = []
        self._merging: Paragraph | None = None
        self._changes: list[str] = []
        self._marked = False
        self._changed: tuple[Paragraph, int] | None = None

    def begin(self, mark: BlockKind | None = None) -> Paragraph:
        """Open a paragraph, which goes on with the text of the one before it where that merges with it."""
        paragraph = Paragraph(mark=mark)
        if self._merging:
            merging = self._merging
            paragraph.pieces, merging.pieces = merging.pieces, []
            paragraph.sources, merging.sources = merging.sources, []
            if self._changed and self._changed[0] is merging:
                self._changed = paragraph, self._changed[1]
            self._merging = None
        self.all.append(paragraph)
        self._open.append(paragraph)
        return paragraph

    def end(self) -> None:
        """Close the one that was opened last."""
        if self._open:
            closed = self._open.pop()
            self._merging = closed if closed.merges else None

    def apart(self) -> None:
        """What comes is no neighbour of the paragraph before it."""
        self._merging = None

    @property
    def now(self) -> Paragraph | None:
        """The one that is open."""
        return self._open[-1] if self._open else None

    def add(self, text: str, source: object = None) -> None:
        """Add text to the one that is open."""
        if self._open:
            now = self._open[-1]
            now.pieces.append(text)
            now.sources.append(source)
            if self._marked and not self._changed and not text.isspace():
                self._changed = now, len(now.pieces) - 1

    def change(self, author: str) -> None:
        """A change by somebody is tracked."""
        self._changes.append(author)

    def changed_here(self) -> None:
        """A change stands just before what comes."""
        self._marked = True

    def document(self) -> Document:
        """The text, a paragraph a line, its parts and changes; UnreadableError where there is no text."""
        lines: list[str] = []
        parts: list[Part] = []
        at = place = 0
        for made_of in self.lines():
            text = "".join([p.text for p in made_of])
            if self._changed and self._changed[0] is made_of[-1]:
                before = "".join(made_of[-1].pieces[: self._changed[1]]).translate(_BLANKS).lstrip()
                place = at + sum(len(p.text) for p in made_of[:-1]) + len(before)
            parts.append(Part(at, at + len(text), text, mark=made_of[-1].mark))
            lines.append(text)
            at += len(text) + 1
        if not parts:
            raise UnreadableError("there is no copy in it")
        if parts[0].mark == "subhead":
            parts[0].mark = "headline"
        whole = "\n".join(lines) + "\n"
        return Document(whole, parts, self._tracked(whole, place))

    def _tracked(self, text: str, place: int) -> TrackedChanges | None:
        if not self._changes:
            return None
        word = _WORD.search(text, place) or _WORD.search(text)
        return TrackedChanges(tuple(self._changes), Span(*word.span()) if word else Span(0, 0))

    def lines(self) -> Iterator[list[Paragraph]]:
        """The paragraphs of each line of the text: one, and before it the initials that it goes on from."""
        begun: list[Paragraph] = []
        for paragraph in self.all:
            if paragraph.drop_cap:
                begun.append(paragraph)
            elif paragraph.read and any(p.text for p in (*begun, paragraph)):
                yield [*begun, paragraph]
                begun = []


_WORD = re.compile(r"\w[\w’'-]*|\S+")
_SOFT = "\xad"
#: What ends lines or divides columns within a paragraph; and what shows nothing: hyphens where a line may end.
_BLANKS_ALONE = dict.fromkeys(map(ord, "\t\n\r\v\f\u2028\u2029"), " ")
_BLANKS = _BLANKS_ALONE | {0xAD: ""}
#: The white space, and those hyphens, that are stripped.
_SHOWS_NOTHING = "".join(c for c in map(chr, range(0x3001)) if c.isspace()) + _SOFT
