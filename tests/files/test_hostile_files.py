"""Files and folders that are not what they seem, or do not stay so: named with a reason, and the others are checked."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lint.engine.lint import lint
from lint.files.bounded_read import Bounds
from lint.read.folder import Copy, copies
from lint.rulebook.built_in import built_in
from tests.desk import RULE, newslint, report, write

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices in folders")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return write(tmp_path / "desk", {"good.txt": "TK\n"})


def checked(desk: Path, *args: str) -> dict[str, str]:
    """What was not read, by name, where the good article was."""
    got = report(desk, *args, "--allow-unread")
    assert {f["ends"][0]["path"] for f in got["findings"]} == {str(desk / "good.txt")}
    return {u["path"].removeprefix(f"{desk}/"): u["reason"] for u in got["unread"]}


def test_pipes_sockets_and_devices_are_named_and_not_waited_for(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(desk / "pipe.txt")
    (desk / "zero.txt").symlink_to("/dev/zero")
    (desk / "terminal.txt").symlink_to("/dev/tty")
    monkeypatch.chdir(desk)  # a socket's name may not be long
    with socket.socket(socket.AF_UNIX) as there:
        there.bind("socket.txt")
        unread = checked(desk, "--follow-links")
    assert set(unread) == {"pipe.txt", "zero.txt", "terminal.txt", "socket.txt"}
    assert unread["pipe.txt"] == unread["zero.txt"] == "it is no regular file but a pipe or device"


def test_links_to_nowhere_and_to_themselves_are_named_and_those_in_circles_need_not_be(desk: Path) -> None:
    (desk / "nowhere.txt").symlink_to("gone.txt")
    (desk / "self.txt").symlink_to("self.txt")
    (desk / "in").mkdir()
    (desk / "in" / "circle").symlink_to(desk, target_is_directory=True)
    unread = checked(desk)
    assert set(unread) == {"nowhere.txt", "self.txt"}  # all that is in the circle is examined


def test_folders_inside_folders_without_end_are_read(desk: Path) -> None:
    deep = desk
    for _ in range(400):
        deep = deep / "d"
    deep.mkdir(parents=True)
    (deep / "deep.txt").write_text("A wall.\n")
    assert checked(desk) == {}


#: newslint as somebody who is not root, who may read everything. It is run once before that, so that all is loaded
#: that it needs: Python's own files may be root's alone.
AS_NOBODY = """
import contextlib, io, os, sys
from lint.cli import main
def run(*args):
    sys.argv = ["newslint", "check", *args]
    try:
        main()
    except SystemExit as e:
        return e.code
good, *asked = sys.argv[1:]
with contextlib.redirect_stderr(io.StringIO()), contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO())):
    run(good, "--rules", "none")
    run(*asked)
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
sys.exit(run(*asked))
"""


@pytest.fixture
def open_desk() -> Iterator[Path]:
    """A desk in a folder that everybody can reach."""
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        Path(folder).chmod(0o755)
        yield write(Path(folder), {"good.txt": "TK\n"})


def as_nobody(desk: Path, *args: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", AS_NOBODY, *map(str, (desk / "good.txt", *args))]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, cwd=desk)


def test_what_may_not_be_read_is_named(open_desk: Path) -> None:
    write(open_desk, {"closed/a.txt": "TK\n", "secret.txt": "TK\n"})
    (open_desk / "closed").chmod(0)
    (open_desk / "secret.txt").chmod(0)
    done = as_nobody(open_desk, open_desk, "--format", "json")
    (open_desk / "closed").chmod(0o700)
    assert done.returncode == 2
    assert "closed: not examined: Permission denied\n" in done.stderr
    got = json.loads(done.stdout)
    assert [f["ends"][0]["path"] for f in got["findings"]] == [str(open_desk / "good.txt")]
    assert {u["path"].removeprefix(f"{open_desk}/"): u["reason"] for u in got["unread"]} == {
        "closed": "Permission denied",
        "secret.txt": "you may not read it; check the file's permissions",
    }


@pytest.mark.parametrize("closed", ["newslint.yml", "newslint-stets.yml", "rules/a/b.yml", "rules/a"])
def test_what_a_desk_has_set_and_may_not_be_read_ends_the_run(open_desk: Path, closed: str) -> None:
    write(open_desk, {closed if "." in closed else f"{closed}/b.yml": "", "rules/c/d.yml": RULE})
    (open_desk / closed).chmod(0)
    ask = ["--rules", "rules"] if closed.startswith("rules") else []
    done = as_nobody(open_desk, "good.txt", *ask)
    (open_desk / closed).chmod(0o700)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"newslint: {closed}: Permission denied.\n"


def test_copy_in_a_folder_that_may_not_be_entered_ends_the_run(open_desk: Path) -> None:
    write(open_desk, {"closed/a.txt": "TK\n"})
    (open_desk / "closed").chmod(0)
    done = as_nobody(open_desk, "closed/a.txt")
    (open_desk / "closed").chmod(0o700)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Permission denied" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_that_becomes_a_file_and_a_file_a_folder(desk: Path) -> None:
    write(desk, {"folder/a.txt": "TK\n", "b.txt": "TK\n"})
    found, _ = copies([desk])
    (desk / "folder" / "a.txt").unlink()
    (desk / "folder").rmdir()
    (desk / "b.txt").unlink()
    write(desk, {"folder": "a file\n", "b.txt/c.txt": "TK\n"})
    got = lint(found, built_in())
    assert {u.path.removeprefix(f"{desk}/") for u in got.unread} == {"folder/a.txt", "b.txt"}
    assert {f.ends[0].article.path for f in got.findings} == {str(desk / "good.txt")}


def test_a_file_that_grows_or_shrinks_while_it_is_read_is_read_as_it_is(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = desk / "good.txt"
    honest = os.fstat
    for content in ("TK\n", "TK\n" + "A wall. " * 5000):
        file.write_text("A longer text was here.\n")
        size = honest(os.open(file, os.O_RDONLY))
        file.write_text(content)
        with monkeypatch.context() as m:
            m.setattr(os, "fstat", lambda _, size=size: size)
            assert Copy("x.txt", file).bytes() == content.encode()


def test_names_that_no_encoding_or_line_can_hold(desk: Path) -> None:
    for name in (b"a\xff.txt", b"b\n::error::%0A.txt", b"c%25:,.txt", "d\u202etxt.txt".encode(), b"e\x1b[2J.txt"):
        with open(os.path.join(os.fsencode(desk), name), "wb") as file:  # noqa: PTH118, PTH123 - no str names it
            file.write(b"TK\n")
    for form, obeyed in (("text", "\x1b\u202e"), ("github", "\x1b\u202e"), ("sarif", "\x1b"), ("html", "\x1b\u202e")):
        done = newslint(desk, "--format", form)
        assert (done.returncode, done.stderr) == (1, "")
        assert not set(obeyed) & set(done.stdout)
    lines = newslint(desk, "--format", "github").stdout.split("::stop-commands::")[0].splitlines()
    assert all(line.startswith("::error ") for line in lines if line)
    assert newslint("mentions", desk).returncode == 0
    assert newslint("stories", desk).returncode == 0
    assert newslint("fix", desk).returncode == 0


def sparse(file: Path, size: int) -> Path:
    """A file that says it is so large and takes no room."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as out:
        try:
            out.truncate(size)
        except OSError as e:
            pytest.skip(f"no such file can be made here: {e}")
    return file


