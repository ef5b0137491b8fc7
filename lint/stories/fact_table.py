"""A story as a table: in come its articles, out comes what two or more of them tell of one thing, value by value."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from lint.mentions.events.address import Address
from lint.mentions.roles.attribute import Attribute
from lint.mentions.roles.described_count import DescribedCount
from lint.stories.facts import held, place, valued
from lint.stories.facts.days import of_days
from lint.stories.facts.figures import of_figures
from lint.stories.facts.names import of_names
from lint.stories.facts.people import of_people
from lint.stories.facts.quotations import of_quotations

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lint.mentions import Mention, Reading
    from lint.stories.facts import Fact
    from lint.stories.story import Story

#: The order of roles in which facts of one verdict stand; others come last.
_ROLES = ("day", "hour", "figure", "count", "age", "title", "name", "quotation", "home", "block")
_VERDICTS = ("differ", "form", "agree")


def facts(story: Story) -> list[Fact]:
    """What two articles or more tell of one thing; what they tell otherwise first, and what most of them tell."""
    readings = story.readings
    every = chain(
        of_days(readings), of_figures(readings), of_people(readings), of_names(readings), of_quotations(readings),
        _of_places(readings),
    )  # fmt: skip
    told = sorted((fact for fact in every if len(fact.articles) > 1), key=_order)
    once = {tuple((p.path, p.span) for places in fact.values.values() for p in places): fact for fact in reversed(told)}
    return list(reversed(once.values()))


def _order(fact: Fact) -> tuple[object, ...]:
    role = _ROLES.index(fact.role) if fact.role in _ROLES else len(_ROLES)
    return _VERDICTS.index(fact.verdict), role, -len(fact.articles), fact.role, fact.of


def _of_places(readings: Sequence[Reading]) -> Iterator[Fact]:
    """Addresses, and what a thing can have but one of."""
    found: dict[tuple[str, str], list[tuple[str, Reading, Mention]]] = defaultdict(list)
    for reading in readings:
        for address in reading.of(Address):
            found["block", address.said].append((str(address.number), reading, address))
        for count in reading.of(DescribedCount):
            for of in sorted(count.of):
                found["count", of.strip("- ")].append((" ".join(f"{v:g}" for v in count.value), reading, count))
        for attribute in reading.of(Attribute):
            of = attribute.of.strip()
            if attribute.kind_of == "body":  # a hospital or a venue by its name
                of = of.partition(" ")[2]
            if of:
                found[attribute.kind_of, of].append((attribute.value, reading, attribute))
    for (role, of), told in found.items():
        fact = held(role, of, valued((value, place(r, m.start, m.end)) for value, r, m in told))
        if fact.agreed:
            if role in ("block", "count"):  # that a curtain is green in both is nothing to read
                yield fact
        elif len({(value, r.article.path) for value, r, _ in told}) == len(fact.articles):  # no article has several
            yield fact
