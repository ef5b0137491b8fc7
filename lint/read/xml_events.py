"""XML → its events, with refusals of all that a stranger could make it grow by: entities of its own, depth."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Protocol
from xml.parsers import expat

from lint.read.source import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Mapping

#: What expat says where there is no more, where a tag is not closed, and of an encoding that it does not know.
_TOO_SOON, _UNKNOWN_ENCODING = frozenset({3, 5}), 18


class Handler(Protocol):
    """What takes the events of XML: names and attributes without their name spaces."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Text stands in it."""


def parse(data: bytes, handler: Handler, *, whole_names: bool = False) -> None:
    """Send the events of XML; entities of its own are refused, those of HTML read, and nothing is fetched.

    Names are without their name spaces, unless they are to be whole: that, a space, and the name. ExpatError where the
    data is no XML, and errors of other kinds for some encodings: `damage` says what is wrong.
    """

    def name(full: str) -> str:
        return full if whole_names else full.rpartition(" ")[2]

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.EntityDeclHandler = _refuse
    parser.SkippedEntityHandler = lambda entity, _: handler.text(html.unescape(f"&{entity};"))
    parser.StartElementHandler = lambda tag, said: handler.start(
        name(tag), {key.rpartition(" ")[2]: value for key, value in said.items()}
    )
    parser.EndElementHandler = lambda tag: handler.end(name(tag))
    parser.CharacterDataHandler = handler.text
    parser.Parse(data, True)


def damage(fault: Exception) -> str:
    """What a fault that `parse` raises says of the XML, in plain words."""
    if not isinstance(fault, expat.ExpatError) or fault.code == _UNKNOWN_ENCODING:
        return "it is in an encoding that newslint does not read in XML; save it as UTF-8"
    if fault.code in _TOO_SOON:
        return f"it is damaged: its XML ends too soon, in line {fault.lineno:,}"
    return f"it is damaged: it is no XML from line {fault.lineno:,}, character {fault.offset + 1:,} on"


def _refuse(*_: object) -> None:
    raise UnreadableError("its XML declares entities of its own, which newslint does not read")
