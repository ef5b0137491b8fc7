"""What the checks of names point at, and what they leave alone."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.checks.look_alike import LookAlike
from lint.checks.name_not_as_listed import NameNotAsListed
from lint.checks.name_style import NameStyle
from lint.checks.name_variant import NameVariant
from lint.mentions import Reading
from lint.mentions.names.spelling_distance import apart, slip
from lint.read import read_bytes
from lint.rulebook.loading import load
from lint.rulebook.rule import BUILT_IN
from lint.stories.story import Story

if TYPE_CHECKING:
    from lint.checks import Check
    from lint.text.finding import Hit

TABLES = {rule.id: rule.check for rule in load([BUILT_IN]) if isinstance(rule.check, NameNotAsListed)}


def reading(copy: str, name: str = "copy.txt") -> Reading:
    return Reading(read_bytes(copy.encode(), name))


def alone(check: Check, copy: str) -> list[Hit]:
    return list(check.in_article(reading(copy)))


def together(check: Check, *copies: str) -> list[Hit]:
    return list(check.in_story(Story("s", tuple(reading(copy, f"{n}.txt") for n, copy in enumerate(copies)))))


def places(hit: Hit) -> list[tuple[str, str]]:
    return [(end.article.path, end.text) for end in hit.ends]


@pytest.mark.parametrize(
    ("a", "b", "how"),
    [
        ("veng", "vengg", "one letter apart"),
        ("veng", "vneg", "one letter apart"),
        ("malijha", "milajha", "the same letters in another order"),
        ("ezequiel", "ezekiel", "two letters apart"),
        ("stefan", "stephan", "alike in sound"),
        ("blair", "bland", ""),
        ("majority", "minority", ""),
        ("jon", "jan", ""),
        ("hollywood", "bollywood", ""),
    ],
)
def test_how_two_words_differ(a: str, b: str, how: str) -> None:
    assert slip(a, b) == slip(b, a) == how


@pytest.mark.parametrize(
    ("a", "b"),
    [("africa", "african"), ("minister", "ministers"), ("iran", "iraq"), ("daniel", "danielle"), ("koreas", "korean"),
     ("zealand", "zealander"), ("bumham", "burnham"), ("north", "south"), ("party", "parties")],
)  # fmt: skip
def test_words_that_are_two(a: str, b: str) -> None:
    assert apart(a, b)
    assert apart(b, a)


def test_a_variant_in_one_article_is_not_told_again_for_the_story() -> None:
    inside = "Orla Venton left. A friend of Orla Ventan wept."
    assert len(alone(NameVariant(), inside)) == 1
    assert together(NameVariant(), inside, "They saw Orla Venton again.") == []


def test_a_variant_that_is_the_rarer_in_its_article_is_held_against_the_others_too() -> None:
    inside = "Orla Venton left. A friend of Orla Ventan wept. Orla Venton came back."
    (hit,) = together(NameVariant(), inside, "They saw Orla Venton again.")
    assert places(hit)[0] == ("0.txt", "Orla Ventan")
    assert {path for path, _ in places(hit)} == {"0.txt", "1.txt"}


def test_all_spellings_of_one_name_are_one_finding_and_the_rarest_comes_first() -> None:
    (hit,) = together(
        NameVariant(), "It was Malijha Orne.", "It was Malijah Orne.", "It was Malijha Orne. Yes, Malijha Orne.",
        "It was Milajha Orne. It was Milajha Orne.",
    )  # fmt: skip
    assert places(hit)[0] == ("1.txt", "Malijah Orne")
    assert {path for path, _ in places(hit)} == {"0.txt", "1.txt", "2.txt", "3.txt"}
    assert hit.words["verdict"] == "“Malijha Orne” is likelier"


def test_words_around_the_one_that_differs_belong_to_one_finding() -> None:
    (hit,) = together(NameVariant(), "At the Memorial Hermann Hospital.", "At the Memorial Herman Hospital.")
    assert places(hit) == [("0.txt", "Memorial Hermann Hospital"), ("1.txt", "Memorial Herman Hospital")]


def test_ages_speak_for_and_against() -> None:
    assert alone(NameVariant(), "Markus Orne, 24, met Marcus Orne, 61, there.") == []
    (hit,) = together(NameVariant(), "It was Markus Orne, 24.", "It was Marcus Orne, 24.")
    assert "age 24 in both" in hit.words["signals"]


def test_many_names_that_are_all_near_are_read_in_linear_time() -> None:
    surnames = ["Vent" + "".join(tail) for tail in product("abcdef", repeat=4)]
    copy = "\n\n".join(f"They met Orla {name} there." for name in surnames)
    found = len(alone(NameVariant(), copy))
    assert 0 < found < 100
    assert alone(NameStyle(), copy) == []
    assert alone(NameNotAsListed(names={"Orla Ventzzzz": ()}), copy) == []


@pytest.mark.parametrize("table", TABLES)
def test_no_table_finds_fault_with_an_accepted_name(table: str) -> None:
    accepted = [form for t in TABLES.values() for key, others in t.names.items() for form in (key, *others)]
    copy = "\n\n".join(f"a day with {form} there" for form in accepted)
    assert [hit.words for hit in alone(TABLES[table], copy)] == []


def test_near_names_are_met_with_the_form_in_their_own_style() -> None:
    check = NameNotAsListed(names={"Kim Jong-un": ("Kim Jong Un",), "Dongguk University": ("University of Dongguk",)})
    said = [
        hit.words["accepted"]
        for hit in alone(check, "they met Kim Jung-un, and then Kim Jung Un, near the University of Donggkuk")
    ]
    assert said == ["Kim Jong-un", "Kim Jong Un", "University of Dongguk"]


def test_one_wrong_form_is_one_finding_with_all_its_places() -> None:
    check = NameNotAsListed(names={"Orla Venton": ()})
    (hit,) = alone(check, "they met Orla Vennton, and later Orla Vennton again, and then Orla Venton")
    assert places(hit) == [("copy.txt", "Orla Vennton"), ("copy.txt", "Orla Vennton"), ("copy.txt", "Orla Venton")]


def test_a_table_with_an_empty_form_is_refused() -> None:
    assert [where for where, _ in NameNotAsListed(names={"Orla Venton": (" ",)}).mistakes()] == [
        ("names", "Orla Venton")
    ]


@given(
    st.text("ABCDEFGH", min_size=2, max_size=12),  # no slip of a known word, and no letter like another
    st.integers(1, 11),
    st.sampled_from("\u00ad\u200b\u2060\ufeff"),
)
def test_a_hidden_sign_in_a_word_is_taken_out(word: str, at: int, sign: str) -> None:
    at = min(at, len(word) - 1)
    copy = f"so {word[:at]}{sign}{word[at:]} it was"
    (hit,) = alone(LookAlike(), copy)
    assert hit.fix is not None
    assert copy[: hit.fix.span.start] + hit.fix.replacement + copy[hit.fix.span.end :] == f"so {word} it was"


def test_each_word_with_foreign_letters_is_told_once() -> None:
    (hit,) = alone(LookAlike(), "a letter to Мосkvabank and to Москва")
    assert (hit.ends[0].text, hit.words["meant"]) == ("Мосkvabank", "Mockvabank")


def test_a_style_is_shown_a_few_times_only() -> None:
    (hit,) = together(NameStyle(), *["met Kim Jong-un"] * 9, *["met Kim Jong Un"] * 9)
    assert len(hit.ends) == 6
    assert hit.words == {"number": "2", "styles": "Kim Jong-un (9 times) and Kim Jong Un (9 times)"}
