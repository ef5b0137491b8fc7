"""XML → its events with the byte at which each stands, so that what is put in can be put just there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, Protocol
from xml.parsers import expat

from lint.read.write_back import UnwritableError

if TYPE_CHECKING:
    from collections.abc import Mapping

_TAG = re.compile(rb"<(?:([^\s/>:]+):)?([^\s/>:]+)(?:[^\"'>]|\"[^\"]*\"|'[^']*')*>")
_ROOT = re.compile(rb"<[A-Za-z_]")


class Tag(NamedTuple):
    """A tag as it stands in the XML: where, the prefix of its name with the colon, and its name."""

    start: int
    end: int
    prefix: bytes
    name: bytes


class PlacedHandler(Protocol):
    """What takes the events of XML with their places."""

    def start_at(self, name: str, attributes: Mapping[str, str], tag: Tag) -> None:
        """An element begins."""

    def end_at(self, name: str, end: int) -> None:
        """An element ends, just before the byte `end`."""

    def text_at(self, text: str, start: int) -> None:
        """Text stands in it."""


def tag_at(data: bytes, at: int) -> Tag:
    """The tag that begins there."""
    m = _TAG.match(data, at)
    if m is None:
        raise UnwritableError("its XML is not written as newslint expects")
    return Tag(at, m.end(), m[1] + b":" if m[1] else b"", m[2])


def root_of(data: bytes) -> Tag:
    """The tag of the outermost element."""
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        raise UnwritableError("its XML is in UTF-16, not in UTF-8")
    m = _ROOT.search(data)
    return tag_at(data, m.start() if m else 0)


def walk(data: bytes, handler: PlacedHandler) -> str:
    """Send the events of XML in UTF-8, and tell the name space of the outermost element."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = False
    space: list[str] = []
    tags: list[Tag] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if not space:
            space.append(name.rpartition(" ")[0])
        said = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        tags.append(tag_at(data, parser.CurrentByteIndex))
        handler.start_at(name.rpartition(" ")[2], said, tags[-1])

    def end(name: str) -> None:
        tag = tags.pop()
        empty = data[tag.end - 2 : tag.end] == b"/>"  # one tag is all of it
        last = tag.end if empty else data.index(b">", parser.CurrentByteIndex) + 1
        handler.end_at(name.rpartition(" ")[2], last)

    def declared(_: str, encoding: str | None, __: int) -> None:
        if (encoding or "utf-8").lower() not in {"utf-8", "us-ascii"}:
            raise UnwritableError(f"its XML is in {encoding}, not in UTF-8")

    parser.XmlDeclHandler = declared
    parser.EntityDeclHandler = _refuse
    parser.StartCdataSectionHandler = _refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = lambda text: handler.text_at(text, parser.CurrentByteIndex)
    root_of(data)
    try:
        parser.Parse(data, True)
    except expat.ExpatError as fault:
        raise UnwritableError(f"it is damaged: {fault}") from None
    return space[0]


def byte_after(data: bytes, start: int, text: str, count: int) -> int:
    """The byte at which so many characters end of a text that the parser told to begin at `start`."""
    if count == 0:
        return start
    if data[start : start + 1] == b"&" and len(text) == 1:
        return data.index(b";", start) + 1
    if text == "\n" and data[start : start + 2] == b"\r\n":
        return start + 2
    return start + len(text[:count].encode())


def _refuse(*_: object) -> None:
    raise UnwritableError("its XML has entities of its own or CDATA sections, which no office writes")
