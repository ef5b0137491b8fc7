"""Rows of words and parts of speech: what they match, what excuses it, and rows that cannot be used."""

from __future__ import annotations

import pytest

from lint.checks.tag_pattern import TagPattern
from lint.mentions import Reading
from lint.read import read_bytes


def found(text: str, *tags: str, unless: tuple[str, ...] = ()) -> list[str]:
    check = TagPattern(tags=tags, unless=unless)
    reading = Reading(read_bytes(text.encode(), "copy.md"))
    return [hit.ends[0].text for hit in check.in_article(reading)]


@pytest.mark.parametrize(
    ("text", "row", "wrong"),
    [
        ("He was take to the hospital.", "was <~VB> to", "take"),
        ("They have quickly see it.", "have *ly? <see>", "see"),
        ("It will be the best, she said.", "DT JJ|JJS ,", "the best,"),
        ("They didn’t had it.", "did n't <had>", "had"),
        ("Records indicates that.", "^NNS=NNS|VBZ <VBZ>", "indicates"),
    ],
)
def test_rows_match_words_and_parts_of_speech(text: str, row: str, wrong: str) -> None:
    assert found(text, row) == [wrong]


def test_what_is_excused_is_left_alone() -> None:
    assert found("All we can do is take it.", "is <take>") == ["take"]
    assert not found("All we can do is take it.", "is <take>", unless=("do", "do .* is ."))


@pytest.mark.parametrize("text", ["The The Kinks fan left.", "Is `the` a letter?", "They saw the a [sic] man."])
def test_names_code_and_what_is_vouched_for_are_left_alone(text: str) -> None:
    assert not found(text, "the a|the")


@pytest.mark.parametrize("row", ["^", "<a> <b>", "a> b<", "a <b", " "])
def test_a_row_that_cannot_be_used_is_a_mistake(row: str) -> None:
    assert list(TagPattern(tags=(row,)).mistakes())
