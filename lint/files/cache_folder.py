"""Where the cache is, if it is this user's alone: what others can write there they could have us believe."""

from __future__ import annotations

import os
import stat
from pathlib import Path


class UnsafeCacheError(OSError):
    """A cache that is not to be used; the message says where, why and what to do."""


def cache_folder() -> Path:
    """newslint's folder for what it can make again; OSError where there is none, for want of a home.

    NEWSLINT_CACHE_DIR in the environment outranks what is usual on the system.
    """
    if named := os.environ.get("NEWSLINT_CACHE_DIR"):
        return Path(named).absolute()
    from platformdirs import user_cache_path

    try:
        found = user_cache_path("newslint", appauthor=False)
    except (RuntimeError, KeyError) as e:
        raise OSError(f"this user has no home: {e}") from e
    if not found.is_absolute():  # a ~ that nobody could tell the meaning of
        raise OSError("this user has no home")
    return found


def made_safe(folder: Path) -> Path:
    """The folder, without links, made where it is missing; UnsafeCacheError where others could put something there."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    real = folder.resolve()
    if not hasattr(os, "geteuid"):
        return real
    if fault := _fault(folder, real, "folder"):
        raise _unsafe(folder, f"{folder} {fault}")
    for parent in (*folder.parents, *real.parents):
        if fault := _fault_above(parent):
            raise _unsafe(folder, f"{parent} {fault}")
    return real


def check_file(file: Path) -> None:
    """UnsafeCacheError where this is there, and is no plain file of this user's alone."""
    if os.path.lexists(file) and (fault := _fault(file, file, "plain file")):
        raise _unsafe(file.parent, f"{file} {fault}")


def _unsafe(folder: Path, why: str) -> UnsafeCacheError:
    cure = "Mend that, name a folder of your own in NEWSLINT_CACHE_DIR, or say --no-cache"
    return UnsafeCacheError(f"The cache in {folder} is not used: {why}. {cure}.")


def _fault(path: Path, real: Path, kind: str) -> str:
    """What is wrong with a folder or file that is to be this user's alone; `real` is where it leads."""
    link, status = path.lstat(), real.lstat()
    if not (stat.S_ISDIR if kind == "folder" else stat.S_ISREG)(status.st_mode):
        return f"is no {kind}"
    if not hasattr(os, "geteuid"):
        return ""
    if {link.st_uid, status.st_uid} != {os.geteuid()}:
        return "belongs to another user"
    return "may be written by others (chmod go-w)" if status.st_mode & 0o022 else ""


def _fault_above(folder: Path) -> str:
    """Why others could put another folder in the place of one in this folder.

    A folder with the sticky bit lets nobody do so with what is another's; the group that the user is in by default is
    often the user's own.
    """
    status = folder.stat()
    if status.st_uid not in (0, os.geteuid(), Path("/").stat().st_uid):
        return "belongs to another user"
    others = status.st_mode & 0o002 or (status.st_mode & 0o020 and status.st_gid not in (0, os.getegid()))
    return "may be written by others" if others and not status.st_mode & stat.S_ISVTX else ""
