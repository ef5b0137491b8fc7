"""What is known of the words of an article, and the phrases that stand in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.mentions.words.phrase import phrases_in, seek
from lint.mentions.words.word import Word, words_of
from lint.read import read_bytes
from lint.text.literals import Literals

PHRASES = ["per cent", "cent", "a third", "third", "u.s.", "u.s.a.", "us", "one-third", "it's own", "war ii", "the the"]
_BITS = ["per", "cent", "Cent", "recent", "a", "third", "U.S.", "U.S.A.", "us", "(us)", "one-third", "it's", "own",
         "war", "II", "the", ",", ".", "“", "_", "é", "İ"]  # fmt: skip
_SPACES = [" ", " ", "  ", "\u00a0", "\n", "\n\n"]


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


def test_words_that_stand_twice_are_found_through_marks_and_spaces() -> None:
    article = read_bytes("He saw “The the  cat\u00a0cat, it it. It was".encode(), "a.txt")
    assert words_of(article).twice == {"the", "cat", "it"}


@given(st.lists(st.tuples(st.sampled_from(["a", "Wrods", "“an", "co-op", "wrods.", "the"]), st.sampled_from(_SPACES))))
def test_notable_words_stand_where_they_are_said_to_stand(bits: list[tuple[str, str]]) -> None:
    article = read_bytes("".join(bit + space for bit, space in bits).encode() + b"x", "a.txt")
    found = words_of(article).notable
    text = article.prose.text
    assert all(text.startswith(word.token, at) for at, word in found)
    assert [word.token for _, word in found] == [token for token in text.split() if Word(token).notable]
    assert [at for at, _ in found] == sorted({at for at, _ in found})


@given(st.lists(st.tuples(st.sampled_from(_BITS), st.sampled_from(["", " ", " ", "\u00a0", "\n\n"]))))
def test_phrases_stand_where_a_search_of_the_whole_text_finds_them(bits: list[tuple[str, str]]) -> None:
    seek(PHRASES)
    article = read_bytes("".join(bit + space for bit, space in bits).encode() + b"x", "a.txt")
    wanted = sorted(Literals(PHRASES).places(article.prose.text))
    assert sorted(place for place in phrases_in(article) if place[0] in PHRASES) == wanted
