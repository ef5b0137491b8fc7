"""OpenDocument text, as of LibreOffice → its paragraphs, without deleted text, comments and tables of contents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.read.archive import Archive
from lint.read.paragraphs import Paragraphs
from lint.read.source import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lint.read.parts import Part

_SKIPPED = frozenset(
    "annotation tracked-changes note-citation table-of-content alphabetical-index ruby-text math object desc title "
    "hidden-text script forms".split()
)
_DEEPEST = 9
_MOST_SPACES = 99


def text_and_parts(data: bytes) -> tuple[str, list[Part]]:
    """The text of a document, a paragraph a line, and its parts."""
    archive = Archive(data)
    if "content.xml" not in archive.names:
        raise UnreadableError("it is a zip, and no OpenDocument text")
    copy = _Copy()
    for name in ("styles.xml", "content.xml"):
        if name in archive.names:
            copy.body = False
            archive.parse(name, copy)
    return copy.paragraphs.text_and_parts()


class _Copy:
    """The paragraphs of a document's XML, and its styles, which stand before them."""

    def __init__(self) -> None:
        self.paragraphs = Paragraphs()
        self.body = False
        self._based: dict[str, str] = {}
        self._unseen: set[str] = set()
        self._style = ""
        self._skipped = self._cells = self._items = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        style = attributes.get("style-name", "")
        if self._skipped or (self.body and (name in _SKIPPED or (name in {"span", "p"} and style in self._unseen))):
            self._skipped += 1
        elif name == "body":
            self.body = True
        elif not self.body:
            self._styles(name, attributes)
        elif name in {"p", "h"}:
            paragraph = self.paragraphs.begin("table cell" if self._cells else "list item" if self._items else None)
            for named in self._names(style):
                paragraph.style(named)
            if name == "h":
                paragraph.mark, paragraph.read = "subhead", True
        elif name == "s":
            count = attributes.get("c", "1")
            self.paragraphs.add(" " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES))
        elif name in {"tab", "line-break"}:
            self.paragraphs.add(" ")
        else:
            self._cells += name == "table-cell"
            self._items += name == "list-item"

    def _styles(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "style":
            self._style = attributes.get("name", "")
            self._based[self._style] = attributes.get("parent-style-name", "")
        elif name == "text-properties" and attributes.get("display") == "none":
            self._unseen.add(self._style)

    def _names(self, style: str) -> list[str]:
        """The name of a style, and before it those of the styles that it is based on."""
        found: list[str] = []
        while style and len(found) < _DEEPEST:
            found.append(style)
            style = self._based.get(style, "")
        return found[::-1]

    def end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
        elif self.body and name in {"p", "h"}:
            self.paragraphs.end()
        elif name == "body":
            self.body = False
        elif self.body:
            self._cells -= name == "table-cell"
            self._items -= name == "list-item"

    def text(self, text: str) -> None:
        if self.body and not self._skipped:
            self.paragraphs.add(text)
