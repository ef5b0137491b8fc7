"""Every rule in the built-in packs proves itself on its own examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lint.authoring.examples import Result, run
from lint.rulebook.loading import load
from lint.rulebook.rule import BUILT_IN
from tests.desk import RULE, write

if TYPE_CHECKING:
    from pathlib import Path

RESULTS = [result for rule in load([BUILT_IN]) for result in run(rule)]


@pytest.mark.parametrize("result", RESULTS, ids=[f"{r.rule.id}-{n}" for n, r in enumerate(RESULTS)])
def test_an_example_is_as_it_should_be(result: Result) -> None:
    assert not result.faults, "\n".join([*result.example.texts.values(), *result.faults])


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("A [[wombat]] came", "A [[wombat came]]"), "marked:   A [[wombat came]]."),
        (("'wombat' stands here.\"\n  -", "A wombat is here.\"\n  -"), "must say: A wombat is here."),
        (("Nobody", "A wombat"), "This text is right, but the rule says: 'wombat' stands here."),
        (("A [[wombat]]", "A [[wombat]] wombat"), "This text must give one finding; it gives 2:"),
        (("A [[wombat]]", "A [[numbat]]"), "This text must give one finding; it gives none."),
    ],
)  # fmt: skip
def test_an_example_that_does_not_hold_says_how(tmp_path: Path, change: tuple[str, str], fault: str) -> None:
    (rule,) = load([write(tmp_path, {"pack/rule.yml": RULE.replace(*change)})])
    assert fault in [f for result in run(rule) for f in result.faults]


def test_what_differs_is_shown_in_the_text_and_the_message(tmp_path: Path) -> None:
    changed = RULE.replace("A [[wombat]] came", "A wombat [[came]]").replace(
        "says: \"'wombat' stands", "says: \"'wombat' stood"
    )
    (rule,) = load([write(tmp_path, {"pack/rule.yml": changed})])
    assert next(iter(run(rule))).faults == (
        "The finding points elsewhere than the marks:",
        "marked:   A wombat [[came]].",
        "found:    A [[wombat]] came.",
        "The finding says something else:",
        "must say: 'wombat' stood here.",
        "says:     'wombat' stands here.",
        "                     ^^^^",
    )


def test_a_known_miss_that_is_none_any_more_fails(tmp_path: Path) -> None:
    (rule,) = load([write(tmp_path, {"pack/rule.yml": RULE.replace("  - right", "    todo: true\n  - right")})])
    assert [r.faults for r in run(rule)] == [("It passes now: remove 'todo'.",), ()]
