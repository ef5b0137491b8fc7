"""One person with two first names: in comes a story, out comes one Hit for each whom two articles name otherwise."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, combinations
from typing import TYPE_CHECKING, ClassVar, Literal

from lint.checks import Check
from lint.mentions.names.name import Name
from lint.mentions.names.spelling_distance import fold, initial, slip
from lint.mentions.people.age import Age
from lint.mentions.people.person import PERSONAL, person
from lint.mentions.people.role import Role
from lint.text.article_names import called
from lint.text.finding import ENDS_A_SIDE, End, Hit, other_articles
from lint.text.tables import lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lint.mentions import Mention, Reading
    from lint.stories.story import Story

#: A surname that more people of a story bear than this tells nobody.
_MANY = 12
#: Of each name so many articles are held against those of the others.
_EACH = 6
#: A surname that is shorter than this is one letter apart from too many.
_LONG = 6
#: A first name of no more letters is initials.
_INITIALS = 2
#: A surname is a person's where it stands alone so often.
_SURE = 3
#: The groups of the table of short names.
_FORMS = ("forms", "more forms", "other forms", "still others")

_Key = tuple[str, ...]


@dataclass(eq=False, repr=False)
class _Bearer:
    """A full name in one article: its words, where it stands, and the ages and offices that the article gives it."""

    reading: Reading
    key: _Key
    places: list[Name]
    told: set[str]
    alone: int
    """How often its last word stands alone."""

    @property
    def sure(self) -> bool:
        """Whether it surely is a person's."""
        return self.alone >= _SURE or any(name.type == "person" for name in self.places)

    @property
    def path(self) -> str:
        return self.reading.article.path

    @property
    def first(self) -> str:
        return self.key[0]


class GivenNameDiffers(Check):
    """A Linda in one article and a Loretta in another, of one surname, and the same office or age.

    An article that has both tells of two people, and is left alone with what it tells.
    """

    difference: Literal["other", "short"] = field(
        default="other", metadata={"doc": "other: two first names; short: one first name, full and short."}
    )

    words: ClassVar[tuple[str, ...]] = ("here", "article", "there", "others", "signals")
    needs: ClassVar[tuple[type[Mention], ...]] = (Name, Age, Role)
    family: ClassVar[str] = "name"

    def in_story(self, story: Story) -> Iterator[Hit]:
        bearers = [b for r in story.readings for b in _bearers(r)]
        known: dict[str, set[str]] = defaultdict(set)
        for b in bearers:
            known[b.path].update(b.key)
        done: set[frozenset[_Key]] = set()
        for group in _groups(bearers):
            for a, b in combinations(_few(group), 2):
                pair = frozenset((a.key, b.key))
                if len(pair) < 2 or a.path == b.path or pair in done or not (a.sure or b.sure):
                    continue
                if signals := self._signals(a, b, known):
                    done.add(pair)
                    yield _hit([x for x in group if x.key == a.key], [x for x in group if x.key == b.key], signals)

    def _signals(self, a: _Bearer, b: _Bearer, known: dict[str, set[str]]) -> str:
        """What speaks for one person under two names; nothing where they may be two."""
        if sorted(a.key) == sorted(b.key):
            return "the same names in another order" if self.difference == "other" and len(a.key) > 2 else ""
        if a.first == b.first or a.first in known[b.path] or b.first in known[a.path]:
            return ""
        short = b.first in _forms().get(a.first, ())
        if a.key[-1] != b.key[-1]:
            return "both names alike" if self.difference == "other" and _alike(a, b, known) else ""
        if short or self.difference == "short":
            return "of one surname" if short and self.difference == "short" else ""
        if slip(a.first, b.first):
            return " and ".join(["first names alike", *sorted(a.told & b.told)])
        if min(len(a.first), len(b.first)) <= _INITIALS:
            return ""
        alike = initial(a.first) == initial(b.first)  # two cousins may be of one age
        return " and ".join(sorted(t for t in a.told & b.told if alike or "age" not in t))


