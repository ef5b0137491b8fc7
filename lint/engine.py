"""Articles + rules → findings: the only loop. It keeps nothing; the same input gives the same output.

Map: each article is read and checked alone, in a pool of processes where there are many. Group: readings become
stories. Compare: each story is checked. Every step takes and gives plain picklable values.
"""

from __future__ import annotations

import gc
import os
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from traceback import walk_tb
from typing import TYPE_CHECKING, NamedTuple

from lint.finding import Finding, Hit
from lint.literals import Literals
from lint.mentions import KINDS, Reading
from lint.mentions.story import NEEDS, Mode, Story, group
from lint.read import UnreadableError
from lint.read.folder import Unread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from lint.article import Article
    from lint.read.folder import Copy
    from lint.rule import Rule
    from lint.text import Span

POOL_FROM = 48
"""Articles from which on a pool of processes is quicker than one (it takes about 0.1 s to start)."""
_CHUNK = 16


class Examined(NamedTuple):
    """One article that was read: its story, and how many mentions of each kind were looked at."""

    article: Article
    story: str
    mentions: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Report:
    """All that a run found, in order: articles by path, findings by their total order, and what could not be read."""

    examined: tuple[Examined, ...] = ()
    findings: tuple[Finding, ...] = ()
    unread: tuple[Unread, ...] = ()

    @property
    def stories(self) -> int:
        """How many stories of two articles or more were compared."""
        return sum(n > 1 for n in Counter(e.story for e in self.examined).values())

    def also_unread(self, more: Iterable[Unread]) -> Report:
        """The same report with more files that could not be read."""
        return replace(self, unread=tuple(sorted({*self.unread, *more})))


class Linter:
    """The rules, made ready to be run over any number of articles."""

    def __init__(self, rules: Sequence[Rule], grouped: bool = False) -> None:
        """`grouped` where the articles shall be grouped by what they say, so that it is found along with the rest."""
        self.rules = sorted(rules, key=lambda r: r.id)
        self.grouped = grouped
        self._needs = tuple(dict.fromkeys(kind for r in self.rules for kind in r.check.needs))
        self._article_rules = [r for r in self.rules if _overrides(r, "in_article")]
        self._story_rules = [r for r in self.rules if _overrides(r, "in_story")]
        self._story_needs = tuple(dict.fromkeys(k for r in self._story_rules for k in r.check.needs))
        self._literals = _Literals(self.rules)

    def read(self, article: Article) -> Reading:
        """The article's reading, with every kind of mention that the rules need."""
        reading = Reading(article)
        for kind in self._needs:
            reading.of(kind)
        return reading

    def check_article(self, reading: Reading) -> list[Finding]:
        """What the rules find in one article."""
        found = [_finding(rule, hit) for rule in self._article_rules for hit in rule.check.in_article(reading)]
        found += [_finding(rule, hit) for rule, hit in self._literals.hits(reading)]
        return found

    def check_story(self, story: Story) -> list[Finding]:
        """What the rules find between the articles of one story."""
        if len(story.readings) < 2:
            return []
        return [_finding(rule, hit, story.name) for rule in self._story_rules for hit in rule.check.in_story(story)]

    def slim(self, reading: Reading) -> Reading:
        """The reading with no more than grouping and story checks ask for."""
        also = NEEDS if self.grouped else ()
        for kind in also:
            reading.of(kind)
        wanted = {*self._story_needs, *also}
        return Reading(reading.article, {k: v for k, v in reading.found.items() if k in wanted})


