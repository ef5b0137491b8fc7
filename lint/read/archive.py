"""A document that is a zip of XML → the events of its parts, with bounds on all that a stranger could make large."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError

from lint.read.source import UnreadableError
from lint.read.xml_events import damage, parse

if TYPE_CHECKING:
    from lint.read.xml_events import Handler

#: Bytes of XML in one part of a document that are read, and how many parts a document may have.
_MOST, _MANY = 30_000_000, 10_000
#: Where a zip ends, and how many bytes the list of its parts may have.
_END, _LISTED = b"PK\5\6", 4_000_000


class Archive:
    """The parts of a document; UnreadableError says what is wrong with it."""

    def __init__(self, data: bytes) -> None:
        end = data.rfind(_END)
        if end >= 0 and int.from_bytes(data[end + 12 : end + 16], "little") > _LISTED:
            raise UnreadableError(f"it is a zip with more parts than any document has ({_MANY:,} are the most)")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
            raise UnreadableError("it is damaged: it begins as a document does, and cannot be opened as one") from None
        self.names = {info.filename for info in self._zip.infolist()[:_MANY]}

    def read(self, name: str) -> bytes:
        """The bytes of a part."""
        try:
            with self._zip.open(name) as file:
                data = file.read(_MOST + 1)
        except (
            KeyError,
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            RuntimeError,
            OSError,
            ValueError,
        ):
            raise UnreadableError(f"it is damaged: {name} in it cannot be read") from None
        if len(data) > _MOST:
            raise UnreadableError(f"{name} in it has more than {_MOST:,} bytes, which is the most")
        return data

    def parse(self, name: str, handler: Handler) -> None:
        """Send the events of the XML in a part; entities of its own are refused."""
        try:
            parse(self.read(name), handler)
        except (ExpatError, LookupError, ValueError) as fault:  # of encodings that are not known, too
            raise UnreadableError(f"{name} in it cannot be read: {damage(fault)}") from None
