"""What a newcomer types first: init, help, a command with a slip in it, lists of rules, and completion in the shell."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
import yaml

from lint.cli import COMMANDS
from tests.desk import RULE, newslint, write
from tests.terminal import on_a_terminal

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), {"fail-on": "error"}),
        (("--dialect", "british"), {"dialect": "british", "date-order": "day-month", "fail-on": "error"}),
        (
            ("--dialect", "american", "--date-order", "day-month", "--fail-on", "warning"),
            {"dialect": "american", "date-order": "day-month", "fail-on": "warning"},
        ),
    ],
)
def test_init_writes_settings_that_hold(tmp_path: Path, options: tuple[str, ...], said: dict[str, str]) -> None:
    write(tmp_path, {"copy/a.txt": "The mayor opened a bridge.\n"})
    done = newslint("init", "copy", *options, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "copy/newslint.yml is written. Try it: newslint copy\n")
    text = (tmp_path / "copy/newslint.yml").read_text(encoding="utf-8")
    assert yaml.safe_load(text) == said
    assert newslint("copy", cwd=tmp_path).returncode == 0
    every = "".join(line.removeprefix("# ") for line in text.splitlines(keepends=True)[2:])
    write(tmp_path, {"copy/newslint.yml": every, "copy/desk-rules/desk/wombat.yml": RULE})
    assert newslint("copy", cwd=tmp_path).returncode == 0
    again = newslint("init", "copy", cwd=tmp_path)
    assert (again.returncode, "nothing is ever written over" in again.stderr) == (2, True)
    assert newslint("init", "nowhere", cwd=tmp_path).stderr == "newslint: nowhere is no folder.\n"


def test_init_asks_three_questions(tmp_path: Path) -> None:
    said = on_a_terminal(["init"], "brit\n\nwhat\nwarn\n", tmp_path)
    assert said.count("> ") == 4
    assert "'what' is none of these." in said
    expected = {"dialect": "british", "date-order": "day-month", "fail-on": "warning"}
    assert yaml.safe_load((tmp_path / "newslint.yml").read_text(encoding="utf-8")) == expected


def test_help_is_a_command_and_a_slip_is_told() -> None:
    assert newslint("help").stdout == newslint("--help").stdout
    assert "..." not in newslint("help").stdout.partition("Commands:")[2]
    assert newslint("help", "stet").stdout == newslint("stet", "--help").stdout
    done = newslint("help", "nothing")
    assert (done.returncode, done.stdout) == (2, "")
    assert "'nothing' is no command." in done.stderr
    assert newslint("check", "--select=", "copy").returncode == 2
    done = newslint("chek", "copy")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "newslint: 'chek' is no command and no file. Did you mean newslint check?\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("--level erorr seeds", "'erorr' is nothing that --level takes. Did you mean 'error'?"),
        ("--format jsno seeds", "'jsno' is nothing that --format takes. Did you mean 'json'?"),
        ("--group-by ruel seeds", "'ruel' is nothing that --group-by takes. Did you mean 'rule'?"),
        ("--story of seeds", "'of' is nothing that --story takes. Did you mean 'off'?"),
        ("--story zzz seeds", "'zzz' is nothing that --story takes. Known are: auto, folder, off."),
        ("--limit x seeds", "--limit takes a number from 0 up, not 'x'."),
        ("--limit=-3 seeds", "--limit takes a number from 0 up, not '-3'."),
        ("--published 2024-6-2 seeds", "--published: '2024-6-2' is no date; write it as 2024-06-20."),
        ("--levl error seeds", "check has no option --levl. Did you mean '--level'?"),
        ("fix --wirte seeds", "fix has no option --wirte. Did you mean '--write'?"),
        ("stories --zzz seeds", "stories has no option --zzz. newslint stories --help says more."),
        ("--select", "Something must follow --select. newslint --help says more."),
        ("schema repot", "'repot' is nothing that OF takes. Did you mean 'report'?"),
        ("explain spelling dates", "explain does not take so many words: leave out dates. newslint explain --help says more."),
    ],
)  # fmt: skip
def test_what_a_command_does_not_understand_is_told(words: str, said: str) -> None:
    done = newslint(*words.split())
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"newslint: {said}\n")


def test_a_command_without_what_it_needs_says_what_that_is() -> None:
    for command, needed in (
        ("explain", "RULE: The rule's id, pack/rule; or a pack"),
        ("stet", "PATH…: Files or folders"),
    ):
        done = newslint(command)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith(f"newslint: {command} needs {needed}")


def test_a_slip_in_the_name_of_what_is_here_is_told(tmp_path: Path) -> None:
    write(tmp_path, {"copy/a.txt": "A day\n"})
    assert newslint("copi", cwd=tmp_path).stderr.endswith("Did you mean newslint copy?\n")
    assert newslint("chek", cwd=tmp_path).stderr.endswith("Did you mean newslint check?\n")


def test_a_file_of_rules_is_tried_beside_one_with_a_mistake(tmp_path: Path) -> None:
    write(tmp_path, {"own/desk/good.yml": RULE, "own/desk/bad.yml": "level: none\n"})
    done = newslint("test", "own/desk/good.yml", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "2 of 2 examples are as they should be.\n")
    assert "bad.yml" in newslint("test", "own", cwd=tmp_path).stderr


def test_what_init_takes_without_a_terminal_is_said(tmp_path: Path) -> None:
    done = newslint("init", cwd=tmp_path, input="british\n")
    assert done.stderr.count("since there is no terminal to ask on") == 3


def test_no_far_fetched_name_is_suggested() -> None:
    assert "None of " in newslint("check", "--ignore", "foo", "seeds").stderr
    assert "looks like a fingerprint" in newslint("explain", "91a00ab").stderr
    assert "no such file or folder" in newslint("test", "m/nothere").stderr


def test_a_file_may_have_the_name_of_nearly_a_command(tmp_path: Path) -> None:
    write(tmp_path, {"chek/a.txt": "The mayor opened a bridge.\n"})
    assert newslint("chek", cwd=tmp_path).returncode == 0


def test_rules_are_named_with_commas_between() -> None:
    packs = {line.partition("/")[0] for line in newslint("rules", "--select", "dates, names").stdout.splitlines()}
    assert packs == {"dates", "names"}
    assert newslint("rules", "--select", "dates,,").stdout == newslint("rules", "--select", "dates").stdout


def test_the_version_is_told_however_it_is_asked_for(tmp_path: Path) -> None:
    assert newslint("-V").stdout == newslint("version", cwd=tmp_path).stdout == newslint("--version").stdout
    write(tmp_path, {"version/a.txt": "The mayor opened a bridge.\n"})
    assert "Examined 1 article" in newslint("version", cwd=tmp_path).stdout


def test_a_report_to_a_folder_that_is_not_there_says_so(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "The mayor opened a bridge.\n"})
    done = newslint("a.txt", "-o", "out/x.txt", cwd=tmp_path)
    said = "newslint: out/x.txt: the report could not be written: there is no folder out. Make it first.\n"
    assert (done.returncode, done.stderr) == (2, said)


def test_rules_are_listed_by_pack() -> None:
    assert newslint("rules", "dates").stdout == newslint("rules", "--select", "dates").stdout
    assert len(newslint("rules", "dates/no-such-day", "names/").stdout.splitlines()) > 2
    assert "Did you mean 'spelling'?" in newslint("rules", "speling").stderr


def test_a_pack_is_explained_rule_by_rule() -> None:
    page = newslint("explain", "dates").stdout
    assert "dates/no-such-day " in page
    assert len(page.splitlines()) == len(newslint("rules", "--select", "dates").stdout.splitlines())


def test_each_rule_has_a_line_that_says_what_it_is_for() -> None:
    for line in newslint("rules").stdout.splitlines():
        assert line.endswith((".", "…", ".”", '."')), line


def test_a_wrong_name_is_answered_by_the_nearest_few() -> None:
    said = newslint("rules", "--select", "date-in-week").stderr
    assert "Nearest of" in said
    assert said.count(",") == 4


@pytest.mark.parametrize(
    ("words", "completed"),
    [
        ("newslint exp", ["explain"]),
        ("newslint check --select=dates,name", ["dates,names"]),
        ("newslint explain dates/no-such", ["dates/no-such-day"]),
        ("newslint check --group", ["--group-by"]),
    ],
)
def test_a_shell_completes(words: str, completed: list[str]) -> None:
    asked = {"COMP_WORDS": words, "COMP_CWORD": str(words.count(" ")), "_NEWSLINT_COMPLETE": "complete_bash"}
    done = newslint(env=os.environ | asked)
    assert done.stdout.split()[: len(completed)] == completed


def test_a_shell_is_told_how(tmp_path: Path) -> None:
    for shell in ("bash", "zsh", "fish"):
        assert "_NEWSLINT_COMPLETE" in newslint("completion", shell).stdout
    assert newslint("completion", "tcsh", cwd=tmp_path).returncode == 2


def test_every_command_is_in_the_help() -> None:
    listed = newslint("--help").stdout
    assert all(f"\n  {name} " in listed for name in COMMANDS)
