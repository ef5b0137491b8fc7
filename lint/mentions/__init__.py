"""What an article says, found once: in comes an Article, out goes a Reading that answers with its mentions.

A kind of mention is one file here: a `Mention` subclass whose `find` reads an article's prose.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from functools import cached_property
from importlib import import_module
from itertools import accumulate
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lint.mentions.where import Where
    from lint.text.article import Article
    from lint.text.span import Span

#: The kinds that can be asked for by name, with the class that finds each.
KINDS = {
    "date": "lint.mentions.dates.date:Date",
    "name": "lint.mentions.names.name:Name",
    "quotation": "lint.mentions.quotations.quotation:Quotation",
    "figure": "lint.mentions.figures.figure:Figure",
}


@dataclass(slots=True, eq=False, repr=False)
class Mention:
    """One thing an article says at one place; a subclass adds its normalised value.

    `span` is the place in the source; `start` and `end` are the same place in the article's prose. Mentions of the same
    values are equal: to tell so stands here once, since what is made for each class is made at every start.
    """

    kind: ClassVar[str]

    span: Span
    start: int
    end: int

    @classmethod
    def find(cls, reading: Reading) -> Iterable[Mention]:
        """All mentions of this kind in `reading.article`, in order; may ask the reading for other kinds."""
        raise NotImplementedError

    def values(self) -> dict[str, str]:
        """The normalised value as named strings, for `newslint mentions`."""
        raise NotImplementedError

    def _fields(self) -> tuple[object, ...]:
        return tuple(getattr(self, f.name) for f in fields(self))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Mention) and self.__class__ is other.__class__ and self._fields() == other._fields()

    def __hash__(self) -> int:
        return hash(self._fields())

    def __repr__(self) -> str:
        return f"{type(self).__name__}{self._fields()!r}"


M = TypeVar("M", bound=Mention)


@dataclass(eq=False, repr=False)
class Reading:
    """An article and what has been found in it: each kind of mention is found once, when first asked for.

    `where` is where the rule looks that it is read for. What is found elsewhere is not reported; a check that weighs
    several places against each other asks `admits` of each.
    """

    article: Article
    found: dict[type[Mention], Sequence[Mention]] = field(default_factory=dict)
    where: Where | None = None

    def of(self, kind: type[M]) -> Sequence[M]:
        """The mentions of one kind, in order of place."""
        found = self.found.get(kind)
        if found is None:
            found = self.found[kind] = tuple(kind.find(self))
        return cast("Sequence[M]", found)

    @cached_property
    def quoted(self) -> tuple[list[int], list[int]]:
        """Where in the source quotations start, in order, and how far those up to each one reach, nested ones too."""
        spans = [q.span for q in self.of(kind_named("quotation"))]
        return [s.start for s in spans], list(accumulate((s.end for s in spans), max))

    def looking(self, where: Where | None) -> Reading:
        """The same reading, for a rule that looks there."""
        return Reading(self.article, self.found, where) if where else self

    def admits(self, start: int) -> bool:
        """Whether the rule looks at the prose offset `start`."""
        return not self.where or self.where.admits(self, self.article.prose.span(start, start + 1).start)


def kind_named(name: str) -> type[Mention]:
    """The class for a name in KINDS."""
    module, _, attribute = KINDS[name].partition(":")
    return cast("type[Mention]", getattr(import_module(module), attribute))
