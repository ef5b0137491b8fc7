"""`--format github`: what a runner would make of the lines, read as the runner reads them."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from tests.desk import RULE, SEEDS, newslint, report, write

if TYPE_CHECKING:
    from pathlib import Path

ONLY = ("--rules", "rules", "--select", "desk")
#: What copy may hold to give the runner orders.
ORDERS = [
    "::error file=fake.txt::forged wombat",
    "::stop-commands::x wombat",
    "wombat ##[error]forged",
    "::set-output name=x::wombat",
    "wombat %0A::error::forged %25",
    "wombat \x1b[31m red \u202e back",
]

#: What makes a line too long to be taken for something left over from a page.
LONG = "All of them came down to the harbor on that wet night to see the lamps lit and the long boats of the town go."


class Command(NamedTuple):
    name: str
    properties: dict[str, str]
    message: str


def obeyed(log: str) -> list[Command]:
    """The commands that a runner obeys: at the start of a line but for blanks, or the older kind anywhere in it."""
    commands, stopped = [], None
    for line in re.split(r"\r\n|\r|\n", log):
        found = re.match(r"\s*::([^\s:]+)(?: ([^:]*))?::(.*)", line)
        old = re.search(r"##\[([^\s\]]+)", line)
        if stopped is not None:
            stopped = None if found and found[1] == stopped else stopped
        elif found and found[1] == "stop-commands":
            stopped = found[3]
        elif found:
            given = dict(p.split("=", 1) for p in (found[2] or "").split(",") if p)
            commands.append(Command(found[1], {k: plain(v, ":,") for k, v in given.items()}, plain(found[3])))
        elif old:
            commands.append(Command(old[1], {}, line))
    assert stopped is None
    return commands


def plain(value: str, also: str = "") -> str:
    for c in f"\r\n{also}%":
        value = value.replace(f"%{ord(c):02X}", c)
    return value


def run(folder: Path, *args: str | Path, **env: str) -> str:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("GITHUB_")}
    done = newslint(*args, "--format", "github", "--allow-unread", cwd=folder, env={**kept, **env})
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def desk(folder: Path, copy: dict[str, str | bytes], rule: str = RULE) -> Path:
    return write(folder, {"rules/desk/wombat.yml": rule, **copy})


def test_a_finding_stands_at_its_line(tmp_path: Path) -> None:
    commands = obeyed(run(desk(tmp_path, {"copy/a.txt": "Nobody came.\n\nA wombat came.\n"}), "copy", *ONLY))
    where = {"file": "copy/a.txt", "line": "3", "endLine": "3", "col": "3", "endColumn": "8", "title": "desk/wombat"}
    said = "'wombat' stands here.\nTo let it stand: newslint stet, 4a9d5f3"
    assert commands == [Command("error", where, said)]


def test_both_ends_are_annotated_and_point_at_each_other() -> None:
    commands = obeyed(run(SEEDS.parent, "seeds", "--select", "quotations/spelling-differs"))
    (finding,) = report("seeds", "--select", "quotations/spelling-differs", cwd=SEEDS.parent)["findings"]
    first, other = finding["ends"]
    assert [(c.name, c.properties["file"], c.properties["line"]) for c in commands] == [
        ("error", first["path"], str(first["line"])),
        ("notice", other["path"], str(other["line"])),
    ]
    assert f"{other['path']}:{other['line']}:{other['column']}" in commands[0].message
    assert f"{first['path']}:{first['line']}:{first['column']}" in commands[1].message


def test_the_gravest_are_shown_and_the_rest_is_counted() -> None:
    log = run(SEEDS.parent, "seeds")
    shown = [c.name for c in obeyed(log)]
    levels = [f["level"] for f in report("seeds", cwd=SEEDS.parent)["findings"]]
    assert [shown.count(kind) for kind in ("error", "warning", "notice")] == [10, 10, 10]
    assert (
        f"{levels.count('error') - 10} more errors, {levels.count('warning') - 10} more warnings"
        in log.splitlines()[-1]
    )
    assert len(re.findall(r": (?:error|warning|style): ", log)) == len(levels)  # the log has them all


@pytest.mark.parametrize("order", ORDERS)
def test_copy_gives_no_orders(tmp_path: Path, order: str) -> None:
    rule = RULE.replace(r"\bwombat\b", r".*\bwombat\b.*").replace("A [[wombat]] came.", '"[[A wombat came.]]"')
    rule = rule.replace("'wombat' stands", "'A wombat came.' stands")
    log = run(
        desk(
            tmp_path,
            {"copy/a.txt": f"Nobody came.\n\n{LONG} It said {order} to all.\n\n{order} it was. {LONG}\n"},
            rule,
        ),
        "copy",
        *ONLY,
    )
    commands = obeyed(log)
    assert commands
    assert {(c.name, c.properties["file"], c.properties["title"]) for c in commands} == {
        ("error", "copy/a.txt", "desk/wombat")
    }
    assert not set(log) & set("\x1b\u202e\r")


def test_names_of_files_give_no_orders(tmp_path: Path) -> None:
    names = [
        "a,line=9.txt",
        "b::error::x.txt",
        "c\n::error::forged.txt",
        "d%0A::error::x.txt",
        "e##[error]x.txt",
        "f\rg.txt",
    ]
    copy: dict[str, str | bytes] = dict.fromkeys((f"copy/{n}" for n in names), "A wombat came.\n")
    log = run(desk(tmp_path, {**copy, "copy/z\n::error::y.txt": b"\xff"}), "copy", *ONLY)
    commands = obeyed(log)
    assert [c.properties["title"] for c in commands] == ["Not examined"] + ["desk/wombat"] * len(names)
    assert {c.properties["file"] for c in commands} == {*copy, "copy/z\n::error::y.txt"}
    assert all(c.message.split("\n")[1:] in ([], ["To let it stand: newslint stet, 4a9d5f3"]) for c in commands)


def test_paths_are_those_of_the_repository(tmp_path: Path) -> None:
    desk(tmp_path / "inner", {"copy/a.txt": "A wombat came.\n"})
    log = run(tmp_path / "inner", "copy", *ONLY, GITHUB_WORKSPACE=str(tmp_path))
    assert [c.properties["file"] for c in obeyed(log)] == ["inner/copy/a.txt"]


def summary(folder: Path, *args: str | Path, before: str = "", **env: str) -> str:
    page = folder / "summary.md"
    page.write_text(before, encoding="utf-8")
    run(folder, *args, GITHUB_STEP_SUMMARY=str(page), **env)
    return page.read_text(encoding="utf-8")


def test_the_summary_shows_every_finding_with_its_words(tmp_path: Path) -> None:
    page = summary(tmp_path, SEEDS)
    findings = report(SEEDS)["findings"]
    rows = [line for line in page.splitlines() if line.startswith("| ") and not line.startswith("| where")]
    assert len(rows) == len(findings)
    assert all(len(re.findall(r"(?<!\\)\|", row)) == 4 for row in rows)
    assert "<b>breakthough</b>" in page
    assert re.search(r"Examined 5 articles.*Found \d+ errors", page)


def test_the_summary_links_to_the_commit(tmp_path: Path) -> None:
    where = {"GITHUB_SERVER_URL": "https://git.example", "GITHUB_REPOSITORY": "desk/copy", "GITHUB_SHA": "abc"}
    page = summary(desk(tmp_path, {"copy/a b.txt": "A wombat came.\n"}), "copy", *ONLY, **where)
    assert "[copy/a b.txt<span></span>" not in page
    assert "](https://git.example/desk/copy/blob/abc/copy/a%20b.txt?plain=1#L1)" in page


@pytest.mark.parametrize(
    "markup",
    ["a | b", "`code`", "<img src=x>", "@everyone", "#12", "[x](http://e.example)", "http://e.example", "www.e.example",
     "**bold**", "_it_", "$x$", "&amp;", ":tada:", "~~no~~", "a\\|b", "<!-- -->"],
)  # fmt: skip
def test_the_summary_shows_copy_as_it_stands(tmp_path: Path, markup: str) -> None:
    page = summary(desk(tmp_path, {"copy/a.txt": f"{LONG} A wombat said {markup} now.\n"}), "copy", *ONLY)
    (row,) = [line for line in page.splitlines() if "<b>wombat</b>" in line]
    cell = row.split(" | ")[-1].removesuffix(" |").replace("<b>", "").replace("</b>", "")
    assert not re.search(r"[|`*_\[\]$~@\\]|(?<!&)#|&(?!#\d+;)|https?:/|www\.\w", cell.replace("<span></span>", "\0"))
    assert re.sub(r"&#(\d+);", lambda m: chr(int(m[1])), cell.replace("<span></span>", "")).endswith(
        f" A wombat said {markup} now."
    )


def test_many_articles_are_shown_like_one(tmp_path: Path) -> None:
    copy: dict[str, str | bytes] = {f"copy/{n}.txt": f"{LONG} A wombat came.\n" for n in range(60)}
    page = summary(desk(tmp_path, copy), "copy", *ONLY)
    rows = {line.partition(" 'wombat'")[2] for line in page.splitlines() if "<b>wombat</b>" in line}
    (row,) = rows
    assert row.endswith(" of the town go. A <b>wombat</b> came. |")
    assert page.count(row) == 60


def test_the_summary_keeps_to_its_room(tmp_path: Path) -> None:
    copy: dict[str, str | bytes] = {f"copy/{n}.txt": "A wombat came. " * 200 for n in range(40)}
    page = summary(desk(tmp_path, copy), "copy", *ONLY, before="x" * 500_000)
    assert 900_000 < len(page.encode()) <= 1 << 20
    (left,) = re.findall(r"([\d,]+) more findings stand in the log", page)
    assert int(left.replace(",", "")) + page.count("<b>wombat</b>") == 8000


def test_a_summary_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    done = newslint(
        SEEDS, "--format", "github", env={**os.environ, "GITHUB_STEP_SUMMARY": str(tmp_path / "no" / "file")}
    )
    assert done.returncode == 2
    assert "the summary could not be written" in done.stderr


def test_a_run_that_examined_nothing_says_so_in_the_summary(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": b"\xff"})
    env: dict[str, Any] = {**os.environ, "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md")}
    assert newslint("a.txt", "--format", "github", cwd=tmp_path, env=env).returncode == 2
    assert (tmp_path / "summary.md").read_text(encoding="utf-8").startswith("## newslint examined nothing")
