"""The table of a story: what two articles tell of one thing, and whether they agree."""

from __future__ import annotations

import json

import pytest

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
    assert [(f.role, f.of, f.verdict, list(f.values)) for f in told] == [
        ("age", "Ann Harper", "differ", ["27", "28"]),
        ("colour", "curtain", "differ", ["green", "beige"]),
        ("hour", "the incident", "agree", ["22:15"]),
        ("name", "Ann Harper", "agree", ["Ann Harper"]),
    ]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (  # one event, two days
            "Ann Harper and Tom Webb signed the treaty in Porthaven on March 10.",
            "On March 9, Tom Webb and Ann Harper signed a treaty in Porthaven.",
            ("day", "signed the treaty", "differ", ["March 10", "March 9"]),
        ),
        (  # one event, a weekday and its date
            "Ann Harper and Tom Webb arrived in Porthaven early Wednesday.",
            "Tom Webb and Ann Harper arrived in Porthaven on March 10.",
            ("day", "arrived in Porthaven", "agree", ["early Wednesday (March 10)", "March 10"]),
        ),
        (  # a night belongs to two days
            "Shots were fired on Tuesday night in Porthaven and Tom Webb was killed on Dock Road.",
            "Tom Webb was killed early Wednesday in Porthaven on Dock Road when shots were fired.",
            ("day", "killed (Porthaven, Tom Webb)", "form", ["Tuesday night (March 9)", "early Wednesday (March 10)"]),
        ),
        (
            "The navy counted 11,000 containers in the port of Porthaven.",
            "Over 11,000 containers went by way of Porthaven, Tom Webb said.",
            ("figure", "containers (Porthaven)", "form", ["11,000 containers", "Over 11,000 containers"]),
        ),
        (
            "Iran pledged about $250 million to Ann Harper, the minister.",
            "Ann Harper, the minister, was promised $250 million by Iran.",
            ("figure", "sum (Harper, Iran)", "agree", ["about $250 million", "$250 million"]),
        ),
        (
            "The shooting happened shortly before 8:15 p.m.",
            "Shots were fired at 8:06 p.m.",
            ("hour", "the incident", "form", ["shortly before 8:15 p.m.", "8:06 p.m."]),
        ),
        (
            "The shooting happened at about 1:30 p.m.",
            "Shots were fired at 1:30 a.m.",
            ("hour", "the incident", "differ", ["about 1:30 p.m.", "1:30 a.m."]),
        ),
        (
            "The company said 4,300 grocery stores in Norland will close.",
            "The company will close 3,400 grocery stores in Norland, it said.",
            ("figure", "grocery stores (Norland, company)", "differ", ["4,300 grocery stores", "3,400 grocery stores"]),
        ),
        (
            "Prime Minister Ann Harper left.",
            "The prime minister Ann Harper came. President Ann Harper spoke.",
            ("title", "Ann Harper", "agree", ["Prime Minister", "prime minister", "President"]),
        ),
        (
            "Kim Jong Un came and Kim Jong Un went.",
            "Kim Jong-un came.",
            ("name", "Kim Jong Un", "form", ["Kim Jong Un", "Kim Jong-un"]),
        ),
        (
            "“We will never leave the old harbor to the sea,” Ann Harper said.",
            "Ann Harper said: “We will never leave the new harbor to the sea.”",
            (
                "quotation",
                "“We will never leave the old harbor to the sea” (Ann Harper)",
                "differ",
                ["“We will never leave the old harbor to the sea”", "“We will never leave the new harbor to the sea”"],
            ),
        ),
        (
            "“We will never leave the old harbor to the sea,” Ann Harper said.",
            "They said they would “never leave the old harbor to the sea.”",
            (
                "quotation",
                "“never leave the old harbor to the sea” (Ann Harper)",
                "agree",
                ["“We will never leave the old harbor to the sea”", "“never leave the old harbor to the sea”"],
            ),
        ),
    ],
)
def test_a_row_says_what_it_is_about_and_in_what_words_each_tells_it(
    one: str, other: str, expected: tuple[str, str, str, list[str]]
) -> None:
    told = [
        (f.role, f.of, f.verdict, [*dict.fromkeys(p.said for places in f.values.values() for p in places)])
        for f in facts(story(one, other))
    ]
    assert expected in told


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Two men were hurt.", "Two men were hurt in Porthaven."),  # few, as in any story
        ("It was “a gift” to all.", "It was “a gift” to us."),
        ("The curtain was a green curtain.", "A green curtain hung there."),
        ("Ann Harper met Tom Webb on March 3.", "Jane Moss met Bob Reed on March 4."),  # two meetings
        ("The shooting happened at 9 p.m.", "Shots were fired at 11 p.m."),  # two incidents
        (
            "A 25-year-old man was hurt. A 17-year-old man was hurt.",
            "A 17-year-old man was hurt, a 25-year-old man too.",
        ),
        ("He hit a 65-ball knock.", "A 73-ball knock and a 86-ball knock followed."),
    ],
)
def test_what_says_nothing_of_a_story_has_no_row(one: str, other: str) -> None:
    assert facts(story(one, other)) == []


def test_a_weekday_in_an_article_without_a_date_is_that_of_the_others() -> None:
    dated = story("Ann Harper and Tom Webb signed the treaty in Porthaven on Wednesday.").readings[0]
    text = "A title\n\nTom Webb and Ann Harper signed a treaty in Porthaven on Tuesday.\n"
    told = facts(Story("a story", [dated, Reading(read_bytes(text.encode(), "1.txt"))]))
    assert ("day", ["2021-03-10", "2021-03-09"]) in [(f.role, list(f.values)) for f in told]


def test_the_report_gives_each_place_with_its_sentence() -> None:
    report = json.loads(render_json([story("Ann Harper, 27, left. It rained.", "Ann Harper, 28, came.")], []))
    fact, _ = report["stories"][0]["facts"]
    place = fact["values"][0]["places"][0]
    assert (fact["role"], fact["agreed"], place["path"], place["text"]) == ("age", False, "0.txt", "27")
    assert place["sentence"] == "Ann Harper, 27, left."
