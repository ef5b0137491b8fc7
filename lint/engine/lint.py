"""Articles + rules → findings: the only loop. It keeps nothing; the same input gives the same output.

Map: each article is read and checked alone, in a pool of processes where there are many. Group: articles become
stories. Compare: each story is checked. Every step takes and gives plain picklable values.
"""

from __future__ import annotations

from contextlib import nullcontext
from datetime import date
from typing import TYPE_CHECKING

from lint.engine import process_pool as workers
from lint.engine.deduplication import Settled, graver
from lint.engine.linter import Linter
from lint.engine.pipeline import NoCache, Pipeline
from lint.engine.process_pool import NoClusterError, collect_rarely, processes
from lint.engine.results import Examined, LazySequence, Report
from lint.files.cache_folder import UnsafeCacheError
from lint.mentions import KINDS
from lint.text.article import Article, Clipping, Prose
from lint.text.span import KeptLines

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager

    from lint.engine.cache import Cache
    from lint.engine.linter import ArticleResult
    from lint.engine.process_pool import Run
    from lint.read.folder import Copy
    from lint.rulebook.rule import Rule
    from lint.stories.story import Mode
    from lint.text.article import DateOrder
    from lint.text.finding import Finding


def lint(
    copies: Sequence[Copy],
    rules: Sequence[Rule],
    mode: Mode = "auto",
    published: date | None = None,
    progress: Callable[[int], None] = lambda _: None,
    *,
    settle: Callable[[Finding], Finding | None] = lambda f: f,
    date_order: DateOrder | None = None,
    encoding: str = "",
    whole: bool = False,
    all_fixes: bool = False,
    cached: bool = False,
    scheduler: str = "",
    warn: Callable[[str], None] = lambda _: None,
    cluster_timeout: float = 300,
) -> Report:
    """The report on these files under these rules; `progress` is told each time how many more articles are done.

    `settle` says what settings make of a finding: the same, another level, or nothing. The report holds no more of the
    articles' texts than its findings show, unless `whole`. Of very many findings of one rule it holds the first, and
    all that have a fix where `all_fixes`. Where `cached`, what an earlier run has found in the same bytes under the
    same rules is not looked for again. `scheduler` is the address of a Dask cluster's, where the work is to be done
    there; NoClusterError where it cannot be, or has had no worker for `cluster_timeout` seconds. `warn` is told of a
    cache that is not used since it is not the user's alone. `encoding` is that of copy which is not UTF-8.
    """
    collect_rarely()
    grouped = mode == "auto" and len(copies) > 1
    linter = Linter(
        rules,
        grouped=grouped,
        whole=whole,
        encoded=(cached and not whole) or bool(scheduler) or len(copies) >= workers.POOL_FROM,
        all_fixes=all_fixes,
        published=published,
        date_order=date_order,
        encoding=encoding,
    )
    with (
        _opened(linter, warn) if cached and not whole else nullcontext(NoCache()) as cache,
        _cluster(linter, scheduler, cluster_timeout) if scheduler else processes(linter) as run,
    ):
        pipeline = Pipeline(run, cache, linter.rules, progress)
        pipeline.examine(copies, mode)
    return report_of(pipeline, settle)


def _opened(linter: Linter, warn: Callable[[str], None]) -> AbstractContextManager[Cache | NoCache]:
    """The user's cache, if it can be had."""
    from lint.engine.cache import Cache

    try:
        return Cache(linter)
    except UnsafeCacheError as e:
        warn(str(e))
        return nullcontext(NoCache())
    except OSError:
        return nullcontext(NoCache())


def _cluster(linter: Linter, address: str, timeout: float) -> AbstractContextManager[Run]:
    if address == "local":
        raise NoClusterError("local work needs no scheduler; leave --scheduler out")
    try:
        from lint.engine.cluster import cluster
    except ModuleNotFoundError as e:
        raise NoClusterError(f"it needs Dask ({e}); install newslint[dask]") from e
    return cluster(linter, address, timeout)


def report_of(pipeline: Pipeline, settle: Callable[[Finding], Finding | None]) -> Report:
    """What the pipeline found, each article's findings made when they are asked for."""
    articles = pipeline.done

    def told(n: int) -> list[Finding]:
        """The findings to look at first in this article, those too that others settle."""
        return graver(s for f in pipeline.found_in(n) if (s := settle(f)))

    settled = Settled(f for n, done in enumerate(articles) if done.path in pipeline.settled for f in told(n))

    def examined(n: int) -> Sequence[Examined]:
        done = articles[n]
        return (Examined(_article(done), pipeline.story_of[done.path], _counts(done)),)

    def findings(n: int) -> Sequence[Finding]:
        return settled.without(told(n))

    return Report(
        LazySequence(len(articles), examined), LazySequence(len(articles), findings), tuple(sorted(pipeline.unread))
    )


def _article(done: ArticleResult) -> Article:
    """The article, or as much of it as is held."""
    if isinstance(done.article, Article):
        return done.article
    published = date.fromordinal(done.day) if done.day else None
    return Clipping(done.path, "", Prose(""), (), published, lines=KeptLines({}), words=done.words)


def _counts(done: ArticleResult) -> dict[str, int]:
    """How many mentions of each kind were looked at, of those kinds that were looked for."""
    return {kind: n for kind, n in zip(KINDS, done.counts, strict=True) if n is not None}
