"""Word's .docx → its paragraphs as they read when all changes are accepted, without comments, headers and fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.read.archive import Archive
from lint.read.paragraphs import Paragraphs
from lint.read.source import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lint.read.parts import Part

_SKIPPED = frozenset("del moveFrom Fallback instrText delText delInstrText".split())
_OFF = frozenset({"0", "false", "off"})
#: A style may be based on another, and so on, so many times.
_DEEPEST = 9


def text_and_parts(data: bytes) -> tuple[str, list[Part]]:
    """The text of a document, a paragraph a line, and its parts."""
    archive = Archive(data)
    body = _Related()
    if "_rels/.rels" in archive.names:
        archive.parse("_rels/.rels", body)
    main = body.main if body.main in archive.names else "word/document.xml"
    if main not in archive.names:
        raise UnreadableError("it is a zip, and no document of Word")
    folder = main.rpartition("/")[0]
    styles = _Styles()
    if f"{folder}/styles.xml" in archive.names:
        archive.parse(f"{folder}/styles.xml", styles)
    copy = _Copy(styles)
    archive.parse(main, copy)
    for name in ("footnotes", "endnotes"):
        if f"{folder}/{name}.xml" in archive.names:
            archive.parse(f"{folder}/{name}.xml", copy)
    return copy.paragraphs.text_and_parts()


class _Related:
    """Where the document itself is."""

    main = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship" and attributes.get("Type", "").endswith("/officeDocument"):
            self.main = attributes.get("Target", "").lstrip("/")

    def end(self, name: str) -> None:
        pass

    def text(self, text: str) -> None:
        pass


class _Styles:
    """The styles by their ids: names, which are English whatever the language, and what they are based on."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._based: dict[str, str] = {}
        self._now = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "style":
            self._now = attributes.get("styleId", "")
        elif name == "name" and self._now:
            self._names[self._now] = attributes.get("val", "")
        elif name == "basedOn" and self._now:
            self._based[self._now] = attributes.get("val", "")

    def end(self, name: str) -> None:
        if name == "style":
            self._now = ""

    def text(self, text: str) -> None:
        pass

    def names(self, style: str) -> list[str]:
        """The name of a style, and before it those of the styles that it is based on."""
        found: list[str] = []
        while style and len(found) < _DEEPEST:
            found.append(self._names.get(style, style))
            style = self._based.get(style, "")
        return found[::-1]


class _Copy:
    """The paragraphs of a document's XML."""

    def __init__(self, styles: _Styles) -> None:
        self.paragraphs = Paragraphs()
        self._styles = styles
        self._skipped = self._cells = 0
        self._shown = self._in_run = self._hidden = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._skipped or name in _SKIPPED or (name in {"footnote", "endnote"} and "type" in attributes):
            self._skipped += 1
        elif name == "p":
            self.paragraphs.begin("table cell" if self._cells else None)
        elif name == "r":
            self._in_run, self._hidden = True, False
        elif name == "t":
            self._shown = not self._hidden
        elif name in {"tab", "br", "cr", "ptab"} and self._in_run:
            self.paragraphs.add(" ")
        elif name == "noBreakHyphen":
            self.paragraphs.add("-")
        elif name == "tc":
            self._cells += 1
        else:
            self._properties(name, attributes)

    def _properties(self, name: str, attributes: Mapping[str, str]) -> None:
        now = self.paragraphs.now
        if name == "vanish" and self._in_run:
            self._hidden = attributes.get("val") not in _OFF
        elif now is None:
            pass
        elif name == "pStyle":
            for style in self._styles.names(attributes.get("val", "")):
                now.style(style)
        elif name == "numPr" and now.mark is None:
            now.mark = "list item"
        elif name == "framePr" and attributes.get("dropCap", "none") != "none":
            now.drop_cap = True

    def end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
        elif name == "p":
            self.paragraphs.end()
        elif name == "r":
            self._in_run = False
        elif name == "t":
            self._shown = False
        elif name == "tc":
            self._cells -= 1

    def text(self, text: str) -> None:
        if self._shown and not self._skipped:
            self.paragraphs.add(text)
