"""Bytes that are not needed for a while: put aside in memory, and beyond some megabytes in a temporary file."""

from __future__ import annotations

import io
import os
from typing import BinaryIO, NamedTuple
from weakref import finalize

_ROOM = 16 << 20
#: Where large files may lie for a while; elsewhere they may be held in memory.
_LARGE = "/var/tmp"  # noqa: S108 - the file has no name there


class Spooled(NamedTuple):
    """Where bytes are put aside."""

    at: int
    size: int


#: Bytes at hand, or where they are put aside.
Stored = bytes | Spooled


class Spool:
    """What is put aside until nobody asks for it any more."""

    def __init__(self, room: int = _ROOM) -> None:
        """So many bytes stay in memory."""
        self._room = room
        self._end = 0
        self._full = False
        self._file: BinaryIO | io.RawIOBase = io.BytesIO()

    def set_aside(self, data: Stored) -> Stored:
        """The place of these bytes; the bytes themselves where there is no more room on the disk."""
        if self._full or not data or isinstance(data, Spooled):
            return data
        try:
            if isinstance(self._file, io.BytesIO) and self._end + len(data) > self._room:
                self._file = _on_disk(self._file.getvalue())
                finalize(self, self._file.close)
            self._file.seek(self._end)
            self._full = self._file.write(data) < len(data)
        except OSError:
            self._full = True
        if self._full:
            return data
        self._end += len(data)
        return Spooled(self._end - len(data), len(data))

    def get(self, put: Stored) -> bytes:
        """The bytes that were put aside."""
        if isinstance(put, bytes):
            return put
        self._file.seek(put.at)
        return self._file.read(put.size)


def _on_disk(data: bytes) -> io.RawIOBase:
    """A file that begins with this, and is gone when it is closed."""
    import tempfile

    large = None if "TMPDIR" in os.environ or not os.access(_LARGE, os.W_OK) else _LARGE
    file = tempfile.TemporaryFile(prefix="newslint-", buffering=0, dir=large)  # noqa: SIM115 - closed with the spool
    if file.write(data) == len(data):
        return file
    file.close()
    raise OSError("the disk is full")
