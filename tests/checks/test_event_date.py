"""Two dates for one event: which places are held against each other, and which is called likelier."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lint.checks.event_date import EventDate
from lint.mentions import Reading
from lint.mentions.events.event import Event
from lint.read import read_bytes, read_file
from lint.stories.story import Story
from tests.desk import SEEDS

if TYPE_CHECKING:
    from lint.text.finding import Hit


def reading(name: str, text: str, published: str = "2021-03-12") -> Reading:
    return Reading(read_bytes(f"---\npublished: {published}\n---\n# A day in Porthaven\n\n{text}\n".encode(), name))


def across(*texts: str) -> list[Hit]:
    readings = [reading(f"{i}.md", text) for i, text in enumerate(texts)]
    return list(EventDate().in_story(Story("s", tuple(readings))))


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Tom Webb was shot on March 8 in Porthaven.", "attack"),
        ("He is charged in the March 8 death of Tom Webb.", "death"),
        ("He is charged in the March 8 shooting death of Tom Webb.", "attack"),
        ("Tom Webb was shot, and Sam Cole was arrested on March 9.", "arrest"),
        ("On March 8, Tom Webb met Ann Harper.", "meet"),
        ("Tom Webb was shot at the bar, police said March 9.", "say"),
        ("The bar (March 8) was full.", "publish"),
        ("The bar was full on March 8.", ""),
        ("A man opened fire at the Anchor Bar on March 8.", "attack"),
        ("Flowers lay along Memorial Drive on March 8.", ""),
        ("Ann Harper told the paper on March 8 that Tom Webb was shot.", "say"),
        ("A caller told the police on March 8 that Tom Webb was shot.", "attack"),
        ("The trial of Tom Webb is to begin on March 8.", "trial"),
        ("Just after 2 a.m. on March 8, officers responded to the bar.", "happen"),
        ("People gather at a bar after a reported shooting, March 8, 2021.", "say"),
        ("The street is closed — Ann Harper (@annharper) March 8, 2021", "post"),
    ],
)
def test_a_date_goes_with_an_act(text: str, act: str) -> None:
    (event,) = reading("a.md", text).of(Event)
    assert event.act == act


def test_one_finding_has_all_ends_the_doubtful_side_first() -> None:
    (hit,) = across(
        "Ann Harper met Luis Ortega in Porthaven on March 9.",
        "Luis Ortega met Ann Harper in Porthaven on March 10.",
        "Ann Harper and Luis Ortega met in Porthaven on March 10.",
    )
    assert [(e.article.path, e.text) for e in hit.ends] == [
        ("0.md", "March 9"),
        ("1.md", "March 10"),
        ("2.md", "March 10"),
    ]
    assert hit.words["verdict"] == "March 10 is likelier: 2 articles have it."


def test_the_calendar_outweighs_the_number_of_articles() -> None:
    (hit,) = across(
        "Ann Harper met Luis Ortega in Porthaven on Wednesday, March 9.",
        "Luis Ortega met Ann Harper in Porthaven on March 10.",
    )
    assert hit.ends[0].text == "Wednesday, March 9"
    assert hit.words["verdict"] == "March 10 is likelier: March 9 was no Wednesday."


def test_where_nothing_tells_the_sides_apart_the_case_is_open() -> None:
    (hit,) = across("Ann Harper met Luis Ortega on March 9.", "Luis Ortega met Ann Harper on March 10.")
    assert hit.words["verdict"] == "Which is right is open."


@pytest.mark.parametrize(
    "texts",
    [
        ("Tom Webb was shot on March 8.", "Sam Cole was arrested in the case of Tom Webb on March 9."),
        ("Ann Harper met Luis Ortega on March 8.", "Ann Harper met Luis Ortega on March 28."),
        ("Ann Harper was shot on March 8.", "Luis Ortega was shot on March 9."),
        ("Ann Harper met Luis Ortega on March 8.", "Ann Harper met Luis Ortega on March 8, 2021."),
        ("Ann Harper was born on March 8.", "Ann Harper died on March 9."),
        ("Posted: March 8. Ann Harper met Luis Ortega.", "Posted: March 9. Ann Harper met Luis Ortega."),
    ],
)
def test_two_events_may_have_two_dates(texts: tuple[str, str]) -> None:
    assert across(*texts) == []


def test_a_sentence_told_twice_with_two_dates_is_found_in_one_article() -> None:
    line = "The new bridge over the wide river at Porthaven was painted on March {}."
    (hit,) = EventDate().in_article(reading("a.md", f"{line.format(8)}\n\n{line.format(9)}"))
    assert [e.text for e in hit.ends] == ["March 8", "March 9"]


def test_the_captions_date_is_found_in_the_sample_articles() -> None:
    readings = [Reading(read_file(p, p.name)) for p in sorted(SEEDS.glob("*-*.*"))]
    found = [hit for r in readings for hit in EventDate().in_article(r)]
    assert [[e.text for e in hit.ends[:2]] for hit in found] == [["June 18, 2024"] * 2]
    (between,) = EventDate().in_story(Story("s", tuple(readings)))
    ends = [(e.article.path, e.text) for e in between.ends]
    assert ends[:2] == [("saebom-daily.txt", "June 18, 2024")] * 2
    assert {path for path, _ in ends[2:]} == {"costa-mayor.txt", "delta-observer.txt", "saebom-daily.txt"}
    assert between.words["verdict"].startswith("June 19 is likelier: 2 articles have it")


def test_four_thousand_dates_in_one_article_take_no_square_time() -> None:
    text = "Ann Harper met Luis Ortega on March 8. " * 4000
    article = reading("a.md", text)
    assert len(article.of(Event)) == 4000
    assert list(EventDate().in_article(article)) == []


def test_a_weekday_that_is_another_articles_day_tells_which_is_meant() -> None:
    (hit,) = across("The harbor was quiet on Wednesday, March 9, 2021.", "A storm is forecast for March 10, 2021.")
    assert [e.text for e in hit.ends] == ["Wednesday, March 9, 2021", "March 10, 2021"]
    assert hit.words["verdict"].startswith("March 10 is likelier: March 9 was no Wednesday")


def test_one_article_is_held_against_the_day_that_the_others_give_the_main_act() -> None:
    (hit,) = across(
        "Police ask for help. The shooting happened on March 9.",
        "Tom Webb, 43, was shot outside the Anchor Bar on March 8.",
        "Neighbors heard the shooting on Monday.",
    )
    assert [(e.article.path, e.text) for e in hit.ends] == [
        ("0.md", "March 9"),
        ("1.md", "March 8"),
        ("2.md", "Monday"),
    ]
    assert hit.words["verdict"] == "March 8 is likelier: 2 articles have it."


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Tom Webb was shot outside the Anchor Bar on the night of March 8.", "Tom Webb was shot early on March 9."),
        ("Tom Webb was shot at the Anchor Bar on March 8.", "Officers came back to the shooting scene on Tuesday."),
        ("Tom Webb was shot at the Anchor Bar on March 8.", "Flowers lie there after a shooting at the bar, March 9."),
        ("The shooting was on March 8.", "The shooting came a day before March 9."),
        ("Tom Webb was shot in Porthaven on March 8.", "Tom Webb was shot there. (Published Tuesday, March 9, 2021)"),
        ("The bar is shut — Ann Harper (@ann) March 8, 2021", "The road is shut — Ann Harper (@ann) March 9, 2021"),
    ],
)
def test_a_night_and_what_came_after_are_no_other_day_of_the_main_act(first: str, second: str) -> None:
    assert across(first, second) == []


def test_the_articles_own_weekday_is_shown_with_the_other_articles() -> None:
    (hit,) = across(
        "Tom Webb and Sam Cole were shot in Porthaven on March 9. The shooting on Monday alarmed the town.",
        "Tom Webb and Sam Cole were shot in Porthaven on March 8.",
    )
    assert [(e.article.path, e.text) for e in hit.ends] == [
        ("0.md", "March 9"),
        ("1.md", "March 8"),
        ("0.md", "Monday"),
    ]


def test_copy_that_is_dated_before_an_event_cannot_tell_of_it() -> None:
    (hit,) = across(
        "Tom Webb was shot outside the Anchor Bar in Porthaven on March 10.",
        "Tom Webb was shot outside the Anchor Bar. (Published Monday, March 8, 2021)",
    )
    assert [e.text for e in hit.ends] == ["March 10", "Monday, March 8, 2021"]
    assert (hit.words["article"], hit.words["others"]) == ("0.md says", "1.md tells of it in copy dated")


def test_one_post_with_two_dates_is_found() -> None:
    post = "Officers are at the harbor, please keep away from the bridge — Ann Harper (@annharper) March {}, 2021"
    (hit,) = across(post.format(8), post.format(9))
    assert [e.text for e in hit.ends] == ["March 8, 2021", "March 9, 2021"]
    assert hit.words["others"] == "1.md has a post dated"


def test_the_same_words_before_two_dates_tell_of_one_event() -> None:
    (hit,) = across(
        "Sam Cole was charged after a heated quarrel with Tom Webb on March 8.",
        "Sam Cole was wanted after a heated quarrel with Tom Webb on March 9.",
    )
    assert [e.text for e in hit.ends] == ["March 8", "March 9"]


def test_two_weekdays_of_one_event_are_found_where_the_sentences_share_enough() -> None:
    (hit,) = across(
        "A girl aged 11 was shot in Porthaven on Wednesday night.",
        "An 11-year-old girl was shot at her home in Porthaven on Tuesday evening.",
        "The girl, 11, was shot in Porthaven on Tuesday.",
    )
    assert [e.text for e in hit.ends] == ["Wednesday night", "Tuesday evening", "Tuesday"]
    assert (hit.words["date"], hit.words["other"]) == ("Wednesday, March 10", "Tuesday, March 9")
    assert hit.words["verdict"] == "March 9 is likelier: 2 articles have it."


def test_of_many_places_one_of_each_article_is_compared() -> None:
    many = " ".join(f"Item {x * 3} follows. (Published Friday, March 5, 2021)" for x in "abcdefghijklmnop")
    (hit,) = across("The fair was on March 5.", f"{many} It rained. (Published Friday, March 6, 2021)")
    assert hit.ends[0].text == "Friday, March 6, 2021"
