"""Bytes → a file: whole or not at all, and never over what somebody else has just written there."""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class ChangedMeanwhileError(Exception):
    """The file is no longer what it was when it was read."""


def rewrite(path: Path, before: bytes | None, after: bytes) -> None:
    """Put `after` in the file at `path`, which held `before` (None: which was not there).

    A link stays a link, and the file behind it is written; its mode stays. ChangedMeanwhileError where the file is not
    as it was; OSError where it cannot be written, for want of a right to it or to its folder. Nothing is lost then.
    """
    file = path.resolve()
    mode = None if before is None else stat.S_IMODE(file.stat().st_mode)
    with _beside(file, mode) as (new, out):
        out.write(after)
        out.flush()
        os.fsync(out.fileno())
        if unchanged := (file.read_bytes() if file.exists() else None) == before:
            new.replace(file)
    if not unchanged:
        raise ChangedMeanwhileError(f"{path} was changed by somebody else meanwhile; nothing was written to it")


def put(path: Path, parts: Iterable[bytes]) -> None:
    """Put `parts` in the file at `path`, whatever it held; a pipe or a device is given them as they come.

    OSError where that cannot be; a file is then as it was.
    """
    file = path.resolve()
    mode = file.stat().st_mode if file.exists() else None
    if path.is_relative_to("/dev") or path.is_relative_to("/proc") or not (mode is None or stat.S_ISREG(mode)):
        with path.open("ab") as there:  # /dev/stdout may be a file to which others write too
            there.writelines(parts)
        return
    with _beside(file, None if mode is None else stat.S_IMODE(mode)) as (new, out):
        out.writelines(parts)
        out.flush()
        new.replace(file)


@contextmanager
def _beside(file: Path, mode: int | None) -> Iterator[tuple[Path, BinaryIO]]:
    """A new file in the same folder, of this mode or of that of any new file; it is gone after that, if not renamed."""
    if mode is not None and not os.access(file, os.W_OK):
        raise PermissionError(13, "it may not be written; check the file's permissions", str(file))
    umask = os.umask(0)
    os.umask(umask)
    handle, name = tempfile.mkstemp(prefix=f".{file.name[:40]}.", suffix=".tmp", dir=file.parent)
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            new.chmod(0o666 & ~umask if mode is None else mode)
            yield new, out
    finally:
        new.unlink(missing_ok=True)
