"""A path → the bytes of its file: no more than was asked for, and none from outside the folders that were named."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

#: Bytes of a file of copy that are read where settings say no other number.
MOST = 50_000_000
OUTSIDE = "it is a link that leads out of the folders named; name that folder too, or add --follow-links"
_OR = "name what it leads to, or add --follow-links"

# Not blocking, so that a pipe or a terminal that nobody writes to cannot hold newslint up.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
_PIECE = 1 << 20
#: Where Linux says what is open.
_OPEN = "/proc/self/fd"


class RefusedError(OSError):
    """A file that is not read or written though the system would let us; `strerror` says why."""

    def __init__(self, path: str | Path, reason: str) -> None:
        super().__init__(errno.EACCES, reason, str(path))


class TooLargeError(RefusedError):
    """A file that holds more than may be read; `size` says how much, as far as that is known."""

    def __init__(self, path: str | Path, size: int, most: int) -> None:
        self.size = f"{size:,} bytes" if size > most else f"more than {most:,} bytes"
        super().__init__(path, f"it has {self.size}, and {most:,} is the most")


class Bounds(NamedTuple):
    """What may be read: files that lie in these real folders (none: wherever they lie), and so much of each."""

    inside: tuple[str, ...] = ()
    most: int = MOST


ANYWHERE = Bounds()


def read(path: str | Path, bounds: Bounds) -> bytes:
    """The bytes of the regular file at `path`; RefusedError for anything else, OSError where it cannot be read."""
    file = os.open(path, _FLAGS)
    try:
        status = os.fstat(file)
        if bounds.inside:
            place = place_of(file, path)
            if not any(inside(folder, place, path) for folder in bounds.inside):
                raise RefusedError(path, OUTSIDE)
        if not stat.S_ISREG(status.st_mode):
            folder = stat.S_ISDIR(status.st_mode)
            raise RefusedError(path, "it is a folder" if folder else "it is no regular file but a pipe or device")
        if status.st_size > bounds.most:
            raise TooLargeError(path, status.st_size, bounds.most)
        data = os.read(file, status.st_size + 1)
        return data if len(data) == status.st_size else _rest(file, data, path, bounds.most)
    finally:
        os.close(file)


def _rest(file: int, data: bytes, path: str | Path, most: int) -> bytes:
    """All of a file that grew, shrank, tells no size or is longer than one call gives."""
    parts, size = [data], len(data)
    while size <= most and (part := os.read(file, _PIECE)):
        parts.append(part)
        size += len(part)
    if size > most:
        raise TooLargeError(path, 0, most)
    return b"".join(parts)


def place_of(file: int, path: str | Path) -> str:
    """Where a file or folder that is open lies; nothing where it is no longer what the path leads to."""
    try:
        return os.readlink(f"{_OPEN}/{file}")
    except OSError:
        place = os.path.realpath(path)
    try:
        return place if os.path.samestat(os.lstat(place), os.fstat(file)) else ""
    except OSError:
        return ""


def inside(folder: str, place: str, path: str | Path = "") -> bool:
    """Whether a real place lies in a real folder; one that a link gave is not hidden there, unless `path` says so."""
    if place == folder:
        return True
    above = os.path.join(folder, "")
    if not place.startswith(above):
        return False
    inner = place[len(above) :]
    hidden = inner.startswith(".") or f"{os.sep}." in inner
    return not hidden or inner == os.path.basename(path)


def beside(path: Path) -> tuple[str, ...]:
    """The real folder that a file stands in, as the one that it must lie in."""
    return (os.path.realpath(path.parent),)


def real(path: str | Path) -> str:
    """Where a path that was named leads, through no link out of the folder that this stands in.

    Who names `copy/a.txt` means what is in `copy`, and in a checkout somebody else may have made either one a link:
    RefusedError for one that leads elsewhere. Above a full path, and where it says `..`, links are the user's own.
    """
    folder = os.path.realpath(os.path.dirname(path) or os.curdir)
    relative = not os.path.isabs(path) and os.pardir not in str(path).split(os.sep)
    if relative and not inside(os.path.realpath(os.curdir), folder, folder):
        raise RefusedError(path, f"a link on its way leads out of the working folder; {_OR}")
    place = os.path.realpath(path)
    if os.path.islink(path) and not inside(folder, place):
        raise RefusedError(path, f"it is a link that leads out of its folder; {_OR}")
    return place
