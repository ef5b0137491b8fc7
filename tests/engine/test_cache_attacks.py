"""What strangers put into the cache runs nothing, breaks nothing, and is not read where others can write."""

from __future__ import annotations

import ast
import os
import random
import sqlite3
import subprocess
import sys
from hashlib import blake2b
from typing import TYPE_CHECKING

import pytest

from lint.engine.cache import Cache
from lint.engine.lint import lint
from lint.engine.linter import Linter
from lint.engine.serialization import DamagedError
from lint.engine.serialization.findings import check_findings, findings_bytes
from lint.files.cache_folder import cache_folder
from lint.read.folder import copies
from lint.report import github, json, sarif, text
from lint.rulebook.built_in import built_in
from tests.desk import ROOT, SEEDS, newslint, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lint.stories.story import Mode

ASK = "--format", "json", "--fail-on", "never"
TABLES = "article", "signature", "told", "story"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    desk = {p.name: p.read_bytes() for p in SEEDS.glob("*.*") if p.stem != "README"}
    stet = "# A bridge\n\n<!-- stet spelling: so they write -->\nTeh bridge opened on Wednesday, June 18, 2024.\n"
    return write(tmp_path / "copy", {**desk, "stet.md": stet})


def forge(folder: Path, change: Callable[[bytes], bytes], tables: tuple[str, ...] = TABLES) -> None:
    """Change the values in the cache, each with the checksum that belongs to it: that is no secret."""
    db = sqlite3.connect(folder / "findings.sqlite")
    for table in tables:
        for key, value in db.execute(f"SELECT key, value FROM {table}").fetchall():  # noqa: S608
            new = change(value[8:])
            forged = blake2b(new, digest_size=8).digest() + new
            db.execute(f"UPDATE {table} SET value = ? WHERE key = ?", (forged, key))  # noqa: S608
    db.commit()
    db.close()


def command_in_a_pickle(file: Path) -> bytes:
    """Unpickled with newslint's own names alone, this once ran a command: `operator.attrgetter` is one of them."""
    getter = b"clint.mentions\nattrgetter\n(V%s\ntR"
    imported = getter % b"of.__builtins__.get" + b"(clint.mentions\nReading\ntR(V__import__\ntR(Vos\ntR"
    return getter % b"system" + b"(" + imported + b"tR(Vtouch " + bytes(file) + b"\ntR."


def test_a_prepared_cache_runs_no_command(copy: Path, cache_folder: Path, tmp_path: Path) -> None:
    fresh = newslint(copy, *ASK, "--no-cache").stdout
    newslint(copy, *ASK)
    trap = command_in_a_pickle(tmp_path / "sprung")
    forge(cache_folder, lambda _: trap)
    changed = copy / "stet.md"
    changed.write_text(changed.read_text() + "\nIt is long.\n")  # so that groups and readings are asked for, too
    done = newslint(copy, *ASK)
    assert (done.stdout, done.stderr) == (newslint(copy, *ASK, "--no-cache").stdout, "")
    assert done.stdout != fresh
    assert not (tmp_path / "sprung").exists()


def test_nothing_of_newslint_reads_pickles() -> None:
    wrong = {"pickle", "_pickle", "cPickle", "marshal", "shelve", "dill", "cloudpickle", "joblib", "_sre"}
    for file in (ROOT / "lint").rglob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        names = {a.name for node in ast.walk(tree) if isinstance(node, ast.Import) for a in node.names}
        names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        names |= {str(node.value) for node in ast.walk(tree) if isinstance(node, ast.Constant)}
        assert not {name.split(".")[0] for name in names} & wrong, file


def shown(folder: Path, mode: Mode, *, cached: bool) -> list[str]:
    """The report in the formats that are made from the cache."""
    rules = built_in()
    report = lint(copies([folder])[0], rules, mode, cached=cached)
    assert not report.unread
    return [json.render(report), text.render(report), github.render(report), sarif.render(report, rules)]


@pytest.mark.parametrize("mode", ["auto", "folder"])
def test_bytes_of_chance_in_the_cache_are_as_if_they_were_not_there(mode: Mode, copy: Path, cache_folder: Path) -> None:
    rng = random.Random(f"noise {mode}")  # noqa: S311
    fresh = shown(copy, mode, cached=False)
    for _ in range(4):
        assert shown(copy, mode, cached=True) == fresh
        forge(cache_folder, lambda _: rng.randbytes(rng.randrange(60)))


