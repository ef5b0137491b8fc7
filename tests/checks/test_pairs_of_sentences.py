"""Plain sentences with every kind of number, told by two or three articles of a story: no fault, and one answer."""

from __future__ import annotations

import random
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from lint.checks import named
from lint.engine.lint import lint
from lint.engine.linter import ArticleResult, Linter, StoryResult
from lint.engine.serialization.findings import findings_in
from lint.mentions.figures.figure import Figure
from lint.mentions.figures.similarity import one_digit_off
from lint.read import read_bytes
from lint.read.folder import copies
from lint.rulebook.built_in import built_in
from lint.text.span import Span
from tests.desk import newslint, write

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from lint.checks import Check
    from lint.mentions import Reading
    from lint.stories.story import Story
    from lint.text.finding import Hit

NUMBERS = (
    "0", "0.0", ".5", "00", "0.00", "1,000", "10", "100", "−1", "zero", "half", "1½", "0-0", "10 to 12",
    "no", "nil", "none", "a half", "½", "two-thirds", "-1", "+0", "1e5", "1e309", "0–1", "1st", "0th", "zeroth", "first",
    "0.0 million", "0 million", "a million", "millions of", "a dozen", "dozens of", "III", "٣", "²", "1_000", "1.", "0.",
    "0,0", ",0", "99999999999999999999", "0.0000000000001", "100th", "$0", "$.5", "€0", "No. 0", "007", "'0", "%",
    "0 of 0", "2024", "24/7", "0:00", "0/0", "31", "32", "Feb. 30", "1900-01", "over 0", "about 10", "at least zero",
)  # fmt: skip
SENTENCES = (
    "Exports of steel to Norway grew {} percent last year, the ministry said.",
    "The fire at Hartford Hall killed {} people on Monday, police said.",
    "Ana Moreno, {}, was elected mayor of Hartford.",
    "The {}-year-old mayor Ana Moreno spoke in Hartford.",
    "The bridge over the Ohio River is {} meters long.",
    "The state paid ${} for the bridge over the Ohio River.",
    "Ana Moreno met John Smith in Hartford on June {}, 2024.",
    "The council voted {} to {} for the stadium plan in Hartford.",
    "The trial of John Smith lasted {} days, his lawyer said.",
    "“We have {} members of the committee,” Ana Moreno said.",
    "The fire at Hartford Hall started at {} a.m. Tuesday.",
    "Sales rose from {} percent to {} percent in Hartford, up {} percent.",
    "Of {} workers at the Hartford plant, {} were laid off, or {} percent.",
    "The {} anniversary of the Hartford fire of 1950 is in {}.",
    "It was {} degrees Celsius ({} F) in Hartford on Monday.",
    "Ana Moreno was born in {} and is {} years old.",
    "The office of the Hartford council is at {} Main Street in Boston.",
    "John Smith got {} years in prison on {} counts of murder in Hartford.",
)


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter(built_in()).ready()


def readings(linter: Linter, texts: Sequence[str]) -> list[Reading]:
    return [linter.read(read_bytes(f"A headline\n\n{text}\n".encode(), f"s/{n}.txt")) for n, text in enumerate(texts)]


def filled(sentence: str, number: str) -> str:
    return sentence.replace("{}", number)


def stories() -> Iterator[list[str]]:
    """Of each sentence all pairs of the oddest numbers, and threes of all of them by chance."""
    chance = random.Random(1)  # noqa: S311
    for sentence in SENTENCES:
        yield from ([filled(sentence, a), filled(sentence, b)] for a, b in combinations(NUMBERS[:14], 2))
        yield from ([filled(sentence, n) for n in chance.sample(NUMBERS, 3)] for _ in range(40))


def test_no_numbers_of_two_or_three_articles_are_a_fault(linter: Linter) -> None:
    for texts in stories():
        told: list[tuple[str, Reading | bytes]] = [(r.article.path, r) for r in readings(linter, texts)]
        first = linter.story(("s", [*told]))
        assert all(isinstance(b, StoryResult) for b in first), (texts, first)
        assert linter.story(("s", [*told])) == first


def test_no_number_of_one_article_is_a_fault(linter: Linter) -> None:
    for sentence in SENTENCES:
        for number in NUMBERS:
            faults: list[str] = []
            linter.check_article(linter.read(read_bytes(filled(sentence, number).encode(), "a.txt")), faults)
            assert not faults, (sentence, number)


def test_nothing_is_left_of_nought_without_its_zeros() -> None:
    def figure(value: float) -> Figure:
        return Figure(Span(0, 1), 0, 1, "percent", value, value, 1.0, "exact", "percent", ())

    assert [one_digit_off(figure(a), figure(b)) for a, b in ((0, 10), (10, 0), (0, 0), (0, 5), (10, 20))] == [
        0,
        0,
        0,
        1,
        1,
    ]


def test_a_growth_of_nought_is_compared(tmp_path: Path) -> None:
    told = "Exports of steel to Norway grew {} percent last year, the ministry said.\n"
    write(tmp_path, {f"s/{n}.txt": told.format(said) for n, said in enumerate(("0.0", "10"))})
    done = newslint("--no-settings", "--no-cache", "--story", "folder", tmp_path)
    assert "could not be read" not in done.stdout
    assert "fault in newslint" not in done.stdout


def test_a_fault_of_one_rule_costs_that_rule_in_that_story_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: Check, story: Story) -> Iterator[Hit]:
        if story.name.endswith("bad"):
            raise IndexError
        return honest(self, story)

    check = named("age-differs")
    honest = check.in_story
    monkeypatch.setattr(check, "in_story", fail)
    said = "Ana Moreno, {}, was elected mayor. “It is a {} day for us all in the city,” she said.\n"
    for folder in ("bad", "good"):
        write(tmp_path / folder, {"a.txt": said.format(52, "great"), "b.txt": said.format(56, "grand")})
    report = lint(copies([tmp_path])[0], built_in(), "folder")
    assert [f.rule for f in report.findings if f.story.endswith("bad")] == ["quotations/wording-differs"]
    assert {f.rule for f in report.findings if f.story.endswith("good")} == {
        "figures/age-differs",
        "quotations/wording-differs",
    }
    (unread,) = report.unread
    assert unread.path == str(tmp_path / "bad")
    assert "not compared under the rule figures/age-differs: newslint failed" in unread.reason


def test_a_fault_of_one_rule_costs_that_rule_in_that_article_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> Iterator[Hit]:
        raise ZeroDivisionError

    monkeypatch.setattr(named("doubled-word"), "in_article", fail)
    write(tmp_path, {"a.txt": "The the TK was there.\n"})
    linter = Linter(built_in(), encoded=True)
    done = linter.article(copies([tmp_path])[0][0])
    assert isinstance(done, ArticleResult)
    assert isinstance(done.found, bytes)
    assert "residue/placeholder" in {f.rule for f in findings_in(done.found)}
    report = lint(copies([tmp_path])[0], built_in(), cached=True)
    assert len(report.examined) == 1
    assert [u.reason.split(":")[0] for u in report.unread] == [
        f"not examined under the rule {r.id}" for r in linter.rules if r.check_name == "doubled-word"
    ]
