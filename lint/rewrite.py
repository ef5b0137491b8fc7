"""Bytes → a file: whole or not at all, and never over what somebody else has just written there."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path


class ChangedMeanwhileError(Exception):
    """The file is no longer what it was when it was read."""


def rewrite(path: Path, before: bytes | None, after: bytes) -> None:
    """Put `after` in the file at `path`, which held `before` (None: which was not there).

    A link stays a link, and the file behind it is written; its mode stays. ChangedMeanwhileError where the file is not
    as it was; OSError where it cannot be written, for want of a right to it or to its folder. Nothing is lost then.
    """
    file = path.resolve()
    mode = None if before is None else stat.S_IMODE(file.stat().st_mode)
    if mode is not None and not os.access(file, os.W_OK):
        raise PermissionError(13, "it may not be written; check the file's permissions", str(path))
    umask = os.umask(0)
    os.umask(umask)
    handle, name = tempfile.mkstemp(prefix=f".{file.name[:40]}.", suffix=".tmp", dir=file.parent)
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(after)
            out.flush()
            os.fsync(out.fileno())
        new.chmod(mode if mode is not None else 0o666 & ~umask)
        if unchanged := (file.read_bytes() if file.exists() else None) == before:
            new.replace(file)
    finally:
        new.unlink(missing_ok=True)
    if not unchanged:
        raise ChangedMeanwhileError(f"{path} was changed by somebody else meanwhile; nothing was written to it")
