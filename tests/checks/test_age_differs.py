"""Ages: whose they are, and which differences a birthday, a family or another time explains."""

from __future__ import annotations

import pytest

from lint.checks.age_differs import AgeDiffers
from lint.mentions import Reading
from lint.mentions.people.age import Age
from lint.read import read_bytes
from lint.stories.story import Story


def reading(name: str, text: str, published: str = "2021-03-12") -> Reading:
    return Reading(read_bytes(f"---\npublished: {published}\n---\n# A day in Porthaven\n\n{text}\n".encode(), name))


def across(*texts: tuple[str, str]) -> list[tuple[str, str]]:
    readings = tuple(reading(f"{i}.md", text, published) for i, (text, published) in enumerate(texts))
    return [(h.words["age"], h.words["verdict"]) for h in AgeDiffers().in_story(Story("s", readings))]


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("Police arrested Tom Webb, 27, of Porthaven.", [("Tom Webb", 27)]),
        ("Police arrested 27-year-old Tom Webb.", [("Tom Webb", 27)]),
        ("Police arrested 27-year-old student Tom Webb.", [("Tom Webb", 27)]),
        ("Police arrested Tom Webb, a 27-year-old of Porthaven.", [("Tom Webb", 27)]),
        (
            "The dead are 27-year-old Tom Webb, 35-year-old Ann Harper and a child.",
            [("Tom Webb", 27), ("Ann Harper", 35)],
        ),
        ("Tom Webb, 27, and Ann Harper, 35, were hurt.", [("Tom Webb", 27), ("Ann Harper", 35)]),
        ("Ann Harper left her 6-year-old daughter at home.", []),
        ("Two years ago, Tom Webb, 25, was sentenced.", []),
        ("An earlier report said Tom Webb, 72, was hurt.", []),
    ],
)
def test_an_age_is_somebodys(text: str, ages: list[tuple[str, int]]) -> None:
    assert [(a.person.name, a.years) for a in reading("a.md", text).of(Age)] == ages


def test_the_age_that_fewer_articles_have_is_the_doubtful_one() -> None:
    day = "2021-03-12"
    found = across(("Tom Webb, 72, fell.", day), ("Tom Webb, 27, fell.", day), ("Tom Webb, 27, slipped.", day))
    assert found == [("72", "27 is likelier: 2 articles tell it in their own words.")]


def test_what_is_reprinted_is_one_source() -> None:
    day = "2021-03-12"
    found = across(("Tom Webb, 72, fell.", day), ("Tom Webb, 27, fell.", day), ("Tom Webb, 27, fell.", day))
    assert found == [("72", "Which is right is open.")]


def test_articles_without_a_date_may_be_years_apart() -> None:
    assert across(("Tom Webb, 27, fell.", ""), ("Tom Webb, 28, fell.", "")) == []


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        (("Tom Webb, 27, fell.", "2021-03-12"), ("Tom Webb, 28, fell.", "2021-06-12"), False),
        (("Tom Webb, 27, fell.", "2021-03-12"), ("Tom Webb, 28, fell.", "2021-03-13"), True),
        (("Tom Webb, 28, fell.", "2021-03-12"), ("Tom Webb, 27, fell.", "2021-06-12"), True),
        (("Tom Webb, 27, fell.", "2021-03-12"), ("Tom Webb, 30, fell.", "2021-06-12"), True),
        (("Tom Webb, 27, fell.", "2018-03-12"), ("Tom Webb, 30, fell.", "2021-06-12"), False),
        (("The father, Tom Webb, 61, fell.", "2021-03-12"), ("Tom Webb, 35, fell.", "2021-03-12"), False),
        (("The father, Tom Webb, 72, fell.", "2021-03-12"), ("Tom Webb, 27, fell.", "2021-03-12"), True),
        (("Tom Webb, 72, and his son fell.", "2021-03-12"), ("Tom Webb, 35, fell.", "2021-03-12"), True),
        (("Tom Webb Sr., 61, fell.", "2021-03-12"), ("Tom Webb Jr., 35, fell.", "2021-03-12"), False),
        (("Tom Webb Jr., 35, fell.", "2021-03-12"), ("Tom Webb, 61, fell.", "2021-03-12"), False),
        (("Tom Lee Webb, 27, fell.", "2021-03-12"), ("Tom Webb, 29, fell.", "2021-03-12"), True),
        (("Tom Lee Webb, 27, fell.", "2021-03-12"), ("Tom Ray Webb, 29, fell.", "2021-03-12"), False),
        (("Tom Webb, 29 at the time, fell.", "2021-03-12"), ("Tom Webb, 27, fell.", "2021-03-12"), False),
    ],
)
def test_a_birthday_or_a_family_may_explain_a_difference(
    first: tuple[str, str], second: tuple[str, str], found: bool
) -> None:
    assert bool(across(first, second)) is found
