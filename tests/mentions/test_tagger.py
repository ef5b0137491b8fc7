"""The tagger: usual sentences, words that are not known, and odd copy."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lint.mentions.words.tagged_sentence import tagged
from lint.mentions.words.tagger import tagger


def test_a_usual_sentence() -> None:
    words = "The mayor said on Tuesday that she had quickly taken two reports to the court .".split()
    assert tagger().tag(words) == "DT NN VBD IN NNP IN PRP VBD RB VBN CD NNS TO DT NN .".split()


def test_a_word_that_is_not_known_goes_by_its_end_and_its_company() -> None:
    assert tagger().tag("they zorbled it".split())[1] == "VBD"
    assert tagger().tag("the zorbling".split())[1] in {"NN", "VBG"}


def test_capitals_that_are_not_due_to_the_place_are_marked() -> None:
    assert "|^the/" in tagged("He saw The Who.").written
    assert "|^the/" not in tagged("The band said: “The end.”").written


@given(st.text(max_size=80))
def test_every_word_has_a_tag_and_a_place(text: str) -> None:
    found = tagged(text)
    assert len(found.at) == len(found.spans) == found.written.count("|")
    assert all(text[start:end].strip() for start, end in found.spans)
