"""Path → bytes → decoded text, or one plain reason why there is none."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# Not blocking, so that a pipe or a terminal that nobody writes to cannot hold newslint up.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
#: What stands before the text in some files.
BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class UnreadableError(Exception):
    """A file that is no copy that newslint can read; the message says why and what to do."""


def load(path: str | Path) -> bytes:
    """The bytes of the regular file at `path`; UnreadableError for anything else."""
    try:
        file = os.open(path, _FLAGS)
    except FileNotFoundError:
        raise UnreadableError("there is no such file") from None
    except PermissionError:
        raise UnreadableError("you may not read it; check the file's permissions") from None
    except (OSError, ValueError) as fault:
        raise UnreadableError(f"it cannot be opened: {getattr(fault, 'strerror', None) or fault}") from None
    try:
        mode = os.fstat(file)
        if not stat.S_ISREG(mode.st_mode):
            folder = stat.S_ISDIR(mode.st_mode)
            raise UnreadableError("it is a folder" if folder else "it is no regular file but a pipe or device")
        data = os.read(file, mode.st_size + 1)
        if len(data) != mode.st_size:
            data = _rest(file, data)
    except OSError as fault:
        raise UnreadableError(f"it cannot be read: {fault.strerror}") from None
    finally:
        os.close(file)
    return data


def _rest(file: int, data: bytes) -> bytes:
    """All of a file that grew, shrank or is longer than one call gives."""
    parts = [data]
    while part := os.read(file, 1 << 20):
        parts.append(part)
    return b"".join(parts)


def decode(data: bytes) -> str:
    """The text in `data`, which must be UTF-8.

    A byte order mark is left out: editors do not show it, so line 1 column 1 is the first letter after it.
    """
    data = data.removeprefix(BOM)
    if data.startswith(_UTF16):
        raise UnreadableError("it is UTF-16, not UTF-8; save it as UTF-8")
    if b"\0" in data:
        raise UnreadableError("it is not text: it contains zero bytes")
    try:
        text = data.decode()
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise UnreadableError(
            f"it is not UTF-8: line {line} holds byte 0x{data[fault.start]:02x} (byte {fault.start} of the file); "
            "save it as UTF-8"
        ) from None
    if not text or text.isspace():
        raise UnreadableError("it is empty")
    return text
