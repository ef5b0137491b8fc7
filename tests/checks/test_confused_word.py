"""Words that are wrong beside their neighbours: which word is marked, what is proposed, and what a case must hold."""

from __future__ import annotations

import pytest

from lint.checks.confused_word import ConfusedWord
from lint.mentions import Reading
from lint.read import read_bytes

CHECK = ConfusedWord(
    cases={"(?:had|has) <lead> (?:to|by)": "led", "in <it's> (?:place|name)": "its", "<its> a": "it's"},
    unless="its a-la-carte",
)


def found(text: str) -> list[tuple[str, str]]:
    reading = Reading(read_bytes(text.encode(), "copy.txt"))
    return [(hit.ends[0].text, hit.words["right"]) for hit in CHECK.in_article(reading)]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("It had lead to this.", "lead", "led"),
        ("They marched in it’s place.", "it’s", "its"),
        ("Its a pity, he’d say.", "Its", "It's"),
    ],
)
def test_only_the_wrong_word_is_marked(text: str, wrong: str, right: str) -> None:
    assert found(text) == [(wrong, right)]


@pytest.mark.parametrize(
    "text", ["It had lead pipes.", "Its a-la-carte menu.", "In it's [sic] place.", "Had leader to go"]
)
def test_right_company_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("case", ["its a", "<its> a <b>", "<its", "(<its>) ["])
def test_a_case_that_cannot_be_used_is_a_mistake(case: str) -> None:
    assert list(ConfusedWord(cases={case: "it's"}).mistakes())
