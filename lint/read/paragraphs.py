"""The paragraphs of a document, as its XML tells them → one text, a paragraph a line, and its parts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lint.read.parts import Part
from lint.read.source import UnreadableError

if TYPE_CHECKING:
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
    """A paragraph: its text so far, its kind, and whether it is to be read."""

    pieces: list[str] = field(default_factory=list)
    mark: BlockKind | None = None
    read: bool = True
    drop_cap: bool = False

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

    def begin(self, mark: BlockKind | None = None) -> Paragraph:
        """Open a paragraph."""
        paragraph = Paragraph(mark=mark)
        self.all.append(paragraph)
        self._open.append(paragraph)
        return paragraph

    def end(self) -> None:
        """Close the one that was opened last."""
        if self._open:
            self._open.pop()

    @property
    def now(self) -> Paragraph | None:
        """The one that is open."""
        return self._open[-1] if self._open else None

    def add(self, text: str) -> None:
        """Add text to the one that is open."""
        if self._open:
            self._open[-1].pieces.append(text)

    def text_and_parts(self) -> tuple[str, list[Part]]:
        """The text, a paragraph a line, and its parts; UnreadableError where there is none."""
        lines: list[str] = []
        parts: list[Part] = []
        at, begun = 0, ""
        for paragraph in self.all:
            text = "".join(paragraph.pieces).translate(_BLANKS).strip()
            if paragraph.drop_cap:
                begun += text
            elif (text := begun + text) and paragraph.read:
                parts.append(Part(at, at + len(text), text, mark=paragraph.mark))
                lines.append(text)
                at += len(text) + 1
                begun = ""
        if not parts:
            raise UnreadableError("there is no copy in it")
        if parts[0].mark == "subhead":
            parts[0].mark = "headline"
        return "\n".join(lines) + "\n", parts


#: What ends lines or divides columns within a paragraph; and what shows nothing: hyphens where a line may end.
_BLANKS = dict.fromkeys(map(ord, "\t\n\r\v\f\u2028\u2029"), " ") | {0xAD: ""}
