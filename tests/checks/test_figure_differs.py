"""Figures of one thing: which numbers fit each other, and what says that they are of one thing."""

from __future__ import annotations

import pytest

from lint.checks.figure_differs import FigureDiffers
from lint.mentions import Reading
from lint.read import read_bytes
from lint.stories.story import Story

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


def test_a_sentence_told_twice_is_of_one_thing_however_plain() -> None:
    told = "He said there were {} of them and {} years to go before the end of it all."
    assert across(told.format("many", 14), told.format("many", 19)) == ["14 19"]


def test_a_later_and_smaller_toll_in_the_same_words_is_found() -> None:
    storm = "The storm killed {} people in the harbor of Porthaven, the mayor of Ashford said."
    assert across(storm.format(15), storm.format(12), "2021-03-13") == ["15 12"]


def test_years_that_have_gone_by_explain_a_time() -> None:
    mill = "The mill by the river has stood empty for the past {} years, the mayor of Ashford said."
    assert across(mill.format(4), mill.format(6), "2023-03-12") == []
    assert across(mill.format(4), mill.format(6), "2021-03-13") == ["4 6"]


def test_the_same_words_of_two_people_are_of_two_things() -> None:
    prison = "{} was sentenced to {} years in prison for the fire."
    assert across(prison.format("Ann Harper", 4), prison.format("Tom Webb", 9)) == []
    assert across(prison.format("Ann Harper", 4), prison.format("Ann Harper", 9)) == ["4 9"]


def test_a_value_that_the_other_article_has_in_the_same_words_is_no_conflict() -> None:
    both = SHIPS.format(12) + "\n\n" + SHIPS.format(15).replace("anchored", "repaired")
    assert across(both, SHIPS.format(12)) == []


def test_the_value_of_most_articles_is_likelier() -> None:
    texts = {"a.md": 12, "b.md": 12, "c.md": 17}
    readings = tuple(reading(name, SHIPS.format(n), "2021-03-12") for name, n in texts.items())
    (hit,) = FigureDiffers().in_story(Story("s", readings))
    assert [e.text for e in hit.ends] == ["17", "12", "12"]
    assert hit.words["verdict"] == "12 is likelier: 2 articles have it."


def test_the_order_of_articles_changes_nothing() -> None:
    texts = {"a.md": 12, "b.md": 12, "c.md": 17}
    readings = [reading(name, SHIPS.format(n), "2021-03-12") for name, n in texts.items()]
    found = [
        [(e.article.path, e.text) for h in FigureDiffers().in_story(Story("s", tuple(order))) for e in h.ends]
        for order in (readings, readings[::-1])
    ]
    assert found[0] == found[1]


def test_a_headline_that_the_text_tells_otherwise_is_found() -> None:
    text = b"# Storm sinks 12 ships in Porthaven\n\nThe storm sank 15 ships in Porthaven, the mayor said.\n"
    (hit,) = FigureDiffers().in_article(Reading(read_bytes(text, "a.md")))
    assert [e.text for e in hit.ends] == ["12", "15"]
    assert hit.words["article"] == "The headline"


def test_long_lists_are_left_alone() -> None:
    rows = "\n\n".join(SHIPS.format(n) for n in range(100, 200))
    assert across(rows, SHIPS.format(999)) == []
