"""A git revision → which lines of copy have changed since, and the findings that touch them."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from lint.files.bounded_read import Bounds, read
from lint.read.choice import file_of, may_hold_several
from lint.read.columns import GUESSED
from lint.revisions.git import LARGEST, NoSuchRevisionError, Repository, digests, repositories_of
from lint.revisions.line_diff import changed, lines_of
from lint.revisions.renames import renamed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lint.engine.results import Report
    from lint.read.columns import Columns
    from lint.read.item import Item
    from lint.revisions.git import Blob
    from lint.text.article import Article
    from lint.text.finding import End
    from lint.text.span import Span

__all__ = ["Changes", "NoSuchRevisionError", "only", "since"]

_EVERYTHING = (range(1, 1 << 60),)


class Changes:
    """The lines changed in files since a revision of the repositories that they lie in.

    What is compared are bytes: those that git stores, with those that lie there. A file that the revision does not
    hold is changed as a whole, unless one that is gone was much the same.
    """

    def __init__(self, bases: Sequence[_Base]) -> None:
        self._bases = bases
        self._lines: dict[str, Sequence[range]] = {}

    def look_at(self, paths: Iterable[str]) -> None:
        """Find out what has changed in these files."""
        files = {path: file_of(path) for path in paths if path not in self._lines}
        new = {path: os.path.realpath(file) for path, file in files.items() if file != "-"}
        lines: dict[str, Sequence[range]] = {}
        for base in self._bases:
            lines |= base.lines({real for path, real in new.items() if base.same_links(files[path])})
        for path, real in new.items():
            article = real + path[len(files[path]) :]
            self._lines[path] = lines.get(article, lines.get(real, _EVERYTHING))

    def take_whole(self, path: str) -> None:
        """Take the copy of this name for changed as a whole: it is not what lies there."""
        self._lines[path] = _EVERYTHING

    def touch(self, end: End) -> bool:
        """Whether a place stands in a changed line of a file that was looked at."""
        return self.touched(end.article, end.span)

    def within(self, end: End) -> bool:
        """Whether any line is changed in the article of a place, which was looked at."""
        return bool(self._lines.get(end.article.path, _EVERYTHING))

    def touched(self, article: Article, span: Span) -> bool:
        """The same for a place in this article."""
        place = article.lines.place
        first, last = place(span.start)[0], place(max(span.end - 1, span.start))[0]
        return any(r.start <= last and first < r.stop for r in self._lines.get(article.path, _EVERYTHING))


class _Base:
    """A repository's files as they were in a commit."""

    def __init__(self, repository: Repository, commit: str, columns: Columns) -> None:
        self._repository, self._columns = repository, columns
        self._above = os.path.join(repository.top, "")  # noqa: PTH118 - joined to as many names as there are files
        self._files = repository.files(commit)
        self._gone: dict[str, str] | None = None

    def same_links(self, path: str) -> bool:
        """Whether the path is no link, or one that led to the same place."""
        if not os.path.islink(path):  # noqa: PTH114
            return True
        stored = self._stored(os.path.join(os.path.realpath(os.path.dirname(path)), os.path.basename(path)))  # noqa: PTH118, PTH119, PTH120
        return bool(stored and stored.is_link and stored.digest in digests(os.fsencode(os.readlink(path))))  # noqa: PTH115

    def lines(self, paths: Iterable[str]) -> dict[str, Sequence[range]]:
        """The lines changed in each of these files that was there, perhaps by another name; the others are left out."""
        found: dict[str, Sequence[range]] = {}
        differ: dict[str, str] = {}
        new = []
        for path in sorted(path for path in paths if path.startswith(self._above)):
            stored = self._stored(path)
            if stored is None:
                new.append(path)
            elif stored.is_file and (data := _read(path)) is not None:
                if stored.digest in digests(data):
                    found[path] = ()
                else:
                    differ[path] = stored.digest
        differ |= self._renamed(new) if new else {}
        for path, was in zip(differ, self._repository.contents(differ.values()), strict=True):
            if was is not None and (data := _read(path)) is not None:
                if may_hold_several(path):
                    found |= _of_articles(was, data, path, self._columns)
                else:
                    found[path] = changed(_lines(was, path), _lines(data, path))
        return found

    def _stored(self, path: str) -> Blob | None:
        return self._files.get(path.removeprefix(self._above).replace(os.sep, "/"))

    def _renamed(self, new: Sequence[str]) -> dict[str, str]:
        """Those of these files that were others by name, with the digest of what they were."""
        if self._gone is None:
            files = ((path, f) for path, f in self._files.items() if f.is_file)
            self._gone = {path: f.digest for path, f in files if not os.path.lexists(self._above + path)}
        contents = {path: data for path in new if self._gone and (data := _read(path)) is not None}
        found = renamed(contents, self._gone, self._repository)
        return {path: self._gone.pop(was) for path, was in found.items()}


def since(revision: str, paths: Iterable[Path], columns: Columns = GUESSED) -> Changes:
    """What has changed since the revision in the repositories of these paths; NoSuchRevisionError says why none can.

    `columns` are those of tables that hold articles.
    """
    named = (path for path in paths if path != Path("-"))
    found = repositories_of(named, "cannot be compared with an earlier state")
    return Changes([_Base(repository, repository.commit(revision), columns) for repository in found])


def only(report: Report, changes: Changes, revision: str) -> Report:
    """The report with the findings of which any end touches a changed line."""
    changes.look_at(dict.fromkeys(e.article.path for f in report.findings for e in f.ends))
    findings = tuple(
        f for f in report.findings if any(map(changes.touch, f.ends)) or (f.more and changes.within(f.ends[0]))
    )
    return replace(report, findings=findings, since=revision)


def _lines(data: bytes, path: str) -> list[bytes]:
    """The lines of a text; of a document those of what is read of it, a paragraph each, or none where it cannot be."""
    from lint.read import DOCUMENT, UnreadableError, read_bytes
    from lint.read.source import decode

    try:
        if data.startswith(DOCUMENT):
            return lines_of(read_bytes(data, path).text.encode("utf-8", "surrogatepass"))
        return lines_of(decode(data).encode() if b"\0" in data else data)
    except UnreadableError:
        return lines_of(b"" if data.startswith(DOCUMENT) else data)


def _of_articles(was: bytes, data: bytes, path: str, columns: Columns) -> dict[str, Sequence[range]]:
    """The lines changed in each article of a file; what an article is made of has no lines, but its text has."""
    before, now = (_articles(some, path, columns) for some in (was, data))
    same = {tuple(item.pieces) for item in before.values()}
    found: dict[str, Sequence[range]] = {path: _EVERYTHING}
    for name, item in now.items():
        if tuple(item.pieces) in same:
            found[name] = ()
        elif name in before:
            found[name] = changed(_text(before[name]), _text(item))
    return found


def _articles(data: bytes, path: str, columns: Columns) -> dict[str, Item]:
    from lint.read import UnreadableError
    from lint.read.several import items_of

    try:
        return items_of(data, path, columns)
    except UnreadableError:
        return {}


def _text(item: Item) -> list[bytes]:
    from lint.read import UnreadableError

    try:
        return lines_of(item.text_and_parts()[0].encode())
    except UnreadableError:
        return []


def _read(path: str) -> bytes | None:
    """What is in a file; None where that is no file, cannot be read, or is very large."""
    try:
        return read(path, Bounds(most=LARGEST))
    except OSError:
        return None
