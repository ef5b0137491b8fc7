"""A rule file as it is being written → what is wrong with it, what its examples say, and what it finds in copy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lint.authoring.examples import run
from lint.engine.deduplication import deduplicated
from lint.engine.linter import Linter
from lint.rulebook.loading import load_text
from lint.rulebook.rule import BrokenRulesError
from lint.stories.story import Story

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lint.rulebook.rule import Rule
    from lint.rulebook.yaml_file import Mistake
    from lint.text.article import Article
    from lint.text.finding import Finding


@dataclass(slots=True, frozen=True)
class Trial:
    """The rule, if the file makes one; every mistake in the file, and each example that is not as it should be."""

    rule: Rule | None
    mistakes: Sequence[Mistake] = ()
    faults: Sequence[str] = ()

    @property
    def sound(self) -> bool:
        """Whether the rule may be used."""
        return self.rule is not None and not self.faults


def tried(text: str, rule_id: str, known: Mapping[str, Rule]) -> Trial:
    """A rule file's text, tried; what a rule may be like is `known`."""
    try:
        rule = load_text(text, rule_id, known)
    except BrokenRulesError as e:
        return Trial(None, e.mistakes)
    return Trial(rule, (), tuple(_faults(rule)))


def _faults(rule: Rule) -> Iterator[str]:
    for result in run(rule):
        if result.faults:
            side = "wrong" if result.example.wrong else "right"
            said = next(iter(result.example.texts.values())).strip().partition("\n")[0]
            yield "\n".join((f"{side}: {said[:100]}", *(f"    {fault}" for fault in result.faults)))


def found_in(rule: Rule, articles: Iterable[Article]) -> list[Finding]:
    """What a rule finds in articles of one story."""
    linter = Linter([rule])
    readings = [linter.read(article) for article in articles]
    found = [f for reading in readings for f in linter.check_article(reading)]
    if len(readings) > 1:
        found += linter.check_story(Story("copy", tuple(readings)))
    return deduplicated(found)