@pytest.mark.parametrize("mode", ["auto", "folder"])
@pytest.mark.parametrize("table", TABLES)
def test_entries_that_were_changed_give_no_traceback(
    mode: Mode, table: str, copy: Path, cache_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What they say can be wrong where it is well formed; no check of values can tell that."""
    rng = random.Random(f"changed {mode} {table}")  # noqa: S311
    monkeypatch.setattr("lint.engine.pipeline._FEW", 1)  # readings are asked for, however few the articles
    changed = copy / "stet.md"
    for n in range(6):
        with sqlite3.connect(cache_folder / "findings.sqlite") as db:
            for name in TABLES if n else ():
                db.execute(f"DELETE FROM {name}")  # noqa: S608
        shown(copy, mode, cached=True)

        def change(value: bytes) -> bytes:
            data = bytearray(value)
            for _ in range(rng.choice((1, 1, 2, 8))):
                at = rng.randrange(len(data))
                data[at : at + rng.choice((1, 1, 0))] = rng.choice(
                    (b"\x00", b"\xff", b"\xc0", b"\x01", rng.randbytes(1), b"")
                )
                data = data or bytearray(1)
            return bytes(data)

        forge(cache_folder, change, (table,))
        changed.write_text(changed.read_text() + "\nIt is long.\n")
        if n % 2 and table != "story":
            forge(cache_folder, lambda _: b"", ("story",))  # else stories are known, and readings not asked for
        shown(copy, mode, cached=True)


def test_findings_that_no_run_stores_are_refused(copy: Path) -> None:
    rules = built_in()
    known = {rule.id: rule for rule in rules}
    linter = Linter(rules)
    (one, *_) = (f for c in copies([copy])[0] for f in linter.check_article(linter.read(c.article(None))))
    path = one.ends[0].article.path
    check_findings(findings_bytes([one]), known, path)
    with pytest.raises(DamagedError):
        check_findings(findings_bytes([one]), {}, path)
    with pytest.raises(DamagedError):
        check_findings(findings_bytes([one]), known, "another.txt")
    stored = findings_bytes([one])
    for at in range(len(stored)):
        for byte in (0, 1, 0x7F, 0xCD, 0xFF):
            changed = stored[:at] + bytes([byte]) + stored[at + 1 :]
            try:
                check_findings(changed, known, path)
            except DamagedError:
                continue


def test_nothing_in_the_folder_is_read_but_the_database(copy: Path, cache_folder: Path) -> None:
    write(cache_folder, {"patterns": b"x\nx\n", "newslint.py": "raise SystemExit(7)"})
    watch = "import sys; sys.addaudithook(lambda e, a: e in ('open', 'os.listdir', 'os.scandir', 'import', 'sqlite3.connect') "
    watch += "and print(a[0], file=sys.stderr)); sys.argv[0] = 'newslint'; from lint.cli import main; main()"
    for _ in range(2):
        done = subprocess.run([sys.executable, "-c", watch, "check", copy], capture_output=True, text=True, check=False)
        read = {line for line in done.stderr.splitlines() if line.startswith(str(cache_folder))}
        assert read == {str(cache_folder / "findings.sqlite")}


def unsafe(folder: Path, copy: Path, why: str, env: dict[str, str] | None = None) -> None:
    """The run goes on without the cache, and says so once."""
    done = newslint(copy, *ASK, env={**os.environ, "NEWSLINT_CACHE_DIR": str(folder), **(env or {})})
    assert done.stdout == newslint(copy, *ASK, "--no-cache").stdout
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"newslint: The cache in {folder} is not used: ")
    assert why in line
    assert "NEWSLINT_CACHE_DIR, or say --no-cache." in line


posix = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="there are no owners and modes here")


@posix
def test_a_folder_that_others_may_write_is_not_used(copy: Path, cache_folder: Path, tmp_path: Path) -> None:
    cache_folder.chmod(0o777)
    unsafe(cache_folder, copy, "may be written by others (chmod go-w)")
    assert not [*cache_folder.iterdir()]
    above = tmp_path / "above"
    above.mkdir()
    above.chmod(0o777)
    unsafe(above / "cache", copy, f"{above} may be written by others")
    above.chmod(0o1777)
    assert newslint(copy, *ASK, env={**os.environ, "NEWSLINT_CACHE_DIR": str(above / "cache")}).stderr == ""
    link = above / "link"
    link.symlink_to(cache_folder)
    unsafe(link, copy, "may be written by others")


@posix
def test_a_database_that_others_may_write_is_not_used(copy: Path, cache_folder: Path) -> None:
    newslint(copy, *ASK)
    (cache_folder / "findings.sqlite").chmod(0o666)
    unsafe(cache_folder, copy, "findings.sqlite may be written by others")


@posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() != 0, reason="only root can give files away")
def test_what_belongs_to_another_user_is_not_used(copy: Path, cache_folder: Path) -> None:
    newslint(copy, *ASK)
    os.chown(cache_folder / "findings.sqlite", 12345, 12345)
    unsafe(cache_folder, copy, "findings.sqlite belongs to another user")
    os.chown(cache_folder, 12345, 12345)
    unsafe(cache_folder, copy, f"{cache_folder} belongs to another user")


@posix
@pytest.mark.parametrize(
    "name", ["findings.sqlite", "findings.sqlite-wal", "findings.sqlite-shm", "findings.sqlite-journal"]
)
@pytest.mark.parametrize("kind", ["pipe", "link", "folder"])
def test_what_is_no_plain_file_is_not_opened(
    name: str, kind: str, copy: Path, cache_folder: Path, tmp_path: Path
) -> None:
    file = cache_folder / name
    if kind == "pipe":
        os.mkfifo(file)
    elif kind == "link":
        file.symlink_to(tmp_path / "elsewhere")
    else:
        file.mkdir()
    unsafe(cache_folder, copy, f"{name} is no plain file")
    assert not (tmp_path / "elsewhere").exists()


def test_who_has_no_home_has_no_cache(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NEWSLINT_CACHE_DIR", "XDG_CACHE_HOME", "HOME", "LOCALAPPDATA", "USERPROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("os.path.expanduser", lambda path: path)  # as where the user has no entry in passwd
    with pytest.raises(OSError, match="has no home"):
        cache_folder()
    with pytest.raises(OSError, match="has no home"):
        Cache(Linter(built_in()))

    def lost(*_: object, **__: object) -> None:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr("platformdirs.user_cache_path", lost)
    with pytest.raises(OSError, match="has no home"):
        cache_folder()
    assert lint(copies([copy])[0], built_in(), cached=True).examined