def _few(group: Sequence[_Bearer]) -> list[_Bearer]:
    """Of each name the first articles that have it, which are held against one another."""
    met: Counter[_Key] = Counter()
    few = []
    for b in group:
        met[b.key] += 1
        if met[b.key] <= _EACH:
            few.append(b)
    return few


def _alike(a: _Bearer, b: _Bearer, known: dict[str, set[str]]) -> bool:
    """True for two names that sound alike in both words, where each article has but one of the surnames."""
    one, two = a.key[-1], b.key[-1]
    if not len(a.key) == len(b.key) == 2 or len(one) < _LONG or one in known[b.path] or two in known[a.path]:
        return False
    return initial(a.first) == initial(b.first) and slip(one, two) == "one letter apart"


def _bearers(reading: Reading) -> Iterable[_Bearer]:
    """The people whom an article names in full."""
    found: dict[_Key, _Bearer] = {}
    alone = Counter(fold(name.text) for name in reading.of(Name) if len(name.words) == 1)
    for name in reading.of(Name):
        key = _key(name.text) if len(name.words) > 1 and name.type in PERSONAL and person(name) else ()
        if len(key) > 1:
            found.setdefault(key, _Bearer(reading, key, [], set(), alone[key[-1]])).places.append(name)
    for age in reading.of(Age):
        if b := found.get(_key(age.person.name)):
            b.told.add(f"the age {age.years}")
    for role in reading.of(Role):
        if role.kind_of != "sex" and (b := found.get(_key(role.person.name))):
            b.told.add(f"the office of {role.office}")
    return found.values()


def _key(name: str) -> _Key:
    """The words of a name without initials and suffixes."""
    words = (fold(w) for w in name.replace("-", " ").split())
    return tuple(w for w in words if len(w) > 1 and w not in {"jr", "sr", "ii", "iii"})


def _groups(bearers: Sequence[_Bearer]) -> Iterator[Sequence[_Bearer]]:
    """Those of one surname, of the same words, and of surnames that a letter divides."""
    groups: dict[tuple[str, ...], list[_Bearer]] = defaultdict(list)
    for b in bearers:
        groups["surname", b.key[-1]].append(b)
        groups["words", *sorted(b.key)].append(b)
        last = b.key[-1]
        for i in range(len(last)) if len(b.key) == 2 and len(last) >= _LONG else ():
            groups["near", initial(b.first), last[:i] + last[i + 1 :]].append(b)
            groups["near", initial(b.first), last[:i] + "*" + last[i + 1 :]].append(b)
    for _, group in sorted(groups.items()):
        if 1 < len({b.key for b in group}) <= _MANY:
            yield group


@cache
def _forms() -> dict[str, set[str]]:
    """Each first name with the forms that it has, or is one of."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in chain.from_iterable(lines("short-names")[group] for group in _FORMS):
        forms = {*map(fold, line)}
        for name in forms:
            found[name] |= forms
    return found


def _hit(left: Sequence[_Bearer], right: Sequence[_Bearer], signals: str) -> Hit:
    """The finding, the name that fewer articles have first."""
    rarer, other = sorted(
        (left, right), key=lambda side: (len({b.path for b in side}), sum(len(b.places) for b in side))
    )
    here, there = rarer[0].places[0].text, other[0].places[0].text
    ends = [End(b.reading.article, n.span) for b in rarer[:ENDS_A_SIDE] for n in b.places[:ENDS_A_SIDE]]
    ends += [End(b.reading.article, b.places[0].span, f"{there} here") for b in other[:ENDS_A_SIDE]]
    words = {
        "here": here,
        "article": called(rarer[0].path),
        "there": there,
        "others": other_articles(b.path for b in other),
        "signals": signals,
    }
    return Hit(tuple(ends), words)