HUGE = 50_000_000_000


def test_copy_that_is_too_large_is_named_with_the_limit_and_not_read(desk: Path) -> None:
    sparse(desk / "huge.txt", HUGE)
    said = "it has 50,000,000,000 bytes, and 50,000,000 is the most; divide it, or raise max-size in newslint.yml"
    assert checked(desk) == {"huge.txt": said}
    write(desk, {"newslint.yml": "max-size: 1.5 KB\n", "two.txt": "It is quiet. " * 200, "one.txt": "Quiet. " * 200})
    assert set(checked(desk)) == {"huge.txt", "two.txt"}
    done = newslint("-", input="It is quiet. " * 200, cwd=desk)
    assert done.returncode == 2
    assert "-: not examined: it has more than 1,500 bytes" in done.stderr


@pytest.mark.parametrize("size", ["5", "2 GB", "-1 MB", "0 MB", "much", "99999999 KB"])
def test_a_largest_size_that_is_none_is_a_mistake(desk: Path, size: str) -> None:
    write(desk, {"newslint.yml": f"max-size: {size}\n"})
    done = newslint("good.txt", cwd=desk)
    assert done.returncode == 2
    assert f"newslint.yml:1:11: '{size}' is no size from 1 KB to 1 GB. Write it as 50 MB." in done.stderr


@pytest.mark.parametrize("name", ["newslint.yml", "newslint-stets.yml", "rules/a/b.yml"])
def test_settings_stets_and_rules_that_are_too_large_end_the_run(desk: Path, name: str) -> None:
    sparse(desk / name, HUGE)
    done = newslint("good.txt", *(["--rules", "rules"] if "/" in name else []), cwd=desk)
    assert (done.returncode, done.stdout) == (2, "")
    assert "50,000,000,000 bytes" in done.stderr
    assert "1,000,000 is the most" in done.stderr
    assert "Traceback" not in done.stderr


def test_settings_that_are_a_pipe_are_not_waited_for(desk: Path) -> None:
    os.mkfifo(desk / "pipe.yml")
    done = newslint("good.txt", "--settings", "pipe.yml", cwd=desk)
    assert (done.returncode, done.stderr) == (2, "newslint: pipe.yml: it is no regular file but a pipe or device.\n")


def test_a_file_that_tells_no_size_and_has_no_end_is_bounded(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "good.txt").write_text("It is quiet.\n")
    monkeypatch.setattr(os, "read", lambda _, size: b"x" * min(size, 4096))
    for size in (0, 13):
        with monkeypatch.context() as m:
            m.setattr("lint.files.bounded_read._PIECE", 4096)
            status = os.stat_result([0o100644, 1, 1, 1, 0, 0, size, 0, 0, 0])
            m.setattr(os, "fstat", lambda _, status=status: status)
            fault = Copy("x.txt", desk / "good.txt", bounds=Bounds((), 10_000)).loaded().fault
    assert fault.startswith("it has more than 10,000 bytes, and 10,000 is the most")


def test_folders_of_rules_inside_folders_without_end_are_read(desk: Path) -> None:
    deep = desk / "rules"
    for _ in range(1500):
        deep = deep / "d"
    try:
        deep.mkdir(parents=True)
    except (OSError, RecursionError):
        pytest.skip("folders go no deeper here")
    write(desk, {"rules/a/b.yml": RULE})
    assert newslint("good.txt", "--rules", "rules", "--select", "a", cwd=desk).returncode == 0
