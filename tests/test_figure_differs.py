"""Figures of one thing: which numbers fit each other, and what says that they are of one thing."""

from __future__ import annotations

import pytest

from lint.checks.figure_differs import FigureDiffers
from lint.mentions import Reading
from lint.mentions.story import Story
from lint.read import read_bytes

SHIPS = "The navy of Porthaven said {} ships were anchored in the harbor of Ashford."


def reading(name: str, text: str, published: str) -> Reading:
    return Reading(read_bytes(f"---\npublished: {published}\n---\n# A day at sea\n\n{text}\n".encode(), name))


def across(a: str, b: str, later: str = "2021-03-12") -> list[str]:
    readings = (reading("a.md", a, "2021-03-12"), reading("b.md", b, later))
    return [" ".join(e.text for e in h.ends) for h in FigureDiffers().in_story(Story("s", readings))]


@pytest.mark.parametrize(
    ("one", "other"),
    [("11,000", "1,100"), ("12", "21"), ("five", "7"), ("5 million", "50 million"), ("25 to 30", "25 to 80")],
)
def test_numbers_that_do_not_fit_are_found(one: str, other: str) -> None:
    assert across(SHIPS.format(one), SHIPS.format(other)) == [f"{one} {other}"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("11,000", "11,000"), ("over 11,000", "11,000"), ("five million", "5,000,000"), ("5 million", "4.9 million")],
)
def test_numbers_that_fit_are_left_alone(one: str, other: str) -> None:
    assert across(SHIPS.format(one), SHIPS.format(other)) == []


def test_a_later_article_may_have_a_later_toll() -> None:
    storm = "The storm killed {} people in the harbor of Porthaven, the mayor of Ashford said."
    assert across(storm.format(12), storm.format(15), "2021-03-13") == []
    assert across(storm.format(12), storm.format(15)) == ["12 15"]


def test_other_words_around_a_number_are_of_another_thing() -> None:
    assert across(SHIPS.format(12), "A storm sank 15 ships off the coast of Maldon in May.") == []
