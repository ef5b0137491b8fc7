"""Figures: what is a number that counts, what it counts, how it is qualified, and what is none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.mentions import Reading
from lint.mentions.figures.figure import Figure
from lint.mentions.figures.number import numbers
from lint.read import read_bytes


def figures(text: str) -> list[tuple[str, str, str, str, str]]:
    reading = Reading(read_bytes(f"A town in spring\n\n{text}\n".encode(), "a.txt"))
    quoted = reading.article.quoted
    return [(quoted(f.span), (v := f.values())["type"], v["value"], v["bound"], v["unit"]) for f in reading.of(Figure)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They sent almost five million projectiles.", ("five million", "count", "5000000", "under", "projectile")),
        ("It took dozens of ballistic missiles.", ("dozens", "count", "24/99", "loose", "missile")),
        ("Over 11,000 containers of munitions came.", ("11,000", "count", "11000", "over", "container")),
        ("At least 20 people were hurt.", ("20", "count", "20", "over", "person")),
        ("Between 25 and 30 shots were heard.", ("25 and 30", "count", "25/30", "range", "shot")),
        ("Police heard 25-30 shots.", ("25-30", "count", "25/30", "range", "shot")),
        ("It cost $5.2 million.", ("$5.2 million", "money", "5200000", "exact", "dollar")),
        ("It cost about £250,000.", ("£250,000", "money", "250000", "about", "pound")),
        ("Prices rose 3.5 per cent.", ("3.5 per cent", "percent", "3.5", "exact", "percent")),
        ("A 44-year-old man fell.", ("44", "age", "44", "exact", "year")),
        ("Ann Harper, 27, fell.", ("27", "age", "27", "exact", "year")),
        ("Two hundred and fifty police officers came.", ("Two hundred and fifty", "count", "250", "exact", "officer")),
        ("Twenty-one students came.", ("Twenty-one", "count", "21", "exact", "student")),
        ("The vote was 52-48.", ("52-48", "score", "52/48", "exact", "")),
        ("They walked five miles.", ("five", "measure", "5", "exact", "mile")),
        ("The shooting left 3 dead.", ("3", "count", "3", "exact", "person")),
        ("Half a million voters came.", ("Half a million", "count", "500000", "exact", "voter")),
        ("It sold 1.7m phones.", ("1.7m", "count", "1700000", "exact", "phone")),
        ("One woman came.", ("One", "count", "1", "exact", "woman")),
    ],
)
def test_a_figure_has_its_value_and_what_it_counts(text: str, found: tuple[str, ...]) -> None:
    assert figures(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "They met on June 18, 2024.",
        "They met on 18 June.",
        "It began at 5 p.m. and ended at 10:30.",
        "Call 555-0134 or (555) 555-0134.",
        "It stood at 1200 Elm Street.",
        "It stood in the 2600 block of Elm.",
        "An F-16 flew along Interstate 95.",
        "It was one of those days.",
        "The 3rd bridge fell.",
        "Call 911.",
        "See page 7.",
    ],
)
def test_dates_times_addresses_and_codes_are_no_figures(text: str) -> None:
    assert figures(text) == []


@given(st.text(alphabet="one tyhudrmilf0123456789,.-$% \nA", max_size=80))
def test_a_number_stands_where_it_says(text: str) -> None:
    found = list(numbers(text))
    assert all(0 <= n.start < n.end <= len(text) and n.low <= n.high for n in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
