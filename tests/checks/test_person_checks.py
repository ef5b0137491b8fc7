"""What articles say of one person: the office, the rank, the town."""

from __future__ import annotations

import pytest

from lint.checks.home_differs import HomeDiffers
from lint.checks.title_differs import TitleDiffers
from lint.mentions import Reading
from lint.mentions.people.home import Home
from lint.mentions.people.role import Role
from lint.read import read_bytes
from lint.stories.story import Story


def reading(text: str, name: str = "a.md", published: str = "2021-03-12") -> Reading:
    return Reading(read_bytes(f"---\npublished: {published}\n---\n# A day in Porthaven\n\n{text}\n".encode(), name))


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("Police Sgt. Ann Harper left.", ["sergeant"]),
        ("The town's deputy mayor Ann Harper left.", ["mayor"]),
        ("Ann Harper, the mayor of Porthaven, left.", ["mayor"]),
        ("Ann Harper, 51, a trade adviser, left.", ["adviser"]),
        ("Lt. Col. Ann Harper left.", ["lieutenant", "colonel"]),
        ("Lt. Col. Ann Harper, chief of police, left.", ["lieutenant", "colonel", "chief"]),
        ("The mayor told Ann Harper to leave.", []),
        ("Ann Harper, Mayor Tom Webb said, left.", []),
        ("Ann Harper told the mayor.", []),
    ],
)
def test_an_office_is_somebodys(text: str, offices: list[str]) -> None:
    assert [r.office for r in reading(text).of(Role) if r.person.name == "Ann Harper"] == offices


@pytest.mark.parametrize(
    ("first", "second", "published", "found"),
    [
        ("Sgt. Ann Harper left.", "Lt. Ann Harper left.", "2021-03-12", True),
        ("Sgt. Ann Harper left.", "Lt. Ann Harper left.", "2021-08-12", False),
        ("Sgt. Ann Harper left.", "Officer Ann Harper left.", "2021-03-12", False),
        ("Sgt. Ann Harper left.", "Detective Sgt. Ann Harper left.", "2021-03-12", False),
        ("Sgt. Ann B. Harper left.", "Lt. Ann C. Harper left.", "2021-03-12", False),
        ("Gov. Ann Harper left.", "The former senator Ann Harper left.", "2021-03-12", False),
        ("Gov. Ann Harper left.", "Senator Ann Harper left.", "2021-03-12", False),
        ("Col. Ann Harper left.", "Police Superintendent Col. Ann Harper left.", "2021-03-12", False),
        ("Mr. Lee Harper left.", "Ms. Lee Harper left.", "2021-03-12", True),
        ("Police Chief Ann Harper left.", "Commissioner Ann Harper left.", "2021-03-12", False),
    ],
)
def test_titles_that_cannot_stand_together(first: str, second: str, published: str, found: bool) -> None:
    story = Story("s", (reading(first), reading(second, "b.md", published)))
    assert bool(list(TitleDiffers().in_story(story))) is found


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        ("Tom Webb, 27, of Porthaven, left.", ["Porthaven"]),
        ("Tom Webb of North Porthaven was there.", ["North Porthaven"]),
        ("A Porthaven man left. Porthaven resident Tom Webb stayed.", ["Porthaven"]),
        ("Tom Webb, 27, of Harbor Street, left.", []),
        ("Sheriff Tom Webb of Porthaven County left.", []),
        ("Tom Webb, of the Porthaven Police Department, left.", []),
    ],
)
def test_a_home_is_somebodys(text: str, towns: list[str]) -> None:
    assert [h.place for h in reading(text).of(Home)] == towns


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("Tom Webb, 27, of Porthaven, left.", "Tom Webb, 27, of Stonebridge, left.", True),
        ("Tom Webb, 27, of Porthaven, left.", "Tom Webb, of North Porthaven, left.", False),
        ("Tom Webb, 27, of Porthaven, left.", "Tom Webb, of Stonebridge, left. It lies near Porthaven.", True),
        ("Tom Webb, 27, of Porthaven, left.", "Tom Webb, of Georgia, left for Porthaven, Georgia.", False),
        ("Tom Webb, 27, of Porthaven, left.", "Tom Webb, of Oldgate, left. Oldgate in Porthaven is old.", False),
    ],
)
def test_towns_that_are_not_one(first: str, second: str, found: bool) -> None:
    story = Story("s", (reading(first), reading(second, "b.md")))
    assert bool(list(HomeDiffers().in_story(story))) is found
