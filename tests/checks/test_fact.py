"""A fact that an editor states once is held against every article of a story."""

from __future__ import annotations

from lint.authoring.examples import run
from lint.rulebook.loading import load
from tests.desk import ROOT, SEEDS, report

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
