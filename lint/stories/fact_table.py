"""A story as a table: in come its articles, out comes what two or more of them tell of one thing, value by value."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from lint.mentions.events.address import Address
from lint.mentions.events.coreference import tied
from lint.mentions.events.event import Event
from lint.mentions.people.age import Age
from lint.mentions.people.home import Home
from lint.mentions.people.role import Role
from lint.mentions.roles.attribute import Attribute
from lint.mentions.roles.described import Described
from lint.mentions.roles.described_count import DescribedCount
from lint.mentions.roles.incident_hour import IncidentHour
from lint.mentions.words.sentence import Sentence, sentence_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Mention, Reading
    from lint.stories.story import Story
    from lint.text.span import Span

#: Dated events of one act that are held against each other.
_MOST_EVENTS = 24
#: How much two dated events must share to be one; a name of two words is 1, a common word 0.35.
_ONE_EVENT = 2.0


class Place(NamedTuple):
    """Where an article says it, and the sentence that does."""

    reading: Reading
    span: Span
    sentence: str


class Fact(NamedTuple):
    """One thing that several articles tell: its role in the event, what it is of, and each value with its places."""

    role: str
    of: str
    values: dict[str, list[Place]]

    @property
    def agreed(self) -> bool:
        """True where all articles have one value."""
        return len(self.values) == 1


def facts(story: Story) -> list[Fact]:
    """What two articles or more tell of one thing, by role and name; those in which they differ first."""
    found: dict[tuple[str, str], dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for reading in story.readings:
        for role, of, value, mention in _told(reading):
            found[role, of][value].append(_place(reading, mention))
    table = [Fact(role, of, dict(values)) for (role, of), values in found.items()] + list(_days(story))
    several = [fact for fact in table if len({p.reading.article.path for v in fact.values.values() for p in v}) > 1]
    return sorted(several, key=lambda fact: (fact.agreed, fact.role, fact.of))


def _told(reading: Reading) -> Iterator[tuple[str, str, str, Mention]]:
    """The role, what has it, its value, and where an article says so."""
    yield from _of_people(reading)
    for address in reading.of(Address):
        yield "block", address.said, str(address.number), address
    for hour in reading.of(IncidentHour):
        if hour.told and hour.exact:
            yield "hour", "the incident", hour.values()["value"], hour
    for count in reading.of(DescribedCount):
        for of in sorted(count.of):
            yield "count", of.strip("- "), " ".join(f"{v:g}" for v in count.value), count
    for attribute in reading.of(Attribute):
        yield attribute.kind_of, attribute.of.strip(), attribute.value, attribute


def _of_people(reading: Reading) -> Iterator[tuple[str, str, str, Mention]]:
    """The same of people, by name or as they are described."""
    for age in reading.of(Age):
        yield "age", age.person.key, str(age.years), age
    for home in reading.of(Home):
        yield "home", home.person.key, home.place, home
    for office in reading.of(Role):
        if not office.over and office.kind_of != "sex":
            yield office.kind_of, office.person.key, office.office, office
    for person in reading.of(Described):
        if person.fates:
            who = f"{person.sex or person.noun}, {' and '.join(sorted(person.fates))}"
            yield "age", who, str(person.years), person


def _days(story: Story) -> Iterator[Fact]:
    """Dated events that are one by their act and by what stands around them, with their days."""
    acts: dict[str, list[tuple[Reading, Event]]] = defaultdict(list)
    for reading in story.readings:
        for event in reading.of(Event):
            if event.act:
                acts[event.act].append((reading, event))
    for _, told in sorted(acts.items()):
        told = told[:_MOST_EVENTS]
        group = list(range(len(told)))
        for (i, (r, a)), (j, (s, b)) in combinations(enumerate(told), 2):
            if r is not s and group[i] != group[j] and tied(a, b).weight >= _ONE_EVENT:
                group = [group[i] if g == group[j] else g for g in group]
        for one in sorted(set(group)):
            values: dict[str, list[Place]] = defaultdict(list)
            members = [told[n] for n, g in enumerate(group) if g == one]
            for reading, event in members:
                values[str(event.day)].append(_place(reading, event))
            yield Fact("day", members[0][1].told or members[0][1].act, dict(values))


def _place(reading: Reading, mention: Mention) -> Place:
    prose = reading.article.prose.text
    sentence = sentence_at(reading.of(Sentence), mention.start)
    return Place(reading, mention.span, prose[sentence.start : sentence.end] if sentence else "")
