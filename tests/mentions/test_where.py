"""`where:` says for any check in which kinds of block, and whether in quotations, a rule looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.engine.linter import Linter
from lint.mentions import Reading
from lint.mentions.quotations.quotation import Quotation
from lint.mentions.where import Where
from lint.read import read_bytes
from lint.rulebook.loading import load
from tests.desk import RULE, report, write
from tests.growth import linear

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

COPY = """\
# Wombat comes

A wombat came. “The wombat sat,” she said. “It said ‘wombat’ to me,” he said.

## Wombat leaves

- wombat one
"""
RULES = {
    "pattern": RULE,
    "swap": RULE.replace("check: pattern", "check: swap").replace("{match}", "{wrong}")
    .replace("pattern: \\bwombat\\b", "table:\n    wombat: numbat"),
    "count": RULE.replace("check: pattern", "check: count")
    .replace("pattern: \\bwombat\\b", "terms: [wombat]\n  at_most: 0"),
    "consistency": RULE.replace("check: pattern", "check: consistency").replace("{match}", "{found}")
    .replace("pattern: \\bwombat\\b", "forms:\n    numbat: [numbat]\n    wombat: [wombat]\n  prefer: numbat"),
}  # fmt: skip
PLACES = {
    "in: headline": [2],
    "in: [headline, subhead]": [2, 98],
    "not in: [headline, subhead, list item]": [18, 36, 69],
    "quoted: only": [36, 69],
    "quoted: never": [2, 18, 98, 115],
    "{in: paragraph, quoted: never}": [18],
}  # fmt: skip


def _places(folder: Path, rule: str, where: str) -> list[int]:
    inner = where if where.startswith("{") else f"{{{where}}}"
    (made,) = load([write(folder, {"pack/rule.yml": f"{rule}where: {inner}\n"})])
    linter = Linter([made])
    found = linter.check_article(linter.read(read_bytes(COPY.encode(), "a.md")))
    return sorted({e.span.start for f in found for e in f.ends})


@pytest.mark.parametrize("where", PLACES)
@pytest.mark.parametrize("check", ["pattern", "swap"])
def test_a_rule_finds_only_what_begins_where_it_looks(tmp_path: Path, check: str, where: str) -> None:
    assert _places(tmp_path, RULES[check], where) == PLACES[where]


@pytest.mark.parametrize("where", PLACES)
def test_a_check_that_counts_counts_there_alone(tmp_path: Path, where: str) -> None:
    assert _places(tmp_path, RULES["count"], where) == PLACES[where][:1]


def test_what_is_found_between_articles_is_kept_to_where_the_rule_looks(tmp_path: Path) -> None:
    rule = RULES["consistency"].replace("prefer: numbat", "across: true").replace("level: error", "level: error")
    copy = {"a.md": "# Wombat\n\nThe wombat sat.\n", "b.md": "# Numbat\n\nThe numbat sat.\n"}
    write(tmp_path, copy)
    for where, told in (("in: headline", {2}), ("in: paragraph", {14})):
        write(tmp_path / "rules", {"pack/rule.yml": f"{rule}where: {{{where}}}\n"})
        found = report(tmp_path, "--rules", tmp_path / "rules", "--select", "pack", "--story", "folder")["findings"]
        assert {f["ends"][0]["start"] for f in found} <= told


@given(st.lists(st.sampled_from(["“", "”", "‘", "’", "wombat ", "sat. ", "\n\n"]), max_size=30))
def test_every_place_is_in_quotations_or_not(parts: list[str]) -> None:
    text = "A wombat. " + "".join(parts)
    reading = Reading(read_bytes(text.encode(), "a.txt"))
    inside, outside = Where(quoted="only"), Where(quoted="never")
    for at in range(len(text)):
        quoted = any(q.span.start <= at < q.span.end for q in reading.of(Quotation))
        assert inside.admits(reading, at) == quoted
        assert outside.admits(reading, at) == (not quoted)


def test_quotations_in_one_quotation_cost_no_more_apiece(tmp_path: Path) -> None:
    (rule,) = load([write(tmp_path, {"desk/r.yml": RULE + "where:\n  quoted: never\n"})])
    linter = Linter([rule])

    def prepared(many: int) -> Callable[[], object]:
        copy = f"He said: “{'the ‘cat’ and a wombat ' * many}.”"
        return lambda: linter.check_article(linter.read(read_bytes(copy.encode(), "a.txt")))

    assert not prepared(50)()
    assert linear(prepared, 1_000, 5_000)
