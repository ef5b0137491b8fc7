"""Stories: folders, names in front matter, and articles that share names and figures."""

from __future__ import annotations

from random import Random
from time import process_time

from lint.mentions import Reading
from lint.mentions.story import group, shared
from lint.read import read_bytes, read_file
from tests.desk import SEEDS

BRIDGE = [
    "The old bridge at Porthaven fell into the Tarn River on Monday. Mayor Ann Harper said 14 people were hurt.",
    "Porthaven mourns its bridge. Ann Harper, the mayor, said 14 people were hurt when it fell into the Tarn River.",
]
TRIAL = [
    "Luis Ortega of Ashford went on trial at Mill County Court. Judge Sam Cole heard 31 witnesses.",
    "The trial of Luis Ortega heard 31 witnesses at Mill County Court, where Sam Cole presides, in Ashford.",
]


def reading(path: str, text: str, front: str = "") -> Reading:
    head = f"---\n{front}\n---\n" if front else ""
    return Reading(read_bytes(f"{head}# A day in the county\n\n{text}\n".encode(), path))


def paths(readings: list[Reading], mode: str) -> list[list[str]]:
    return [[r.article.path for r in s.readings] for s in group(readings, mode)]  # type: ignore[arg-type]


def test_two_pairs_in_one_folder_are_two_stories() -> None:
    found = [reading(f"x/{i}.md", text) for i, text in enumerate([BRIDGE[0], TRIAL[0], BRIDGE[1], TRIAL[1]])]
    assert paths(found, "auto") == [["x/0.md", "x/2.md"], ["x/1.md", "x/3.md"]]


def test_a_folder_is_a_story_and_off_is_none() -> None:
    found = [reading("a/1.md", BRIDGE[0]), reading("a/2.md", TRIAL[0]), reading("b/1.md", BRIDGE[1])]
    assert paths(found, "folder") == [["a/1.md", "a/2.md"], ["b/1.md"]]
    assert paths(found, "off") == [["a/1.md"], ["a/2.md"], ["b/1.md"]]


def test_front_matter_names_the_story_above_all() -> None:
    found = [
        reading("1.md", BRIDGE[0], "story: one"),
        reading("2.md", TRIAL[0], "story: one"),
        reading("3.md", BRIDGE[1]),
    ]
    stories = group(found, "auto")
    assert [(s.name, len(s.readings)) for s in stories] == [("one", 2), ("3.md", 1)]


def test_one_article_is_its_own_story_and_none_is_none() -> None:
    assert paths([reading("1.md", BRIDGE[0])], "auto") == [["1.md"]]
    assert group([], "auto") == []


def test_what_two_articles_share_is_told() -> None:
    told = shared(reading("1.md", BRIDGE[0]), reading("2.md", BRIDGE[1]))
    assert {"Ann Harper", "Tarn River", "14 person"} <= set(told)


def test_the_sample_articles_are_one_story() -> None:
    found = [Reading(read_file(p)) for p in sorted(SEEDS.glob("*-*.*"))]
    assert len(found) == 5
    assert len(group(found, "auto")) == 1


def test_many_unrelated_articles_group_in_little_time() -> None:
    rng = Random(7)  # noqa: S311
    syllables = ["ka", "lo", "mi", "ter", "van", "dor", "eth", "sul", "bre", "gan", "pol", "wes"]

    def name() -> str:
        return "".join(rng.choices(syllables, k=3)).capitalize()

    found = [
        reading(f"{i:05}.md", " ".join(f"The mayor met {name()} {name()} in {name()}." for _ in range(12)))
        for i in range(2000)
    ]
    start = process_time()
    stories = group(found, "auto")
    assert process_time() - start < 10
    assert sum(len(s.readings) for s in stories) == 2000
    assert max(len(s.readings) for s in stories) < 10
