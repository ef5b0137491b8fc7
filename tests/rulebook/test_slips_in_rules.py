"""Slips in rule files are told in an editor's words, at the line where they were made."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import yaml

from lint.rulebook import yaml_file
from tests.desk import newslint, report, write

if TYPE_CHECKING:
    from pathlib import Path

RULE = """\
check: pattern
level: style
message: "“{match}” here."
why: Because.
with:
  pattern: '\\bvery\\b'
examples:
  - wrong: It is [[very]] good.
    says: “very” here.
  - right: It is good.
"""
QUOTED = "must stand in quotation marks"


@pytest.mark.parametrize(
    ("was", "written", "place", "said"),
    [
        ("Because.", "Note: because.", "4:10", f"a text with a colon in it {QUOTED}"),
        ("right: It is good.", "right: He said: good.", "10:19", f"a text with a colon in it {QUOTED}"),
        ('here."\n', "here.\n", "3:10", "this quotation mark has no partner"),
        ("\\b'\n", "\\b\n", "6:12", "this quotation mark has no partner"),
        ("says: “very” here.", 'says: "“very” here.', "9:11", "this quotation mark has no partner"),
        ("right: It", "right: *very", "10:12", f"a text that begins with * {QUOTED}"),
        ("right: It", "right: @desk", "10:12", f"a text that begins with @ {QUOTED}"),
        ("right: It", "right: `It`", "10:12", f"a text that begins with ` {QUOTED}"),
        ("right: It is good.", "right: {It is", "10:12", "a { opens a mapping and no } ends it"),
        ("right: It", "right: {It} is", "10:12", f"a text that begins with {{ {QUOTED}"),
        ('"“{match}” here."', "{match} not {right}", "3:10", f"a text that begins with {{ {QUOTED}"),
        ("level: style", "level:\xa0style", "2:7", "a no-break space or the like stands here"),
        ("  pattern", "\xa0\xa0pattern", "6:1", "A no-break space or the like stands here"),
        ("wrong: It is ", "wrong: ", "8:12", f"a text that begins with [[ {QUOTED}"),
        ("  pattern", "\tpattern", "6:1", "a tab stands here"),
        ("level: style", "level:style", "2:7", "a space belongs after the colon"),
        ("- right", "-right", "10:8", "a space belongs after the -"),
        ("Because.", "[Because.", "4:6", "a [ opens a list and no ] ends it in this line"),
        ("right: It is good.", "right: [It is", "10:12", "a [ opens a list and no ] ends it in this line"),
        ("    says", "   says", "9:4", "this line does not go with those above it"),
        ('"“{match}” here."', "'it's here'", "3:14", "the text ends at this '; write '' for one in the text"),
        ('"“{match}” here."', '"a "b" c"', "3:14", 'the text ends at this "; write'),
        ("'\\bvery\\b'", '"\\d very"', "6:13", "in double quotation marks a \\ has a meaning of its own"),
        ("'\\bvery\\b'", '"\\bvery\\b"', "6:3", "In double quotation marks, YAML takes \\b for a backspace."),
        ("Because.", "- because", "4:6", f"a text that begins with - {QUOTED}"),
        ("Because.", "| because", "4:6", "after | the text begins in the next line, indented"),
        ("Because.", ", because", "4:6", f"a text that begins with , {QUOTED}"),
        (
            "Because.",
            "A text # of two\n  lines",
            "4:13",
            f"what follows # is a comment and no part of the text; a text with # in it {QUOTED}",
        ),
        ("Because.", "As #1 says.", "4:9", "What follows # is a comment"),
        ("Because.", "Not “ # ” here.", "4:12", "What follows # is a comment"),
        ("right: It is good.", "right: The top [[ # ]] one.", "10:23", "What follows # is a comment"),
        ("Because.", "“Because.”", "4:6", "Curly quotation marks are part of the text"),
        ("'\\bvery\\b'", '“very"', "6:12", "Curly quotation marks are part of the text"),
        ("'\\bvery\\b'", "‘isn’t’", "6:12", "Curly quotation marks are part of the text"),
        ("Because.", "&house style", "4:6", f"A text that begins with & {QUOTED}"),
        ("Because.", "!important", "4:6", "'why' is empty"),
        ("Because.", "!important style", "4:6", f"A text that begins with ! {QUOTED}"),
        ("why: Because.", "why Because.", "4:4", "a colon and a space belong after 'why'"),
        ("why: Because.", "why; Because.", "4:4", "a colon and a space belong after 'why'"),
        ("examples:", "examples", "7:9", "a colon and a space belong after 'examples'"),
        ("- right", "– right", "10:3", "items of a list begin with '- ', not with –"),
        ("why: Because.", "why: Because.\n...\na: b", "5:1", "a line of --- or ... divides the file in two"),
        ("why: Because.", "why: Because.\n---\na: b", "5:1", "a line of --- or ... divides the file in two"),
        ("Because.", "Be\x07cause.", "4:8", "a character that is not seen stands here (U+0007)"),
        ("  pattern", "pattern", "6:1", "'pattern' is no key of a rule. It belongs under 'with:', indented."),
        ("  pattern", "  unless: '.*'\n  pattern", "6:3", "'.*' matches whatever the rule looks for"),
        ("  pattern", "  replace: '\\1%'\n  pattern", "6:3", "'\\1' stands for a group, and the pattern has no group."),
        ("  pattern", "  replace: '\\d'\n  pattern", "6:3", "'\\d' cannot stand in a replacement."),
    ],
)
def test_a_slip_is_told_at_its_line(tmp_path: Path, was: str, written: str, place: str, said: str) -> None:
    text = RULE.replace(was, written, 1)
    assert text != RULE
    done = newslint("test", write(tmp_path, {"own/p/r.yml": text}) / "own")
    assert (done.returncode, done.stdout) == (2, "")
    lines = done.stderr.replace("This is not YAML: ", "").splitlines()
    assert any(line.startswith(f"newslint: {tmp_path}/own/p/r.yml:{place}: {said}") for line in lines), lines


@pytest.mark.parametrize(
    "written",
    [
        "Because. # as agreed",
        "'“Because.”'",
        "yes",
        "1.10",
        "12:30",
        "~",
        "AT&T! #",
        "“One” and “two”",
        "&a x\nsource: *a",
    ],
)
def test_what_may_be_meant_is_read_to_the_letter(tmp_path: Path, written: str) -> None:
    write(tmp_path, {"own/p/r.yml": RULE.replace("Because.", written, 1).replace("It is good.", "“It is good.”")})
    assert newslint("test", tmp_path / "own").stdout == "2 of 2 examples are as they should be.\n"


#: Texts of which the parsers, libyaml's and Python's, say all that they can say of a file.
BROKEN = (
    "%YAML", "%YAML x", "%YAML 1", "%YAML 1.1\n%YAML 1.1\n--- a", "%YAML 9.9\n--- a", "%TAG", "%TAG !", "%TAG !a! x",
    "%TAG ! a\n%TAG ! a\n--- a", "%FOO", "a: !<x", "a: !x!y z", "a: !x{ z", "a: ![ z", "a: !%q z", "a: &", "a: &x[", "a: *",
    "a: *b", "a: &b x\nc: &b y\nd: *c", "a: |x", "a: |0\n x", "a: |1x\n x", "a: >\n\tx", "a: |\n\t x", "a: \"\\q\"", "a: \"\\x1\"",
    "a: \"\\ud800\"", "a: \"b\n---\n", "a: 'b", "a: @b", "a: `b", "a: - b", "a: ? b", "a: b: c", "a\nb: c", "? a\n- b\nc",
    "a: [b", "a: [b}", "a: {b", "a: {b]", "[a, b: c: d]", "{a: b: c}", "- a\nb: c", "a: b\n- c", "a: b\n...\nc: d", "a: b\n--- c\n",
    "a: b\n c: d", "a:\n  b: c\n d: e", "a: ,", "a: ]", "a: x\x07", "\x00", "a:\n\t- b", "- a\n -b: c\n- : [", "'a'b: c", "[" * 2000,
    "!!map [", "--- a\n--- b", "a: 'b' c", "a: *b c", "*a : b", "{? }: ]", "a: !", "a: !!\n", "- - - a\n b",
)  # fmt: skip


@pytest.mark.parametrize("loader", ["SafeLoader", "CSafeLoader"])
def test_no_word_of_the_parser_reaches_an_editor(monkeypatch: pytest.MonkeyPatch, loader: str) -> None:
    monkeypatch.setattr(yaml_file, "_LOADER", getattr(yaml, loader, yaml.SafeLoader))
    words = r"scann|pars(?:e|ing)|token|scalar|\bnode|sequence|stream|context|expected|found|not allowed|undefined|directive"
    for text in BROKEN:
        for mistake in yaml_file.YamlFile("r.yml", text.encode()).mistakes:
            assert not re.search(words, mistake.message), (text, mistake)
            assert mistake.line <= text.count("\n") + 2


@pytest.mark.parametrize(
    ("was", "written", "said"),
    [
        ("  pattern", "  unless: very\n  pattern", "Without its 'unless' it would find something"),
        ("'\\bvery\\b'", "'‘very’'", "'pattern' stands in curly quotation marks"),
    ],
)
def test_a_rule_that_finds_nothing_says_why(tmp_path: Path, was: str, written: str, said: str) -> None:
    done = newslint("test", write(tmp_path, {"own/p/r.yml": RULE.replace(was, written, 1)}) / "own")
    assert done.returncode == 1
    assert said in done.stdout


def test_groups_stand_in_a_replacement(tmp_path: Path) -> None:
    rules = {
        "percent": ("pattern: '(\\d+) ?(?:pct|p\\.c\\.)'\n  replace: '\\1%'", "It rose [[5 pct]] at once."),
        "money": ("pattern: '(\\d+) bucks'\n  replace: '$$1 (\\0)'", "He had [[20 bucks]] left."),
    }
    for name, (given, wrong) in rules.items():
        text = RULE.replace("pattern: '\\bvery\\b'", given).replace("It is [[very]] good.", wrong)
        write(
            tmp_path,
            {f"own/p/{name}.yml": text.replace("“very”", f"“{wrong[wrong.index('[[') + 2 : wrong.index(']]')]}”")},
        )
    swaps = "patterns:\n    '(\\w+)-(\\w+) basis': '\\2-\\1 basis'\n    'in (\\w+) to': 'into $1'"
    text = RULE.replace("check: pattern", "check: swap").replace("pattern: '\\bvery\\b'", swaps)
    text = (
        text.replace("{match}", "{right}")
        .replace("It is [[very]]", "It is [[in order to]]")
        .replace("“very”", "“into order”")
    )
    write(
        tmp_path,
        {"own/p/swap.yml": text, "copy/a.txt": "A day\n\nIt rose 5 pct and cost 20 bucks on a day-by basis.\n"},
    )
    assert newslint("test", tmp_path / "own").stdout == "6 of 6 examples are as they should be.\n"
    found = report("copy", "--rules", "own", "--select", "p", cwd=tmp_path)["findings"]
    assert [f["fix"]["replacement"] for f in found] == ["5%", "$20 (20 bucks)", "by-day basis"]


def test_a_rule_may_be_like_a_built_in_one(tmp_path: Path) -> None:
    like = RULE.replace("check: pattern", "like: consistency/us").replace("{match}", "{found}")
    like = like.replace("pattern: '\\bvery\\b'", "prefer: US").replace("It is [[very]] good.", "The [[U.S.]] won.")
    write(tmp_path, {"own/p/us.yml": like.replace("“very”", "“U.S.”")})
    assert newslint("test", tmp_path / "own").stdout == "2 of 2 examples are as they should be.\n"


def test_a_folder_without_a_rule_is_told(tmp_path: Path) -> None:
    write(tmp_path, {"own/p/r.yml.txt": RULE, "copy/a.txt": "Fine.\n"})
    said = "newslint: There is no rule in own: the name of a rule's file ends in .yml. own/p/r.yml.txt ends in .txt: call it r.yml.\n"
    for args in (("test", "own"), ("check", "copy", "--rules", "own"), ("rules", "--rules", "own")):
        done = newslint(*args, cwd=tmp_path)
        assert (done.returncode, done.stdout, done.stderr) == (2, "", said)


def test_a_stet_in_copy_without_a_reason_says_so(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": "# A day\n\n<!-- stet spelling/typos -->\nThe goverment fell.\n"})
    said = [f["message"] for f in report("a.md", cwd=tmp_path)["findings"]]
    assert "This stet gives no reason: why is it right? Write <!-- stet pack/rule: reason -->." in said
