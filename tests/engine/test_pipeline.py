"""The same input gives the same output, whatever the order of files, rules or processes, however many literals."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from lint.engine import process_pool as workers
from lint.engine.deduplication import deduplicated
from lint.engine.lint import lint
from lint.engine.linter import Linter
from lint.read import read_bytes
from lint.read.folder import copies
from lint.report import json, text
from lint.rulebook.loading import load
from lint.rulebook.rule import BUILT_IN
from lint.text.finding import End, Finding, Level
from lint.text.span import Span
from tests.desk import SEEDS, write

if TYPE_CHECKING:
    from pathlib import Path

    from lint.mentions import Reading


RULES = load([BUILT_IN])


def bytes_out(paths: list[Path], seed: int) -> tuple[str, str]:
    shuffle = random.Random(seed).sample  # noqa: S311
    rules = shuffle(RULES, len(RULES))
    found, _ = copies(shuffle(paths, len(paths)))
    report = lint(shuffle(found, len(found)), rules, "folder")
    return json.render(report), text.render(report)


def test_order_of_files_and_rules_does_not_matter() -> None:
    paths = sorted(SEEDS.glob("*.*"))
    once = bytes_out(paths, 1)
    assert once[0].count('"rule"') > 10
    assert all(bytes_out(paths, seed) == once for seed in (2, 3))


def test_many_processes_give_the_bytes_of_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for n in range(4):
        write(tmp_path, {f"{n}/{p.name}": p.read_bytes() for p in SEEDS.glob("*.*")})
    write(tmp_path, {"broken.txt": b"\xff\xfe\x00"})
    found, _ = copies([tmp_path])
    monkeypatch.setattr(workers, "POOL_FROM", 1000)
    one = json.render(lint(found, RULES, "folder"))
    monkeypatch.setattr(workers, "POOL_FROM", 1)
    assert json.render(lint(found, RULES, "folder")) == one


def finding(
    rule: str, start: int, end: int, level: Level = Level.ERROR, more: int = 0, family: str = "spelling"
) -> Finding:
    article = read_bytes(b"x" * 99, "a.txt")
    ends = tuple(End(article, Span(start + 50 * n, end + 50 * n)) for n in range(more + 1))
    return Finding(rule, "swap", level, "m", ends, family=family)


@pytest.mark.parametrize(
    ("findings", "kept"),
    [
        ([finding("a", 0, 5), finding("a", 0, 5)], ["a"]),
        ([finding("a", 0, 5), finding("b", 3, 9, more=1)], ["b"]),
        ([finding("a", 0, 5, Level.WARNING, more=1), finding("b", 0, 5)], ["b"]),
        ([finding("a", 0, 5), finding("b", 5, 9)], ["a", "b"]),
        ([finding("a", 0, 5), finding("b", 0, 5, family="date")], ["a", "b"]),
        ([finding("a", 0, 5, family=""), finding("b", 0, 5, family="")], ["a", "b"]),
    ],
)
def test_one_fault_at_one_place_is_one_finding(findings: list[Finding], kept: list[str]) -> None:
    assert [f.rule for f in deduplicated(findings)] == kept
    assert [f.rule for f in deduplicated(findings[::-1])] == kept


def test_a_fault_in_newslint_is_named_and_costs_no_other_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: Linter, reading: Reading, faults: list[str] | None = None) -> list[Finding]:
        if reading.article.path.endswith("a.txt"):
            raise ZeroDivisionError
        return honest(self, reading, faults)

    honest = Linter.check_article
    monkeypatch.setattr(Linter, "check_article", fail)
    write(tmp_path, {"a.txt": "A wall.\n", "b.txt": "TK\n"})
    report = lint(copies([tmp_path])[0], RULES)
    assert [f.ends[0].text for f in report.findings if f.rule == "residue/placeholder"] == ["TK"]
    (unread,) = report.unread
    assert "please report ZeroDivisionError at test_pipeline.py:" in unread.reason


def test_what_a_table_calls_wrong_is_not_held_up_as_right_by_number(tmp_path: Path) -> None:
    said = "Leader Kim {} spoke on Monday. Later Kim {} left the hall with his aides.\n"
    texts = {"a.txt": said.format("Jong-un", "Jong-un")} | {
        f"{n}.txt": said.format("Jung-un", "Jung-un") for n in "bcd"
    }
    names = [r for r in RULES if r.pack == "names"]
    found = lint(copies([write(tmp_path, texts)])[0], names, "folder").findings
    assert found
    assert {f.ends[0].text for f in found} == {"Kim Jung-un"}
