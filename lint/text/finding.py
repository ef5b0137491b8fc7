"""What checks yield and what newslint reports: hits, findings, and the places they point at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from hashlib import blake2b
from typing import TYPE_CHECKING

from lint.text.article_names import called

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lint.text.article import Article
    from lint.text.span import Span


class Level(IntEnum):
    """How much a finding matters: `error` is wrong or disagrees, `warning` wants a look, `style` is house style."""

    STYLE = 1
    WARNING = 2
    ERROR = 3

    def __str__(self) -> str:
        return self.name.lower()


#: How much of a fingerprint people see and write.
SHORT = 7

#: The finding that stands for many that are not shown has so many ends at most, each about other words.
OTHERS = 20


@dataclass(slots=True, unsafe_hash=True)
class End:
    """One place that a finding points at, and what to say of it."""

    article: Article
    span: Span
    note: str = ""

    @property
    def text(self) -> str:
        """The words in question, as they stand in the source."""
        return self.article.quoted(self.span)

    def sort_key(self) -> tuple[str, int, int, str]:
        """What ends are sorted by."""
        return self.article.path, self.span.start, self.span.end, self.note


#: Places that a finding points at on either side, where two sides disagree.
ENDS_A_SIDE = 6


def other_articles(paths: Iterable[str]) -> str:
    """The articles at these paths, in words: the name of one, or how many other ones there are."""
    first, *more = sorted(set(paths))
    return f"{len(more) + 1} other articles" if more else called(first)


def where(ends: Sequence[End], alone: bool) -> str:
    """Where these ends stand, in words: articles or, where `alone` says that all are of one, a line or paragraph."""
    first = ends[0]
    if alone:
        return first.article.line_told(first.span.start)
    more = len({e.article.path for e in ends}) - 1
    name = called(first.article.path)
    return f"{name} and {more} other article{'s' * (more > 1)}" if more else name


@dataclass(slots=True, unsafe_hash=True)
class Fix:
    """A change: put `replacement` where `span` is, in the article of the finding's first end.

    It is `safe` for marks, spaces, doubled words and what a table says; what is guessed is a suggestion, for an editor
    to take or to leave.
    """

    span: Span
    replacement: str
    safe: bool = True


@dataclass(slots=True, unsafe_hash=True)
class Hit:
    """What a check yields: the places, and the words its rule's message may use."""

    ends: tuple[End, ...]
    words: Mapping[str, str]
    fix: Fix | None = None


@dataclass(slots=True, unsafe_hash=True)
class Finding:
    """What a rule reports. `ends[0]` is where to look first; the others are what it disagrees with.

    One that stands for `more` findings that are not shown has a place for each of the words that these are about.
    """

    rule: str
    check: str
    level: Level
    message: str
    ends: tuple[End, ...]
    story: str = ""
    fix: Fix | None = None
    family: str = ""
    settled: bool = False
    more: int = 0

    @property
    def fingerprint(self) -> str:
        """Sixteen hex digits from the rule and the quoted words, so that it outlives edits elsewhere in the copy.

        How often words stand does not count.
        """
        rule = f"{self.rule} and more" if self.more else self.rule
        first = self.ends[0].text
        words = "\x00".join([rule, first, *sorted({e.text for e in self.ends[1:]} - {first})])
        if not words.isascii():
            from lint.text.composition import composed

            words = composed(words)
        return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()

    @property
    def short(self) -> str:
        """The beginning of the fingerprint, which is enough to name the finding by."""
        return self.fingerprint[:SHORT]

    def sort_key(self) -> tuple[object, ...]:
        """The total order of findings: by place, the graver first where two start at one place."""
        first = self.ends[0]
        return (
            first.article.path,
            first.span.start,
            -self.level,
            self.rule,
            first.span.end,
            self.message,
            [e.sort_key() for e in self.ends[1:]],
        )


def in_one(hits: Iterable[Hit]) -> Iterator[Hit]:
    """One hit for all of an article, where that has the same fault again and again; its `times` counts them."""
    found = list(hits)
    if len(found) < 2:
        yield from found
        return
    words = {**found[0].words, "times": f"{found[0].words['times']}, and {len(found) - 1} more likewise"}
    yield Hit(tuple(end for hit in found for end in hit.ends), words)
