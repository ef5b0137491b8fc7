"""Ended at any moment, newslint leaves every file whole: as it was, or as it is to be."""

from __future__ import annotations

import json
import os
import random
import shlex
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from lint.files.atomic_write import put
from lint.settings.stets_file import load
from tests.desk import SEEDS, newslint, write

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

LINT = (sys.executable, "-m", "lint.cli")
STET = "- rule: spelling/misspelling\n  fingerprint: '0123456789abcdef'\n  article: b.txt\n  reason: so\n"
BEFORE = "He will recieve it .\n"
AFTER = "He will receive it.\n"
TIMES = 10
#: newslint as a command that says when its own part begins: what comes before that is Python's.
READY = "import sys; from lint.cli import main; print('ready', file=sys.stderr, flush=True); main()"


def started(*args: str | Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", READY, *map(str, args)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=pipe, text=True, start_new_session=True)


def ready(process: subprocess.Popen[str]) -> float:
    """Waits until newslint begins, and tells when that was."""
    assert process.stderr is not None
    assert process.stderr.readline() == "ready\n"
    return time.monotonic()


def ended(*args: str | Path, whole: Collection[int] = (0, 1)) -> Iterator[None]:
    """newslint ended many times, at moments from its beginning to beyond its end, by a kill and by Ctrl-C in turn.

    Ctrl-C ends it with one word, if it comes before all is done; `whole` are the exit codes of a run that is not ended.
    """
    process = started(*args)
    begin = ready(process)
    process.communicate()
    length = time.monotonic() - begin
    assert process.returncode in whole
    rng = random.Random(5)  # noqa: S311
    for n in range(TIMES):
        signal_ = (signal.SIGKILL, signal.SIGINT)[n % 2]
        process = started(*args)
        ready(process)
        time.sleep(length * (n + rng.random()) / TIMES)
        os.killpg(process.pid, signal_)
        _, said = process.communicate(timeout=60)
        if signal_ is signal.SIGKILL:
            assert process.returncode in (*whole, -signal.SIGKILL)
        elif process.returncode == 130:
            assert said.endswith("newslint: stopped.\n") and "Traceback" not in said
        else:
            assert process.returncode in (*whole, -signal.SIGINT)  # Python itself was ending
            assert "Traceback" not in said
        yield


def test_a_report_is_whole_or_not_there(tmp_path: Path) -> None:
    out = tmp_path / "report.json"
    for _ in ended(SEEDS, "--format", "json", "--output", out):
        assert not out.exists() or json.loads(out.read_text())["findings"]
        out.unlink(missing_ok=True)


def test_an_ended_run_leaves_a_cache_that_serves_and_the_last_report(tmp_path: Path) -> None:
    copy = write(tmp_path / "copy", {f"{n}/{p.name}": p.read_bytes() for n in range(3) for p in SEEDS.glob("*.txt")})
    fresh = newslint(copy, "--no-cache").stdout
    newslint(copy, "--no-cache", "--output", tmp_path / "whole.txt")
    whole = (tmp_path / "whole.txt").read_text()
    out = write(tmp_path, {"report.txt": "the last one\n"}) / "report.txt"
    for _ in ended(copy, "--output", out):
        assert out.read_text() in ("the last one\n", whole)
    for _ in range(2):
        done = newslint(copy)
        assert (done.stdout, done.stderr) == (fresh, "")


def test_fixes_are_in_a_file_or_not(tmp_path: Path) -> None:
    write(tmp_path, {f"{n:02}.txt": BEFORE for n in range(30)})
    for _ in ended("fix", "--write", "--no-settings", tmp_path):
        for file in tmp_path.glob("*.txt"):
            assert file.read_text() in (BEFORE, AFTER)
            file.write_text(BEFORE)


def test_stets_are_added_or_not(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": BEFORE, "newslint.yml": "words: [Wombat]\n"})
    file, before, many = tmp_path / "newslint-stets.yml", "", 0
    for n, _ in enumerate(ended("stet", tmp_path, "--rule", "spelling/typos", "--reason", "so it is")):
        if file.exists() and file.read_text() != before:
            assert len(load(file).stets) == many + 1
        before, many = (STET, 1) if n % 4 < 2 else ("", 0)
        file.write_text(before)


@pytest.mark.parametrize("after", [0.1, 0.4, 1.0, 2.0])
def test_ctrl_c_ends_all_processes_with_a_word(tmp_path: Path, after: float) -> None:
    write(tmp_path, {f"{n:03}/{p.name}": p.read_bytes() for n in range(60) for p in SEEDS.glob("*.txt")})
    process = started(tmp_path, "--no-cache", "--story", "folder")
    ready(process)
    time.sleep(after)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    if process.returncode != 1:  # all was done
        assert (process.returncode, said) == (130, "newslint: stopped.\n")


def test_what_is_no_file_takes_a_report_too(tmp_path: Path) -> None:
    whole = newslint(SEEDS).stdout
    assert newslint(SEEDS, "-o", "/dev/stdout").stdout == whole
    assert newslint(SEEDS, "-o", "/dev/null").returncode == 1
    log = tmp_path / "log"
    log.write_text("before\n")
    with log.open("a") as out:
        subprocess.run([sys.executable, "-m", "lint.cli", str(SEEDS), "-o", "/dev/stdout"], stdout=out, check=False)
    assert log.read_text() == f"before\n{whole}"


def test_a_link_stays_a_link_and_a_mode_a_mode(tmp_path: Path) -> None:
    file, link = tmp_path / "file", tmp_path / "link"
    file.write_bytes(b"old")
    file.chmod(0o640)
    link.symlink_to(file)
    put(link, [b"n", b"ew"])
    assert link.is_symlink()
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"new", 0o640)
    assert sorted(tmp_path.iterdir()) == [file, link]


def test_a_report_that_fails_midway_leaves_the_last_one(tmp_path: Path) -> None:
    def parts() -> Iterator[bytes]:
        yield b"half"
        raise OSError(28, "No space left on device")

    file = write(tmp_path, {"report.txt": "whole"}) / "report.txt"
    with pytest.raises(OSError, match="No space"):
        put(file, parts())
    assert file.read_text() == "whole"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full")  # noqa: PTH110 - a device
@pytest.mark.parametrize("command", ["", "--format json", "rules", "explain dates/event-date"])
def test_what_cannot_be_printed_is_said_and_fails(tmp_path: Path, command: str) -> None:
    write(tmp_path, {"a.txt": BEFORE})
    words = f"{command or '--no-cache'} {'' if command[:1].isalpha() else 'a.txt'}".split()
    with open("/dev/full", "w") as full:  # noqa: PTH123 - a device
        done = subprocess.run(
            [*LINT, *words], cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    said = "newslint: What newslint has to say could not be written: No space left on device.\n"
    assert (done.returncode, done.stderr) == (2, said)


def test_closed_streams_and_readers_that_have_gone_do_no_harm(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": BEFORE})
    newslint = " ".join(map(shlex.quote, [*LINT, "a.txt"]))
    for line in (">&-", "2>&-", "<&- >&- 2>&-", "| head -n 0; exit ${PIPESTATUS[0]}"):
        done = subprocess.run(
            ["bash", "-c", f"{newslint} {line}"], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (1, ""), line


def test_a_mistake_of_newslint_is_no_finding(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": BEFORE})
    broken = "import lint.engine.lint as e; e.lint = lambda *_, **__: 1 / 0; from lint.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", broken, "a.txt"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "ZeroDivisionError" in done.stderr
    assert done.stderr.endswith("Please report what stands above.\n")
