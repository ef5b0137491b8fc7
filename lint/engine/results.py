"""What a run found, as reports read it: in order, and made as it is asked for where there is very much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from lint.read.folder import Unread
    from lint.text.article import Article
    from lint.text.finding import Finding, Level

T = TypeVar("T")

#: Of so many articles at most, what was made once is kept.
_KEPT = 10_000


class Examined(NamedTuple):
    """One article that was read: its story, and how many mentions of each kind were looked at."""

    article: Article
    story: str
    mentions: Mapping[str, int]


@dataclass(slots=True, frozen=True, eq=False, repr=False)
class Report:
    """All that a run found, in order: articles by path, findings by their total order, and what could not be read.

    `stood` findings more are let stand; where `since` names a revision, only findings in lines changed since are here.
    `notes` are sentences on how the run was made that its reader must know; `below` counts by level what was found and
    is not among the findings; `skipped` counts by kind the files in folders of copy that are not read.
    """

    examined: Sequence[Examined] = ()
    findings: Sequence[Finding] = ()
    unread: tuple[Unread, ...] = ()
    stood: int = 0
    since: str = ""
    notes: tuple[str, ...] = ()
    below: Mapping[Level, int] = field(default_factory=dict)
    skipped: Mapping[str, int] = field(default_factory=dict)

    def at_least(self, level: Level) -> Report:
        """The same report without the findings below a level, which are counted."""
        below: Counter[Level] = Counter()
        for f in self.findings:
            if f.level < level:
                below[f.level] += f.more or 1
        return replace(self, findings=tuple(f for f in self.findings if f.level >= level), below=below)

    @property
    def stories(self) -> int:
        """How many stories of two articles or more were compared."""
        return sum(n > 1 for n in Counter(e.story for e in self.examined).values())

    def also_unread(self, more: Iterable[Unread]) -> Report:
        """The same report with more files that could not be read."""
        return replace(self, unread=tuple(sorted({*self.unread, *more})))


class LazySequence(Sequence[T]):
    """Values that are made article by article when they are asked for."""

    def __init__(self, articles: int, of: Callable[[int], Sequence[T]]) -> None:
        """`of` gives the values of an article, by number."""
        self._articles, self._of = articles, of
        self._all: Sequence[T] | None = None
        self._count = -1

    def __iter__(self) -> Iterator[T]:
        if self._all is not None:
            yield from self._all
            return
        kept: list[T] = []
        count = 0
        for n in range(self._articles):
            some = self._of(n)
            count += len(some)
            yield from some
            if self._articles <= _KEPT:
                kept += some
        self._count = count
        if self._articles <= _KEPT:
            self._all = kept

    def __len__(self) -> int:
        if self._count < 0:
            self._count = sum(1 for _ in self)
        return self._count

    def __bool__(self) -> bool:
        return self._count > 0 or any(True for _ in self)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...
    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        self._all = list(self) if self._all is None else self._all
        return self._all[at]
