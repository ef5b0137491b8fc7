"""OpenDocument text, as of LibreOffice → its paragraphs, without deleted text, comments and tables of contents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lint.read.archive import Archive
from lint.read.paragraphs import Paragraphs
from lint.read.source import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lint.read.parts import Document

_SKIPPED = frozenset(
    "annotation tracked-changes note-citation table-of-content alphabetical-index ruby-text math object desc "
    "hidden-text script forms".split()
)
_FRAMES = frozenset("frame a image g custom-shape".split())
_CHANGES = frozenset({"insertion", "deletion"})
#: What stands between white space is taken as it is, and single spaces with it.
_WORDS_OR_SPACE = re.compile(r"([^ \t\r\n](?:[^ \t\r\n]| (?=[^ \t\r\n]))*)|[ \t\r\n]+")
_DEEPEST = 9
_MOST_SPACES = 99


def text_and_parts(data: bytes) -> Document:
    """The text of a document, a paragraph a line, and its parts."""
    archive = Archive(data)
    if "content.xml" not in archive.names:
        raise UnreadableError("it is a zip, and no OpenDocument text")
    if "META-INF/manifest.xml" in archive.names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise UnreadableError("it is locked with a password; save it without one")
    copy = Copy()
    for name in ("styles.xml", "content.xml"):
        if name in archive.names:
            copy.body = False
            archive.parse(name, copy)
    return copy.paragraphs.document()


class Copy:
    """The paragraphs of a document's XML, and its styles, which stand before them."""

    def __init__(self) -> None:
        self.paragraphs = Paragraphs()
        self.body = False
        self._based: dict[str, str] = {}
        self._unseen: set[str] = set()
        self._style = ""
        self._skipped = self._cells = self._items = 0
        self._before = ""
        #: Where the changes are listed: whose the next one is is to come, and whether it comes.
        self._asked = self._told = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        style = attributes.get("style-name", "")
        parent, self._before = self._before, name
        if self._skipped:
            self._skipped += 1
            self._told = self._asked and name == "creator"
            self._asked = self._asked or name in _CHANGES
        elif self.body and ((name == "title" and parent in _FRAMES) or name in _SKIPPED or self._unread(name, style)):
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
            many = min(int(count), _MOST_SPACES) if count.isdecimal() and len(count) < 5 else 1
            self._space(many)
        elif name in {"tab", "line-break"}:
            self._space(1)
        elif name in {"change", "change-start"}:
            self.paragraphs.changed_here()
        else:
            self._cells += name == "table-cell"
            self._items += name in {"list-item", "list-header"}

    def _space(self, many: int) -> None:
        """Spaces that stand for themselves."""
        self.paragraphs.add(" " * many, self.source(0))
        if now := self.paragraphs.now:
            now.spaced = False

    def _unread(self, name: str, style: str) -> bool:
        return name in {"span", "p"} and style in self._unseen

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
        self._before = ""
        if self._skipped:
            self._skipped -= 1
            self._told = False
        elif self.body and name in {"p", "h"}:
            self.paragraphs.end()
        elif name == "body":
            self.body = False
        elif self.body:
            self._cells -= name == "table-cell"
            self._items -= name in {"list-item", "list-header"}

    def text(self, text: str) -> None:
        self._before = ""
        if self._told:
            self.paragraphs.change(text)
            self._asked = self._told = False
        elif self.body and not self._skipped:
            if (now := self.paragraphs.now) is None:
                return
            for m in _WORDS_OR_SPACE.finditer(text):
                if m[1] or not now.spaced:  # white space counts once, and not where a paragraph begins
                    self.paragraphs.add(m[1] or " ", self.source(m.start()))
                now.spaced = not m[1]

    def source(self, before: int) -> object:
        """Where the text that comes now stands, for those who ask: so many characters into what is told."""
        del before
        return None
