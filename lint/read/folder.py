"""Paths on the command line → the files of copy behind them, in order, and what is left out with the reason."""

from __future__ import annotations

import os
import stat
from collections import Counter, deque
from typing import TYPE_CHECKING, NamedTuple

from lint.files.bounded_read import ANYWHERE, MOST, OUTSIDE, Bounds, RefusedError, inside, real
from lint.read import READERS, read_bytes
from lint.read.source import UnreadableError, load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date
    from pathlib import Path

    from lint.text.article import Article, DateOrder

#: What stood before, as newslint keeps it: no table of copy.
_BASELINE = "newslint-baseline.tsv"
#: Files of newslint's own, which nobody takes for copy: rules, settings, stets.
_OURS = frozenset({".yml", ".yaml", _BASELINE})
#: What the name of a file begins with by which Word says that a document is open.
_LOCK = "~$"
#: Copy in formats that newslint does not read: named as unread where they stand in a folder, since silence would pass.
UNSUPPORTED = frozenset({".doc", ".pdf"})


class Unread(NamedTuple):
    """A file that was to be examined and was not, and why."""

    path: str
    reason: str


class Copy(NamedTuple):
    """One file of copy: its name in reports, and where it is; or its bytes, or why there are none, once it was read.

    `bounds` are what may be read; `published` is its date of publication where it tells none and this is known.
    """

    name: str
    file: str | Path
    data: bytes | None = None
    fault: str = ""
    bounds: Bounds = ANYWHERE
    published: date | None = None

    def bytes(self) -> bytes:
        """What is in this file; UnreadableError says why that cannot be told."""
        if self.fault:
            raise UnreadableError(self.fault)
        return load(self.file, self.bounds) if self.data is None else self.data

    def loaded(self) -> Copy:
        """The same with its bytes, to be sent to where the file is not."""
        try:
            return self._replace(data=self.bytes())
        except UnreadableError as e:
            return self._replace(fault=str(e))

    def article(self, published: date | None, date_order: DateOrder | None = None, encoding: str = "") -> Article:
        """This file, read; UnreadableError says why it could not be."""
        return read_bytes(self.bytes(), self.name, self.published or published, date_order, encoding)

    @property
    def from_input(self) -> bool:
        """Whether it came by standard input."""
        return str(self.file) == "-"

    def unread(self, reason: str) -> Unread:
        """This file, as one that could not be read."""
        return Unread(self.name, reason)


def copies(
    paths: Iterable[Path],
    excluded: Callable[[str], bool] = lambda _: False,
    *,
    most: int = MOST,
    follow_links: bool = False,
    skipped: Counter[str] | None = None,
) -> tuple[list[Copy], list[Unread]]:
    """The files of copy under these paths, each once, and what is left out; FileNotFoundError for a path that is none.

    A folder gives its files of copy, those in folders inside it too; hidden files, Word's locks, READMEs and what is
    `excluded` are none. A file that is named itself is taken whatever its suffix. A link is followed where it leads
    into one of these folders, or anywhere if it is to be; a file or folder has the name that is its own before one that
    a link gives it. No more than `most` bytes are read of a file. What else there is, is counted in `skipped` by its
    kind.
    """
    named = [(path, path.stat()) for path in paths]
    search = _Search(excluded, Counter() if skipped is None else skipped)
    files: list[tuple[Path, tuple[int, int], str]] = []
    for path, status in named:
        key = status.st_dev, status.st_ino
        try:
            place = "" if follow_links else real(path)
        except RefusedError as e:
            search.unread.append(Unread(str(path), str(e.strerror)))
            continue
        if stat.S_ISDIR(status.st_mode):
            search.inside += (place,) if place else ()
            search.todo.append((str(path), key))
        else:
            files.append((path, key, os.path.realpath(os.path.dirname(path) or os.curdir) if place else ""))
    for path, key, folder in files:
        bounds = Bounds((folder, *search.inside) if folder else (), most)
        search.found.setdefault(key, Copy(str(path), path, bounds=bounds))
    search.run(most)
    return sorted(search.found.values()), sorted(search.unread)


