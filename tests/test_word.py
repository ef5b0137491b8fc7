"""What is known of the words of an article, and the phrases that stand in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.literals import Literals
from lint.mentions.phrase import phrases_in, seek
from lint.mentions.word import Word, words_of
from lint.read import read_bytes

PHRASES = ["per cent", "cent", "a third", "third", "u.s.", "u.s.a.", "us", "one-third", "it's own", "war ii", "the the"]
_BITS = ["per", "cent", "Cent", "recent", "a", "third", "U.S.", "U.S.A.", "us", "(us)", "one-third", "it's", "own",
         "war", "II", "the", ",", ".", "“", "_", "é", "İ"]  # fmt: skip


@pytest.mark.parametrize(
    ("token", "head", "tail"),
    [
        ("Word", "word", "word"),
        ("“Word", "", "word"),
        ("word,”", "word", ""),
        ("(word)", "", ""),
        ("two-part", "two", "part"),
        ("4th", "", ""),
        ("x_y", "", ""),
        ("", "", ""),
    ],
)
def test_a_word_begins_and_ends_with_letters(token: str, head: str, tail: str) -> None:
    word = Word(token)
    assert (word.head, word.tail) == (head, tail)


def test_a_word_between_marks_is_known_as_the_word_alone() -> None:
    alone, between = Word("Co-opperate"), Word("“Co-opperate,”")
    assert between.bare == "Co-opperate"
    assert (between.keys, between.doubt, between.stems) == (alone.keys, "word", ("coopperat",))


def test_words_stand_block_by_block() -> None:
    article = read_bytes(b"# A head line\n\nOne two.\n\nThree.\n", "a.md")
    assert [[word.token for word in block] for block in words_of(article).blocks] == [
        ["A", "head", "line"], ["One", "two."], ["Three."]
    ]  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(_BITS), st.sampled_from(["", " ", " ", "\u00a0", "\n\n"]))))
def test_phrases_stand_where_a_search_of_the_whole_text_finds_them(bits: list[tuple[str, str]]) -> None:
    seek(PHRASES)
    article = read_bytes("".join(bit + space for bit, space in bits).encode() + b"x", "a.txt")
    wanted = sorted(Literals(PHRASES).places(article.prose.text))
    assert sorted(place for place in phrases_in(article) if place[0] in PHRASES) == wanted
