"""Bytes → a file: whole or not at all, never over what somebody else has just written there, and still whose it was."""

from __future__ import annotations

import errno
import os
import re
import secrets
import stat
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, BinaryIO, Self

from lint.files.bounded_read import OUTSIDE, RefusedError, inside, place_of, real

try:
    import fcntl
except ImportError:  # Windows: what a killed run has left there is left to its user
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

#: Only a run of newslint's makes files of such names. It holds a lock on one as long as it lives.
_OURS = re.compile(r"\.newslint-[0-9a-f]{16}\.tmp")
#: Seconds for which a file without a lock may be one that is just being made.
_YOUNG = 60
_ITSELF = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _ITSELF


class ChangedMeanwhileError(Exception):
    """The file is no longer what it was when it was read."""


def rewrite(path: Path, before: bytes | None, after: bytes, within: tuple[str, ...] = ()) -> None:
    """Put `after` in the file at `path`, which held `before` (None: which was not there).

    A link stays a link, and the file behind it is written, where it lies in these real folders (none: anywhere). Owner,
    group, mode and extended attributes stay. ChangedMeanwhileError where the file is not as it was; OSError where it
    cannot be written or would not stay what it is. Nothing is lost then.
    """
    file = os.path.realpath(path)
    if within and not any(inside(folder, file, path) for folder in within):
        raise RefusedError(path, OUTSIDE)
    with _Folder(os.path.dirname(file)) as folder, folder.new() as (new, out):
        out.write(after)
        out.flush()
        name = os.path.basename(file)
        folder.finish(out.fileno(), name if before is not None else "")
        os.fsync(out.fileno())
        if unchanged := folder.content(name, len(after if before is None else before)) == before:
            folder.rename(new, name)
    if not unchanged:
        raise ChangedMeanwhileError(f"{path} was changed by somebody else meanwhile; nothing was written to it")


def put(path: Path, parts: Iterable[bytes], *, follow_links: bool = False) -> None:
    """Put `parts` in the file at `path`, whatever it held; a pipe or a device is given them as they come.

    OSError where that cannot be, or a link leads out of the folder, unless it is to be followed; a file is then as it
    was.
    """
    device = path.is_relative_to("/dev") or path.is_relative_to("/proc")
    file = os.path.realpath(path) if follow_links or device else real(path)
    mode = os.stat(file).st_mode if os.path.exists(file) else None
    if device or not (mode is None or stat.S_ISREG(mode)):
        with path.open("ab") as there:  # /dev/stdout may be a file to which others write too
            there.writelines(parts)
        return
    with _Folder(os.path.dirname(file)) as folder, folder.new() as (new, out):
        name = os.path.basename(file)
        if mode is not None:
            folder.may_be_written(name)
        out.writelines(parts)
        out.flush()
        folder.finish(out.fileno(), name if mode is not None else "", strict=False)
        folder.rename(new, name)


def clear(folders: Iterable[str]) -> None:
    """Remove what runs of newslint's have left in these folders that were killed while they wrote."""
    for folder in folders:
        with suppress(OSError), _Folder(os.path.realpath(folder)) as there:
            there.clear()