def lint(
    copies: Sequence[Copy],
    rules: Sequence[Rule],
    mode: Mode = "auto",
    published: date | None = None,
    progress: Callable[[int], None] | None = None,
    settle: Callable[[Finding], Finding | None] | None = None,
) -> Report:
    """The report on these files under these rules; `progress` is told each time how many more articles are done.

    `settle` says what settings make of a finding: the same, another level, or nothing.
    """
    collect_rarely()
    linter = Linter(rules, grouped=mode == "auto" and len(copies) > 1)
    readings: list[Reading] = []
    findings: list[Finding] = []
    unread: list[Unread] = []
    counts: dict[str, dict[str, int]] = {}
    for done in _map(linter, copies, published):
        if progress:
            progress(1)
        if isinstance(done, _Done):
            readings.append(done.reading)
            findings += done.findings
            counts[done.reading.article.path] = done.counts
        else:
            unread.append(done)
    readings.sort(key=lambda r: r.article.path)
    stories = group(readings, mode)
    for story in stories:
        try:
            findings += linter.check_story(story)
        except Exception as e:  # noqa: BLE001 - as for an article
            unread.append(Unread(story.name, _failure(e)))
    if settle:
        findings = [settled for f in findings if (settled := settle(f))]
    name = {r.article.path: s.name for s in stories for r in s.readings}
    examined = (Examined(r.article, name[r.article.path], counts[r.article.path]) for r in readings)
    return Report(tuple(examined), tuple(tidy(findings)), tuple(sorted(unread)))


def collect_rarely() -> None:
    """Have Python look for cycles in memory less often: what a run makes lives to its end or dies at once.

    Measured over 2,108 articles, the looking took a quarter to a third of the time.
    """
    gc.set_threshold(200_000, 20, 20)
    gc.enable()


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


class _Done(NamedTuple):
    """What the map gives back for one article."""

    reading: Reading
    findings: list[Finding]
    counts: dict[str, int]


def _one(linter: Linter, copy: Copy, published: date | None) -> _Done | Unread:
    """One file, read and checked alone."""
    try:
        reading = linter.read(copy.article(published))
        findings = linter.check_article(reading)
    except UnreadableError as e:
        return copy.unread(str(e))
    except Exception as e:  # noqa: BLE001 - one article must not cost the desk the others
        return copy.unread(_failure(e))
    counts = {kind: len(found) for kind in KINDS for k, found in reading.found.items() if k.kind == kind}
    return _Done(linter.slim(reading), findings, counts)


def _failure(error: Exception) -> str:
    """What to say of a fault in newslint itself."""
    *_, (frame, line) = walk_tb(error.__traceback__)
    place = f"{Path(frame.f_code.co_filename).name}:{line}"
    return f"newslint failed on it, which is a fault in newslint: please report {type(error).__name__} at {place}"


_worker: tuple[Linter, date | None]


def _start(rules: Sequence[Rule], grouped: bool, published: date | None) -> None:
    global _worker  # one linter a process, made once
    collect_rarely()
    _worker = Linter(rules, grouped), published


def _in_worker(copy: Copy) -> _Done | Unread:
    return _one(_worker[0], copy, _worker[1])


def _map(linter: Linter, copies: Sequence[Copy], published: date | None) -> Iterator[_Done | Unread]:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if len(copies) < POOL_FROM or cores < 2:
        yield from (_one(linter, copy, published) for copy in copies)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(cores, initializer=_start, initargs=(linter.rules, linter.grouped, published)) as pool:
        yield from pool.map(_in_worker, copies, chunksize=_CHUNK)


def _overrides(rule: Rule, method: str) -> bool:
    from lint.checks import Check

    return getattr(type(rule.check), method) is not getattr(Check, method)


def _finding(rule: Rule, hit: Hit, story: str = "") -> Finding:
    check = rule.check
    message = rule.say(hit.words)
    return Finding(rule.id, rule.check_name, rule.level, message, hit.ends, story, hit.fix, check.family, check.settled)


@dataclass(slots=True)
class _Literals:
    """The literals that all rules look for, found in one pass however many there are."""

    rules: Sequence[Rule]
    _wanted: dict[str, list[Rule]] = field(init=False, default_factory=dict)
    _literals: Literals | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        for rule in self.rules:
            for literal in rule.check.literals():
                self._wanted.setdefault(literal, []).append(rule)
        if self._wanted:
            self._literals = Literals(self._wanted)

    def hits(self, reading: Reading) -> Iterator[tuple[Rule, Hit]]:
        """Every hit where a literal stands as a whole word."""
        if self._literals is None:
            return
        places: dict[str, list[tuple[str, int, int]]] = {}
        for place in self._literals.places(reading.article.prose.text):
            for rule in self._wanted[place[0]]:
                places.setdefault(rule.id, []).append(place)
        for rule in self.rules:
            if rule.id in places:
                for hit in rule.check.at_literals(reading, places[rule.id]):
                    yield rule, hit
