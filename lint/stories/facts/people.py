"""The readings of a story → what they tell of people: ages, titles, homes; by name, or as they are described."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from lint.mentions.people.age import Age
from lint.mentions.people.home import Home
from lint.mentions.people.role import Role
from lint.mentions.roles.described import Described
from lint.stories.facts import commonest, held, place, valued
from lint.text.lazy_regex import lazy
from lint.text.tables import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lint.mentions import Mention, Reading
    from lint.mentions.people.person import Person
    from lint.stories.facts import Fact

#: Words before an office that belong to it, and how far before it one is looked for.
_WITH, _BEFORE, _REACH = word_set("offices", "beside") - {"the"}, lazy(r"(?<!\S)([\w-]+) \Z"), 20


class _Told(NamedTuple):
    """What an article tells of somebody: the role, with its kind, of whom by key and as the copy has it, and what."""

    role: str
    key: str
    name: str
    value: str
    reading: Reading
    mention: Mention

    @property
    def path(self) -> str:
        return self.reading.article.path


def of_people(readings: Sequence[Reading]) -> Iterator[Fact]:
    """Each person's age, title and home, as far as two articles tell it."""
    found: dict[tuple[str, str], list[_Told]] = defaultdict(list)
    aged: dict[str, set[str]] = defaultdict(set)
    for told in (told for reading in readings for told in _every(reading)):
        found[told.role, told.key].append(told)
        if told.role == "age":
            aged[told.value].add(told.path)
    for (role, _), every in found.items():
        one = every if not isinstance(every[0].mention, Described) else _one_person(every, aged)
        if one:
            role, _, kind = role.partition(" ")
            values = valued((t.value, place(t.reading, t.mention.start, t.mention.end, _said(t))) for t in one)
            yield held(role, commonest([t.name for t in one]), values, compatible=kind == "seat")


def _one_person(every: list[_Told], aged: Mapping[str, set[str]]) -> list[_Told]:
    """What is told of one of those who are described alike; nothing where that is not told from what is of others.

    Of several, each is found in the other article by the age.
    """
    if len({t.value for t in every}) == 1:
        return every
    alone = [t for t in every if len(aged[t.value]) == 1]
    return alone if len({(t.value, t.path) for t in alone}) == len({t.path for t in alone}) else []


def _every(reading: Reading) -> Iterator[_Told]:
    for age in reading.of(Age):
        yield _Told("age", _key(age.person), age.person.name, str(age.years), reading, age)
    for home in reading.of(Home):
        yield _Told("home", _key(home.person), home.person.name, home.place, reading, home)
    for office in reading.of(Role):
        if not office.over and office.kind_of != "sex":
            role = f"title {office.kind_of}"
            yield _Told(role, _key(office.person), office.person.name, office.office, reading, office)
    for person in reading.of(Described):
        if person.fates:
            fates = " and ".join(sorted(person.fates))
            key, name = f"{person.sex or person.noun} {fates}", f"{person.noun}, {fates}"
            yield _Told("age", key, name, str(person.years), reading, person)


def _said(told: _Told) -> str:
    """A title with the words before it that belong to it: prime minister; nothing of what is told in full."""
    if not isinstance(told.mention, Role):
        return ""
    text, start = told.reading.article.prose.text, told.mention.start
    while (word := _BEFORE.search(text, max(start - _REACH, 0), start)) and word[1].lower() in _WITH:
        start = word.start(1)
    return " ".join(text[start : told.mention.end].split())


def _key(person: Person) -> str:
    return f"{person.key} {person.suffix}"
