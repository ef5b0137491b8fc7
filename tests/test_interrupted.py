"""Ended at any moment, newslint leaves every file whole: as it was, or as it is to be."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from lint.rewrite import put
from lint.stets_file import load
from tests.desk import SEEDS, newslint, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BEFORE = "He will recieve it .\n"
AFTER = "He will receive it.\n"
TIMES = 12


def started(*args: str | Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "lint.cli", *map(str, args)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=pipe, text=True, start_new_session=True)


def killed(*args: str | Path) -> Iterator[None]:
    """newslint started and killed many times, at moments from its start to beyond its end."""
    begin = time.monotonic()
    newslint(*args)
    whole = time.monotonic() - begin
    rng = random.Random(5)  # noqa: S311
    for n in range(TIMES):
        process = started(*args)
        time.sleep(whole * (n + rng.random()) / TIMES)
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        yield


def test_a_report_is_whole_or_not_there(tmp_path: Path) -> None:
    out = tmp_path / "report.json"
    out.write_text("{}")
    for _ in killed(SEEDS, "--format", "json", "--output", out):
        assert json.loads(out.read_text()) == {} or json.loads(out.read_text())["findings"]


def test_a_killed_run_leaves_a_cache_that_serves(tmp_path: Path) -> None:
    copy = write(tmp_path, {f"{n}/{p.name}": p.read_bytes() for n in range(3) for p in SEEDS.glob("*.txt")})
    fresh = newslint(copy, "--no-cache").stdout
    for _ in killed(copy):
        pass
    for _ in range(2):
        done = newslint(copy)
        assert (done.stdout, done.stderr) == (fresh, "")


def test_fixes_are_in_a_file_or_not(tmp_path: Path) -> None:
    write(tmp_path, {f"{n:02}.txt": BEFORE for n in range(30)})
    for _ in killed("fix", "--write", "--no-settings", tmp_path):
        for file in tmp_path.glob("*.txt"):
            assert file.read_text() in (BEFORE, AFTER)
            file.write_text(BEFORE)


def test_stets_are_added_or_not(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": BEFORE, "newslint.yml": "words: [Wombat]\n"})
    file = tmp_path / "newslint-stets.yml"
    for _ in killed("stet", tmp_path, "--rule", "spelling/misspelling", "--reason", "so it is"):
        if file.exists():
            assert len(load(file).stets) == 1
            file.unlink()


@pytest.mark.parametrize("after", [0.4, 0.8, 1.6, 2.4])
def test_ctrl_c_ends_all_processes_with_a_word(tmp_path: Path, after: float) -> None:
    write(tmp_path, {f"{n:03}/{p.name}": p.read_bytes() for n in range(60) for p in SEEDS.glob("*.txt")})
    process = started(tmp_path, "--no-cache", "--story", "folder")
    time.sleep(after)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    if process.returncode in (-signal.SIGINT, 1):  # Python itself was starting, or all was done
        return
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