class _Folder:
    """A folder in which files are written: what is done in it is done there, whatever its path leads to meanwhile."""

    def __init__(self, path: str) -> None:
        self._path = path
        self.handle: int | None = None

    def __enter__(self) -> Self:
        if os.rename in os.supports_dir_fd:
            self.handle = os.open(self._path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
            if place_of(self.handle, self._path) != self._path:
                os.close(self.handle)
                raise RefusedError(self._path, OUTSIDE)
        return self

    def __exit__(self, *_: object) -> None:
        if self.handle is not None:
            os.close(self.handle)

    def _at(self, name: str) -> str:
        return name if self.handle is not None else os.path.join(self._path, name)

    @contextmanager
    def new(self) -> Iterator[tuple[str, BinaryIO]]:
        """A new file, the user's alone for now; it is gone after that, if not renamed."""
        self.clear()
        name = f".newslint-{secrets.token_hex(8)}.tmp"
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | _ITSELF
        try:
            with os.fdopen(os.open(self._at(name), flags, 0o600, dir_fd=self.handle), "wb") as out:
                _locked(out.fileno())
                yield self._at(name), out
        finally:
            with suppress(FileNotFoundError):
                os.unlink(self._at(name), dir_fd=self.handle)

    def rename(self, new: str, name: str) -> None:
        """Put the new file where the one of this name is."""
        os.replace(new, self._at(name), src_dir_fd=self.handle, dst_dir_fd=self.handle)

    def content(self, name: str, most: int) -> bytes | None:
        """What is in the file, as far as it takes to see that it is longer than this; None where there is none."""
        try:
            handle = os.open(self._at(name), _READ, dir_fd=self.handle)
        except FileNotFoundError:
            return None
        with os.fdopen(handle, "rb") as file:
            return file.read(most + 1)

    def may_be_written(self, name: str) -> None:
        """PermissionError where the file of this name may not."""
        if not os.access(self._at(name), os.W_OK, dir_fd=self.handle):
            raise PermissionError(errno.EACCES, "it may not be written; check the file's permissions", name)

    def finish(self, new: int, name: str, *, strict: bool = True) -> None:
        """Give the new file the owner, group, mode and extended attributes of the one of this name, where there is one.

        OSError says which of them it cannot have, unless it need not have them all.
        """
        if not hasattr(os, "fchmod"):
            return
        if not name:
            umask = os.umask(0)
            os.umask(umask)
            os.fchmod(new, 0o666 & ~umask)
            return
        old = os.stat(self._at(name), dir_fd=self.handle, follow_symlinks=False)
        self.may_be_written(name)
        try:
            _copy_owner(old, new, name)
            os.fchmod(new, stat.S_IMODE(old.st_mode))
            if hasattr(os, "listxattr"):
                handle = os.open(self._at(name), _READ, dir_fd=self.handle)
                with os.fdopen(handle, "rb") as file:
                    _copy_attributes(file.fileno(), new, name)
        except OSError:
            if strict:
                raise
            os.fchmod(new, stat.S_IMODE(old.st_mode))

    def clear(self) -> None:
        """Remove what a run of this user's has left here that was killed while it wrote."""
        if fcntl is None or self.handle is None:
            return
        for name in filter(_OURS.fullmatch, os.listdir(self.handle)):
            with suppress(OSError):
                self._clear(name)

    def _clear(self, name: str) -> None:
        handle = os.open(name, _READ, dir_fd=self.handle)
        try:
            status = os.fstat(handle)
            ours = stat.S_ISREG(status.st_mode) and status.st_nlink == 1 and status.st_uid == os.geteuid()
            if ours and time.time() - status.st_mtime > _YOUNG and _locked(handle):
                os.unlink(name, dir_fd=self.handle)
        finally:
            os.close(handle)


def _locked(file: int) -> bool:
    """Whether the file is locked from now on, as long as it is open: nobody else has a lock on it."""
    if fcntl is None:
        return False
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _copy_owner(old: os.stat_result, new: int, name: str) -> None:
    now = os.fstat(new)
    if (old.st_uid, old.st_gid) == (now.st_uid, now.st_gid):
        return
    try:
        os.fchown(new, old.st_uid, old.st_gid)
    except OSError as e:
        raise RefusedError(name, f"its owner and group could not be kept ({e.strerror})") from e


def _copy_attributes(old: int, new: int, name: str) -> None:
    """Give a file the extended attributes of another, its access control list among them."""
    try:
        wanted = {key: os.getxattr(old, key) for key in os.listxattr(old)}
        there = {key: os.getxattr(new, key) for key in os.listxattr(new)}
    except OSError as e:
        if e.errno in (errno.ENOTSUP, errno.ENOSYS):  # a file system without any
            return
        raise
    for key in wanted.keys() | there.keys():
        try:
            if key not in wanted:
                os.removexattr(new, key)
            elif wanted[key] != there.get(key):
                os.setxattr(new, key, wanted[key])
        except OSError as e:
            if key in wanted or not key.startswith("security."):  # a label that every new file has is the system's
                raise RefusedError(name, f"its attribute {key} could not be kept ({e.strerror})") from e
