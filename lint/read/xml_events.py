"""XML → its events, with refusals of all that a stranger could make it grow by: entities of its own, depth."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Protocol
from xml.parsers import expat

from lint.read.source import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Mapping


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
    data is no XML.
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


def _refuse(*_: object) -> None:
    raise UnreadableError("its XML declares entities, which no document needs")
