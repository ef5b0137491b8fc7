"""One person with two ages: within an article, or between the articles of a story."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import field
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from lint.checks import Check
from lint.mentions.people.age import Age
from lint.mentions.people.person import several
from lint.text.article_names import called
from lint.text.finding import End, Hit, other_articles
from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lint.mentions import Mention, Reading
    from lint.stories.story import Story


#: Before a name these may tell a father from the son who bears it too.
#: An age of another time: of the crime, of the arrest.
_THEN = lazy(
    r"\b(?:was|were|turned|aged?|at) (?:just |only )?(\d{1,2}) (?:when|at the time|years old when|at (?:his|her))\b"
    r"|\bthen[- ](\d{1,2})\b"
)
_RELATIVE = lazy(r"\b(?:father|mother|son|daughter|elder|younger|namesake|grand(?:father|son))\b")
#: Years that a father is older than his son, at least and mostly at most.
_GENERATION = range(13, 50)
#: Years that may lie between two articles of a story that have no date.
_A_WHILE = 2
#: So much on either side of an age shows whether it is reprinted.
_REPRINT = 40
#: Places that a finding points at on either side.
_MOST_ENDS = 12


class _Given(NamedTuple):
    """An age and the article that gives it."""

    reading: Reading
    age: Age

    @property
    def path(self) -> str:
        return self.reading.article.path


class AgeDiffers(Check):
    """One person with two ages that no birthday explains."""

    birthday: int = field(
        default=21,
        metadata={"doc": "Days between two articles from which on the later may make somebody a year older."},
    )

    words: ClassVar[tuple[str, ...]] = ("name", "article", "age", "others", "other", "verdict")
    needs: ClassVar[tuple[type[Mention], ...]] = (Age,)

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        yield from self._conflicts([_Given(reading, a) for a in reading.of(Age)])

    def in_story(self, story: Story) -> Iterator[Hit]:
        every = [_Given(r, a) for r in story.readings for a in r.of(Age)]
        for hit in self._conflicts(every):
            if len({e.article.path for e in hit.ends}) > 1:
                yield hit

    def _conflicts(self, given: Sequence[_Given]) -> Iterator[Hit]:
        """One hit a person whose ages differ."""
        people: dict[str, list[_Given]] = defaultdict(list)
        for g in given:
            people[g.age.person.key].append(g)
        for _, places in sorted(people.items()):
            ages: dict[int, list[_Given]] = defaultdict(list)
            for g in places:
                ages[g.age.years].append(g)
            if len(ages) > 1 and not (_two_people(places) or _then_and_now(places)) and (sides := self._sides(ages)):
                yield _hit(*sides)

    def _sides(self, ages: dict[int, list[_Given]]) -> tuple[list[_Given], list[_Given]] | None:
        """The places with the doubtful ages, and those with the likeliest one; None where birthdays explain them."""
        likeliest = max(ages, key=lambda years: (len({g.path for g in ages[years]}), len(ages[years])))
        good = ages[likeliest]
        issues = list({g.reading.article.published: g for g in good}.values())
        wrong = [
            g
            for years in sorted(ages.keys() - {likeliest})
            for g in ages[years]
            if not all(self._grown(g, other) or self._grown(other, g) for other in issues)
        ]
        rest = [g for years in sorted(ages.keys() - {likeliest}) for g in ages[years] if g not in wrong]
        wrong += [g for g in rest if not all(self._grown(g, w) or self._grown(w, g) for w in wrong)]
        return (wrong, good) if wrong else None

    def _grown(self, younger: _Given, older: _Given) -> bool:
        """True where a birthday may have made the difference."""
        a, b = younger.reading.article.published, older.reading.article.published
        if younger.path != older.path and (a is None or b is None):
            return abs(older.age.years - younger.age.years) <= _A_WHILE  # of when they tell is not known
        if a is None or b is None or a == b:
            return False
        days = (b - a).days
        years = older.age.years - younger.age.years
        return years > 0 and days >= self.birthday and years - 1 <= days / 365 and years <= days / 365 + 1


def _two_people(places: Sequence[_Given]) -> bool:
    """True where a name is, or may be, a father's and a son's."""
    if several(g.age.person for g in places):
        return True
    ages = {g.age.years for g in places}
    if max(ages) - min(ages) not in _GENERATION or f"{max(ages)}" == f"{min(ages)}"[::-1]:
        return False
    return len({g.age.person.suffix for g in places}) > 1 or any(_RELATIVE.search(_before(g)) for g in places)


def _then_and_now(places: Sequence[_Given]) -> bool:
    """True where the copy tells one of the ages as that of another time: “He was 17 when he shot her”."""
    years = {g.age.years for g in places}
    texts = {g.path: g.reading.article.prose.text for g in places}
    return any(int(m[1] or m[2]) in years for text in texts.values() for m in _THEN.finditer(text))


def _before(g: _Given) -> str:
    """The words before an age and before the name beside it."""
    return g.reading.article.prose.text[max(g.age.name_start - 80, 0) : g.age.name_start]


def _said(side: Sequence[_Given]) -> set[str]:
    """The words around each age, once each: what is reprinted word for word is one source."""
    return {" ".join(_around(g).lower().split()) for g in side}


def _sources(side: Sequence[_Given]) -> int:
    """How many articles have the age in their own words."""
    return min(len(_said(side)), len({g.path for g in side}))


def _around(g: _Given) -> str:
    text = g.reading.article.prose.text
    return text[max(g.age.start - _REPRINT, 0) : g.age.end + _REPRINT]


def _hit(wrong: Sequence[_Given], good: Sequence[_Given]) -> Hit:
    """The finding, the doubtful side first."""
    files = sorted({g.path for g in good} - {wrong[0].path})
    own = called(wrong[0].path)
    places = "another place" if len(good) == 1 else f"{len(good)} other places"
    others = other_articles(files) if files else places
    n, m = _sources(wrong), _sources(good)
    if m > n:
        verdict = f"{good[0].age.years} is likelier: {m} articles tell it in their own words."
    elif m == n == 1 and len(_said(good)) > len(_said(wrong)):
        verdict = f"{good[0].age.years} is likelier: it stands {len(_said(good))} times."
    else:
        verdict = "Which is right is open."
    words = {"name": good[0].age.person.name, "article": own, "age": str(wrong[0].age.years), "others": others,
             "other": str(good[0].age.years), "verdict": verdict}  # fmt: skip
    ends = (
        End(g.reading.article, g.age.span, f"{g.age.person.name}, {g.age.years}")
        for g in (*wrong[:_MOST_ENDS], *good[:_MOST_ENDS])
    )
    return Hit(tuple(ends), words)
