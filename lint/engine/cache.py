"""What earlier runs found: in comes a digest of bytes and rules, out comes what was stored under it, or nothing.

One SQLite file in the user's cache folder. It is a convenience and never a reason to fail: where it cannot be opened,
is damaged, locked or the disk is full, the run goes on as if there were none.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import suppress
from hashlib import blake2b
from typing import TYPE_CHECKING, Self

from lint.files.cache_folder import cache_folder, check_file, made_safe

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from lint.engine.linter import Linter

_WAIT = 2.0
"""Seconds to wait for another run that is writing."""
_KEPT = 30
"""Days after which what no run has asked for is let go."""
_SUM = 8
_MOST = 1 << 28
"""Bytes that one value can have at most."""
_AT_ONCE = 500
_TABLES = "article", "signature", "told", "story"


class Cache:
    """What is stored of earlier runs of these rules."""

    holds = True

    def __init__(self, linter: Linter, folder: Path | None = None) -> None:
        """`folder` is the user's cache folder where none is named; OSError where there can be no cache.

        UnsafeCacheError (an OSError) where it is not the user's alone.
        """
        folder = made_safe(folder or cache_folder())
        self._digest = _digest_of(linter)
        self._file = folder / "findings.sqlite"
        self._day = _today()
        self._new: dict[str, dict[bytes, bytes]] = {table: {} for table in _TABLES}
        self._used: list[bytes] = []
        try:
            self._db = self._opened()
        except sqlite3.DatabaseError:
            with suppress(OSError):  # damaged, or no database: begin anew
                self._file.unlink()
            try:
                self._db = self._opened()
            except sqlite3.DatabaseError as e:
                raise OSError(str(e)) from e

    def _opened(self) -> sqlite3.Connection:
        for more in ("", "-wal", "-shm", "-journal"):
            check_file(self._file.with_name(self._file.name + more))
        db = sqlite3.connect(self._file, timeout=_WAIT, isolation_level=None)
        db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _MOST)
        db.execute("PRAGMA trusted_schema = OFF")
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = OFF")  # a power cut may damage it; a damaged one is thrown away
        for table in _TABLES:
            db.execute(f"CREATE TABLE IF NOT EXISTS {table} (key BLOB PRIMARY KEY, day INTEGER, value BLOB)")
        return db

    def key_of(self, *parts: str | bytes) -> bytes:
        """The key of what comes of these parts under these rules."""
        h = blake2b(self._digest, digest_size=16)
        for part in parts:
            data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
            h.update(len(data).to_bytes(8, "big") + data)
        return h.digest()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def find(self, table: str, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """The bytes stored under these keys; what is damaged is as if it were not there."""
        found: dict[bytes, bytes] = {}
        with suppress(sqlite3.Error):
            for at in range(0, len(keys), _AT_ONCE):
                part = keys[at : at + _AT_ONCE]
                marks = ",".join("?" * len(part))
                rows = self._db.execute(f"SELECT key, day, value FROM {table} WHERE key IN ({marks})", part)  # noqa: S608 - a name of ours
                for key, day, value in rows:
                    if isinstance(value, bytes) and value[:_SUM] == _sum(value[_SUM:]):
                        found[key] = value[_SUM:]
                        if day != self._day:
                            self._used.append(key)
        return found

    def store(self, table: str, key: bytes, data: bytes) -> None:
        """Store these bytes, soon or when the run is over."""
        self._new[table][key] = _sum(data) + data
        if len(self._new[table]) >= _AT_ONCE:
            self._write()

    def close(self) -> None:
        """Write what is left to write."""
        if any(self._new.values()) or self._used:
            self._write()
        self._db.close()

    def _write(self) -> None:
        """Write all that is new in one go, or nothing of it where the disk is full or another run holds the file."""
        with suppress(sqlite3.Error):
            self._db.execute("BEGIN IMMEDIATE")
            self._write_all()
        for table in _TABLES:
            self._new[table].clear()
        self._used.clear()

    def _write_all(self) -> None:
        try:
            for table in _TABLES:
                rows = ((key, self._day, value) for key, value in self._new[table].items())
                self._db.executemany(f"INSERT OR REPLACE INTO {table} VALUES (?, ?, ?)", rows)  # noqa: S608 - a name of ours
                used = ((self._day, key) for key in self._used)  # signature and what is told have the article's key
                self._db.executemany(f"UPDATE {table} SET day = ? WHERE key = ?", used)  # noqa: S608 - a name of ours
            (pruned,) = self._db.execute("PRAGMA user_version").fetchone()
            if pruned != self._day:
                for table in _TABLES:
                    self._db.execute(f"DELETE FROM {table} WHERE day < ?", (self._day - _KEPT,))  # noqa: S608
                self._db.execute(f"PRAGMA user_version = {self._day:d}")
            self._db.execute("COMMIT")
        except sqlite3.Error:
            self._db.execute("ROLLBACK")
            raise


def _sum(data: bytes) -> bytes:
    return blake2b(data, digest_size=_SUM).digest()


def _today() -> int:
    from datetime import date

    return date.today().toordinal()


def _files(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    """The program and its tables, each file with its status."""
    with os.scandir(folder) as found:
        for entry in found:
            if entry.name.endswith((".py", ".txt")):
                yield entry.path, entry.stat()
            elif entry.is_dir() and entry.name != "__pycache__":
                yield from _files(entry.path)


def _digest_of(linter: Linter) -> bytes:
    """A digest of all that findings depend on but for the copy: the rules, how they are run, newslint, Python."""
    h = blake2b(digest_size=16)
    package = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120 - names are sooner read than paths, in every run
    for path, status in sorted(_files(package)):
        h.update(f"{path[len(package) :]} {status.st_size} {status.st_mtime_ns}\n".encode())
    h.update(f"{sys.version} {linter.options}".encode())
    for rule in linter.rules:
        told = rule.id, rule.check_name, int(rule.level), rule.message, rule.where, rule.parameters
        h.update(repr(told).encode("utf-8", "surrogatepass"))
    return h.digest()
