"""The table of a story: what two articles tell of one thing, and whether they agree."""

from __future__ import annotations

import json

from lint.mentions import Reading
from lint.read import read_bytes
from lint.report.stories import render_json
from lint.stories.fact_table import facts
from lint.stories.story import Story


def story(*texts: str) -> Story:
    front = "---\npublished: 2021-03-12\n---\n"
    readings = [Reading(read_bytes(f"{front}A title\n\n{t}\n".encode(), f"{n}.txt")) for n, t in enumerate(texts)]
    return Story("a story", readings)


def test_what_two_articles_tell_of_one_thing_stands_in_one_row() -> None:
    told = facts(
        story(
            "Ann Harper, 27, sat behind a green curtain. The shooting happened at 10:15 p.m. at the harbor.",
            "Ann Harper, 28, sat behind a beige curtain. Shots fell at 10:15 p.m. at the harbor.",
        )
    )
    assert [(f.role, f.of, f.agreed, list(f.values)) for f in told] == [
        ("age", "ann harper", False, ["27", "28"]),
        ("colour", "curtain", False, ["green", "beige"]),
        ("hour", "the incident", True, ["22:15"]),
    ]


def test_one_event_has_its_days() -> None:
    told = facts(
        story(
            "Ann Harper and Tom Webb signed the treaty in Porthaven on March 10.",
            "On March 9, Tom Webb and Ann Harper signed a treaty in Porthaven.",
        )
    )
    assert [(f.role, f.of, sorted(f.values)) for f in told] == [("day", "signed", ["2021-03-09", "2021-03-10"])]


def test_the_report_gives_each_place_with_its_sentence() -> None:
    report = json.loads(render_json([story("Ann Harper, 27, left. It rained.", "Ann Harper, 28, came.")], []))
    (fact,) = report["stories"][0]["facts"]
    place = fact["values"][0]["places"][0]
    assert (fact["role"], fact["agreed"], place["path"], place["text"]) == ("age", False, "0.txt", "27")
    assert place["sentence"] == "Ann Harper, 27, left."
