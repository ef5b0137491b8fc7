"""Files that are written stay whose they were, and what a killed run left is cleared away."""

from __future__ import annotations

import errno
import os
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest

from lint.files.atomic_write import clear, put, rewrite
from tests.desk import newslint, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

fcntl = pytest.importorskip("fcntl", reason="locks and owners are other things there")

OLD = ".newslint-0123456789abcdef.tmp"
root = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")


def attribute(file: Path, key: str, value: bytes) -> None:
    if sys.platform != "linux":
        pytest.skip("extended attributes are set otherwise there")
    try:
        os.setxattr(file, key, value)
    except OSError as e:
        if e.errno not in (errno.ENOTSUP, errno.EPERM):
            raise
        pytest.skip(f"this file system takes no {key}")


@root
def test_root_leaves_a_file_to_its_owner(tmp_path: Path) -> None:
    file = write(tmp_path, {"a.txt": "The commitee met.\n"}) / "a.txt"
    os.chown(file, 1234, 4321)
    file.chmod(0o2664)
    assert newslint("fix", "a.txt", "--write", cwd=tmp_path).returncode == 0
    assert file.read_text() == "The committee met.\n"
    status = file.stat()
    assert (status.st_uid, status.st_gid, status.st_mode & 0o7777) == (1234, 4321, 0o2664)


def test_extended_attributes_stay(tmp_path: Path) -> None:
    file = write(tmp_path, {"a.txt": "The commitee met.\n"}) / "a.txt"
    attribute(file, "user.desk", b"sport")
    assert newslint("fix", "a.txt", "--write", cwd=tmp_path).returncode == 0
    assert file.read_text() == "The committee met.\n"
    assert os.getxattr(file, "user.desk") == b"sport"


def test_what_cannot_stay_as_it_is_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write(tmp_path, {"a.txt": "before"}) / "a.txt"
    attribute(file, "user.desk", b"sport")

    def refused(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "setxattr", refused)
    with pytest.raises(OSError, match=r"attribute user\.desk could not be kept \(Operation not permitted\)"):
        rewrite(file, b"before", b"after")
    assert file.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [file]
    put(file, [b"a new report"])
    assert file.read_bytes() == b"a new report"


def test_an_owner_that_cannot_be_kept_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write(tmp_path, {"a.txt": "before"}) / "a.txt"
    honest = os.stat

    def foreign(path: str, **how: Any) -> os.stat_result:
        told = list(honest(path, **how))
        return os.stat_result([*told[:4], told[4] + 1, *told[5:10]])

    def refused(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "fchown", refused)
    monkeypatch.setattr(os, "stat", foreign)
    with pytest.raises(OSError, match="its owner and group could not be kept"):
        rewrite(file, b"before", b"after")
    monkeypatch.undo()
    assert file.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [file]


def test_a_private_file_is_private_while_it_is_written(tmp_path: Path) -> None:
    modes: set[int] = set()

    def parts() -> Iterator[bytes]:
        modes.update(p.stat().st_mode & 0o777 for p in tmp_path.glob(".newslint-*"))
        yield b"x"

    put(tmp_path / "report", parts())
    assert modes == {0o600}
    umask = os.umask(0)
    os.umask(umask)
    assert (tmp_path / "report").stat().st_mode & 0o777 == 0o666 & ~umask


def leave(folder: Path, name: str, age: float) -> Path:
    file = write(folder, {name: "half"}) / name
    os.utime(file, (time.time() - age, time.time() - age))
    return file


def test_what_a_killed_run_left_is_cleared_away_and_nothing_else(tmp_path: Path) -> None:
    left = leave(tmp_path, OLD, 3600)
    kept = [
        leave(tmp_path, ".newslint-0123456789abcdee.tmp", 0),  # somebody may be making it
        leave(tmp_path, ".newslint-notours.tmp", 3600),
        leave(tmp_path, ".a.txt.x1.tmp", 3600),
        leave(tmp_path, ".newslint-0123456789abcded.tmp", 3600),
        leave(tmp_path, "mine", 3600),
    ]
    link = tmp_path / ".newslint-0123456789abcdec.tmp"
    link.symlink_to("mine")
    twice = leave(tmp_path, ".newslint-0123456789abcdeb.tmp", 3600)
    os.link(twice, tmp_path / "another name of it")
    with kept[3].open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        write(tmp_path, {"a.txt": "It is quiet.\n"})
        assert newslint("fix", "a.txt", "--write", cwd=tmp_path).returncode == 0
        assert not left.exists()
        assert all(p.exists() for p in (*kept, link, twice))
    clear([str(tmp_path)])
    assert not kept[3].exists()


@root
def test_what_is_somebody_elses_is_not_cleared_away(tmp_path: Path) -> None:
    left = leave(tmp_path, OLD, 3600)
    os.chown(left, 1234, 1234)
    clear([str(tmp_path)])
    assert left.exists()
