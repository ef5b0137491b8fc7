"""Rules written for Vale are carried over with examples that prove them, and what is not is said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from lint.authoring.regex_dialect import matching, rewritten
from lint.authoring.vale_import import carried
from lint.rulebook.loading import load
from tests.authoring.vale_style import NOT_CARRIED, STYLE
from tests.desk import newslint, report, write

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def style(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("vale"), {f"Desk/{name}.yml": text for name, text in STYLE.items()})


@pytest.fixture(scope="module")
def made(style: Path) -> Path:
    """The folder of rules made of the style."""
    done = newslint("rules", "--import", style / "Desk", "--to", style / "rules")
    assert done.returncode == 0, done.stderr
    assert f"{len(STYLE) - len(NOT_CARRIED)} of {len(STYLE)} rules are carried over" in done.stdout
    return style / "rules"


def test_nine_in_ten_are_carried_over_and_the_others_named_with_the_reason(style: Path) -> None:
    found = {c.name: c for c in carried(style / "Desk")}
    assert found.keys() == STYLE.keys()
    assert {name: c.why_not for name, c in found.items() if not c.rules} == NOT_CARRIED
    assert len(found) - len(NOT_CARRIED) >= 0.9 * len(found)
    assert found["Middle"].left_out == ("'a(?!b)c+': it looks ahead or behind in the middle",)


def test_what_is_carried_over_loads_and_proves_itself(made: Path) -> None:
    rules = load([made])
    assert len(rules) == len(STYLE) - len(NOT_CARRIED) + 1  # two pairs of forms are two rules
    assert {r.check_name for r in rules} == {
        "block", "capitals", "consistency", "count", "doubled-word", "first-mention", "pattern", "swap"
    }  # fmt: skip
    assert newslint("test", made).returncode == 0


def test_it_finds_what_vale_finds_and_leaves_alone_what_vale_leaves_alone(made: Path, tmp_path: Path) -> None:
    copy = {
        "a.txt": "He met the Met Office man. Met Office staff waved.\n",
        "b.txt": "A lorry driver stopped; a lorry burned. The pay rise came, the pay did not.\n",
        "c.txt": "It is late. It isn't. An eco-home and an eco-shop on Nato Street were eaten.\n",
        "d.txt": "NASA came. The World Health Organization (WHO) left, and WHO stayed, and so did the BBC.\n",
    }
    found = report(write(tmp_path, copy), "--rules", made, "--select", "desk")["findings"]
    assert sorted({(f["rule"], f["ends"][0]["path"][-5:], f["ends"][0]["text"]) for f in found}) == [
        ("desk/bodies", "a.txt", "Met Office"),
        ("desk/bodies", "b.txt", "lorry"),
        ("desk/bodies", "b.txt", "pay rise"),
        ("desk/letters", "d.txt", "NASA"),
        ("desk/passive", "c.txt", "were eaten"),
        ("desk/prefix", "c.txt", "eco-shop"),
        ("desk/short", "c.txt", "It is"),
        ("desk/short", "c.txt", "isn't."),
    ]


def test_nothing_is_written_over(style: Path, made: Path) -> None:
    before = {p: p.read_bytes() for p in made.rglob("*.yml")}
    done = newslint("rules", "--import", style / "Desk", "--to", made)
    assert (done.returncode, {p: p.read_bytes() for p in made.rglob("*.yml")}) == (2, before)
    assert "nothing is ever written over" in done.stderr


def test_a_style_that_is_broken_is_told_file_by_file(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"S/One.yml": "extends: existence\nmessage: 'x\n", "S/Two.yml": "extends: magic\n", "S/Three.yml": "- a\n"},
    )
    said = newslint("rules", "--import", tmp_path / "S", "--to", tmp_path / "rules").stdout
    assert "One: not carried over: it cannot be read: This is not YAML" in said
    assert "Two: not carried over: 'magic' is no kind of rule that newslint knows" in said
    assert "Three: not carried over: it cannot be read: It holds no keys." in said
    assert "0 of 3 rules" in said


@pytest.mark.parametrize(
    ("regex", "pattern", "unless"),
    [
        ("lorry(?! driver)", r"\b(?:lorry)\b", (r"\b(?:lorry)\b(?: driver)",)),
        ("(?<!the )Met", r"\b(?:Met)\b", (r"(?:the )\b(?:Met)\b",)),
        (r"(?<=\d)kg", r"(?:\d)\b(?:kg)\b", ()),
        ("a|b(?=c)", r"\b(?:a)\b|\b(?:b)\b(?:c)", ()),
    ],
)
def test_looks_at_the_ends_of_a_regex_are_rewritten(regex: str, pattern: str, unless: tuple[str, ...]) -> None:
    made = rewritten(regex, whole=True)
    assert (made.pattern, made.unless, made.why) == (pattern, unless, "")


@pytest.mark.parametrize("regex", [r"(\w+) \1", "a(?=b)c", r"(?>a+)b", "a++b", r"(?P<x>a)(?P=x)", "(a"])
def test_what_re2_cannot_have_is_refused(regex: str) -> None:
    assert rewritten(regex).why


@pytest.mark.parametrize(
    "regex", ["[A-Z]{3,5}", r"\d{1,2} ?[ap]m", "fire(?:m[ae]n|woman)", "[^a-z]+ly-", r"\w+\s?[–—]"]
)
@pytest.mark.parametrize("seed", range(4))
def test_a_text_is_made_that_a_regex_matches(regex: str, seed: int) -> None:
    assert re.search(regex, matching(regex, seed))
