"""Numbers in figures: the endings of ordinals, and the marks of other languages."""

from __future__ import annotations

import pytest

from lint.checks.foreign_number_format import ForeignNumberFormat
from lint.checks.ordinal_ending import OrdinalEnding
from lint.mentions import Reading
from lint.read import read_bytes


def reading(text: str) -> Reading:
    return Reading(read_bytes(text.encode(), "copy.txt"))


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("The 22th fire.", "22nd"),
        ("The 3th floor.", "3rd"),
        ("On May 21th it opened.", "21st"),
        ("Her 111st win.", "111th"),
        ("In the 12nd and last row.", "12th"),
        ("His 1,001th goal.", "1,001st"),
        ("Monday, 42st day of the strike.", "42nd"),
    ],
)
def test_the_ending_of_an_ordinal_is_as_its_last_word_is_said(text: str, right: str) -> None:
    assert [hit.words["right"] for hit in OrdinalEnding().in_article(reading(text))] == [right]


@pytest.mark.parametrize(
    "text",
    ["The 11th and 1st.", "He is 12st 3lb.", "At 18st he was stopped.", "A 14st prop ran.", "See /a/3th-x.", "0.3th"],
)
def test_a_right_ordinal_and_a_weight_are_left_alone(text: str) -> None:
    assert not [*OrdinalEnding().in_article(reading(text))]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("It cost 1.250.000 euros.", ["1,250,000"]),
        ("A town of 11.000 people.", ["11,000"]),
        ("Some 1.500 new jobs went.", ["1,500"]),
        ("It rose 0,5 % and 3,75 million left.", ["0.5", "3.75"]),
        ("Rates of 4.464 million people, 1.055 billion dollars, 5,531.6 points.", []),
        ("IP 10.000.200.100, v. 1.000.200 and paid between £5,001 and £10,000.", []),
        ("On pages 3,5 and 12,13 of it; 12,500 men; 1,2-dichloroethane.", []),
    ],
)
def test_points_part_no_thousands_and_commas_no_decimals(text: str, right: list[str]) -> None:
    found = sorted(ForeignNumberFormat().in_article(reading(text)), key=lambda hit: hit.ends[0].span.start)
    assert [hit.words["right"] for hit in found] == right


@pytest.mark.parametrize(
    ("text", "right"),
    [("It is 5$.", ["$5"]), ("For 1,200.50 € a day.", ["€1,200.50"]), ("A $5, £6 or US$7 note; 5$x.", [])],
)
def test_the_sign_stands_before_the_sum(text: str, right: list[str]) -> None:
    assert [hit.words["right"] for hit in ForeignNumberFormat(fault="sign").in_article(reading(text))] == right
