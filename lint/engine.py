"""Articles + rules → findings: the only loop. It keeps nothing; the same input gives the same output.

Map: each article is read and checked alone, in a pool of processes where there are many. Group: readings become
stories. Compare: each story is checked. Every step takes and gives plain picklable values.
"""

from __future__ import annotations

from collections import Counter
from contextlib import nullcontext
from sys import intern
from typing import TYPE_CHECKING

from lint.finding import Finding
from lint.linter import Done, Linter, digest_of
from lint.mentions import Reading
from lint.mentions.story import Mode, group
from lint.read import UnreadableError
from lint.read.folder import Unread
from lint.record import NamedTuple, record, replace
from lint.spool import Spool
from lint.workers import NoClusterError, collect_rarely, processes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager
    from datetime import date

    from lint.article import Article, DateOrder
    from lint.cache import Cache
    from lint.read.folder import Copy
    from lint.rule import Rule
    from lint.spool import Place
    from lint.text import Span
    from lint.workers import Run

#: How many articles are looked up at a time.
_AT_ONCE = 500


class Examined(NamedTuple):
    """One article that was read: its story, and how many mentions of each kind were looked at."""

    article: Article
    story: str
    mentions: Mapping[str, int]


class _Known(NamedTuple):
    """What is held of an article that was read: as little as can be, for there may be very many."""

    article: Article
    told: Reading | Place | bytes
    counts: Mapping[str, int]
    digest: bytes


@record
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
    cached: bool = False,
    scheduler: str = "",
) -> Report:
    """The report on these files under these rules; `progress` is told each time how many more articles are done.

    `settle` says what settings make of a finding: the same, another level, or nothing. The report holds no more of the
    articles' texts than its findings show, unless `whole`. Where `cached`, what an earlier run has found in the same
    bytes under the same rules is not looked for again. `scheduler` is the address of a Dask cluster's, where the work
    is to be done there; NoClusterError where it cannot be.
    """
    collect_rarely()
    grouped = mode == "auto" and len(copies) > 1
    linter = Linter(rules, grouped=grouped, whole=whole, published=published, date_order=date_order)
    findings: list[Finding] = []
    unread: list[Unread] = []
    with (
        _opened(linter) if cached and not whole else nullcontext() as cache,
        _cluster(linter, scheduler) if scheduler else processes(linter) as run,
        Spool() as spool,
    ):
        gists: list[Reading] = []
        done: list[_Known] = []
        for one in _articles(copies, run, cache):
            if progress:
                progress(1)
            if isinstance(one, Unread):
                unread.append(one)
            else:
                told = spool.put(one.told) if isinstance(one.told, bytes) and one.told else one.told
                done.append(_Known(one.article, told, _shared(one.counts), one.digest))
                gists.append(one.gist)
                findings += map(_slim, one.findings)
        done.sort(key=lambda d: d.article.path)
        gists.sort(key=lambda g: g.article.path)
        stories = [(s.name, [r.article.path for r in s.readings]) for s in group(gists, mode)]
        gists.clear()
        for found in _stories(stories, done, copies, run, cache, spool):
            if isinstance(found, Unread):
                unread.append(found)
            else:
                findings += map(_slim, found)
    if settle:
        findings = [settled for f in findings if (settled := settle(f))]
    name = {path: name for name, members in stories for path in members}
    examined = (Examined(d.article, name[d.article.path], d.counts) for d in done)
    return Report(tuple(examined), tuple(tidy(findings)), tuple(sorted(unread)))


def _opened(linter: Linter) -> AbstractContextManager[Cache | None]:
    """The user's cache, if it can be had."""
    from lint.cache import Cache

    try:
        return Cache(linter)
    except OSError:
        return nullcontext()


def _cluster(linter: Linter, address: str) -> AbstractContextManager[Run]:
    try:
        from lint.cluster import cluster
    except ModuleNotFoundError as e:
        raise NoClusterError(f"it needs Dask ({e}); install newslint[dask]") from e
    return cluster(linter, address)


def _articles(copies: Sequence[Copy], run: Run, cache: Cache | None) -> Iterator[Done | Unread]:
    """What each article gives, from the cache or from the linter."""
    if not cache:
        yield from run(Linter.article, copies)
        return
    new: list[Copy] = []
    for at in range(0, len(copies), _AT_ONCE):
        keys: dict[Copy, bytes] = {}
        for copy in copies[at : at + _AT_ONCE]:
            try:
                keys[copy] = cache.key(copy.name, digest_of(copy.bytes()))
            except UnreadableError:
                new.append(copy)
        stored = cache.find("article", list(keys.values()))
        yield from stored.values()
        new += [copy for copy, key in keys.items() if key not in stored]
    for one in run(Linter.article, new):
        if isinstance(one, Done):
            key = cache.key(one.article.path, one.digest)
            cache.put("article", key, one._replace(told=b""))
            cache.put("told", key, one.told)
        yield one


def _stories(
    stories: Iterable[tuple[str, Sequence[str]]],
    done: Iterable[_Known],
    copies: Sequence[Copy],
    run: Run,
    cache: Cache | None,
    spool: Spool,
) -> Iterator[Sequence[Finding] | Unread]:
    """What each story of two articles or more gives, from the cache or from the linter."""
    of = {d.article.path: d for d in done}
    compared = [(name, [of[path] for path in paths]) for name, paths in stories if len(paths) > 1]

    def told(named: tuple[str, Sequence[_Known]]) -> tuple[str, Sequence[Reading | bytes]]:
        name, members = named
        return name, [
            known.told if isinstance(known.told, Reading) else spool.get(known.told)
            for known in (of[d.article.path] for d in members)
        ]

    if not cache:
        yield from run(Linter.story, map(told, compared))
        return
    keyed = {
        cache.key(name, *(part for d in members for part in (d.article.path, d.digest))): (name, members)
        for name, members in compared
    }
    stored = cache.find("story", list(keyed))
    yield from stored.values()
    new = {key: named for key, named in keyed.items() if key not in stored}
    of |= _remembered([d for _, members in new.values() for d in members if d.told == b""], copies, run, cache, spool)
    for key, found in zip(new, run(Linter.story, map(told, new.values())), strict=True):
        if not isinstance(found, Unread):
            cache.put("story", key, found)
        yield found


def _remembered(
    members: Iterable[_Known], copies: Sequence[Copy], run: Run, cache: Cache, spool: Spool
) -> dict[str, _Known]:
    """These articles with what they tell, by path: from the cache, or else (it is damaged there) read again."""
    keys = {cache.key(d.article.path, d.digest): d for d in members}
    told = {keys[key].article.path: value for key, value in cache.find("told", list(keys)).items()}
    lost = {d.article.path for d in keys.values()} - told.keys()
    again = run(Linter.article, [copy for copy in copies if copy.name in lost])
    told |= {one.article.path: one.told for one in again if isinstance(one, Done)}
    return {d.article.path: d._replace(told=spool.put(told.get(d.article.path, b""))) for d in keys.values()}


def _slim(f: Finding) -> Finding:
    """The same, holding the words that many findings share once: findings of other processes bring their own."""
    return replace(f, rule=intern(f.rule), check=intern(f.check), family=intern(f.family), story=intern(f.story))


def _shared(counts: Mapping[str, int]) -> Mapping[str, int]:
    return {intern(kind): n for kind, n in counts.items()}


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
