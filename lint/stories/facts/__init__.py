"""What several articles tell of one thing: a Fact has its values, and each value the Places that tell it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Literal, NamedTuple

from lint.mentions.words.sentence import Sentence, sentence_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lint.mentions import Reading
    from lint.text.span import Span

#: Whether all that is told of a thing may be true: it differs, differs in form alone, or agrees.
Verdict = Literal["differ", "form", "agree"]


class Place(NamedTuple):
    """Where an article says it, the words that tell the value, and the sentence that they stand in."""

    reading: Reading
    span: Span
    said: str
    sentence: str

    @property
    def path(self) -> str:
        """The article."""
        return self.reading.article.path


class Fact(NamedTuple):
    """One thing that several articles tell: its role in the story, what it is of, and each value with its places."""

    role: str
    of: str
    values: dict[str, list[Place]]
    verdict: Verdict

    @property
    def articles(self) -> set[str]:
        """The articles that tell it."""
        return {p.path for places in self.values.values() for p in places}

    @property
    def agreed(self) -> bool:
        """True where the articles have one value."""
        return self.verdict == "agree"


def place(reading: Reading, start: int, end: int, said: str = "") -> Place:
    """The place from `start` to `end` of the prose; it tells what stands there, if nothing else is `said`."""
    prose = reading.article.prose
    sentence = sentence_at(reading.of(Sentence), start)
    around = prose.text[sentence.start : sentence.end] if sentence else ""
    return Place(reading, prose.span(start, end), said or " ".join(prose.text[start:end].split()), around)


def valued(told: Iterable[tuple[str, Place]]) -> dict[str, list[Place]]:
    """Values with the places of each, in order of article and place."""
    values: dict[str, list[Place]] = defaultdict(list)
    for value, at in sorted(told, key=lambda t: (t[1].path, t[1].span)):
        values[value].append(at)
    return dict(values)


def held(role: str, of: str, values: dict[str, list[Place]], *, compatible: bool = False) -> Fact:
    """The fact, and what its values come to: where all articles have one of them, what some have beside it is more.

    `compatible` values may all be right: told in another form, or more roughly.
    """
    fact = Fact(role, of, values, "agree")
    if any(fact.articles <= {p.path for p in places} for places in values.values()):
        return fact
    return fact._replace(verdict="form" if compatible else "differ")


def joined(number: int, pairs: Iterable[tuple[int, int]]) -> Iterator[list[int]]:
    """The groups that so many things fall into where pairs of them are one, each in order; those of one thing too."""
    of = list(range(number))

    def root(i: int) -> int:
        while of[i] != i:
            of[i] = i = of[of[i]]
        return i

    for a, b in pairs:
        of[root(b)] = root(a)
    groups: dict[int, list[int]] = defaultdict(list)
    for i in range(number):
        groups[root(i)].append(i)
    yield from groups.values()


def commonest(words: Sequence[str]) -> str:
    """The one that stands most often; the longest of those that do, and then the first by letters."""
    return min(words, key=lambda w: (-words.count(w), -len(w), w))
