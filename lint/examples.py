"""A rule's own examples, run: in comes a Rule, out comes what its examples say against it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lint.engine import tidy
from lint.linter import Linter
from lint.mentions.story import Story
from lint.read import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.finding import Finding
    from lint.rule import Example, Rule


class Result(NamedTuple):
    """One example of a rule, and what is wrong with what the rule found in it; nothing where all is well."""

    rule: Rule
    example: Example
    faults: tuple[str, ...]


def run(rule: Rule) -> Iterator[Result]:
    """Every example of the rule, tried."""
    linter = Linter([rule])
    for example in rule.examples:
        faults = tuple(_faults(example, _found(linter, example)))
        if example.todo:
            faults = () if faults else ("It passes now: remove 'todo'.",)
        yield Result(rule, example, faults)


def _found(linter: Linter, example: Example) -> list[Finding]:
    readings = [
        linter.read(read_bytes(text.encode(), name, example.published.get(name)))
        for name, text in sorted(example.texts.items())
    ]
    found = [f for reading in readings for f in linter.check_article(reading)]
    return tidy(found + linter.check_story(Story("example", tuple(readings))))


def _faults(example: Example, found: list[Finding]) -> Iterator[str]:
    if not example.wrong:
        for f in found:
            yield f"This text is right, but the rule says: {f.message} ({_ends(_places(f), example)})"
        return
    if len(found) != 1:
        yield f"This text must give one finding; it gives {len(found)}{':' if found else '.'}"
        for f in found:
            yield f"  {f.message} ({_ends(_places(f), example)})"
        return
    marked = {(name, *span) for name, spans in example.marks.items() for span in spans}
    if (ends := _places(found[0])) != marked:
        yield f"Marked are {_ends(marked, example)}; the finding points at {_ends(ends, example)}."
    if example.says and found[0].message != example.says:
        yield f"It must say: {example.says}"
        yield f"It says:     {found[0].message}"


def _places(finding: Finding) -> set[tuple[str, int, int]]:
    return {(e.article.path, *e.span) for e in finding.ends}


def _ends(places: set[tuple[str, int, int]], example: Example) -> str:
    many = len(example.texts) > 1
    return ", ".join(
        f"'{example.texts[name][start:end]}' at {f'{name} ' if many else ''}{start}–{end}"
        for name, start, end in sorted(places)
    )
