"""`--watch`: another check after each change of copy, rules or settings, and a clean end."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from lint.cli.watch import Watched
from tests.desk import RULE, newslint, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is another thing there")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return write(
        tmp_path,
        {"own/desk/wombat.yml": RULE, "newslint.yml": "rules: own\n", "copy/a.txt": "A day\n\nA wombat.\n"},
    )


class Session:
    """A newslint that watches, with what it writes, line by line."""

    def __init__(self, running: subprocess.Popen[str]) -> None:
        self.running = running
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.running.stdout
        for line in self.running.stdout:
            self._lines.put(line)

    def next(self) -> str:
        """All that the next check writes."""
        lines: list[str] = []
        while not lines or not lines[-1].startswith("Watching"):
            lines.append(self._lines.get(timeout=60))
        return "".join(lines)

    def end(self) -> tuple[int, str]:
        self.running.send_signal(signal.SIGINT)
        code = self.running.wait(timeout=60)
        rest = []
        while not self._lines.empty():
            rest.append(self._lines.get())
        return code, "".join(rest)


@contextmanager
def watching(desk: Path, *args: str) -> Iterator[Session]:
    command = [sys.executable, "-m", "lint.cli", "check", *args, "--watch"]
    with subprocess.Popen(
        command,
        cwd=desk,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    ) as running:
        try:
            yield Session(running)
        finally:
            running.kill()


def test_each_change_is_checked_and_ctrl_c_ends_it(desk: Path) -> None:
    with watching(desk, "copy", "--select", "desk") as session:
        first = session.next()
        assert "copy/a.txt:3:3: error" in first
        assert first.endswith("Watching 3 files; Ctrl-C ends.\n")
        assert "\x1b" not in first
        write(desk, {"copy/new.txt": "A day\n\nNo wombat.\n"})
        assert "copy/new.txt:3:4: error" in session.next()
        write(desk, {"newslint.yml": "rules: own\nlevels: {desk: style}\n"})
        assert "copy/a.txt:3:3: style" in session.next()
        write(desk, {"newslint.yml": "rules: own\nlevels: {desk: stile}\n"})
        assert "'stile' is not allowed" in session.next()
        write(desk, {"newslint.yml": "rules: own\n"})
        session.next()
        write(desk, {"own/desk/wombat.yml": RULE.replace("level: error", "level: warning")})
        assert "copy/a.txt:3:3: warning" in session.next()
        (desk / "copy/new.txt").unlink()
        assert session.next().startswith("gone: copy/new.txt:3:4: ")
        code, rest = session.end()
        assert code == 130
        assert "Traceback" not in rest


def test_the_new_place_is_shown_where_the_same_words_stood_before(desk: Path) -> None:
    write(desk, {"copy/a.txt": "A day\n\nA bear.\n\nA wombat.\n"})
    with watching(desk, "copy", "--select", "desk") as session:
        session.next()
        write(desk, {"copy/a.txt": "A day\n\nA bear and a wombat.\n\nA wombat.\n"})
        said = session.next()
        assert "copy/a.txt:3:14: error" in said
        assert "1 new, 0 gone." in said
        assert "5:3" not in said
        write(desk, {"copy/a.txt": "A day\n\nA bear and a wombat.\n\nA day.\n"})
        assert "gone: copy/a.txt:5:3" in session.next()


def test_ctrl_c_in_the_midst_of_a_large_check_is_quiet(desk: Path) -> None:
    write(desk, {f"copy/{n}.txt": "A day\n\n" + "A wombat stood by the river on Monday.\n\n" * 200 for n in range(300)})
    with watching(desk, "copy", "--select", "desk", "--output", "copy/report.txt") as session:
        with pytest.raises(queue.Empty):
            session._lines.get(timeout=1.5)  # noqa: SLF001
        code, rest = session.end()
        assert (code, rest) == (130, "newslint: stopped.\n")


def test_standard_input_cannot_be_watched(desk: Path) -> None:
    done = newslint("-", "--watch", cwd=desk, input="A day")
    assert (done.returncode, done.stderr) == (2, "newslint: Standard input cannot be watched; name files or folders.\n")


def test_what_is_watched(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk)
    copy = desk / "copy"
    watched = Watched([copy], [desk / "none"], None, no_settings=False, output=copy / "report.txt")
    first = watched.stamps()
    assert sorted(p.name for p in first) == ["a.txt", "newslint.yml", "wombat.yml"]
    write(copy, {"report.txt": "what was found", "notes.dat": "", ".hidden.txt": ""})
    assert watched.stamps() == first
    write(desk, {"newslint-stets.yml": ""})
    assert sorted(p.name for p in watched.stamps().keys() - first) == ["newslint-stets.yml"]
    write(desk, {"newslint.yml": "exclude: copy/**\n", "newslint-stets.yml": ""})
    assert sorted(p.name for p in watched.stamps()) == ["newslint-stets.yml", "newslint.yml"]
    write(desk, {"newslint.yaml": ""})
    assert "newslint.yml" not in {p.name for p in watched.stamps()}


def test_a_folder_that_vanishes_or_may_no_longer_be_read_is_told_and_watched_on(desk: Path) -> None:
    with watching(desk, "copy", "--select", "desk") as session:
        assert "copy/a.txt:3:3: error" in session.next()
        (desk / "copy").rename(desk / "away")
        assert "newslint: copy: No such file or directory.\n" in session.next()
        (desk / "away").rename(desk / "copy")
        assert "0 new, 0 gone. " in session.next()
        if os.geteuid():
            (desk / "copy").chmod(0)
            assert "Permission denied" in session.next()
            (desk / "copy").chmod(0o700)
            assert "0 new, 0 gone. " in session.next()
        code, rest = session.end()
        assert (code, "Traceback" in rest) == (130, False)


def test_what_may_not_be_looked_at_ends_no_watching(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk)
    watched = Watched([desk / "copy"], [], None, no_settings=False, output=None)
    assert watched.stamps()

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", "copy")

    for name in ("stat", "scandir"):  # as it is for somebody who is not root
        monkeypatch.setattr(os, name, refused)
    monkeypatch.setattr("pathlib.Path.stat", refused)
    monkeypatch.setattr("pathlib.Path.is_file", refused)
    monkeypatch.setattr("pathlib.Path.is_dir", refused)
    assert watched.stamps() == {}


def test_a_working_folder_that_is_gone_ends_in_a_sentence(desk: Path) -> None:
    script = f"rm -r '{desk}' && exec '{sys.executable}' -m lint.cli copy"
    done = subprocess.run(["sh", "-c", script], cwd=desk, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
