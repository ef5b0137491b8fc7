"""Quotations compared: what counts as a difference, how grave it is, and where it is shown."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.checks.quotation_differs import QuotationDiffers
from lint.mentions import Reading
from lint.mentions.quotations.versions import discrepancies
from lint.read import read_bytes
from lint.stories.story import Story
from tests.desk import newslint, write
from tests.growth import linear

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lint.mentions.quotations.discrepancy import Discrepancy

TAIL = " before the winter begins and the ferries stop"


def readings(*texts: str) -> tuple[Reading, ...]:
    """One reading for each text, named a.txt, b.txt …"""
    return tuple(Reading(read_bytes(t.encode(), f"{chr(97 + i)}.txt")) for i, t in enumerate(texts))


def found(*quotations: str) -> list[Discrepancy]:
    """The discrepancies between articles of one quotation each."""
    return list(discrepancies(readings(*(f"“{q}{TAIL},” the mayor said." for q in quotations))))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We won't open the bridge", "We will not open the bridge"),
        ("We will open the half-built bridge", "We will open the half built bridge"),
        ("We honour the labour of our neighbours", "We honor the labor of our neighbors"),
        ("We will open the bridge", "we will open … the bridge"),
        ("We will open the bridge", "(The town) will open the bridge"),
        ("We will open the old bridge", "open the old bridge"),
        ("The U.S. will open the bridge", "The United States will open the bridge"),
    ],
)
def test_what_is_no_difference(one: str, other: str) -> None:
    assert found(one, other) == []


@pytest.mark.parametrize(
    ("one", "other", "grade"),
    [
        ("We will open the bridge", "We would open the bridge", "fact"),
        ("We will open the bridge", "We will not open the bridge", "fact"),
        ("We will open four bridges", "We will open five bridges", "fact"),
        ("We will open Tay bridge", "We will open Don bridge", "fact"),
        ("We will open the bridge", "We will close the bridge", "wording"),
        ("We will open the bridge", "We will opne the bridge", "spelling"),
        ("We will open the bridge", "We will open a bridge", "form"),
        ("We will open four bridges", "We will open 4 bridges", "form"),
    ],
)
def test_how_grave_a_difference_is(one: str, other: str, grade: str) -> None:
    assert [d.grade for d in found(one, other)] == [grade]


def test_one_finding_shows_all_places() -> None:
    (d,) = found("We will open the bridge", "We will close the bridge", "We will open the bridge")
    assert [(s.words, [p.reading.article.path for p in s.places]) for s in d.sides] == [
        ("close", ["b.txt"]),
        ("open", ["a.txt", "c.txt"]),
    ]


def test_a_missing_word_is_shown_between_its_neighbours() -> None:
    story = Story("s", readings(f"“We will open the bridge{TAIL}.”", f"“We will open the new bridge{TAIL}.”"))
    (hit,) = QuotationDiffers(difference="wording").in_story(story)
    assert sorted(e.text for e in hit.ends) == ["new", "the bridge"]
    assert {hit.words["this"], hit.words["that"]} == {"the bridge", "the new bridge"}


HALVES = ("We will open the {} before the winter begins and", " celebrate {} with the whole town of Ferryport")


def told(*changes: tuple[str, str]) -> tuple[Reading, ...]:
    """Articles that quote one sentence, each with its own words in two places."""
    return readings(*(f"“{HALVES[0].format(one)}{HALVES[1].format(other)},” the mayor said." for one, other in changes))


def test_a_quotation_that_differs_twice_is_one_finding() -> None:
    story = Story("s", told(("bridge", "together"), ("tunnel", "alone")))
    (hit,) = QuotationDiffers(difference="wording").in_story(story)
    assert [(e.article.path, e.text.split()[0], e.text.split()[-1], e.note) for e in hit.ends] == [
        ("b.txt", "tunnel", "alone", ""),
        ("a.txt", "bridge", "together", "says “bridge … together”"),
    ]
    assert hit.words["also"] == "; also “alone” for “together”"


def test_the_gravest_difference_of_a_quotation_decides() -> None:
    story = Story("s", told(("bridge", "4 days"), ("tunnel", "5 days")))
    assert list(QuotationDiffers(difference="wording").in_story(story)) == []
    (hit,) = QuotationDiffers(difference="fact").in_story(story)
    assert (hit.words["this"], hit.words["that"], hit.words["also"]) == ("5", "4", "; also “tunnel” for “bridge”")


def test_five_articles_against_one_are_one_finding() -> None:
    story = Story("s", told(*[("bridge", "together")] * 5, ("tunnel", "alone")))
    (hit,) = QuotationDiffers(difference="wording").in_story(story)
    assert [e.article.path[0] for e in hit.ends] == [*"fabcde"]
    assert (hit.words["here"], hit.words["there"]) == ("f.txt", "a.txt and 4 other articles")


def test_a_slip_stays_its_own_finding() -> None:
    both = told(("bridge", "together"), ("tunnel", "togehter"))
    assert [(d.grade, len(d.stretches)) for d in discrepancies(both)] == [("wording", 1), ("spelling", 1)]


def test_two_sentences_of_one_speech_are_two_findings() -> None:
    long = told(("bridge", "alone. We shall then go home to our old harbour and repair the tall green crane"))
    short = "“open the tunnel before the winter begins and celebrate,” “go home to our old village and repair the tall”"
    assert len(discrepancies((*long, Reading(read_bytes(short.encode(), "b.txt"))))) == 2


def test_a_message_shows_three_stretches_and_counts_the_others() -> None:
    said = "We all {} the old bridge and {} the great market hall, for our {} need a strong and {} town to live in"
    words = ("like clean sons bright", "mend clean girls bright", "like paint sons quiet")
    texts = (f"“{said.format(*w.split())},” the mayor said." for w in words)
    (hit,) = QuotationDiffers(difference="wording").in_story(Story("s", readings(*texts)))
    assert (hit.words["this"], hit.words["here"]) == ("mend", "b.txt")
    assert hit.words["also"] == "; also “girls” for “sons”, “clean” for “paint” and 1 more"


def test_long_wordings_are_shown_from_where_they_part() -> None:
    same = "We shall all stand together at the great iron gates of the harbour on Sunday evening in summer"
    texts = (
        f"“{same} {one} near the old railway line {two} the end of town {three} our families {four} home”"
        for one, two, three, four in (("and sing", "towards", "where", "went"), ("dancing", "by", "as", "came"))
    )
    (hit,) = QuotationDiffers(difference="wording").in_story(Story("s", readings(*texts)))
    assert hit.words["this"].startswith("… summer dancing near the old")
    assert hit.words["that"].startswith("… summer and sing near the old")


def test_a_slip_is_fixed_where_more_articles_spell_it_right() -> None:
    texts = [f"“We will {w} the bridge{TAIL}.”" for w in ("open", "opne", "open")]
    (hit,) = QuotationDiffers(difference="spelling").in_story(Story("s", readings(*texts)))
    assert hit.fix is not None
    assert (hit.ends[0].text, hit.fix.replacement, hit.fix.span) == ("opne", "open", hit.ends[0].span)


def test_people_may_repeat_themselves_in_one_article() -> None:
    (reading,) = readings("“We want a new bridge for all,” she said. “We want a new school for all.”")
    assert list(QuotationDiffers(difference="wording").in_article(reading)) == []


@given(
    st.lists(
        st.sampled_from("we will open the old new bridge not four now […] … town".split()), min_size=2, max_size=30
    )
)
def test_a_quotation_never_differs_from_itself(words: list[str]) -> None:
    text = "“" + " ".join(words) + "”"
    assert discrepancies(readings(text, text)) == ()


def test_many_quotations_take_linear_time() -> None:
    def prepared(many: int) -> Callable[[], object]:
        said = "“we will open bridge {} of the old town now,” he said."
        both = readings(*("\n".join(said.format(i + j) for i in range(many)) for j in (0, 1)))
        return lambda: discrepancies(both)

    assert linear(prepared, 400, 2_000)


def test_long_quotations_take_linear_time() -> None:
    def prepared(many: int) -> Callable[[], object]:
        words = [f"word{i}" for i in range(many)]
        short = "\n".join(f"“{' '.join(words[i : i + 8])}”" for i in range(0, many - 10, 20))
        both = readings(f"“{' '.join(words)}”", short)
        return lambda: discrepancies(both)

    assert prepared(1_000)() == ()
    assert linear(prepared, 5_000, 25_000)


def test_a_slip_in_brackets_is_none_of_the_quotation() -> None:
    said = "“Clearly they are trying to get some {} in Russia,” she said."
    told = discrepancies(readings(*map(said.format, ("(plann)", "plan", "plans"))))
    assert "plann" not in {side.words for d in told for stretch in d.stretches for side in stretch.sides}


def test_words_that_may_be_meant_come_in_one_order(tmp_path: Path) -> None:
    words = ("gohd", "good", "gold", "goad")
    write(tmp_path, {f"{w}.txt": f"Ana Moreno told of “{w} members” of the city.\n" for w in words})
    said = {
        newslint("--story", "folder", tmp_path, env=os.environ | {"PYTHONHASHSEED": str(seed)}).stdout
        for seed in range(1, 7)
    }
    assert len(said) == 1
    assert "“goad” or “gold”" in said.pop()
