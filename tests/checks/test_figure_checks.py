"""Numbers that contradict each other in one sentence: conversions, changes and totals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.checks.change import Change
from lint.checks.conversion import Conversion
from lint.checks.total_parts import TotalParts
from lint.mentions import Reading
from lint.read import read_bytes


def reading(text: str) -> Reading:
    return Reading(read_bytes(f"A town in spring\n\n{text}\n".encode(), "a.txt"))


def conversions(text: str) -> list[str]:
    return [h.words["right"] for h in Conversion().in_article(reading(text))]


def by_literal(check: Change | TotalParts, text: str) -> list[dict[str, str]]:
    r = reading(text)
    prose = r.article.prose.text
    return [
        dict(hit.words)
        for word in check.literals()
        if (at := prose.find(f" {word}")) >= 0
        for hit in check.at_literal(r, word, at + 1, at + 1 + len(word))
    ]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("It is 10 miles (12 km) away.", "16.1 kilometres"),
        ("It is 10 miles (about 160km) away.", "16.1 kilometres"),
        ("The pool is two metres (2.5 ft) deep.", "6.56 feet"),
        ("It measures 3 square miles (3 sq km).", "7.77 square kilometres"),
        ("It was -10 C (-14 F) in the morning.", "14 Fahrenheit"),
        ("A 30-litre (300 m) drum.", ""),
        ("It lies 1.5 million acres (70,000 hectares) inland.", "607,000 hectares"),
    ],
)
def test_a_conversion_is_done_again(text: str, right: str) -> None:
    assert conversions(text) == ([right] if right else [])


@given(st.integers(1, 5000))
def test_a_conversion_rounded_to_the_one_is_right(miles: int) -> None:
    assert conversions(f"It is {miles} miles ({miles * 1.609344:.0f} km) away.") == []


@given(st.integers(2, 5000))
def test_a_conversion_done_the_wrong_way_round_is_found(miles: int) -> None:
    assert len(conversions(f"It is {miles} miles ({miles / 1.609344:.0f} km) away.")) == 1


@given(st.text(alphabet="(5 miles) km,.-0aF°", max_size=60))
def test_any_brackets_can_be_read(text: str) -> None:
    assert all(c for c in conversions(text))


@pytest.mark.parametrize(
    ("text", "truth"),
    [
        ("Sales rose from 10 to 8 million.", "a fall"),
        ("Sales rose from 900 to 1.2 million.", None),
        ("Sales fell 5% to £4.2bn from £4.0bn.", "a rise"),
        ("Sales fell to 77,000, from 85,000 in October.", None),
        ("Sales rose from 2010 to 2008.", None),
        ("Sales grew by about 20% from 200 in May to 300.", "a rise of 50 percent"),
        ("The rate rose 5% to 4.7% from 4.6%.", None),
        ("Sales rose from $5m to £4m.", None),
        ("She fell from 4 to 7 in the rankings.", None),
    ],
)
def test_a_change_is_held_against_its_numbers(text: str, truth: str | None) -> None:
    assert [w["truth"] for w in by_literal(Change(), text)] == ([truth] if truth else [])


@given(st.integers(10, 9999), st.integers(10, 9999))
def test_the_share_of_a_change_done_right_is_right(first: int, last: int) -> None:
    verb = "rose" if last > first else "fell"
    text = f"Sales {verb} {abs(last - first) / first * 100:.1f}% to {last} tons from {first} tons."
    assert by_literal(Change(), text) == []


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("They met 12 people, seven men and four women, there.", "11"),
        ("They met 11 people, seven men and four women, there.", None),
        ("They met three children (a boy and two girls).", None),
        ("They met four children (a boy and two girls).", "3"),
        ("They met at least 12 people, seven men and four women, there.", None),
        ("They met 12 people, seven men and four women among them.", None),
    ],
)
def test_a_total_is_the_sum_of_its_parts(text: str, made: str | None) -> None:
    assert [w["sum"] for w in by_literal(TotalParts(), text)] == ([made] if made else [])
