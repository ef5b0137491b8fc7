"""An article that was asked for and not examined fails the run, whatever the format, and is named on standard error."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from lint.engine.lint import lint
from lint.read.folder import Copy
from lint.rulebook.built_in import built_in
from tests.desk import newslint, write

if TYPE_CHECKING:
    from pathlib import Path

UNREAD = {
    "mixed.txt": "A café, caf".encode() + b"\xe9 au lait\n",
    "utf16.md": b"\xff\xfeA\0 ",
    "damaged.txt": b"\0\1\2",
    "empty.txt": b"",
    "office.docx": b"PK\3\4\0",
}
COMMANDS = [("check",), *(("check", "--format", f) for f in ("json", "sarif", "github", "html"))]
OTHERS = [("mentions",), ("mentions", "--format", "json"), ("stories",), ("fix",), ("test", "marks/spaces", "--on")]


@pytest.mark.parametrize("name", UNREAD)
def test_one_article_that_cannot_be_read_fails_the_run(tmp_path: Path, name: str) -> None:
    write(tmp_path, {"copy/good.txt": "It is quiet here.\n", f"copy/{name}": UNREAD[name]})
    for asked in ("copy", ("copy/good.txt", f"copy/{name}")):
        done = newslint(*([asked] if isinstance(asked, str) else asked), cwd=tmp_path)
        assert done.returncode == 2
        first, last = done.stderr.splitlines()
        assert first.startswith(f"newslint: copy/{name}: not examined: ")
        assert last == (
            "newslint: 1 article or story was asked for and not examined. Mend or exclude what cannot be read, "
            "or add --allow-unread."
        )
        assert "Examined 1 article" in done.stdout


@pytest.mark.parametrize("command", [*COMMANDS, *OTHERS])
def test_every_command_and_format_says_so_and_writes_its_report(tmp_path: Path, command: tuple[str, ...]) -> None:
    write(tmp_path, {"copy/good.txt": "The the wombat came.\n", "copy/bad.txt": b"\xff"})
    what = ("test", "repetition", "--on") if command[0] == "test" else command
    done = newslint(*what, "copy", cwd=tmp_path)
    assert done.returncode == 2
    assert "newslint: copy/bad.txt: not examined: it is not UTF-8" in done.stderr
    assert "good.txt" in done.stdout or command[0] == "test"
    allowed = newslint(*what, "copy", "--allow-unread", cwd=tmp_path)
    assert allowed.returncode in (0, 1)
    assert "newslint: copy/bad.txt: not examined: it is not UTF-8" in allowed.stderr
    assert allowed.stdout == done.stdout


def test_findings_decide_where_unread_articles_are_allowed(tmp_path: Path) -> None:
    write(tmp_path, {"copy/good.txt": "The commitee met.\n", "copy/bad.txt": b"\xff"})
    for args, code in (((), 2), (("--allow-unread",), 1), (("--allow-unread", "--fail-on", "never"), 0)):
        assert newslint("copy", *args, cwd=tmp_path).returncode == code


def test_what_is_excluded_was_not_asked_for(tmp_path: Path) -> None:
    write(tmp_path, {"copy/good.txt": "It is quiet.\n", "copy/scan.pdf": b"%PDF", "newslint.yml": "exclude: '*.pdf'\n"})
    assert (done := newslint("copy", cwd=tmp_path)).returncode == 0
    assert done.stderr == ""


def test_locks_of_word_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path, {"copy/good.txt": "It is quiet.\n", "copy/~$story.docx": b"\x03ana" + b" " * 158})
    done = newslint("copy", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_stets_are_made_all_the_same(tmp_path: Path) -> None:
    write(tmp_path, {"copy/good.txt": "The govrenment met.\n", "copy/bad.txt": b"\xff"})
    ask = ("stet", "copy", "--rule", "spelling/misspelling", "--reason", "so it is")
    done = newslint(*ask, cwd=tmp_path)
    assert (done.returncode, "copy/bad.txt: not examined" in done.stderr) == (2, True)
    assert "govrenment" in (tmp_path / "newslint-stets.yml").read_text()


def test_very_many_are_counted(tmp_path: Path) -> None:
    write(tmp_path, {"good.txt": "It is quiet.\n", **{f"{n:03}.txt": b"\xff" for n in range(150)}})
    done = newslint(tmp_path, "--format", "json")
    assert len(json.loads(done.stdout)["unread"]) == 150
    assert done.stderr.count("not examined: ") == 100
    assert "newslint: and 50 more, which the report names.\n" in done.stderr


def test_a_story_that_could_not_be_compared_is_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("lint.engine.linter.Linter.check_story", broken)
    found = [Copy(f"s/{n}.txt", "", f"A day in June {n}.\n".encode()) for n in range(2)]
    (unread,) = lint(found, built_in(), "folder").unread
    assert "please report ZeroDivisionError" in unread.reason
