"""One event in the morning and in the afternoon: which hours words leave open, and what is one event."""

from __future__ import annotations

import pytest

from lint.checks.time_of_day_differs import TimeOfDayDiffers
from lint.mentions import Reading
from lint.mentions.events.hour import timed
from lint.read import read_bytes
from lint.stories.story import Story


def reading(text: str, name: str = "a.md") -> Reading:
    return Reading(read_bytes(f"---\npublished: 2021-03-12\n---\n# A day in Porthaven\n\n{text}\n".encode(), name))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tom Webb was shot Wednesday morning.", [("attack", 0, 12)]),
        ("Tom Webb was shot at 5 p.m. Wednesday.", [("attack", 16.4, 17.6)]),
        ("The talks began on Wednesday afternoon.", [("meet", 12, 18)]),
        ("Tom Webb was shot on Wednesday.", []),
        ("Tom Webb said Wednesday morning that he was well.", []),
        ("Tom Webb was shot on Wednesday morning and died on Wednesday evening.", []),
        ("Tom Webb was shot at 5 p.m. EDT on Wednesday.", []),
    ],
)
def test_the_hours_of_an_event(text: str, found: list[tuple[str, float, float]]) -> None:
    assert [(t.act, round(t.start, 1), round(t.end, 1)) for t in timed(reading(text))] == found


SHOT = "Tom Webb was shot in Porthaven {}."


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("Wednesday morning", "Wednesday evening", True),
        ("Wednesday afternoon", "Wednesday night", True),
        ("at 2:22 a.m. Wednesday", "at 5 a.m. Wednesday", True),
        ("at 4:30 a.m. Wednesday", "at 5 a.m. Wednesday", False),
        ("Wednesday morning", "at 11 a.m. Wednesday", False),
        ("Wednesday afternoon", "Wednesday evening", False),
        ("Wednesday night", "early Wednesday morning", False),
        ("Wednesday morning", "Thursday evening", False),
    ],
)
def test_times_with_no_hour_in_common(first: str, second: str, found: bool) -> None:
    story = Story("s", (reading(SHOT.format(first)), reading(SHOT.format(second), "b.md")))
    assert bool(list(TimeOfDayDiffers().in_story(story))) is found


def test_an_article_with_both_times_tells_of_two_events() -> None:
    both = f"{SHOT.format('Wednesday morning')} {SHOT.format('Wednesday evening')}"
    story = Story("s", (reading(SHOT.format("Wednesday evening")), reading(both, "b.md")))
    assert list(TimeOfDayDiffers().in_story(story)) == []
