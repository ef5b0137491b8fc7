"""Word's .docx → its paragraphs as they read when all changes are accepted, without comments, headers and fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.read.archive import Archive
from lint.read.paragraphs import Paragraphs
from lint.read.source import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lint.read.parts import Document

_SKIPPED = frozenset("del moveFrom Fallback instrText delText delInstrText rt".split())
#: What the names of elements end in that hold properties as they were before somebody changed them.
_BEFORE = "Change"
#: Changes that somebody has still to accept; of what is moved, one of its two places counts.
_CHANGES = frozenset("ins del moveTo cellIns cellDel".split())
_SIGNS = {"tab": " ", "br": " ", "cr": " ", "ptab": " ", "noBreakHyphen": "-"}
_OFF = frozenset({"0", "false", "off"})
#: A style may be based on another, and so on, so many times.
_DEEPEST = 9


def text_and_parts(data: bytes) -> Document:
    """The text of a document, a paragraph a line, and its parts."""
    archive = Archive(data)
    names = parts_of_copy(archive)
    copy = Copy(styles_of(archive, names[0]))
    for name in names:
        archive.parse(name, copy)
    return copy.paragraphs.document()


def parts_of_copy(archive: Archive) -> list[str]:
    """The names of the document itself and of its notes in the zip."""
    body = Related("/officeDocument")
    if "_rels/.rels" in archive.names:
        archive.parse("_rels/.rels", body)
    told = body.target.lstrip("/")
    main = told if told in archive.names else "word/document.xml"
    if main not in archive.names:
        raise UnreadableError("it is a zip, and no document of Word")
    folder = main.rpartition("/")[0]
    notes = [f"{folder}/{name}.xml" for name in ("footnotes", "endnotes")]
    return [main, *(name for name in notes if name in archive.names)]


def styles_of(archive: Archive, main: str) -> Styles:
    """The styles of a document."""
    styles = Styles()
    name = f"{main.rpartition('/')[0]}/styles.xml"
    if name in archive.names:
        archive.parse(name, styles)
    return styles


class Related:
    """Where the part of a kind is, by what another part says that it is related to."""

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self.target = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if name == "Relationship" and attributes.get("Type", "").endswith(self._kind):
            self.target = attributes.get("Target", "")

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Text stands in it."""


class Styles:
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


class Copy:
    """The paragraphs of a document's XML."""

    def __init__(self, styles: Styles) -> None:
        self.paragraphs = Paragraphs()
        self._styles = styles
        self._skipped = self._cells = 0
        self._shown = False
        #: Each open run, as to whether it is hidden; one may stand in the text box of another.
        self._runs: list[bool] = []
        #: The properties that are told, of a paragraph or a row; and whether each open row and cell will be gone.
        self._properties_of = ""
        self._gone = [False]
        #: Each open field of the paragraph: whether what stands there is its code, and of how many it is.
        self._fields: list[bool] = []
        self._codes = 0
        #: How many insertions are open, and the last change, which may go on.
        self._inserted = 0
        self._last_change: tuple[str, ...] | None = None

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in _CHANGES and not self._skipped:
            self._change(name, attributes)
        if self._skipped or _no_copy(name, attributes):
            self._skipped += 1
        elif name == "p":
            if self._gone[-1]:
                self._skipped += 1
            else:
                self.paragraphs.begin("table cell" if self._cells else None)
        elif name == "r":
            self._runs.append(False)
        elif name == "t":
            self._shown = not (self._runs and self._runs[-1])
        elif self._runs and (name in _SIGNS or name == "sym"):
            if not self._runs[-1] and not self._properties_of:  # a tab may be a stop, too
                self._add(_SIGNS.get(name) or _symbol(attributes.get("char", "")))
        elif name in {"tr", "tc"}:
            self._cells += name == "tc"
            self._gone.append(self._gone[-1])
            self.paragraphs.apart()
        elif name in {"txbxContent", "footnote", "endnote"}:
            self.paragraphs.apart()
        else:
            self._properties(name, attributes)

    def _properties(self, name: str, attributes: Mapping[str, str]) -> None:
        now = self.paragraphs.now
        if name in {"pPr", "trPr"}:
            self._properties_of = name
        elif name == "fldChar":
            self._field(attributes.get("fldCharType", ""))
        elif name == "vanish" and self._runs and not self._properties_of:
            self._runs[-1] = attributes.get("val") not in _OFF
        elif now is None:
            pass
        elif name == "pStyle":
            for style in self._styles.names(attributes.get("val", "")):
                now.style(style)
        elif name == "numPr" and now.mark is None:
            now.mark = "list item"
        elif name == "framePr" and attributes.get("dropCap", "none") != "none":
            now.drop_cap = True

    def _field(self, kind: str) -> None:
        """What a field shows stands between its code and its end; fields may stand in the codes of others."""
        if kind == "begin":
            self._fields.append(True)
            self._codes += 1
        elif self._fields and kind in {"separate", "end"}:
            self._codes -= self._fields.pop()
            if kind == "separate":
                self._fields.append(False)

    def _change(self, name: str, attributes: Mapping[str, str]) -> None:
        """Note a change, unless it goes on from the one before."""
        change = name, attributes.get("author", ""), attributes.get("date", "")
        if change != self._last_change:
            self.paragraphs.change(change[1])
            self.paragraphs.changed_here()
        self._last_change = change
        self._inserted += name in {"ins", "moveTo"}
        if name == "cellDel" or (name == "del" and self._properties_of == "trPr"):
            self._gone[-1] = True

    def _paragraph_mark(self, name: str) -> None:
        """The end of a paragraph is taken out."""
        if self._properties_of == "pPr" and (now := self.paragraphs.now):
            now.merges = now.merges or name in {"del", "moveFrom"}

    def end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
            if not self._skipped:
                self._paragraph_mark(name)
        elif name == "p":
            self.paragraphs.end()
            self._fields, self._codes = [], 0
        elif name == "r":
            self._runs.pop()
        elif name == "t":
            self._shown = False
        elif name in {"tr", "tc"}:
            self._cells -= name == "tc"
            self._gone.pop()
            self.paragraphs.apart()
        elif name in {"pPr", "trPr"}:
            self._properties_of = ""
        elif name in {"txbxContent", "footnote", "endnote"}:
            self.paragraphs.apart()
        elif name in {"ins", "moveTo"}:
            self._inserted = max(self._inserted - 1, 0)

    def text(self, text: str) -> None:
        if self._shown and not self._skipped:
            self._add(text)

    def _add(self, text: str) -> None:
        if not self._inserted:
            self._last_change = None
        if not self._codes:
            self.paragraphs.add(text, self.source())

    def source(self) -> object:
        """Where the text that comes now stands, for those who ask."""
        return None


def _no_copy(name: str, attributes: Mapping[str, str]) -> bool:
    """Whether nothing in an element is read: it will be gone, is there for old programs, or is no text of a note."""
    if name in {"footnote", "endnote"}:
        return "type" in attributes
    return name in _SKIPPED or name.endswith(_BEFORE)


def _symbol(code: str) -> str:
    """A sign that is told by its number; one of a font's own stands for nothing in other fonts."""
    try:
        sign = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return sign if sign.isprintable() else ""
