"""Who is quoted: the name that speaks beside a quotation, and one quotation with two speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lint.checks.speaker_differs import SpeakerDiffers
from lint.mentions import Reading
from lint.mentions.quotations.attribution import Attribution
from lint.read import read_bytes
from lint.stories.story import Story
from tests.growth import linear

if TYPE_CHECKING:
    from collections.abc import Callable


def reading(text: str, name: str = "a.md") -> Reading:
    return Reading(read_bytes(f"# A day in Porthaven\n\n{text}\n".encode(), name))


def speakers(text: str) -> list[str]:
    return [a.speaker for a in reading(text).of(Attribution)]


@pytest.mark.parametrize(
    "text",
    [
        "“The bridge is open,” Ann Harper said.",
        "“The bridge is open,” said Ann Harper.",
        "“The bridge is open,” said Police Chief Ann Harper of Porthaven.",
        "“The bridge is open,” Ann Harper, the mayor of the town, said.",
        "Ann Harper said, “The bridge is open.”",
        "Ann Harper told reporters on Friday: “The bridge is open.”",
        "Mayor Ann Harper, of Porthaven, said “the bridge is open.”",
        "Mayor Ann Harper spoke. “The bridge is open,” Harper said.",
        "Mayor Ann Harper said so on Friday. “The bridge is open,” she said.",
    ],
)
def test_a_speaker_is_named_beside_the_words(text: str) -> None:
    assert speakers(text) == ["Ann Harper"]


@pytest.mark.parametrize(
    "text",
    [
        "“The bridge is open,” said a spokesman for Ann Harper.",
        "“The bridge is open,” the mayor said.",
        "“The bridge is open,” she said.",
        "The police found Ann Harper there. “The bridge is open,” a witness said. Tom Webb wept.",
        "Ann Harper met Tom Webb. “The bridge is open,” he said.",
        "They mourned Ann Harper. “The bridge is open,” she said.",
        "“The bridge is open,” said Porthaven Bridge Board President Wu.",
        "The mother of Ann Harper said “the bridge is open.”",
        "“The bridge is open.” Ann Harper said nothing.",
    ],
)
def test_a_doubtful_speaker_is_none(text: str) -> None:
    assert speakers(text) == []


def test_a_quotation_goes_on_behind_its_speaker() -> None:
    text = "“The bridge is open,” Ann Harper said. “It will stay open.” Tom Webb left.\n\n“So it is,” a witness said."
    assert speakers(text) == ["Ann Harper", "Ann Harper"]


def across(*texts: str) -> list[tuple[str, str]]:
    readings = tuple(reading(text, f"{i}.md") for i, text in enumerate(texts))
    return [(h.words["name"], h.words["there"]) for h in SpeakerDiffers().in_story(Story("s", readings))]


ANN = "“We shall keep the old bridge open,” Ann Harper said."
TOM = "“We shall keep the old bridge open,” said Tom Webb."


def test_the_speaker_whom_fewer_articles_name_comes_first() -> None:
    assert across(TOM, ANN, ANN) == [("Tom Webb", "1.md and 1 other article")]


def test_a_quotation_that_goes_on_differs_once() -> None:
    more = " “We shall paint it green before the winter.”"
    assert across(ANN + more, TOM + more) == [("Tom Webb", "0.md")]


@pytest.mark.parametrize(
    "other",
    [
        "“We shall keep the old bridge open,” Annie Harper said.",
        "“We shall keep the old bridge open,” Anne Harpar said.",
        "“We shall keep the old bridge open,” the mayor said.",
        "“We shall keep the new road open,” Tom Webb said.",
    ],
)
def test_one_speaker_however_named(other: str) -> None:
    assert across(ANN, other) == []


@pytest.mark.parametrize(
    "unit",
    [
        "“We shall keep the old bridge open,” he said. ",
        "Ann Harper said so. “We shall keep the old bridge open,” she said. ",
    ],
)
def test_many_quotations_take_linear_time(unit: str) -> None:
    def prepared(many: int) -> Callable[[], object]:
        copy = reading(unit * many)
        return lambda: list(SpeakerDiffers().in_article(copy))

    assert linear(prepared, 400, 2_000)