class _Search:
    """The files of copy in folders, and what is left out; no folder is looked into twice, whatever leads to it.

    `inside` are the real folders that links may lead into, none where they may lead anywhere; `todo` are the folders
    to look into, each with what it is known by.
    """

    def __init__(self, excluded: Callable[[str], bool], skipped: Counter[str]) -> None:
        self.found: dict[tuple[int, int], Copy] = {}
        self.unread: list[Unread] = []
        self.inside: tuple[str, ...] = ()
        self.todo: deque[tuple[str, tuple[int, int]]] = deque()
        self._excluded, self._skipped = excluded, skipped
        self._seen: set[tuple[int, int]] = set()
        self._links: deque[str] = deque()

    def run(self, most: int) -> None:
        """Look into all folders, and then follow the links that stand in them."""
        bounds = Bounds(self.inside, most)
        while self.todo or self._links:
            if not self.todo:
                self._follow(self._links.popleft(), bounds)
                continue
            folder, key = self.todo.popleft()
            if key not in self._seen:
                self._seen.add(key)
                self._look_into(folder, bounds)

    def _look_into(self, folder: str, bounds: Bounds) -> None:
        try:
            with os.scandir(folder) as found:
                entries = sorted(found, key=lambda e: e.name)
        except OSError as e:
            self.unread.append(Unread(folder, e.strerror or str(e)))
            return
        inner = []
        for entry in entries:
            path = entry.name if folder == "." else os.path.join(folder, entry.name)
            if entry.name.startswith((".", _LOCK)) or self._excluded(path):
                continue
            try:
                if entry.is_symlink():
                    self._links.append(path)
                elif entry.is_dir(follow_symlinks=False):
                    status = os.lstat(path)
                    inner.append((path, (status.st_dev, status.st_ino)))
                else:
                    self._take(path, bounds)
            except OSError as e:
                self.unread.append(Unread(path, e.strerror or str(e)))
        self.todo.extendleft(reversed(inner))

    def _follow(self, link: str, bounds: Bounds) -> None:
        """Take the file that a link leads to, or look into the folder."""
        try:
            status = os.stat(link)
        except OSError as e:
            if _is_copy(link) or not isinstance(e, FileNotFoundError):
                self.unread.append(Unread(link, e.strerror or str(e)))
            return
        folder = stat.S_ISDIR(status.st_mode)
        if not folder and not _is_copy(link) and not _unsupported(link):
            self._skip(link)
            return
        place = os.path.realpath(link) if self.inside else ""
        if self.inside and not any(inside(f, place, link) for f in self.inside):
            self.unread.append(Unread(link, OUTSIDE))
        elif folder:
            self.todo.append((link, (status.st_dev, status.st_ino)))
        else:
            self._take(link, bounds)

    def _take(self, path: str, bounds: Bounds) -> None:
        """Note a file that is copy, or that might be."""
        if suffix := _unsupported(path):
            reason = f"newslint does not read {suffix} files; save it as text (.txt) or Markdown (.md)"
            self.unread.append(Unread(path, reason))
        elif _is_copy(path):
            status = os.stat(path)
            self.found.setdefault((status.st_dev, status.st_ino), Copy(path, path, bounds=bounds))
        else:
            self._skip(path)

    def _skip(self, path: str) -> None:
        """Count a file that is not read."""
        name = os.path.basename(path)
        stem, suffix = os.path.splitext(name.lower())
        if _OURS.isdisjoint({suffix, name}):
            self._skipped["README" if stem == "readme" else suffix or "without a suffix"] += 1


def _is_copy(path: str) -> bool:
    stem, suffix = os.path.splitext(name := os.path.basename(path))
    return suffix.lower() in READERS and stem.lower() != "readme" and name != _BASELINE


def _unsupported(path: str) -> str:
    """The suffix of a file that newslint does not read, though it may well be copy."""
    suffix = os.path.splitext(path)[1]
    return suffix if suffix.lower() in UNSUPPORTED else ""
