"""A fact that an editor states once is held against every article of a story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.authoring.examples import run
from lint.rulebook.loading import load
from tests.desk import ROOT, SEEDS, report, write

if TYPE_CHECKING:
    from pathlib import Path

FACTS = ROOT / "tests" / "desk_rules"


def test_the_fact_sheet_of_a_running_story_proves_itself() -> None:
    results = [r for rule in load([FACTS]) for r in run(rule)]
    assert len(results) > 4
    assert [r.faults for r in results if r.faults] == []


def test_it_finds_the_one_article_that_differs() -> None:
    got = report(SEEDS, "--rules", FACTS, "--select", "facts")
    places = [(e["path"].rsplit("/")[-1], e["line"], e["text"]) for f in got["findings"] for e in f["ends"]]
    assert len(got["findings"]) == 1
    assert places == [("saebom-daily.txt", 5, "June 18, 2024"), ("saebom-daily.txt", 6, "June 18, 2024")]


def test_a_day_is_said_as_the_copy_says_days(tmp_path: Path) -> None:
    copy = "Putin and Kim met at a ceremony in Pyongyang on {}, after talks of Putin and Kim."
    write(tmp_path, {"a.txt": copy.format("18 June 2024"), "b.txt": copy.format("June 18, 2024")})
    write(tmp_path, {"c.md": "---\npublished: 2024-06-20\n---\n\nThey met on Monday, 18 June 2024.\n"})
    found = report("a.txt", "b.txt", "--rules", FACTS, "--select", "facts", cwd=tmp_path)["findings"]
    assert ["19 June 2024" in f["message"] for f in found] == [True, False]
    (weekday,) = report("c.md", "--select", "dates/weekday-not-date", cwd=tmp_path)["findings"]
    assert weekday["message"] == "18 June 2024 was a Tuesday, not a Monday."
