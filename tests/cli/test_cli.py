"""newslint run as a user runs it: exit codes, messages, and reports that say what was examined."""

from __future__ import annotations

import os
import re
import socket
from typing import TYPE_CHECKING

import pytest

from tests.desk import RULE, newslint, report, write

if TYPE_CHECKING:
    from pathlib import Path

COPY = "A mayor opens a bridge\n\nThe wombat of Springfield stood by.\n"
ONLY = ("--select", "desk")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return write(tmp_path, {"rules/desk/wombat.yml": RULE, "copy/a.txt": COPY, "copy/b.md": "# Quiet\n\nNothing.\n"})


def run(desk: Path, *args: str | Path) -> tuple[int, str, str]:
    done = newslint(*args, "--rules", "rules", *ONLY, cwd=desk)
    return done.returncode, done.stdout, done.stderr


def test_the_report_names_place_level_message_rule_and_marks_the_words(desk: Path) -> None:
    assert run(desk, "copy") == (
        1,
        (
            "copy/a.txt:3:5: error: 'wombat' stands here. [desk/wombat] 4a9d5f3\n"
            "        The wombat of Springfield stood by.\n"
            "            ^^^^^^\n"
            "\n"
            "To let findings stand: newslint stet copy --ask, or --fingerprint … --reason “…”.\n"
            "Examined 2 articles, 0 stories. Found 1 error.\n"
        ),
        "",
    )


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("copy",), 1),
        (("check", "copy"), 1),
        (("copy/b.md",), 0),
        (("copy", "--fail-on", "never"), 0),
        (("copy", "--fail-on", "warning"), 1),
        (("nowhere",), 2),
        (("copy", "--fail-on", "sometimes"), 2),
        (("copy", "--ignore", "desk/wombat"), 2),
        (("copy", "--published", "2024-13-01"), 2),
    ],
)
def test_exit_codes(desk: Path, args: tuple[str, ...], code: int) -> None:
    assert run(desk, *args)[0] == code


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("nowhere",), "newslint: nowhere: No such file or directory."),
        (("empty",), "newslint: Nothing was examined: there is no file of copy in empty."),
        (
            ("copy", "--ignore", "desk/womba"),
            "newslint: 'desk/womba' is no rule and no pack. Did you mean 'desk/wombat'?",
        ),
        (("copy", "--rules", "none"), "newslint: none is no folder of rules."),
        (
            ("copy", "--output", "no/such/folder"),
            "newslint: no/such/folder: the report could not be written: there is no folder no/such. Make it first.",
        ),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(desk: Path, args: tuple[str, ...], said: str) -> None:
    (desk / "empty").mkdir()
    code, _, errors = run(desk, *args)
    assert (code, errors.splitlines()[-1]) == (2, said)
    assert "Traceback" not in errors


def test_json_keeps_its_contract(desk: Path) -> None:
    got = report("copy", "--rules", "rules", *ONLY, cwd=desk)
    assert set(got) == {"version", "articles", "findings", "unread"}
    assert got["version"] == 1
    assert got["articles"][0] | {"story": ""} == {
        "path": "copy/a.txt",
        "story": "",
        "published": None,
        "words": 11,
        "examined": {},
    }
    (finding,) = got["findings"]
    assert re.fullmatch("[0-9a-f]{16}", finding.pop("fingerprint"))
    assert finding == {
        "rule": "desk/wombat",
        "check": "pattern",
        "level": "error",
        "message": "'wombat' stands here.",
        "story": None,
        "ends": [
            {
                "path": "copy/a.txt",
                "line": 3,
                "column": 5,
                "end_line": 3,
                "end_column": 11,
                "start": 28,
                "end": 34,
                "text": "wombat",
                "note": "",
            }
        ],
        "fix": None,
    }


def test_standard_input_is_an_article(desk: Path) -> None:
    done = newslint("-", "--rules", "rules", *ONLY, cwd=desk, input=COPY)
    assert done.stdout.startswith("-:3:5: error: 'wombat' stands here.")


def test_what_cannot_be_read_is_named_and_the_rest_is_checked(desk: Path) -> None:
    write(
        desk,
        {
            "copy/c.txt": b"\x00\x01\x02\x00",
            "copy/d.txt": "Café, ".encode() + b"caf\xe9 au lait\n",
            "copy/e.docx": b"PK",
            "copy/README.md": COPY,
        },
    )
    os.mkfifo(desk / "copy/f.txt")
    (desk / "copy/loop").symlink_to(".", target_is_directory=True)
    with socket.socket(socket.AF_UNIX) as s:
        s.bind(str(desk / "copy/g.txt"))
    code, out, errors = run(desk, "copy")
    ask = ("copy", "--rules", "rules", *ONLY, "--allow-unread")
    unread = {u["path"]: u["reason"] for u in report(*ask, cwd=desk)["unread"]}
    assert set(unread) == {"copy/c.txt", "copy/d.txt", "copy/e.docx", "copy/f.txt", "copy/g.txt"}
    assert code == 2
    assert errors.splitlines()[:-1] == [f"newslint: {p}: not examined: {r}" for p, r in sorted(unread.items())]
    assert "UTF-8" in unread["copy/d.txt"]
    assert all(f" {path}: {reason} " in " ".join(out.split()) for path, reason in unread.items())


def test_copy_cannot_write_on_the_terminal(desk: Path) -> None:
    write(desk, {"copy/\x1b[31mred\n.txt": "A \x1b]0;title\x07 wombat \u202eback\n"})
    out = run(desk, "copy")[1]
    assert not set("\x1b\x07\u202e") & set(out)
    assert "copy/␛[31mred .txt:1:14: error" in out


def test_a_missing_command_word_means_check(desk: Path) -> None:
    assert run(desk, "check", "copy") == run(desk, "copy")
    done = newslint("--format", "json", "copy", "--rules", "rules", *ONLY, cwd=desk)
    assert (done.returncode, done.stdout[:14]) == (1, '{\n "version": ')


def test_examples_rules_and_explanations_are_commands(desk: Path) -> None:
    assert newslint("test", "rules", cwd=desk).stdout == "2 of 2 examples are as they should be.\n"
    assert (
        newslint("rules", "--rules", "rules", *ONLY, cwd=desk).stdout
        == "desk/wombat  error    pattern  It should not.\n"
    )
    page = newslint("explain", "desk/wombat", "--rules", "rules", cwd=desk).stdout
    assert "(its message may use {match})\n\n  It should not.\n" in page
    assert page.startswith("desk/wombat (error)\n\nSays: '{match}' stands here.\n")
    assert "    A [[wombat]] came.\n    → 'wombat' stands here.\n" in page
