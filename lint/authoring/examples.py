"""A rule's own examples, run: in comes a Rule, out comes what its examples say against it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from lint.engine.deduplication import deduplicated
from lint.engine.linter import Linter
from lint.read import UnreadableError, read_bytes
from lint.stories.story import Story
from lint.text.article import TrackedChanges
from lint.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lint.rulebook.rule import Example, Rule
    from lint.text.article import Article
    from lint.text.finding import Finding

_CURLY = {"“": "”", "‘": "’"}


class Result(NamedTuple):
    """One example of a rule, and what is wrong with what the rule found in it; nothing where all is well."""

    rule: Rule
    example: Example
    faults: tuple[str, ...]


def run(rule: Rule) -> Iterator[Result]:
    """Every example of the rule, tried."""
    linter = Linter([rule])
    for example in rule.examples:
        try:
            found = found_in(linter, example)
            faults = tuple(_faults(example, found))
            if example.wrong and not found:
                faults += tuple(_why_nothing(rule, example))
        except UnreadableError as e:
            faults = (f"This text is no copy: {e}.",)
        if example.todo:
            faults = () if faults else ("It passes now: remove 'todo'.",)
        yield Result(rule, example, faults)


def found_in(linter: Linter, example: Example) -> list[Finding]:
    """What rules find in the texts of an example; UnreadableError where one is no copy."""
    readings = []
    for name, text in sorted(example.texts.items()):
        data = _as_copy(text, linter.rules).encode(example.encoding, "replace")
        readings.append(linter.read(_tracked(read_bytes(data, name, example.published.get(name)), example)))
    found = [f for reading in readings for f in linter.check_article(reading)]
    return deduplicated(found + linter.check_story(Story("example", tuple(readings))))


def _tracked(article: Article, example: Example) -> Article:
    """The article with the changes that are tracked in it, the first before the first marked word."""
    if not example.tracked:
        return article
    marks = example.marks[article.path]
    return replace(article, tracked=TrackedChanges(example.tracked, marks[0] if marks else Span(0, 1)))


def _as_copy(text: str, rules: Sequence[Rule]) -> str:
    """The text; a line alone for rules that look at headlines is the headline of an article."""
    alone = "\n" not in text.strip() and all(r.where and r.where.inside == ("headline",) for r in rules)
    return f"{text.rstrip()}\n\nThe article follows.\n" if alone else text


def _faults(example: Example, found: list[Finding]) -> Iterator[str]:
    if not example.wrong:
        for f in found:
            yield f"This text is right, but the rule says: {f.message}"
            yield from _shown("at", _places([f]), example)
        return
    if len(found) != 1:
        yield f"This text must give one finding; it gives {len(found) or 'none'}{':' if found else '.'}"
        for f in found:
            yield f"says: {f.message}"
            yield from _shown("at", _places([f]), example)
        return
    if (ends := _places(found)) != {name: set(spans) for name, spans in example.marks.items() if spans}:
        yield "The finding points elsewhere than the marks:"
        yield from _shown("marked", example.marks, example)
        yield from _shown("found", ends, example)
    if example.says and (said := found[0].message.strip()) != example.says:
        yield "The finding says something else:"
        yield f"must say: {example.says}"
        yield f"says:     {said}"
        yield " " * 10 + _carets(example.says, said)


def _why_nothing(rule: Rule, example: Example) -> Iterator[str]:
    """What keeps a rule from finding anything in an example, where that can be told."""
    given = rule.parameters
    if given.get("unless") and found_in(Linter([replace(rule, parameters={**given, "unless": ""})]), example):
        yield "Without its 'unless' it would find something: 'unless' says that these words are right."
    for name, value in given.items():
        if isinstance(value, str) and value[:1] in _CURLY and value[-1:] == _CURLY[value[0]]:
            yield f"'{name}' stands in curly quotation marks, which it looks for in copy. Write straight ones, '…'."


def _places(found: list[Finding]) -> dict[str, set[Span]]:
    places: dict[str, set[Span]] = {}
    for end in (e for f in found for e in f.ends):
        places.setdefault(end.article.path, set()).add(end.span)
    return places


def _shown(label: str, places: Mapping[str, Iterable[Span]], example: Example) -> Iterator[str]:
    """The lines of the example that have one of the places, with [[…]] round it."""
    for name, text in sorted(example.texts.items()):
        spans = sorted(places.get(name, ()))
        named = f"{name}: " if len(example.texts) > 1 else ""
        lines = marked(text, spans).splitlines()
        yield from (f"{label + ':':9} {named}{line.strip()}" for line in lines if "[[" in line or "]]" in line)


def marked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with [[…]] round these places, none of which overlap."""
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}[[{text[start:end]}]]{text[end:]}"
    return text


def _carets(wanted: str, said: str) -> str:
    """Marks under the part of what is said that is not as wanted."""
    most = min(len(wanted), len(said))
    start = next((n for n in range(most) if wanted[n] != said[n]), most)
    tail = next((n for n in range(most - start) if wanted[-1 - n] != said[-1 - n]), most - start)
    return " " * start + "^" * max(len(said) - tail - start, 1)
