"""Stories: folders, names in front matter, and articles that share names and figures."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import islice

import pytest

from lint.mentions import Reading
from lint.read import read_bytes, read_file
from lint.stories.common_mentions import CommonMentions
from lint.stories.signature import Signature
from lint.stories.story import group
from lint.text.article import Prose
from tests.bench_stories import articles
from tests.desk import SEEDS
from tests.growth import linear

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
    a, b = reading("1.md", BRIDGE[0]), reading("2.md", BRIDGE[1])
    told = CommonMentions([a, b]).shared(a, b)
    assert set(told.names) == {"Ann Harper", "Tarn River"}
    assert told.figures == ("14 person",)


def test_the_reason_is_the_rarest_in_common() -> None:
    found = [reading(f"{n}.md", BRIDGE[n % 2]) for n in range(4)]
    found += [reading("5.md", f"{TRIAL[0]} Ann Harper was there."), reading("6.md", TRIAL[1])]
    other, told = CommonMentions(found).closest(found[5], found[:5])
    assert other is found[4]
    assert told.names[0] in {"Luis Ortega", "Sam Cole", "Mill County Court"}


def test_what_stands_on_the_page_every_week_makes_no_story() -> None:
    teaser = "Win a cruise to sunny Marvano with the Porthaven Herald lottery of the Tarn Valley lions.\n\n"
    found = [
        reading("1.md", teaser + BRIDGE[0], "published: 2024-03-05"),
        reading("2.md", teaser + TRIAL[0], "published: 2024-06-05"),
        reading("3.md", teaser + BRIDGE[1], "published: 2024-03-06"),
    ]
    assert paths(found, "auto") == [["1.md", "3.md"], ["2.md"]]


def test_a_version_of_later_weeks_is_of_the_story() -> None:
    found = [
        reading("1.md", BRIDGE[0], "published: 2024-03-05"),
        reading("2.md", BRIDGE[0], "published: 2024-04-05"),
    ]
    assert paths(found, "auto") == [["1.md", "2.md"]]


def test_grouping_needs_no_text() -> None:
    found = [reading(f"{n}.md", text) for n, text in enumerate([BRIDGE[0], TRIAL[0], BRIDGE[1], TRIAL[1]])]
    signatures = [Reading(replace(r.article, text="", prose=Prose("")), {Signature: r.of(Signature)}) for r in found]
    assert paths(signatures, "auto") == paths(found, "auto") == [["0.md", "2.md"], ["1.md", "3.md"]]


@pytest.mark.parametrize("many", [5, 50, 400])
def test_articles_of_one_event_are_one_story_however_many(many: int) -> None:
    assert len(group(list(islice(articles(many), many)), "auto")) == 1


def test_one_event_among_others_is_one_story() -> None:
    event = list(islice(articles(200, seed=8), 200))
    others = [Reading(replace(r.article, path=f"other/{r.article.path}"), r.found) for r in islice(articles(1), 200)]
    largest = max(group(event + others, "auto"), key=lambda s: len(s.readings))
    assert [r.article.path for r in largest.readings] == [r.article.path for r in event]


def test_the_order_of_articles_does_not_matter() -> None:
    found = list(islice(articles(4), 80))
    shuffled = random.Random(5).sample(found, len(found))  # noqa: S311
    assert sorted(paths(shuffled, "auto")) == sorted(paths(found, "auto"))


def test_an_article_more_leaves_the_other_stories_as_they_are() -> None:
    found = list(islice(articles(4), 120))
    one_more = reading("zz.md", TRIAL[0])
    assert paths([*found, one_more], "auto") == [*paths(found, "auto"), ["zz.md"]]


def test_a_gist_is_some_hundred_bytes() -> None:
    (signature,) = next(articles(1)).of(Signature)
    assert sum(a.itemsize * len(a) for a in (signature.keys, signature.ends, signature.blocks)) < 1000


def test_the_sample_articles_are_one_story() -> None:
    found = [Reading(read_file(p)) for p in sorted(SEEDS.glob("*-*.*"))]
    assert len(found) == 5
    assert len(group(found, "auto")) == 1


def test_many_unrelated_articles_group_in_little_time() -> None:
    found = list(islice(articles(1), 2000))
    stories = group(found, "auto")
    assert sum(len(s.readings) for s in stories) == 2000
    assert max(len(s.readings) for s in stories) < 5
    assert linear(lambda many: lambda: group(found[:many], "auto"), 400, 2000)
