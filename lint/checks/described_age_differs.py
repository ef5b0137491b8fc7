"""One person whom the copy describes without a name, with two ages: in an article, or between those of a story."""

from __future__ import annotations

import re
from dataclasses import field
from itertools import combinations
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from lint.checks import Check
from lint.mentions.figures.figure import Figure
from lint.mentions.roles.described import Described
from lint.stories.story import CROWD
from lint.text.article_names import called
from lint.text.composition import composed
from lint.text.finding import ENDS_A_SIDE, End, Hit, other_articles
from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lint.mentions import Mention, Reading
    from lint.stories.story import Story

#: Ages up to this are rare in a story; two of them that are a year or two apart are hardly two children.
_CHILD = 13
_ADULT = 20
#: A number that may be an age, in digits.
_NUMBER = lazy(r"(?<![\d.,$:/-])\d{1,2}(?![\d.,]\d|:\d|%)")
#: Whose kin somebody is; and what tells of several.
_WHOSE = lazy(r"\b(?:his|her|their|the couple['’]s|[A-Z]\w+['’]s) \Z")
_SEVERAL = lazy(
    r"\b(?:sons|daughters|children|kids|siblings|brothers|sisters|another|older|oldest|younger|youngest)\b",
    re.IGNORECASE,
)
_CAPITAL = lazy(r"[A-Z][a-z]+")


class _Told(NamedTuple):
    reading: Reading
    person: Described

    @property
    def path(self) -> str:
        return self.reading.article.path


class DescribedAgeDiffers(Check):
    """A child who is 6 in one article and 7 in the other.

    Only ages are compared that the other article gives to nobody, of people of one sex in one role.
    """

    apart: int = field(
        default=2, metadata={"doc": "Two children's ages may be so many years apart; others half of it."}
    )
    birthday: int = field(
        default=21,
        metadata={"doc": "Days between two articles from which on the later may make somebody a year older."},
    )

    words: ClassVar[tuple[str, ...]] = ("article", "here", "others", "there", "verdict")
    needs: ClassVar[tuple[type[Mention], ...]] = (Described, Figure)

    trigger: ClassVar[str] = r"[ -]years?[ -]old\b"

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        text = reading.article.prose.text
        kin = [p for p in reading.of(Described) if _WHOSE.search(text, max(p.start - 24, 0), p.start)]
        for a, b in combinations(kin, 2):
            if a.noun == b.noun and 0 < abs(a.years - b.years) <= self.apart // 2 and not _SEVERAL.search(text):
                yield _hit([_Told(reading, a)], [_Told(reading, b)])
                return

    def in_story(self, story: Story) -> Iterator[Hit]:
        told = [_Told(r, p) for r in story.readings for p in r.of(Described)]
        if len({t.path for t in told}) < 2 or len(told) > CROWD:
            return
        ages = {r.article.path: _ages(r) for r in story.readings}
        done: set[tuple[int, int]] = set()
        for a, b in combinations(told, 2):
            key = min(a.person.years, b.person.years), max(a.person.years, b.person.years)
            if a.path == b.path or key in done or not self._one(a, b):
                continue
            if a.person.years in ages[b.path] or b.person.years in ages[a.path]:
                continue
            done.add(key)
            yield _hit([t for t in told if t.person.years == a.person.years and self._one(t, b)],
                       [t for t in told if t.person.years == b.person.years and self._one(a, t)])  # fmt: skip

    def _one(self, a: _Told, b: _Told) -> bool:
        """True where two places seem to describe one person, with two ages that no birthday explains."""
        p, q = a.person, b.person
        low, high = sorted((p.years, q.years))
        young = high <= _CHILD
        if not 0 < high - low <= (self.apart if young else self.apart // 2) or (p.sex and q.sex and p.sex != q.sex):
            return False
        if ("held" in p.fates) != ("held" in q.fates) and p.fates and q.fates and not young:
            return False
        ours, theirs = ({*_CAPITAL.findall(composed(t.reading.article.quoted(t.person.span)))} for t in (a, b))
        if ours and theirs and ours.isdisjoint(theirs):
            return False  # a Muslim man and a Buddhist man
        if not young and high >= _ADULT and not p.fates & q.fates:
            return False
        first, second = a.reading.article.published, b.reading.article.published
        if first is None or second is None:
            return True
        days = (second - first).days * (1 if q.years > p.years else -1)
        return days < self.birthday


def _ages(reading: Reading) -> set[int]:
    """All numbers of an article that may be ages."""
    found = {int(m[0]) for m in _NUMBER.finditer(reading.article.prose.text)}
    return found | {int(f.low) for f in reading.of(Figure) if f.form == "age"}


def _hit(left: Sequence[_Told], right: Sequence[_Told]) -> Hit:
    """The finding, the age that fewer articles have first."""
    wrong, good = sorted((left, right), key=lambda side: len({t.path for t in side}))
    elsewhere = {t.path for t in good} - {wrong[0].path}
    n = len(elsewhere)
    likelier = n > len({t.path for t in wrong}) and f"{good[0].person.years} is likelier: {n} articles have it."
    words = {
        "article": called(wrong[0].path),
        "here": wrong[0].reading.article.quoted(wrong[0].person.span),
        "others": other_articles(elsewhere) if elsewhere else "another place",
        "there": good[0].reading.article.quoted(good[0].person.span),
        "verdict": likelier or "Which is right is open.",
    }
    ends = [End(t.reading.article, t.person.span) for t in wrong[:ENDS_A_SIDE]]
    ends += [End(t.reading.article, t.person.span, f"{t.person.years} here") for t in good[:ENDS_A_SIDE]]
    return Hit(tuple(ends), words)
