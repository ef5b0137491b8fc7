"""Kept patterns match as compiled ones, and nothing that happens to their file can hurt a run."""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
from array import array
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest

from lint import precompiled
from lint.lazy import lazy
from tests.desk import SEEDS, newslint

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATTERNS = (
    ("", 0),
    (r"(?P<a>x+)(?:(?P<b>[^\W\d_])|(y))?(?(b)z|\b)", 0),
    (r"(?<![\w’])(?i:jan|févr)\.? \d{1,2}(?=,)|\Z", 0),
    ("[\ud800-\udfff\u200b“”äß🙂]+?", re.IGNORECASE),
    (r" a   # a comment", re.VERBOSE | re.ASCII),
    (r"^\s*$", re.MULTILINE),
)
TEXT = "xxz xy jan. 12, Févr 3,\n \nA äSS 🙂 a “x” \u200b"


@pytest.fixture(autouse=True)
def anew(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    forget()
    yield
    forget()


def forget() -> None:
    """Be as a new process is."""
    precompiled.made_now.clear()
    precompiled.kept.cache_clear()


def kept() -> int:
    """How many patterns a new process finds kept; they are compiled in one that keeps them."""
    forget()
    for pattern, flags in PATTERNS:
        precompiled.compiled(pattern, flags)
    new = len(precompiled.made_now)
    precompiled.keep()
    forget()
    return len(PATTERNS) - new


def test_a_kept_pattern_is_the_one_that_was_compiled(cache_folder: Path) -> None:
    assert kept() == 0
    assert stat.S_IMODE(cache_folder.stat().st_mode) == 0o700
    for pattern, flags in PATTERNS:
        one, other = precompiled.compiled(pattern, flags), re.compile(pattern, flags)
        assert (one, one.flags, one.groups, one.groupindex) == (other, other.flags, other.groups, other.groupindex)
        found, expected = ([(m.span(), m.groups(), m.lastgroup) for m in p.finditer(TEXT)] for p in (one, other))
        assert found == expected
    assert not precompiled.made_now
    assert kept() == len(PATTERNS)


def test_what_is_new_is_added() -> None:
    kept()
    lazy("new+").search("")
    assert list(precompiled.made_now) == [("new+", 0)]
    precompiled.keep()
    forget()
    assert lazy("new+").search("anew")
    assert not precompiled.made_now
    assert kept() == len(PATTERNS)


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:0],
        lambda data: b"\n" + data,
        lambda data: data[: len(data) // 2],
        lambda data: data[:-1] + bytes([data[-1] ^ 1]),
        lambda data: data.replace(sys.version[:4].encode(), b"3.99", 1),
        lambda data: os.urandom(len(data)),
    ],
)
def test_a_damaged_file_is_as_if_there_were_none(damage: Any, cache_folder: Path) -> None:
    kept()
    file = cache_folder / "patterns"
    file.write_bytes(damage(file.read_bytes()))
    assert kept() == 0
    assert kept() == len(PATTERNS)


def test_a_file_that_fits_but_tells_nonsense_is_not_believed(cache_folder: Path) -> None:
    kept()
    file = cache_folder / "patterns"
    index, codes = file.read_bytes().split(b"\n", 2)[1:]
    for body in (
        index + b"\n" + bytes(len(codes)),
        index + b"\n",
        b"[[1]]\n" + codes,
        b"{}\n",
        b"no json\n" + codes,
        b'[["a", 0, 0, {"x": 9}, 0, 0, 5]]\n' + codes,
        b'[["", 0, "0", [], -1, 0, null]]\n' + codes,
    ):
        file.write_bytes(precompiled.stamp(body) + b"\n" + body)
        forget()
        for pattern, flags in PATTERNS:
            assert precompiled.compiled(pattern, flags) == re.compile(pattern, flags)


def test_another_engine_compiles_for_itself(monkeypatch: pytest.MonkeyPatch, cache_folder: Path) -> None:
    def other(name: str) -> Any:
        raise ImportError(name)

    monkeypatch.setattr(precompiled, "import_module", other)
    assert kept() == 0
    assert not list(cache_folder.iterdir())
    monkeypatch.setattr(precompiled, "import_module", import_module)
    kept()
    monkeypatch.setattr(precompiled, "_restored", other)
    assert kept() == 0


def test_what_does_not_give_the_very_pattern_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(precompiled, "_code", lambda *_: array("I", [1]))
        assert kept() == 0
    assert kept() == 0


def test_a_file_that_has_grown_too_big_is_begun_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    kept()
    monkeypatch.setattr(precompiled, "_MOST", 10)
    lazy("new+").search("")
    precompiled.keep()
    assert kept() == 0


def test_where_nothing_can_be_kept_all_is_as_ever(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    whole = newslint(SEEDS, "--no-cache").stdout
    for folder in (file, file / "below"):
        done = newslint(SEEDS, "--no-cache", env=os.environ | {"NEWSLINT_CACHE_DIR": str(folder)})
        assert (done.stdout, done.stderr) == (whole, "")


def test_runs_keep_patterns_where_python_keeps_byte_code(cache_folder: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "lint.cli", str(SEEDS), "--no-cache"]
    told = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    reports = []
    for write in (False, True, True):
        env = told | ({} if write else {"PYTHONDONTWRITEBYTECODE": "1"})
        done = subprocess.run(
            command, env=env | {"PYTHONPYCACHEPREFIX": str(tmp_path)}, capture_output=True, check=False
        )
        reports.append((done.returncode, done.stdout, done.stderr))
        assert [f.name for f in cache_folder.iterdir()] == ["patterns"] * write
    assert reports[0] == reports[1] == reports[2]
    assert reports[0][0] == 1
