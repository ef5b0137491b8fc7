"""Sentences end at their stops, not at abbreviations, initials or blocks' insides."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.mentions import Reading
from lint.mentions.words.sentence import Sentence, sentence_at
from lint.read import read_bytes


def sentences(text: str) -> list[str]:
    reading = Reading(read_bytes(text.encode(), "a.txt"))
    return [reading.article.prose.text[s.start : s.end] for s in reading.of(Sentence)]


@pytest.mark.parametrize(
    "parts",
    [
        ["It rained.", "Nobody came."],
        ["Dr. Ann B. Harper of St. Paul met Sen. Ortega on Feb. 3 in the U.S. Senate.", "They talked."],
        ["They met at 9 p.m. Friday.", "It was late."],
        ["“It rained.”", "She left."],
        ["He asked: “Why?”", "Nobody knew."],
        ["The price rose 3.5 percent.", "No. 7 won."],
        ["They called him “J.R.” Webb."],
        ["It rained in the U.S.", "The sun shone elsewhere."],
    ],
)
def test_a_text_falls_into_its_sentences(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


def test_no_sentence_runs_over_a_block() -> None:
    assert sentences("Rain all day\n\nIt rained\n") == ["Rain all day", "It rained"]


@given(st.text(alphabet="Aa .?!”“\n9", max_size=60))
def test_sentences_cover_all_that_is_no_space_in_order(text: str) -> None:
    reading = Reading(read_bytes(f"A day{text}".encode(), "a.txt"))
    prose = reading.article.prose.text
    found = reading.of(Sentence)
    assert "".join(prose[s.start : s.end] for s in found).replace(" ", "").replace("\n", "") == "".join(prose.split())
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(sentence_at(found, s.start) is s and sentence_at(found, s.end - 1) is s for s in found)
