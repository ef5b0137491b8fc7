"""Stets (“let it stand”): findings and what editors have accepted → the findings that are left, and stets gone stale.

A stet stands in the file `newslint-stets.yml` beside the settings, or in Markdown copy as a comment
`<!-- stet pack/rule: reason -->`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from lint.settings.settings import within
from lint.text.article import Article, Prose
from lint.text.finding import End, Finding, Level
from lint.text.lazy_regex import lazy
from lint.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from lint.engine.results import Report
    from lint.revisions.changed_lines import Changes
    from lint.text.article import StetComment

_REMARK = lazy(r"stet\b(?P<rules>[^:]*):(?P<reason>.*)", re.DOTALL | re.IGNORECASE)
_HOW = "Write <!-- stet pack/rule: reason -->."


class Stet(NamedTuple):
    """A finding that an editor has accepted.

    `article` is the path, from the file's folder, of the article to look in first, `against` the others; `span` is
    where the stet stands in the file.
    """

    rule: str
    fingerprint: str
    article: str
    reason: str
    words: str = ""
    against: tuple[str, ...] = ()
    by: str = ""
    until: date | None = None
    span: Span = Span(0, 0)

    @property
    def key(self) -> tuple[str, str]:
        """What it is known by."""
        return self.fingerprint, self.article


class StetFile(NamedTuple):
    """The stets in one file; `article` is the file itself, so that findings can point into it.

    `baseline` says how many places were there before, by fingerprint and article.
    """

    folder: Path
    article: Article
    stets: Sequence[Stet] = ()
    baseline: Mapping[tuple[str, str], int] = MappingProxyType({})

    def place(self, article: Article) -> str:
        """The path by which a stet knows an article."""
        return plain(within(self.folder, article.path)) or plain(article.path)


def plain(path: str) -> str:
    """A path as text that can be written; what is no Unicode in it is a question mark."""
    return path.encode("utf-8", "replace").decode()


def none() -> StetFile:
    """No stets."""
    return StetFile(Path(), Article("", "", Prose(""), ()))


def let_stand(
    report: Report, file: StetFile, levels: Mapping[str, Level | None], today: date, changes: Changes | None = None
) -> Report:
    """The report without what stands by a stet, and with a warning for each stet that is mistaken or has gone stale.

    `levels` are those of all rules, None where a rule was not run. A stet is called stale only where its rule was run
    and its articles were examined together. With `changes`, remarks in changed lines are not heeded.
    """
    live = {s.key: s for s in file.stets if s.until is None or s.until >= today}
    spoken = [e.article for e in report.examined if e.article.stet_comments]
    if changes:
        changes.look_at([article.path for article in spoken])
    stet_comments = {article.path: _Remarks(article, levels, changes) for article in spoken}
    before = _before(report.findings, file)
    used: set[object] = set()
    left = []
    stood = 0
    for f in report.findings:
        path = f.ends[0].article.path
        if (key := _key(f, file)) in live:
            used.add(key)
            stood += f.more or 1
        elif before(f):
            stood += f.more or 1
        elif path in stet_comments and (remark := stet_comments[path].of(f)):
            used.add((path, remark.span))
            stood += 1
        else:
            left.append(f)
    warnings = [*_of_file(report, file, levels, used, today)]
    for r in stet_comments.values():
        warnings += _of_remarks(r.article, r.named, levels, used)
    findings = sorted([*left, *warnings], key=Finding.sort_key)
    return replace(report, findings=tuple(findings), stood=stood)


def _key(finding: Finding, file: StetFile) -> tuple[str, str]:
    return (finding.fingerprint, file.place(finding.ends[0].article)) if file.stets else ("", "")


def _before(findings: Sequence[Finding], file: StetFile) -> Callable[[Finding], bool]:
    """Whether a finding stands by the baseline; where its words have come up once more, nobody knows which are new."""
    if not file.baseline:
        return lambda _: False
    from lint.settings.baseline import entry, places

    now = places(findings, file)
    stand = {key for key, most in file.baseline.items() if now.get(key, 0) <= most}
    return lambda f: entry(f, file) in stand


class _Remarks:
    """The remarks of an article, each with the rules and packs that it names; none where it is mistaken."""

    def __init__(self, article: Article, known: Collection[str], changes: Changes | None) -> None:
        names = {*known, *(rule.split("/")[0] for rule in known)}
        self.article = article
        self.named: list[tuple[StetComment, frozenset[str]]] = []
        heeded = [r for r in article.stet_comments if not (changes and changes.touched(article, r.span))]
        for remark in sorted(heeded, key=lambda r: (r.covers.start, r.span)):
            m = _REMARK.fullmatch(remark.text)
            rules = frozenset(re.split(r"[\s,]+", m["rules"].strip())) if m and m["reason"].strip() else frozenset()
            self.named.append((remark, rules if rules <= names else frozenset()))
        self._starts = [r.covers.start for r, _ in self.named]
        self._reach = list(accumulate((r.covers.end for r, _ in self.named), max))

    def of(self, finding: Finding) -> StetComment | None:
        """The nearest remark that speaks of the place to look first, and names the finding's rule or its pack.

        None lets findings stand that are not shown: they may be about other places.
        """
        if finding.more:
            return None
        at = finding.ends[0].span.start
        n = bisect_right(self._starts, at) - 1
        while n >= 0 and self._reach[n] > at:
            remark, rules = self.named[n]
            if at < remark.covers.end and (finding.rule in rules or finding.rule.split("/")[0] in rules):
                return remark
            n -= 1
        return None


def _of_remarks(
    article: Article,
    stet_comments: Iterable[tuple[StetComment, frozenset[str]]],
    levels: Mapping[str, Level | None],
    used: Collection[object],
) -> Iterator[Finding]:
    """What is wrong with the remarks of an article."""
    for remark, rules in stet_comments:
        if not rules:
            yield _warning("stet/mistake", _mistake(remark, levels), article, remark.span)
        elif (article.path, remark.span) not in used and _all_run(rules, levels):
            message = f"This stet lets nothing stand: {', '.join(sorted(rules))} finds nothing here. Remove it."
            yield _warning("stet/unused", message, article, remark.span)


def _mistake(remark: StetComment, levels: Collection[str]) -> str:
    from lint.rulebook.yaml_file import nearest

    m = _REMARK.fullmatch(remark.text)
    names = {*levels, *(rule.split("/")[0] for rule in levels)}
    if m is None and not names.isdisjoint(re.split(r"[\s,]+", remark.text)):
        return f"This stet gives no reason: why is it right? {_HOW}"
    if m is None or not m["rules"].strip():
        return f"This stet names no rule. {_HOW}"
    if not m["reason"].strip():
        return f"This stet gives no reason. {_HOW}"
    wrong = next(name for name in re.split(r"[\s,]+", m["rules"].strip()) if name not in names)
    return f"'{wrong}' is no rule and no pack. {nearest(wrong, names)}"


def _all_run(names: Iterable[str], levels: Mapping[str, Level | None]) -> bool:
    """Whether all rules that these names stand for were run."""
    wanted = set(names)
    return all(level is not None for rule, level in levels.items() if wanted & {rule, rule.split("/")[0]})


def _of_file(
    report: Report, file: StetFile, levels: Mapping[str, Level | None], used: Collection[object], today: date
) -> Iterator[Finding]:
    """The stets in the file that have run out, or that match nothing any more."""
    story = {file.place(e.article): e.story for e in report.examined}

    def together(stet: Stet) -> bool:
        return all(story.get(other) == story[stet.article] for other in stet.against)

    for stet in file.stets:
        if stet.article not in story:
            continue
        if stet.until is not None and stet.until < today:
            message = f"This stet held until {stet.until:%B} {stet.until.day}, {stet.until.year}. Renew or remove it."
            yield _warning("stet/expired", message, file.article, stet.span)
        elif stet.rule not in levels:
            message = f"This stet is for {stet.rule}, which is no rule any more. Remove it."
            yield _warning("stet/unused", message, file.article, stet.span)
        elif stet.key not in used and levels[stet.rule] is not None and together(stet):
            message = f"This stet matches nothing in {stet.article} any more. Remove it."
            yield _warning("stet/unused", message, file.article, stet.span)


def _warning(rule: str, message: str, article: Article, span: Span) -> Finding:
    return Finding(rule, "stet", Level.WARNING, message, (End(article, span),))
