"""What runs of capitals name: places, types, titles, and whom a surname stands for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.mentions import Reading
from lint.mentions.names.name import Name
from lint.read import read_bytes


def names(copy: str) -> list[Name]:
    return list(Reading(read_bytes(copy.encode(), "copy.txt")).of(Name))


def texts(paragraph: str) -> list[str]:
    """The names in one paragraph that follows a headline without names."""
    return [n.text for n in names(f"a day in town\n\n{paragraph}")]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("Before landing, the leader met Putin’s envoy.", ["Putin"]),
        ("They met Foreign Minister Choe Son Hui and Kim Jong-un.", ["Choe Son Hui", "Kim Jong-un"]),
        ("The minister, Shin Wonsik, spoke to Koh Yu-hwan.", ["Shin Wonsik", "Koh Yu-hwan"]),
        ("A letter by Bashar al-Assad reached Ursula von der Leyen.", ["Bashar al-Assad", "Ursula von der Leyen"]),
        ("Sgt. John F. O'Neill Jr. was there.", ["John F. O'Neill Jr."]),
        ("It went to the United Nations Security Council.", ["United Nations Security Council"]),
        ("She is at the University of Northfield in Seoul.", ["University of Northfield", "Seoul"]),
        ("He saw Kim. The talks with Putin. Then they left.", ["Kim", "Putin"]),
        ("The Russian president met Secretary of State John Kerry.", ["John Kerry"]),
        ("A Soviet-era tank and a U.S.-led force.", ["U.S."]),
        ("It opened on Monday, May 5, in the North.", []),
        ("Neighbours said nothing. Officers left. Witnesses ran.", []),
    ],
)
def test_names_of_a_paragraph(paragraph: str, expected: list[str]) -> None:
    assert texts(paragraph) == expected


def test_a_capital_that_opens_a_sentence_proves_nothing_by_itself() -> None:
    assert texts("Pumpkins grew there. Harbin froze.") == []
    assert texts("Harbin froze. They left Harbin.") == ["Harbin", "Harbin"]


def test_a_headline_in_capitals_gives_only_names_that_the_text_has() -> None:
    copy = "Anna Berg Meets Mayors And Bankers In Harbin\n\nThe mayor met Anna Berg in Harbin."
    assert [n.text for n in names(copy)] == ["Anna Berg", "Harbin", "Anna Berg", "Harbin"]


@pytest.mark.parametrize(
    ("copy", "text", "kind"),
    [
        ("it was Orla Veng, 24, of the town", "Orla Veng", "person"),
        ("and Veng said so", "Veng", "person"),
        ("they met Mayor Orla Veng there", "Orla Veng", "person"),
        ("they lived in Vengbury then", "Vengbury", "place"),
        ("along Orla Street and", "Orla Street", "place"),
        ("for the Vengbury Police Department and", "Vengbury Police Department", "organisation"),
        ("seen by Orlavengs then", "Orlavengs", "unknown"),
    ],
)
def test_type_by_evidence(copy: str, text: str, kind: str) -> None:
    assert [(n.text, n.type) for n in names(copy)] == [(text, kind)]


def test_a_title_is_kept_apart() -> None:
    (found,) = names("they met Deputy Prime Minister Orla Veng there")
    assert (found.text, found.title) == ("Orla Veng", "Deputy Prime Minister")
    assert found.values() == {"type": "person", "value": "Orla Veng", "title": "Deputy Prime Minister"}


def test_a_surname_stands_for_the_full_name() -> None:
    found = names("it was Orla Veng, 24, who left. Veng came back and Orla stayed")
    assert [n.full for n in found] == ["Orla Veng"] * 3


def test_a_surname_of_two_people_stands_for_none_unless_one_was_introduced_first() -> None:
    found = names("Orla Veng, 24, and Petra Veng, 26, left. Later Veng came back")
    assert found[-1].full == "Veng"
    found = names("Orla Veng, 24, left. Later Veng came back with Petra Veng, 26, then")
    assert found[1].full == "Orla Veng"


@given(st.text("KiAlm -.,'’“”\nJé\u00a0of the-", max_size=80))
def test_places_are_where_the_names_are(copy: str) -> None:
    article = read_bytes(f"Copy\n\n{copy}".encode(), "copy.txt")
    for name in Reading(article).of(Name):
        quoted = article.quoted(name.span)
        assert article.prose.text[name.start : name.end] == quoted
        assert "\n" not in quoted
        assert quoted == quoted.strip()
        assert len(quoted.split()) == len(name.words)
