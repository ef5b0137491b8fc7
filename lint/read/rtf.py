"""RTF → its paragraphs as they read when all changes are accepted, without comments, headers, pictures and fields."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from lint.read.paragraphs import Paragraph, Paragraphs
from lint.read.source import UnreadableError
from lint.text.tables import first_of, word_set

if TYPE_CHECKING:
    from lint.read.parts import Document

#: A control word with its number, a byte in hexadecimal digits, a control symbol, a brace, or text.
_TOKEN = re.compile(rb"\\([A-Za-z]{1,32})(-?\d{1,10})? ?|\\'([0-9A-Fa-f]{2})|\\(.)|([{}])|([^\\{}\r\n]+)", re.DOTALL)
#: Groups may stand so deep in each other, and paragraphs be so many; a style is based on another so many times, and so
#: many bytes stand for a character of Unicode at most.
_DEEPEST, _MANY, _BASED, _MOST_REPLACED = 1_000, 200_000, 9, 9
#: Letters of a title or of the name of a style that are kept.
_LONG = 500
_HIGH, _LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
#: What the fonts of signs (Symbol, Wingdings) have their signs as; and what no text holds.
_OWN, _BULLET = range(0xF000, 0xF100), 0xF0B7
_CONTROLS = bytes(set(range(0x20)) - {9})
_SYMBOLS = {"_": "-", "~": "\u00a0", "\t": " "}


class _Format(NamedTuple):
    """What is said of a paragraph: the number of its style, and what it is by itself."""

    style: int = 0
    cell: bool = False
    listed: bool = False
    outlined: bool = False
    drop_cap: bool = False


@dataclass(slots=True, eq=False)
class _Flow:
    """Paragraphs that follow each other (the copy, a footnote, a text box), and the one that is open."""

    paragraphs: list[Paragraph]
    now: Paragraph | None = None
    format: _Format = field(default_factory=_Format)
    item: bool = False


@dataclass(slots=True, eq=False)
class _Group:
    """What holds in a group, and is as before when it ends; `into` is what its text goes into."""

    flow: _Flow
    into: str = "Copy"
    format: _Format = field(default_factory=_Format)
    replaced: int = 1
    font: int | None = None
    hidden: bool = False
    deleted: bool = False

    def inner(self) -> _Group:
        """A group that begins in it; `replace` takes ten times as long."""
        return _Group(self.flow, self.into, self.format, self.replaced, self.font, self.hidden, self.deleted)


def text_and_parts(data: bytes) -> Document:
    """The text of a document, a paragraph a line, its parts, and its title and the day when it was made, if told."""
    document = _Document()
    document.read(data)
    return document.paragraphs().document()._replace(front=document.said)


class _Document:
    """What is known of a document when so much of it is read."""

    def __init__(self) -> None:
        self.said: dict[str, str] = {}
        self._copy, self._notes = _Flow([]), _Flow([])
        self._group = _Group(self._copy)
        self._above: list[_Group] = []
        self._codec = "cp1252"
        self._font = self._defined = self._style = 0
        self._fonts: dict[int, str] = {}
        self._styles: dict[int, str] = {}
        self._based: dict[int, int] = {}
        self._bytes = bytearray()
        self._high = self._left = 0
        self._opened = self._starred = False

    def paragraphs(self) -> Paragraphs:
        """The paragraphs, those of footnotes last."""
        made = Paragraphs()
        made.all = self._copy.paragraphs + self._notes.paragraphs
        return made

    def read(self, data: bytes) -> None:
        """Read all of it; what stands behind its last group is none of it."""
        obeyed = word_set("rtf", "obeyed", "signs", "documents")
        at = 0
        while m := _TOKEN.search(data, at):
            at = m.end()
            word, number, byte, symbol, brace, text = m.groups()
            if text is not None:
                self._text(text.translate(None, _CONTROLS))
            elif byte is not None:
                self._text(bytes([int(byte, 16)]))
            elif word == b"bin":
                at += max(int(number or 0), 0)
                if at > len(data):
                    raise UnreadableError("it is damaged: it says that it holds more than it does")
            elif word is not None:
                name = word.decode()
                if self._opened or name in obeyed:
                    self._word(name, int(number) if number else None)
                else:
                    self._left = 0
            elif symbol is not None:
                self._symbol(symbol.decode("latin_1"))
            elif brace == b"{":
                self._open()
            elif len(self._above) > 1:
                self._close()
            else:
                break
        self._flush()
        self._end()

    def _open(self) -> None:
        self._flush()
        if len(self._above) >= _DEEPEST:
            raise UnreadableError(f"its groups stand more than {_DEEPEST:,} deep, as no document's do")
        self._above.append(self._group)
        self._group = self._group.inner()
        self._left, self._opened, self._starred = 0, True, False
        if self._group.into == "Styles":
            self._style = 0

    def _close(self) -> None:
        self._flush()
        self._left, self._opened = 0, False
        if self._group.flow is not self._above[-1].flow:
            self._end()
        self._group = self._above.pop()

    def _text(self, text: bytes) -> None:
        """Bytes of text, less those that stand for the character before them where Unicode is not known."""
        self._opened = False
        if self._left:
            less = min(self._left, len(text))
            self._left -= less
            text = text[less:]
        if self._group.into not in {"Nothing", "Info"}:
            self._bytes += text

    def _flush(self) -> None:
        """Turn the bytes that have come into letters; several may be one."""
        if self._bytes:
            font = self._font if self._group.font is None else self._group.font
            codec = self._fonts.get(font, self._codec) if self._group.into in {"Copy", "Item"} else self._codec
            if codec == "symbol":
                text = self._bytes.replace(b"\xb7", b"\x95").decode("cp1252", "ignore")
                text = "".join(c for c in text if c.isascii() or c == "•")
            else:
                text = self._bytes.decode(codec, "replace")
            self._bytes.clear()
            self._put(text)

    def _put(self, text: str) -> None:
        """Put text where that of this group goes."""
        group = self._group
        if group.into == "Styles":
            self._styles[self._style] = (self._styles.get(self._style, "") + text)[:_LONG]
        elif group.into == "Title":
            self.said["title"] = (self.said.get("title", "") + text)[:_LONG]
        elif group.into == "Copy" and not (group.hidden or group.deleted):
            flow = group.flow
            if flow.now is None:
                if len(flow.paragraphs) >= _MANY:
                    raise UnreadableError(f"it has more than {_MANY:,} paragraphs, which is the most")
                flow.now, flow.format = Paragraph(), group.format
                flow.paragraphs.append(flow.now)
            flow.now.pieces.append(text)

    def _sign(self, sign: str) -> None:
        """A sign that a control word stands for; or for the character before it."""
        self._flush()
        if self._left:
            self._left -= 1
        else:
            self._put(sign)

    def _end(self, *, cell: bool = False) -> None:
        """A paragraph ends; where its end is deleted, it goes on in the next."""
        group = self._group
        if group.into != "Copy" or (group.deleted and not cell):
            return
        flow = group.flow
        if (ended := flow.now) is not None:
            told = group.format if group.format.style else flow.format
            told = told._replace(cell=cell or told.cell or group.format.cell, listed=told.listed or flow.item)
            self._tell_kind(ended, told)
        flow.now, flow.item = None, False

    def _tell_kind(self, paragraph: Paragraph, told: _Format) -> None:
        style = told.style
        names: list[str] = []
        while style in self._styles and len(names) < _BASED:
            names.append(self._styles[style].strip().rstrip(";"))
            style = self._based.get(style, -1)
        for name in reversed(names):
            paragraph.style(name)
        if paragraph.mark is None:
            paragraph.mark = (
                "table cell" if told.cell else "list item" if told.listed else "subhead" if told.outlined else None
            )
        paragraph.drop_cap = told.drop_cap

    def _symbol(self, symbol: str) -> None:
        if symbol == "*":
            self._starred = self._opened
            return
        self._opened = False
        if symbol in "{}\\":
            self._text(symbol.encode())
        elif symbol in "\r\n":
            self._flush()
            self._end()
        elif symbol in _SYMBOLS:
            self._sign(_SYMBOLS[symbol])

    def _word(self, word: str, number: int | None) -> None:
        opened, self._opened = self._opened, False
        if opened and self._begins(word):
            return
        if word == "u":
            self._character((number or 0) & 0xFFFF)
            return
        if (sign := first_of("rtf", "signs").get(word)) is not None:
            self._sign(chr(int(sign, 16)))
            return
        self._flush()
        self._left = 0
        if word in {"par", "sect"}:
            self._end()
        elif word in {"cell", "nestcell"}:
            self._end(cell=True)
        elif self._group.into == "Created" and word in {"yr", "mo", "dy"}:
            self.said["created"] = f"{self.said.get('created', '')}-{number or 0:02}".lstrip("-")[:10]
        elif not self._of_characters(word, number):
            self._of_paragraphs(word, number or 0)

    def _begins(self, word: str) -> bool:
        """Whether a group that begins with this word is of its own; what its text goes into is set then."""
        group, above = self._group, self._above[-1].into
        held = first_of("rtf", "held").get(word, "")
        if (self._starred and word not in word_set("rtf", "starred")) or word in word_set("rtf", "skipped"):
            held = "Nothing"
        if not held:
            return False
        if held == "Unicode":
            group.into = next((g.into for g in reversed(self._above) if g.into != "Ansi"), above)
        elif above == "Nothing" or (above == "Info") != (held in {"Title", "Created"}):
            group.into = "Nothing"
        elif held == "Item":
            group.flow.item, group.into = True, "Nothing"
        elif held in {"Note", "Box"}:
            self._begin_flow(held)
        else:
            group.into = held
        return True

    def _begin_flow(self, held: str) -> None:
        """A footnote or text box, which has paragraphs of its own, begins."""
        group = self._group
        within = self._above[-1].into in {"Copy", "Shape"}
        flow = group.flow if held == "Box" else self._notes
        group.into = "Copy" if within else "Nothing"
        group.flow, group.format = _Flow(flow.paragraphs), _Format()

    def _character(self, code: int) -> None:
        self._flush()
        self._left = self._group.replaced
        if code in _HIGH:
            self._high = code
        elif code in _LOW:
            if self._high:
                self._put(chr(0x10000 + ((self._high - 0xD800) << 10) + (code - 0xDC00)))
            self._high = 0
        else:
            self._high = 0
            if code >= 0x20 and (code not in _OWN or code == _BULLET):
                self._put("•" if code == _BULLET else chr(code))

    def _of_characters(self, word: str, number: int | None) -> bool:
        """Set what a word says of characters, fonts and encodings; whether it does."""
        group = self._group
        on = number != 0
        if word == "f" and group.into == "Fonts":
            self._defined = number or 0
        elif word == "f":
            group.font = number or 0
        elif word == "deff":
            self._font = number or 0
        elif word in {"fcharset", "cpg"} and group.into == "Fonts":
            codec = first_of("rtf", "charsets" if word == "fcharset" else "code pages").get(str(number))
            self._fonts[self._defined] = codec or self._codec
        elif word == "ansicpg":
            self._codec = first_of("rtf", "code pages").get(str(number), self._codec)
        elif word in first_of("rtf", "documents"):
            self._codec = first_of("rtf", "documents")[word]
        elif word == "uc":
            group.replaced = min(max(number or 0, 0), _MOST_REPLACED)
        elif word == "v":
            group.hidden = on
        elif word in {"deleted", "mvf"}:
            group.deleted = on
        elif word == "plain":
            group.font, group.hidden, group.deleted = None, False, False
        else:
            return False
        return True

    def _of_paragraphs(self, word: str, number: int) -> None:
        """Set what a word says of paragraphs and styles."""
        group = self._group
        if word == "s" and group.into == "Styles":
            self._style = number
        elif word == "sbasedon" and group.into == "Styles":
            self._based[self._style] = number
        elif word == "pard":
            group.format = _Format()
        elif word == "s":
            group.format = group.format._replace(style=number)
        elif word == "intbl":
            group.format = group.format._replace(cell=True)
        elif word == "ls":
            group.format = group.format._replace(listed=number > 0)
        elif word == "outlinelevel":
            group.format = group.format._replace(outlined=number < 9)
        elif word == "dropcapli":
            group.format = group.format._replace(drop_cap=number > 0)
