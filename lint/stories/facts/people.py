"""The readings of a story → what they tell of people: ages, titles, homes; by name, or as they are described."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from lint.mentions.people.age import Age
from lint.mentions.people.home import Home
from lint.mentions.people.role import Role
from lint.mentions.roles.described import Described
from lint.stories.facts import commonest, held, place, valued
from lint.text.lazy_regex import lazy
from lint.text.tables import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lint.mentions import Mention, Reading
    from lint.mentions.people.person import Person
    from lint.stories.facts import Fact

#: Words before an office that belong to it, and how far before it one is looked for.
_WITH, _BEFORE, _REACH = word_set("offices", "beside") - {"the"}, lazy(r"(?<!\S)([\w-]+) \Z"), 20
#: What has been told of somebody: role, whose by key, value, where, and whose as the copy has it.
_Told = tuple[str, str, str, "Reading", "Mention", str]


def of_people(readings: Sequence[Reading]) -> Iterator[Fact]:
    """Each person's age, title and home, as far as two articles tell it."""
    found: dict[tuple[str, str], list[_Told]] = defaultdict(list)
    for reading in readings:
        for told in _told(reading):
            found[told[0], told[1]].append(told)
    known: dict[str, set[str]] = defaultdict(set)
    for role, _, years, reading, *_ in (told for every in found.values() for told in every):
        if role == "age":
            known[years].add(reading.article.path)
    for (role, _), every in found.items():
        if isinstance(every[0][4], Described) and len({told[2] for told in every}) > 1:
            # Of several who are described alike, each is found in the other article by the age.
            every = [told for told in every if len(known[told[2]]) < 2]
            if len({(told[2], told[3].article.path) for told in every}) > len({told[3].article.path for told in every}):
                continue
        if not every:
            continue
        role, _, kind = role.partition(" ")
        values = valued((value, place(r, m.start, m.end, _said(r, m))) for _, _, value, r, m, _ in every)
        yield held(role, commonest([name for *_, name in every]), values, compatible=kind == "seat")


def _told(reading: Reading) -> Iterator[_Told]:
    for age in reading.of(Age):
        yield "age", _key(age.person), str(age.years), reading, age, age.person.name
    for home in reading.of(Home):
        yield "home", _key(home.person), home.place, reading, home, home.person.name
    for office in reading.of(Role):
        if not office.over and office.kind_of != "sex":
            role = f"title {office.kind_of}"
            yield role, _key(office.person), office.office, reading, office, office.person.name
    for person in reading.of(Described):
        if person.fates:
            fates = " and ".join(sorted(person.fates))
            who = f"{person.sex or person.noun} {fates}"
            yield "age", who, str(person.years), reading, person, f"{person.noun}, {fates}"


def _said(reading: Reading, mention: Mention) -> str:
    """A title with the words before it that belong to it: prime minister; nothing of what is told in full."""
    if not isinstance(mention, Role):
        return ""
    text, start = reading.article.prose.text, mention.start
    while (word := _BEFORE.search(text, max(start - _REACH, 0), start)) and word[1].lower() in _WITH:
        start = word.start(1)
    return " ".join(text[start : mention.end].split())


def _key(person: Person) -> str:
    return f"{person.key} {person.suffix}"
