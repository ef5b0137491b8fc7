"""The spelling checks: places, words and fixes that the rules' own examples do not show."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.checks.glued_words import GluedWords
from lint.checks.swap import Swap
from lint.mentions import Reading
from lint.mentions.words.missing_spaces import seams
from lint.mentions.words.unknown_word import UnknownWord
from lint.mentions.words.word_context import in_case_of, opens_sentence, vouched
from lint.read import read_bytes
from lint.text.finding import Fix, Hit
from lint.text.lexicon import lexicon, one_slip
from lint.text.span import Span

LOWER = st.text("abcdefghijklmnopqrstuvwxyz'", min_size=1, max_size=12)


def reading(text: str) -> Reading:
    return Reading(read_bytes(text.encode(), "copy.txt"))


def fixed(text: str, hits: list[Hit]) -> str:
    for hit in reversed(hits):
        assert hit.fix
        text = text[: hit.fix.span.start] + hit.fix.replacement + text[hit.fix.span.end :]
    return text


@pytest.mark.parametrize(
    ("word", "known"),
    [("colour", True), ("color", True), ("don't", True), ("The", True), ("THE", True), ("London", True),
     ("LONDON", True), ("london", False), ("colur", False),
     ("", False), ("x", False), ("\n", False), (" ", False), ("the 7", False)],
)  # fmt: skip
def test_knows_the_words_of_both_dialects(word: str, known: bool) -> None:
    assert lexicon().known(word) is known


def test_ranks_words_by_use() -> None:
    zipfs = [lexicon().zipf(w) for w in ("the", "government", "breakthrough", "ululate")]
    assert zipfs == sorted(zipfs, reverse=True)
    assert all(later < earlier for earlier, later in pairwise(zipfs))


@pytest.mark.parametrize(
    ("slip", "right"),
    [("breakthough", "breakthrough"), ("goverment", "government"), ("teh", "the"), ("hte", "the"),
     ("recieve", "receive"), ("lpan", "plan"), ("oolice", "police"), ("olice", "police"),
     ("ppolice", "police"), ("policee", "police")],
)  # fmt: skip
def test_finds_the_word_one_slip_away(slip: str, right: str) -> None:
    assert right in lexicon().one_slip_from(slip)


@given(LOWER)
def test_every_word_near_is_known_and_one_slip_away(word: str) -> None:
    for other, zipf in lexicon().one_slip_from(word).items():
        assert one_slip(word, other)
        assert lexicon().zipf(other) == zipf


@given(LOWER, st.integers(0, 11), st.sampled_from("abcxyz"))
def test_one_slip_sees_each_kind_of_slip_from_both_sides(word: str, at: int, letter: str) -> None:
    at %= len(word)
    swapped = word[:at] + word[at : at + 2][::-1] + word[at + 2 :]
    for other in (
        word[:at] + letter + word[at:],
        word[:at] + letter + word[at + 1 :],
        word[:at] + word[at + 1 :],
        swapped,
    ):
        assert one_slip(word, other) == one_slip(other, word) == (word != other)


@pytest.mark.parametrize(("model", "made"), [("teh", "the"), ("Teh", "The"), ("TEH", "THE"), ("T", "The"), ("", "the")])
def test_keeps_the_case(model: str, made: str) -> None:
    assert in_case_of(model, "the") == made


def test_keeps_the_capitals_of_a_title() -> None:
    assert in_case_of("Prime Minster", "prime minister") == "Prime Minister"
    assert in_case_of("Prime minster", "prime minister") == "Prime minister"


@pytest.mark.parametrize(
    ("text", "opens"),
    [("Word", True), ("One. Word", True), ("He said: “Word", True), ("(Word", True), ("a Word", False),
     ("a, Word", False), ("a\nWord", True)],
)  # fmt: skip
def test_tells_the_word_that_opens_a_sentence(text: str, opens: bool) -> None:
    assert opens_sentence(text, text.index("Word")) is opens


@pytest.mark.parametrize("mark", [" [sic]", " (sic)", "” [sic]", "[SIC]", "\u00a0[sic]"])
def test_a_word_marked_sic_is_vouched_for(mark: str) -> None:
    assert vouched(f"a wrod{mark} b", 6)
    assert not vouched(f"a wrod b{mark}", 6)


def test_swap_points_at_the_word_and_keeps_its_case() -> None:
    check = Swap(table={"teh": "the", "of it's": "of its"})
    article = reading("A walk\n\nOld Teh smiled.\n\nTeh end of it's run.")
    hits = [h for at, word in ((12, "teh"), (25, "teh"), (33, "of it's"))
            for h in check.at_literal(article, word, at, at + len(word))]  # fmt: skip
    assert [h.fix for h in hits] == [Fix(Span(25, 28), "The"), Fix(Span(33, 40), "of its")]
    assert hits[0].words == {"wrong": "Teh", "right": "The"}


def test_swap_that_is_not_sure_offers_no_fix() -> None:
    (hit,) = Swap(table={"wold": "would"}, sure=False).at_literal(reading("He wold go."), "wold", 3, 7)
    assert hit.words == {"wrong": "wold", "right": "would"}
    assert hit.fix is None


@pytest.mark.parametrize(
    ("table", "cure"),
    [({"Teh": "the"}, "lower case"), ({"a  lot": "lots"}, "single spaces"), ({"the": "the"}, "leave the line out"),
     ({"teh": "hte", "hte": "the"}, "name the final form")],
)  # fmt: skip
def test_swap_explains_a_line_that_cannot_work(table: dict[str, str], cure: str) -> None:
    (where, said), *more = Swap(table=table).mistakes()
    assert where == ("table", next(iter(table)))
    assert cure in said
    assert not more


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("It came to an end.The crowd left.", "It came to an end. The crowd left."),
        ("It rained,so they left,and slept.", "It rained, so they left, and slept."),
        ("a website.she said", "a website. she said"),
        ("(It is.)Then he left.", "(It is.) Then he left."),
        ("What next?The answer came.", "What next? The answer came."),
        ("Read the filethat came.", "Read the file that came."),
        ("Read thefirst file.", "Read the first file."),
        ("Mr Abernon spoke; Abernonminister or not.", "Mr Abernon spoke; Abernon minister or not."),
        ("All the prices.BBC viewers and friends.CNN viewers", "All the prices. BBC viewers and friends. CNN viewers"),
    ],
)
def test_glued_words_are_parted(text: str, right: str) -> None:
    article = reading(text)
    assert fixed(text, list(GluedWords().in_article(article))) == right


@pytest.mark.parametrize(
    "text",
    [
        "a.m. U.S. Ph.D. e.g. J.K.Rowling No.10 3.5 2,000 v2.0.1 Jan.5 10.30am",
        "bbc.co.uk amazon.com Last.fm user@desk.example.org http://desk.org/a.Then report.pdf index.html",
        "YouTube iPhone eBay McDonald LeBron DeShawn easyJet LinkedIn PlayStation O'Brien d'Artagnan",
        "and/or well-known self-employed... wait...what he/she healthcare livestreamed",
        "ASP.NET AT&T R&B Yahoo! Johnson Goldsmith Newtown",
    ],
)
def test_what_is_written_as_one_stays_as_one(text: str) -> None:
    assert list(GluedWords().in_article(reading(text))) == []


def test_a_known_name_is_not_parted() -> None:
    assert list(GluedWords(known=("Dot.Life",)).in_article(reading("Read Dot.Life today."))) == []
    assert len(list(GluedWords().in_article(reading("Read Dot.Life today.")))) == 1


@given(st.text("ab.,;T’”'é-", max_size=14))
def test_seams_lie_within_the_word(word: str) -> None:
    assert all(0 < cut < len(word) for cut in seams(word, lambda _: True))


@given(st.text("tehand .,\n“”-TS", max_size=60))
def test_doubtful_words_stand_where_they_say(text: str) -> None:
    for found in reading(f"Copy. {text}").of(UnknownWord):
        assert f"Copy. {text}"[found.span.start : found.span.end] == found.word
