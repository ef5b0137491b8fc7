"""What `newslint check` shows: levels, groups, limits, statistics, one line a finding, colours, widths, reports in copy."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from lint.report import text
from lint.report.terminal import Paint, width
from lint.report.view import MANY
from lint.workspace import Request, Workspace
from tests.desk import ROOT, RULE, SEEDS, newslint, report, write

if TYPE_CHECKING:
    from pathlib import Path

OTHER = RULE.replace("wombat", "emu").replace("level: error", "level: warning").replace("A [[emu]]", "An [[emu]]")
ONLY = ("--rules", "rules", "--select", "desk", "--story", "off")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    rules = {"rules/desk/wombat.yml": RULE, "rules/desk/emu.yml": OTHER}
    return write(tmp_path, {**rules, "copy/a.txt": "Zoo\n\nAn emu and a wombat.\n", "copy/b.txt": "Zoo\n\nAn emu.\n"})


def said(desk: Path, *args: str) -> str:
    return newslint("copy", *ONLY, *args, cwd=desk).stdout


def heads(shown: str) -> list[str]:
    return re.findall(r"^\S+:\d+:\d+: \w+", shown, re.MULTILINE)


def test_a_level_chooses_what_is_shown_and_not_what_fails(desk: Path) -> None:
    shown = said(desk, "--level", "error")
    assert heads(shown) == ["copy/a.txt:3:14: error"]
    assert shown.endswith("Found 1 error. Not shown: 2 warnings.\n")
    done = newslint("copy/b.txt", *ONLY, "--level", "error", "--fail-on", "warning", cwd=desk)
    assert (heads(done.stdout), done.returncode) == ([], 1)
    found = report("copy", *ONLY, "--level", "error", cwd=desk)["findings"]
    assert [f["rule"] for f in found] == ["desk/wombat"]


def test_findings_stand_by_rule_by_article_or_by_story(desk: Path) -> None:
    by_rule = said(desk, "--group-by", "rule")
    assert re.findall(r"^desk/.*", by_rule, re.MULTILINE) == [
        "desk/wombat: 1 finding (error)",
        "desk/emu: 2 findings (warning)",
    ]
    write(desk, {"copy/a.txt": "---\nstory: zoo\n---\n\nAn emu.\n", "copy/c.txt": "---\nstory: zoo\n---\n\nAn emu.\n"})
    by_story = said(desk, "--story", "auto")
    order = ["Story zoo (2 articles)", "copy/a.txt:5:4", "copy/c.txt:5:4", "In no story with others", "copy/b.txt:3:4"]
    assert [by_story.index(words) for words in order] == sorted(by_story.index(words) for words in order)
    by_article = said(desk, "--group-by", "article")
    assert "Story" not in by_article
    assert heads(by_article) == [f"copy/{name}.txt:{line}:4: warning" for name, line in (("a", 5), ("b", 3), ("c", 5))]


def test_a_limit_keeps_the_gravest_and_counts_the_rest(desk: Path) -> None:
    shown = said(desk, "--limit", "1")
    assert heads(shown) == ["copy/a.txt:3:14: error"]
    assert "1 of 3 findings are shown. --limit 0 shows all" in shown
    assert shown.endswith("Found 1 error, 2 warnings.\n")


def test_very_many_findings_fold_by_rule_and_all_are_to_be_had(desk: Path) -> None:
    write(desk, {"copy/many.txt": "Zoo\n\n" + "An emu sat by the wall.\n\n" * 150})
    write(desk, {"copy/more.txt": "Zoo\n\n" + "An emu sat by the gate.\n\n" * 150})
    shown = said(desk)
    assert len(heads(shown)) == 4
    assert "desk/emu: 302 findings (warning)" in shown
    assert "    … and 299 more of desk/emu\n" in shown
    assert "4 of 303 findings are shown. They fold" in shown
    assert len(heads(said(desk, "--limit", "0"))) == 303 > MANY
    said(desk, "--output", "all.txt")
    assert len(heads((desk / "all.txt").read_text(encoding="utf-8"))) == 303


def test_statistics_count_by_rule_the_most_first_with_one_of_each(desk: Path) -> None:
    assert said(desk, "--statistics") == (
        "2  warning  desk/emu\n   copy/a.txt:3:4: 'emu' stands here.\n"
        "1  error    desk/wombat\n   copy/a.txt:3:14: 'wombat' stands here.\n\n"
        "To let findings stand: newslint stet copy --ask, or --fingerprint … --reason “…”.\n"
        "Examined 2 articles, 0 stories. Found 1 error, 2 warnings.\n"
    )


def test_one_line_a_finding_and_nothing_else(desk: Path) -> None:
    assert said(desk, "--format", "oneline") == (
        "copy/a.txt:3:4: warning: 'emu' stands here. [desk/emu]\n"
        "copy/a.txt:3:14: error: 'wombat' stands here. [desk/wombat]\n"
        "copy/b.txt:3:4: warning: 'emu' stands here. [desk/emu]\n"
    )


def test_quiet_says_what_is_found_alone(desk: Path) -> None:
    assert said(desk, "--quiet").endswith("^^^\n\n")
    write(desk, {"copy/a.txt": "Zoo\n\nNobody.\n", "copy/b.txt": "Zoo\n\nNobody.\n"})
    assert said(desk, "-q") == ""


def test_what_is_for_people_is_refused_for_programs(desk: Path) -> None:
    done = newslint("copy", *ONLY, "--format", "json", "--limit", "3", cwd=desk)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "newslint: --group-by, --limit and --statistics are for people: leave them out with --format json.\n"
    )


def test_colours_are_forced_and_refused(desk: Path) -> None:
    for more, coloured in (({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False), ({}, False)):
        kept = {k: v for k, v in os.environ.items() if k not in ("FORCE_COLOR", "NO_COLOR")}
        done = newslint("copy", *ONLY, cwd=desk, env={**kept, **more})
        assert ("\x1b[" in done.stdout) is coloured


@pytest.mark.parametrize("columns", [60, 100])
def test_no_line_is_wider_than_the_terminal_and_no_word_is_cut(columns: int) -> None:
    copy = {word for file in SEEDS.iterdir() for word in file.read_text(encoding="utf-8").split()}
    shown = text.render(Workspace(Request(paths=[SEEDS])).report(), width=columns).replace(f"{SEEDS}/", "seeds/")
    for line in shown.splitlines():
        assert width(line) <= columns or "seeds/" in line
        if line.startswith("        ") and "^" not in line:
            assert set(line.strip("… ").split()) <= copy | {"…"}


def test_a_path_stands_once_a_finding() -> None:
    for part in newslint(SEEDS.name, "--limit", "0", cwd=SEEDS.parent).stdout.split("\n\n"):
        paths = re.findall(r"^ *(\S+\.\w+):\d+:\d+", part, re.MULTILINE)
        assert len(paths) == len(set(paths))


def test_a_report_among_copy_is_no_article(desk: Path) -> None:
    for name, how in (("r.txt", "text"), ("one.md", "oneline"), ("proof.html", "html")):
        newslint("copy", *ONLY, "--format", how, "--output", f"copy/{name}", cwd=desk)
    done = newslint("copy", *ONLY, cwd=desk)
    assert done.returncode == 1
    assert done.stdout.endswith("Examined 2 articles, 0 stories. Found 1 error, 2 warnings. Not read: 3 by newslint.\n")
    assert newslint("copy/r.txt", *ONLY, cwd=desk).returncode == 2


@pytest.mark.parametrize(
    "words",
    [("check", "--format", how) for how in ("text", "oneline", "json", "sarif", "html", "table")]
    + [("stories", "--format", "table"), ("mentions",)],
)
def test_no_report_is_written_over_copy(desk: Path, words: tuple[str, ...]) -> None:
    write(desk, {"copy/bad.xml": "<rss><channel><item>", "copy/old.pdf": "%PDF-"})
    (desk / "link.txt").hardlink_to(desk / "copy/a.txt")
    before = {p: p.read_bytes() for p in desk.rglob("*.*") if p.is_file()}
    for name in ("copy/a.txt", "link.txt", "copy/bad.xml", "copy/old.pdf"):
        done = newslint(*words, "copy", "-o", name, cwd=desk)
        assert (done.returncode, done.stdout) == (2, "")
        assert f"{name} is a file of the copy" in " ".join(done.stderr.split())
    assert {p: p.read_bytes() for p in desk.rglob("*.*") if p.is_file()} == before


def test_a_report_is_written_over_the_one_before(desk: Path) -> None:
    for name, how in (
        ("r.txt", "text"), ("one.md", "oneline"), ("proof.html", "html"), ("r.json", "json"), ("r.csv", "table"),
        ("table.txt", "table"), ("r.json", "sarif"),
    ):  # fmt: skip
        output = f"copy/{name}"
        for named in ([], [output]):
            words = ("copy", *named, *ONLY, "--format", how, "--output", output, "--allow-unread")
            assert newslint(*words, cwd=desk).returncode == 1


def test_a_word_has_one_rule_wherever_it_stands(tmp_path: Path) -> None:
    quoted = "Putin said on Monday in Pyongyang: “This is a {} document that shows our common wish to live.”"
    texts = {"a.txt": "Pact\n\n" + quoted.format("breakthough"), "b.txt": "Pact\n\n" + quoted.format("breakthrough")}
    write(tmp_path, {f"copy/{name}": body for name, body in texts.items()})
    alone = report("copy/a.txt", cwd=tmp_path)["findings"]
    both = report("copy", "--story", "folder", cwd=tmp_path)["findings"]
    assert [(f["rule"], f["fingerprint"]) for f in alone] == [(f["rule"], f["fingerprint"]) for f in both]


@pytest.mark.parametrize("wide", [60, 100])
@pytest.mark.parametrize(
    "words",
    ["rules", "explain dates", "explain dates/weekday-not-date", "stories seeds", "mentions seeds", "test --on seeds", "check seeds", "formats"],
)  # fmt: skip
def test_lists_are_no_wider_than_asked_and_break_between_words(words: str, wide: int) -> None:
    env = os.environ | {"COLUMNS": str(wide)}
    narrow = newslint(*words.split(), cwd=ROOT, env=env).stdout
    long = [line for line in narrow.splitlines() if len(line) > wide and " " in line.strip()]
    assert not [line for line in long if "^" not in line]
    del env["COLUMNS"]
    whole = newslint(*words.split(), cwd=ROOT, env=env).stdout
    if "check" not in words:  # an excerpt is cut to fit
        assert narrow.split() == whole.split()


def test_what_no_width_is_known_for_is_not_broken() -> None:
    env = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    lines = newslint("rules", env=env).stdout.splitlines()
    assert all("/" in line.split()[0] for line in lines)
    assert newslint("rules", env=env | {"COLUMNS": "wide"}).stdout.splitlines() == lines


def test_of_many_places_the_report_says_how_to_see_all() -> None:
    request = Request(paths=[SEEDS], no_settings=True, no_stets=True, select=["dates/event-date"])
    found = next(f for f in Workspace(request).report().findings if len(f.ends) > 6)
    for places, more in ((text.MOST_PLACES + 1, ""), (text.MOST_PLACES + 3, "and 3 more places; --format html marks")):
        many = replace(found, ends=(found.ends[0], *[found.ends[1]] * places))
        shown = text.finding(many, 100, Paint(colour=False))
        assert more in shown
        assert ("more place" in shown) == bool(more)
        assert shown.count("June 18 here") == (places if not more else text.MOST_PLACES)
