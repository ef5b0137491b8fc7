"""The same articles again and again, as they are written → their reports; only what has changed is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from lint.engine.lint import report_of
from lint.engine.linter import ArticleResult, Linter, StoryFiles, StoryFilesResult, digest_of
from lint.engine.pipeline import NoCache, Pipeline
from lint.engine.process_pool import collect_rarely
from lint.read.source import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from lint.engine.linter import StoryResult
    from lint.engine.results import Report
    from lint.mentions import Reading
    from lint.read.folder import Copy, Unread
    from lint.rulebook.rule import Rule
    from lint.stories.story import Mode
    from lint.text.article import DateOrder
    from lint.text.finding import Finding

    Told = list[tuple[str, Reading | bytes]]


class Session:
    """Rules that are run over the same articles many times, in one process; it holds no more than the last run's.

    It is for one thread at a time.
    """

    def __init__(
        self,
        rules: Sequence[Rule],
        mode: Mode = "auto",
        *,
        settle: Callable[[Finding], Finding | None] = lambda f: f,
        date_order: DateOrder | None = None,
    ) -> None:
        """`settle` and `date_order` are as `lint` has them."""
        self._linter = Linter(rules, grouped=mode == "auto", all_fixes=True, date_order=date_order)
        self._mode, self._settle = mode, settle
        self._articles: dict[tuple[str, bytes], ArticleResult | Unread] = {}
        self._stories: dict[str, tuple[Told, Sequence[StoryResult | Unread]]] = {}
        self._used: set[tuple[str, bytes] | str] = set()

    def report(self, copies: Sequence[Copy], progress: Callable[[int], None] = lambda _: None) -> Report:
        """The report on these files, with their whole texts; `progress` is told of each, and may raise."""
        collect_rarely()
        self._used = set()
        pipeline = Pipeline(self._run, NoCache(), self._linter.rules, progress)
        pipeline.examine(copies, self._mode)
        self._articles = {key: done for key, done in self._articles.items() if key in self._used}
        self._stories = {key: done for key, done in self._stories.items() if key in self._used}
        return report_of(pipeline, self._settle)

    def _run(self, step: Callable[[Linter, Any], Any], inputs: Iterable[Any]) -> Iterator[Any]:
        """The linter's steps, of which those are not taken that were taken before."""
        of = {Linter.article: self._article, Linter.story: self._story, Linter.together: self._together}
        return map(cast("Callable[[Any], Any]", of[step]), inputs)

    def _article(self, copy: Copy) -> ArticleResult | Unread:
        try:
            data = copy.bytes()
        except UnreadableError as e:
            return copy.unread(str(e))
        key = copy.name, digest_of(data)
        self._used.add(key)
        if key not in self._articles:
            self._articles[key] = self._linter.article(copy._replace(data=data))
        return self._articles[key]

    def _story(self, named: tuple[str, Told]) -> Sequence[StoryResult | Unread]:
        name, told = named
        self._used.add(name)
        before, found = self._stories.get(name, ([], ()))
        if len(before) != len(told) or any(a[1] is not b[1] for a, b in zip(before, told, strict=True)):
            found = self._linter.story((name, list(told)))
            self._stories[name] = list(told), found
        return found

    def _together(self, folder: StoryFiles) -> StoryFilesResult:
        done = [self._article(copy) for copy in folder.copies]
        told = [(one.path, one.told) for one in done if isinstance(one, ArticleResult)]
        return StoryFilesResult(done, self._story((folder.story, cast("Told", told))))
