"""`newslint new` writes a rule that proves itself, or nothing; `newslint test` says how rules do."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from lint.authoring.draft import DraftError, setting
from lint.authoring.examples import run
from lint.rulebook.loading import load
from lint.rulebook.rule import BUILT_IN
from tests.desk import RULE, newslint, report, write

if TYPE_CHECKING:
    from pathlib import Path

VERY = [
    "--check",
    "count",
    "--with",
    "terms=very, quite",
    "--with",
    "at_most=1",
    "--message",
    "“{match}”: {count} times: #1",
    "--why",
    "No: it is weak.",
]


def _files(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def test_a_swap_is_one_argument(tmp_path: Path) -> None:
    done = newslint("new", "style/utilise", "--swap", "utilise=use", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Both of its examples are as they should be" in done.stdout
    assert "→ Write “use”, not “utilise”." in done.stdout
    assert _files(tmp_path) == ["rules/schema.json", "rules/style/utilise.yml"]
    assert (
        (tmp_path / "rules/style/utilise.yml")
        .read_text()
        .startswith("# yaml-language-server: $schema=../schema.json\n")
    )
    (rule,) = load([tmp_path / "rules"])
    assert not any(r.faults for r in run(rule))


def test_a_rule_of_any_check_gets_its_marks_and_message(tmp_path: Path) -> None:
    done = newslint(
        "new",
        "a/very",
        *VERY,
        "--wrong",
        "Very good, quite bad.",
        "--right",
        "Very good.",
        "--level",
        "warning",
        "--in",
        tmp_path,
    )
    assert done.returncode == 0, done.stderr
    (rule,) = load([tmp_path])
    assert (str(rule.level), rule.why, rule.examples[0].says) == ("warning", "No: it is weak.", "“quite”: 2 times: #1")
    assert [tuple(s) for s in rule.examples[0].marks["copy.txt"]] == [(11, 16)]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["utilise", "--swap", "a=b"], "'utilise' is no name of a rule. Write pack/rule"),
        (["../../x/y", "--swap", "a=b"], "is no name of a rule"),
        (["a/b", "--swap", "utilise"], "'utilise' has no two sides. Write it as --swap utilise=use, or"),
        (["a/b", "--check", "cuont"], "'cuont' is no check. Did you mean 'count'?"),
        (["a/b", "--check", "count", "--with", "at_mots=1"], "'at_mots' is nothing that can be set of the check count. Did you mean 'at_most'?"),
        (["a/b", *VERY, "--wrong", "Very good.", "--right", "Good."], "The rule must find one thing in the wrong text; it finds nothing: Very good."),
        (["a/b", *VERY, "--wrong", "Very, very, quite.", "--right", "Very, very."], "This text is right, but the rule says"),
        (["a/b", *VERY, "--wrong", "[[Very]], very.", "--right", "Very."], "The finding points elsewhere than the marks"),
        (["a/b", "--swap", "x=y", "--level", "eror"], "'eror' is no level. Did you mean 'error'?"),
        (["a/b", "--check", "pattern", "--with", "pattern=(x", "--message", "m", "--why", "w", "--wrong", "x", "--right", "y"], "cannot be used as a pattern"),
        (["a/b", "--swap", "x=y", "--message", "{rigth}"], "'{rigth}' is no word of this check. Did you mean 'right'?"),
        (["a/b", "--check", "pattern"], "--with pattern=… is missing. Give it, or run this on a terminal to be asked."),
    ],
)  # fmt: skip
def test_a_slip_is_told_and_nothing_is_written(tmp_path: Path, args: list[str], said: str) -> None:
    done = newslint("new", *args, "--in", tmp_path, stdin=subprocess.DEVNULL)
    assert (done.returncode, _files(tmp_path)) == (2, [])
    assert said in done.stderr


def test_a_rule_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    write(tmp_path, {"style/utilise.yml": "mine"})
    done = newslint("new", "style/utilise", "--swap", "utilise=use", "--in", tmp_path)
    assert (done.returncode, (tmp_path / "style/utilise.yml").read_text()) == (2, "mine")


def test_a_desk_with_settings_has_it_among_its_own_rules(tmp_path: Path) -> None:
    write(tmp_path, {"newslint.yml": "rules: house-rules\n", "house-rules/a/b.yml": RULE})
    assert newslint("new", "style/utilise", "--swap", "utilise=use", cwd=tmp_path).returncode == 0
    assert "house-rules/style/utilise.yml" in _files(tmp_path)
    assert newslint("test", "style", cwd=tmp_path).stdout == "2 of 2 examples are as they should be.\n"


def _at_terminal(folder: Path, keys: list[bytes]) -> tuple[int, str]:
    """newslint new on a terminal, where these keys are pressed one after the other."""
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "lint.cli", "new", "--in", str(folder)]
    with subprocess.Popen(
        command, stdin=slave, stdout=slave, stderr=slave, start_new_session=True, preexec_fn=_take_terminal
    ) as process:
        os.close(slave)
        said = b""
        said += _until_asked(master)
        for key in keys:
            os.write(master, key)
            said += _until_asked(master, key)
        code = process.wait(60)
    os.close(master)
    return code, said.decode()


def _take_terminal() -> None:
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def _until_asked(master: int, key: bytes = b"") -> bytes:
    """What is said until the next question; a key that came before the program listened is pressed again."""
    said = b""
    stop = time.monotonic() + 60
    while not said.endswith(b"> ") and time.monotonic() < stop:
        if not select.select([master], [], [], 3)[0]:
            if not key.endswith(b"\n"):
                os.write(master, key)
            continue
        try:
            part = os.read(master, 1024)
        except OSError:  # the program has ended
            return said
        if not part:
            return said
        said += part
    return said


ANSWERS = [b"style/utilise\n", b"swap\n", b"utilise\n", b"use\n"]


def test_on_a_terminal_it_asks(tmp_path: Path) -> None:
    code, said = _at_terminal(tmp_path, ANSWERS)
    assert code == 0, said
    assert "What is the rule to be called?" in said
    assert _files(tmp_path) == ["schema.json", "style/utilise.yml"]


@pytest.mark.parametrize("key", [b"\x03", b"\x04"], ids=["Ctrl-C", "Ctrl-D"])
@pytest.mark.parametrize("after", range(4))
def test_an_answer_not_given_leaves_nothing_behind(tmp_path: Path, key: bytes, after: int) -> None:
    code, said = _at_terminal(tmp_path, [*ANSWERS[:after], key])
    assert (code, _files(tmp_path)) == (130, [])
    assert "Nothing was written." in said


def test_one_wrong_answer_is_asked_again_and_the_others_are_kept(tmp_path: Path) -> None:
    keys = [
        b"utilise\n",
        b"style/utilise\n",
        b"swop\n",
        b"pattern\n",
        b"\\bvery\\b\n",
        b"{mtch}\n",
        b"Weak.\n",
        b"So good.\n",
    ]
    keys += [b"Good.\n", b"message\n", b"{match} is weak.\n", b"It is very good.\n"]
    code, said = _at_terminal(tmp_path, keys)
    assert code == 0, said
    assert said.count("Why?") == said.count("What is the rule to be called?") - 1 == 1
    assert "it finds nothing: So good." in said
    (rule,) = load([tmp_path])
    assert (rule.message, rule.why, rule.examples[1].texts["copy.txt"]) == ("{match} is weak.", "Weak.", "Good.")


def test_capitals_of_a_house_are_one_word_each(tmp_path: Path) -> None:
    swaps = ["--swap", "nordvolt=NordVolt", "--swap", "iPhone", "--swap", "Ebay=eBay", "--swap", "the Fed"]
    done = newslint("new", "house/names", *swaps, "--in", "rules", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    write(
        tmp_path,
        {
            "copy/wrong.txt": "A day\n\nThe nordvolt, Nordvolt and NORDVOLT sold an iphone on EBay. It hit the fed. The fed said no.\n",
            "copy/right.txt": "A day\n\nNordVolt sold an iPhone on eBay, or www.ebay.com by @ebay. IPhone! The Fed and "
            "the Fed; federal, a fed cat.\n\nNORDVOLT SHUTS\n",
        },
    )
    found = report("copy", "--rules", "rules", "--select", "house/names", cwd=tmp_path)["findings"]
    assert [(f["ends"][0]["text"], f["fix"]["replacement"]) for f in found] == [
        ("nordvolt", "NordVolt"),
        ("Nordvolt", "NordVolt"),
        ("NORDVOLT", "NordVolt"),
        ("iphone", "iPhone"),
        ("EBay", "eBay"),
        ("the fed", "the Fed"),
        ("The fed", "The Fed"),
    ]
    assert {f["ends"][0]["path"] for f in found} == {"copy/wrong.txt"}


def test_an_example_of_a_headline_needs_no_article(tmp_path: Path) -> None:
    about = [
        "--check",
        "pattern",
        "--with",
        r"pattern=\breveals\b",
        "--where",
        "in=headline",
        "--message",
        "Say the news.",
    ]
    texts = ["--why", "So.", "--wrong", "Mayor reveals plan", "--right", "Mayor has plan", "--in", "rules"]
    done = newslint("new", "style/reveals", *about, *texts, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert newslint("test", "rules", cwd=tmp_path).stdout == "2 of 2 examples are as they should be.\n"


def test_what_is_set_is_of_its_type() -> None:
    assert setting("count", "terms", "very, quite") == ["very", "quite"]
    assert setting("count", "at_most", "2") == 2
    assert setting("swap", "sure", "false") is False
    assert setting("swap", "table", "utilise=use, whilst = while") == {"utilise": "use", "whilst": "while"}
    assert setting("consistency", "forms", "a=b|c, d=e") == {"a": ["b", "c"], "d": ["e"]}
    with pytest.raises(DraftError):
        setting("swap", "tabel", "a=b")


COPY = {f"copy/{n}.txt": f"Title {n}\n\nThe wombat sat in field {n}. A wombat ran.\n" for n in range(9)}


def test_on_copy_it_says_how_often_rules_fire_and_which_never_do(tmp_path: Path) -> None:
    write(tmp_path, {**COPY, "rules/a/wombat.yml": RULE, "rules/a/numbat.yml": RULE.replace("wombat", "numbat")})
    done = newslint("test", "a", "--rules", "rules", "--on", "copy", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout == (
        "9 articles, 99 words.\n\nrule      level    findings  per 1,000 words\n"
        "a/wombat  error          18  181.818\n\nNever fired: a/numbat.\n"
    )


def test_a_rule_alone_is_shown_in_context_the_same_each_time(tmp_path: Path) -> None:
    write(tmp_path, {**COPY, "rules/a/wombat.yml": RULE})
    args = ("test", "a/wombat", "--rules", "rules", "--on", "copy", "--sample", "3")
    said = [newslint(*args, "--seed", seed, cwd=tmp_path).stdout for seed in ("0", "0", "1")]
    assert "3 of 18:" in said[0]
    assert said[0].count("^^^^^^") == 3
    assert said[0] == said[1] != said[2]


def test_rules_are_tried_by_their_files_and_folders_those_of_newslint_too(tmp_path: Path) -> None:
    write(tmp_path, {"own/desk/a.yml": RULE, "own/desk/b.yml": RULE})
    (tmp_path / "built-in").symlink_to(BUILT_IN)
    tried = {what: newslint("test", *what.split(), cwd=tmp_path).stdout for what in ("own own/desk", "own/desk/a.yml")}
    assert list(tried.values()) == [f"{n} of {n} examples are as they should be.\n" for n in (4, 2)]
    for what in ("built-in/dates", "built-in/dates/no-such-day.yml"):
        assert newslint("test", what, cwd=tmp_path).returncode == 0
    write(tmp_path, {"copy/a.txt": "A"})
    assert newslint("copy", "--rules", BUILT_IN, "--rules", "own", cwd=tmp_path).returncode == 0


def test_a_rule_that_is_none_is_told(tmp_path: Path) -> None:
    done = newslint("test", "spelling/typo", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (
        2,
        "newslint: 'spelling/typo' is no rule, no pack and no folder. Did you mean 'spelling/typos'?\n",
    )
