"""Articles + rules → findings: the only loop. It keeps nothing; the same input gives the same output.

Map: each article is read and checked alone, in a pool of processes where there are many. Group: readings become
stories. Compare: each story is checked. Every step takes and gives plain picklable values.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from lint.finding import Finding
from lint.linter import Done, Linter
from lint.mentions.story import Mode, group
from lint.read.folder import Unread
from lint.workers import collect_rarely, workers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from lint.article import Article, DateOrder
    from lint.read.folder import Copy
    from lint.rule import Rule
    from lint.text import Span

POOL_FROM = 48
"""Articles from which on a pool of processes is quicker than one (it takes about 0.1 s to start)."""


class Examined(NamedTuple):
    """One article that was read: its story, and how many mentions of each kind were looked at."""

    article: Article
    story: str
    mentions: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Report:
    """All that a run found, in order: articles by path, findings by their total order, and what could not be read.

    `stood` findings more are let stand; where `since` names a revision, only findings in lines changed since are here.
    """

    examined: tuple[Examined, ...] = ()
    findings: tuple[Finding, ...] = ()
    unread: tuple[Unread, ...] = ()
    stood: int = 0
    since: str = ""

    @property
    def stories(self) -> int:
        """How many stories of two articles or more were compared."""
        return sum(n > 1 for n in Counter(e.story for e in self.examined).values())

    def also_unread(self, more: Iterable[Unread]) -> Report:
        """The same report with more files that could not be read."""
        return replace(self, unread=tuple(sorted({*self.unread, *more})))


def lint(
    copies: Sequence[Copy],
    rules: Sequence[Rule],
    mode: Mode = "auto",
    published: date | None = None,
    progress: Callable[[int], None] | None = None,
    *,
    settle: Callable[[Finding], Finding | None] | None = None,
    date_order: DateOrder | None = None,
    whole: bool = False,
) -> Report:
    """The report on these files under these rules; `progress` is told each time how many more articles are done.

    `settle` says what settings make of a finding: the same, another level, or nothing. Where there are many articles,
    the report holds no more of their texts than its findings show, unless `whole`.
    """
    collect_rarely()
    few = len(copies) < POOL_FROM
    linter = Linter(
        rules,
        grouped=mode == "auto" and len(copies) > 1,
        whole=whole or few,
        published=published,
        date_order=date_order,
    )
    done: list[Done] = []
    findings: list[Finding] = []
    unread: list[Unread] = []
    with workers(linter, few) as run:
        for one in run(Linter.article, copies):
            if progress:
                progress(1)
            if isinstance(one, Unread):
                unread.append(one)
            else:
                done.append(one)
                findings += one.findings
        done.sort(key=lambda d: d.article.path)
        stories = group([d.gist for d in done], mode)
        told = {d.article.path: d.told for d in done}
        compared = [(s.name, [told.pop(r.article.path) for r in s.readings]) for s in stories if len(s.readings) > 1]
        for found in run(Linter.story, compared):
            if isinstance(found, Unread):
                unread.append(found)
            else:
                findings += found
    if settle:
        findings = [settled for f in findings if (settled := settle(f))]
    name = {r.article.path: s.name for s in stories for r in s.readings}
    examined = (Examined(d.article, name[d.article.path], d.counts) for d in done)
    return Report(tuple(examined), tuple(tidy(findings)), tuple(sorted(unread)))


def tidy(findings: Iterable[Finding]) -> list[Finding]:
    """The findings in their total order, each once, and one for one fault at one place.

    Where several checks find the same fault in the same words, the gravest finding stays; of those, the one that shows
    the most articles, then places.
    """
    kept: list[Finding] = []
    last: dict[tuple[str, str], int] = {}
    for f in sorted(
        {(f.rule, f.message, tuple(e.key() for e in f.ends)): f for f in findings}.values(), key=Finding.key
    ):
        place = f.ends[0].article.path, f.family
        before = kept[last[place]] if f.family and place in last else None
        if before is None or not before.ends[0].span.overlaps(f.ends[0].span):
            last[place] = len(kept)
            kept.append(f)
        elif _weight(f) > _weight(before):
            kept[last[place]] = f
    return sorted(_without_what_is_settled(kept), key=Finding.key)


def _without_what_is_settled(findings: list[Finding]) -> list[Finding]:
    """The findings but for those that hold up as right what a settled one of their family finds wrong."""
    wrong: dict[tuple[str, str], list[Span]] = {}
    for f in findings:
        if f.settled:
            wrong.setdefault((f.ends[0].article.path, f.family), []).append(f.ends[0].span)
    if not wrong:
        return findings
    return [
        f
        for f in findings
        if f.settled
        or not any(e.span.overlaps(span) for e in f.ends[1:] for span in wrong.get((e.article.path, f.family), ()))
    ]


def _weight(f: Finding) -> tuple[int, int, int]:
    return f.level, len({e.article.path for e in f.ends}), len(f.ends)
