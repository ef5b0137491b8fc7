"""Paths on the command line → the files of copy behind them, in order, and what is left out with the reason."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, NamedTuple

from lint.read import read_bytes
from lint.read.source import UnreadableError, load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from lint.article import Article, DateOrder

#: What newslint reads.
SUFFIXES = frozenset({".txt", ".md", ".markdown"})
#: Copy in formats that newslint does not read: named as unread where they stand in a folder, since silence would pass.
UNSUPPORTED = frozenset({".doc", ".docx", ".htm", ".html", ".odt", ".pdf", ".rtf"})


class Unread(NamedTuple):
    """A file that was to be examined and was not, and why."""

    path: str
    reason: str


class Copy(NamedTuple):
    """One file of copy: its name in reports, and where it is; or its bytes, or why there are none, once it was read."""

    name: str
    file: str | Path
    data: bytes | None = None
    fault: str = ""

    def bytes(self) -> bytes:
        """What is in this file; UnreadableError says why that cannot be told."""
        if self.fault:
            raise UnreadableError(self.fault)
        return load(self.file) if self.data is None else self.data

    def loaded(self) -> Copy:
        """The same with its bytes, to be sent to where the file is not."""
        try:
            return self._replace(data=self.bytes())
        except UnreadableError as e:
            return self._replace(fault=str(e))

    def article(self, published: date | None, date_order: DateOrder | None = None) -> Article:
        """This file, read; UnreadableError says why it could not be."""
        return read_bytes(self.bytes(), self.name, published, date_order)

    def unread(self, reason: str) -> Unread:
        """This file, as one that could not be read."""
        return Unread(self.name, reason)


def copies(paths: Iterable[Path], excluded: Callable[[str], bool] = lambda _: False) -> tuple[list[Copy], list[Unread]]:
    """The files of copy under these paths, each once, and what is left out; FileNotFoundError for a path that is none.

    A folder gives its `.txt` and `.md` files, folders inside it too; hidden files, READMEs and what is `excluded` are
    no copy. A file that is named itself is taken whatever its suffix.
    """
    found: dict[tuple[int, int], Copy] = {}
    unread: list[Unread] = []
    for path in paths:
        status = path.stat()
        if not stat.S_ISDIR(status.st_mode):
            found.setdefault((status.st_dev, status.st_ino), Copy(str(path), path))
            continue
        for inner in _walk(str(path), ((status.st_dev, status.st_ino),), excluded):
            if isinstance(inner, Unread):
                unread.append(inner)
                continue
            stem, suffix = os.path.splitext(os.path.basename(inner))
            if suffix.lower() in UNSUPPORTED:
                reason = f"newslint does not read {suffix} files; save it as text (.txt) or Markdown (.md)"
                unread.append(Unread(inner, reason))
            elif suffix.lower() in SUFFIXES and stem.lower() != "readme":
                try:
                    status = os.stat(inner)
                except OSError as e:
                    unread.append(Unread(inner, e.strerror or str(e)))
                else:
                    found.setdefault((status.st_dev, status.st_ino), Copy(inner, inner))
    return sorted(found.values()), sorted(unread)


def _walk(folder: str, above: tuple[tuple[int, int], ...], excluded: Callable[[str], bool]) -> Iterator[str | Unread]:
    """The files in a folder and in the folders inside it; links are followed, but never in a circle."""
    try:
        entries = sorted(os.scandir(folder), key=lambda e: e.name)
    except OSError as e:
        yield Unread(folder, e.strerror or str(e))
        return
    for entry in entries:
        path = entry.name if folder == "." else os.path.join(folder, entry.name)
        if entry.name.startswith(".") or excluded(path):
            continue
        try:
            status = os.stat(path) if entry.is_dir() else None
        except OSError as e:
            yield Unread(path, e.strerror or str(e))
            continue
        if not status:
            yield path
        elif (key := (status.st_dev, status.st_ino)) in above:
            yield Unread(path, "this link leads back to a folder that it stands in")
        else:
            yield from _walk(path, (*above, key), excluded)
