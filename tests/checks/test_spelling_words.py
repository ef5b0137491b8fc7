"""Misspellings, doubled words, articles and lost apostrophes: what is found, where, and what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.checks.article_a_an import ArticleAAn
from lint.checks.doubled_word import DoubledWord
from lint.checks.lost_apostrophe import LostApostrophe
from lint.checks.misspelling import Misspelling
from lint.checks.plural_for_possessive import PluralForPossessive
from lint.mentions import Reading
from lint.mentions.words.derivation import derived
from lint.mentions.words.spelling_suggestion import meant
from lint.read import read_bytes
from lint.text.finding import Fix, Hit
from lint.text.lexicon import lexicon
from lint.text.span import Span


def reading(text: str) -> Reading:
    return Reading(read_bytes(text.encode(), "copy.txt"))


def words(hits: list[Hit]) -> list[tuple[str, str]]:
    return [(hit.words["wrong"], hit.words["right"]) for hit in hits]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("goverment", "government"),
        ("breakthough", "breakthrough"),
        ("wtih", "with"),
        ("recieve", "receive"),
        ("polixe", "police"),
        ("offficer", "officer"),
        ("folowing", "following"),
        ("comittee", "committee"),
        ("acommadate", "accommodate"),
        ("refered", "referred"),
        ("siad", "said"),
        ("yeras", "years"),
        ("interational", "international"),
        ("didnt", "didn't"),
    ],
)
def test_the_word_meant_comes_first(wrong: str, right: str) -> None:
    found = meant(wrong)
    assert found
    assert found.words[0] == right


@pytest.mark.parametrize("word", ["xyzzyq", "qua", "", "bandmates", "rewilded", "unpriced", "carmaker", "blogosphere"])
def test_nothing_is_made_of_a_word_that_may_be_right(word: str) -> None:
    assert meant(word) is None


@pytest.mark.parametrize(
    ("word", "built"),
    [
        ("gameshow", True),
        ("demerged", True),
        ("hirings", True),
        ("airbases", True),
        ("trippiness", False),
        ("puting", False),
        ("geting", False),
        ("giveing", False),
        ("targetted", False),
        ("companys", False),
        ("breakthough", False),
        ("winless", True),
    ],
)
def test_tells_words_that_english_builds_by_rule(word: str, built: bool) -> None:
    assert derived(word) is built


def test_a_fix_is_offered_only_where_one_word_leads() -> None:
    text = "Talks\n\nThe goverment of the cente met."
    hits = list(Misspelling().in_article(reading(text)))
    assert words(hits) == [("goverment", "government"), ("cente", "center” or “centre")]
    assert [hit.fix for hit in hits] == [Fix(Span(11, 20), "government", safe=False), None]
    assert [hit.ends[0].span for hit in hits] == [Span(11, 20), Span(28, 33)]


@pytest.mark.parametrize(
    "text",
    [
        "The goverment [sic] fell.",
        "Old Govermant Road: the govermant of it.",
        "The polise, the polise and the polise.",
        "They ate à la polise, le goverment.",
        "We was chillin' and rappin on it.",
        "Parlamentary Road and Goverment House opened.",
        "WRITE TO GOVERMENT OR goverment@desk.org, www.goverment.org and #goverment.",
        "It said: The goverm...",
    ],
)
def test_names_speech_and_foreign_words_are_spared(text: str) -> None:
    assert list(Misspelling().in_article(reading(text))) == []


def test_words_of_the_house_are_spared() -> None:
    article = reading("The goverment and the polise met.")
    assert words(list(Misspelling(known=("goverment",)).in_article(article))) == [("polise", "police")]
    assert words(list(Misspelling(often=1).in_article(article))) == [("goverment", "government")]


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=4, max_size=11))
def test_what_was_meant_is_a_word(word: str) -> None:
    found = meant(word)
    assert found is None or all(lexicon().zipf(other) for other in found.words)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("He met the the envoy.", [(7, 14)]),
        ("In in the end he was was late, late.", [(0, 5), (17, 24)]),
        ("He had had to. The vote was on. On the way, no no.", []),
        ("Duran Duran sang The The songs of Sirhan Sirhan.", []),
        ("They moved in in May, but sat in in silence.", [(30, 35)]),
        ("He made comments in in the past.", [(17, 22)]),
        ("A pay-to to-do list, the the-rapist and to, to.", []),
        ("It was the\nthe end.", []),
        ("the the [sic] end", []),
    ],
)
def test_doubled_words(text: str, spans: list[tuple[int, int]]) -> None:
    assert sorted(tuple(hit.ends[0].span) for hit in DoubledWord().in_article(reading(text))) == spans


def test_a_doubled_word_is_halved() -> None:
    hit, *more = DoubledWord().in_article(reading("They went to to to Rome."))
    assert hit.fix == Fix(Span(10, 18), "to")
    assert not more
    assert list(DoubledWord(allowed=("to",)).in_article(reading("They went to to Rome."))) == []


@pytest.mark.parametrize(
    "phrase",
    [
        "an hour", "an honest man", "a university", "a unit", "an unidentified man", "a one-off", "a European", "an MP", "a UN",
        "an FBI", "a US", "an NHS", "a NATO", "an 8", "an 80", "an 11-year-old", "a 100", "an 18,000", "a 1,800", "an 1800s",
        "an X-ray", "a U-turn", "an M&S", "an £8m", "a £100", "a $1", "an historic", "a historic", "an heir", "a hotel",
        "a year", "a Uefa", "an uncle", "an onion", "a once", "a ukulele", "an upper", "an SUV", "an MSc", "a BSc", "an MoD", "an UGLY", "a BBC", "a UFO", "a ewe",
    ],
)  # fmt: skip
def test_right_articles_pass(phrase: str) -> None:
    assert list(ArticleAAn().in_article(reading(f"It was {phrase} thing."))) == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("a hour", "an hour"),
        ("an university", "a university"),
        ("a apple", "an apple"),
        ("an European", "a European"),
        ("a MP", "an MP"),
        ("an US", "a US"),
        ("a FBI", "an FBI"),
        ("a 11", "an 11"),
        ("a 80", "an 80"),
        ("an 90", "a 90"),
        ("a £8m", "an £8m"),
        ("a “easy", "an “easy"),
        ("an one", "a one"),
    ],
)
def test_wrong_articles_are_put_right(wrong: str, right: str) -> None:
    (hit,) = ArticleAAn().in_article(reading(f"It was {wrong} thing."))
    assert hit.words == {"wrong": wrong, "right": right}
    assert hit.fix == Fix(Span(7, 7 + wrong.index(" ")), right.split()[0], safe=False)
    assert hit.ends[0].text == wrong


@pytest.mark.parametrize(
    "text",
    [
        "The Serie A outfit and vitamin A in food.",
        "Group A opens.",
        "Son las a o las e.",
        "Plan a is in.",
        "The U.S.-A album",
    ],
)
def test_a_letter_is_no_article(text: str) -> None:
    assert list(ArticleAAn().in_article(reading(text))) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The visit of Korea s leader", [("Korea s", "Korea's")]),
        ("He didn t go and we re late.", [("didn t", "didn't"), ("we re", "we're")]),
        ("It’s true that they ve gone.", [("they ve", "they’ve")]),
        ("The letter s is here, and a t in it, and or s is.", []),
        ("The U.S. s not I d say", []),
    ],
)
def test_parts_that_stand_off_are_joined(text: str, found: list[tuple[str, str]]) -> None:
    assert sorted(words(list(LostApostrophe().in_article(reading(text))))) == sorted(found)


def test_contractions_without_their_apostrophe() -> None:
    check = LostApostrophe()
    article = reading("Dont go; it isnt ISNT.")
    hits = [hit for at, word in ((0, "dont"), (12, "isnt"), (17, "isnt"))
            for hit in check.at_literal(article, word, at, at + 4)]  # fmt: skip
    assert words(hits) == [("Dont", "Don't"), ("isnt", "isn't")]
    assert not {"wont", "cant", "its", "were", "well", "ill"} & set(check.literals())


@pytest.mark.parametrize(("wrong", "right"), [("govermant", "government"), ("secuirtyy", "security")])
def test_two_slips_in_a_long_word_are_never_fixed_unseen(wrong: str, right: str) -> None:
    found = meant(wrong)
    assert found
    assert found.words[0] == right
    assert not found.sure


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Womens shoes and the mans wife.", ["Women's", "man's"]),
        ("On New Years Eve the suspects mother spoke.", ["New Year's", "suspect's"]),
        ("Tom Webb left. Webbs lawyer said so.", ["Webb's"]),
        ("Irans envoy met the county coroners office.", ["coroner's", "Iran's"]),
        ("The firms face losses; the Webbs house burned; Aguas Argentinas infrastructure.", []),
        ("Students parents and women's rights; in last weeks of May it lasts months.", []),
    ],
)
def test_a_plural_beside_what_is_somebodys_is_a_possessive(text: str, right: list[str]) -> None:
    assert [hit.words["right"] for hit in PluralForPossessive().in_article(reading(text))] == right
