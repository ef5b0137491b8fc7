"""What of a report is shown, and in which order: in come findings, out come groups of them with headings."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from lint.report.terminal import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lint.engine.results import Report
    from lint.text.finding import Finding

#: More findings than these fold, unless all or so many are asked for: of each rule the first few are shown.
MANY, FIRST = 200, 3


class View(NamedTuple):
    """How findings are shown: grouped by `story`, `article` or `rule`, or as it fits; no more than `limit`, 0 for all.

    Without a limit many findings fold. `alone` leaves the last line out, `statistics` shows how many there are of each
    rule. `stet` is the command
    that lets these findings stand, to name it.
    """

    group_by: str = ""
    limit: int | None = 0
    alone: bool = False
    statistics: bool = False
    stet: str = ""


class Group(NamedTuple):
    """Findings under one heading, and how many more there are that are not shown."""

    heading: str
    findings: Sequence[Finding]
    more: int = 0

    @property
    def first(self) -> Finding:
        """The first of them."""
        return self.findings[0]

    @property
    def shown(self) -> int:
        """How many they are, those that one stands for included."""
        return sum(f.more or 1 for f in self.findings)


class Found(NamedTuple):
    """The findings to be shown, group by group, and how many there are in all, by level and by rule."""

    groups: Iterable[Group]
    levels: Counter[str]
    rules: Counter[str]
    shown: int


def looked_at(report: Report, view: View) -> Found:
    """The findings of the report as the view has them, which is read once."""
    levels: Counter[str] = Counter()
    rules: Counter[str] = Counter()
    first: dict[str, list[Finding]] = {}
    few: list[Finding] = []
    for f in report.findings:
        levels[str(f.level)] += f.more or 1
        rules[f.rule] += f.more or 1
        if rules[f.rule] <= FIRST:
            first.setdefault(f.rule, []).append(f)
        if len(few) <= MANY:
            few.append(f)
    many = len(few) > MANY
    if view.statistics or (many and view.limit is None):
        groups = [_of_rule(some, rules) for some in first.values()]
        groups.sort(key=lambda g: (-g.first.level, -rules[g.first.rule], g.first.rule))
        return Found(groups, levels, rules, sum(g.shown for g in groups))
    if not view.limit and (view.group_by == "article" or (many and not view.group_by)):  # very many are not held
        return Found([Group("", report.findings)], levels, rules, sum(rules.values()))
    kept = list(report.findings) if many else few
    if view.limit and len(kept) > view.limit:
        gravest = sorted(range(len(kept)), key=lambda n: -kept[n].level)[: view.limit]
        kept = [kept[n] for n in sorted(gravest)]
    return Found(_groups(report, kept, view, rules), levels, rules, sum(f.more or 1 for f in kept))


def _of_rule(findings: list[Finding], rules: Counter[str]) -> Group:
    first = findings[0]
    many = rules[first.rule]
    heading = f"{first.rule}: {many:,} {'finding' if many == 1 else 'findings'} ({first.level})"
    return Group(heading, findings, many - sum(f.more or 1 for f in findings))


def _groups(report: Report, findings: list[Finding], view: View, rules: Counter[str]) -> Iterator[Group]:
    if view.group_by == "article" or (not view.group_by and len(findings) > MANY):
        yield Group("", findings)
    elif view.group_by == "rule":
        of: dict[str, list[Finding]] = {}
        for f in findings:
            of.setdefault(f.rule, []).append(f)
        for name in sorted(of, key=lambda n: (-max(f.level for f in of[n]), -rules[n], n)):
            yield _of_rule(of[name], rules)
    else:
        yield from _stories(report, findings)


def _stories(report: Report, findings: list[Finding]) -> Iterator[Group]:
    """A story after the other, and then the articles that are in none with others."""
    many = Counter(e.story for e in report.examined)
    story = {e.article.path: e.story for e in report.examined if many[e.story] > 1}
    of: dict[str, list[Finding]] = {}
    for f in findings:
        of.setdefault(story.get(f.ends[0].article.path, ""), []).append(f)
    alone = of.pop("", [])
    for name, some in of.items():
        yield Group(f"Story {visible(name)} ({many[name]} articles)", some)
    if alone:
        yield Group("In no story with others" if of else "", alone)
