"""The same articles again and again, as they are written → their reports; only what has changed is looked at."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from lint.engine.lint import report_of
from lint.engine.linter import ArticleResult, Linter, StoryFiles, StoryFilesResult, digest_of
from lint.engine.pipeline import NoCache, Pipeline
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

T = TypeVar("T")


class Session:
    """Rules that are run over the same articles many times, in one process and by one thread at a time.

    It holds what its last report was made of, and of what earlier ones were, as much copy as it is to `remember`, in
    bytes.
    """

    def __init__(
        self,
        rules: Sequence[Rule],
        mode: Mode = "auto",
        *,
        settle: Callable[[Finding], Finding | None] = lambda f: f,
        date_order: DateOrder | None = None,
        encoding: str = "",
        all_fixes: bool = False,
        remember: int = 0,
    ) -> None:
        """`settle`, `date_order`, `encoding` and `all_fixes` are as `lint` has them."""
        self._linter = Linter(
            rules, grouped=mode == "auto", all_fixes=all_fixes, date_order=date_order, encoding=encoding
        )
        self._mode, self._settle = mode, settle
        self._articles: _Memory[ArticleResult | Unread] = _Memory(remember)
        # Beside what was found stand the readings that it was found in: as long as they are held, no others are they.
        self._stories: _Memory[tuple[Told, Sequence[StoryResult | Unread]]] = _Memory(remember)

    def report(self, copies: Sequence[Copy], progress: Callable[[int], None] = lambda _: None) -> Report:
        """The report on these files, with their whole texts; `progress` is told of each, and may raise."""
        pipeline = Pipeline(self._run, NoCache(), self._linter.rules, progress)
        pipeline.examine(copies, self._mode)
        self._articles.end_of_run()
        self._stories.end_of_run()
        return report_of(pipeline, self._settle)

    def forget(self) -> None:
        """Let go of all that is held."""
        self._articles.clear()
        self._stories.clear()

    def _run(self, step: Callable[[Linter, Any], Any], inputs: Iterable[Any]) -> Iterator[Any]:
        """The linter's steps, of which those are not taken that were taken before."""
        of = {Linter.article: self._article, Linter.story: self._story, Linter.together: self._together}
        return map(cast("Callable[[Any], Any]", of[step]), inputs)

    def _article(self, copy: Copy) -> ArticleResult | Unread:
        try:
            data = copy.bytes()
        except UnreadableError as e:
            return copy.unread(str(e))
        key = copy.name, copy.published, digest_of(data)
        return self._articles.have(key, len(data), lambda: self._linter.article(copy._replace(data=data)))

    def _story(self, named: tuple[str, Told]) -> Sequence[StoryResult | Unread]:
        name, told = named
        key = name, *(id(reading) for _, reading in told)
        size = sum(len(reading.article.text) for _, reading in cast("list[tuple[str, Reading]]", told))
        return self._stories.have(key, size, lambda: (told, self._linter.story((name, list(told)))))[1]

    def _together(self, folder: StoryFiles) -> StoryFilesResult:
        done = [self._article(copy) for copy in folder.copies]
        told = [(one.path, one.told) for one in done if isinstance(one, ArticleResult)]
        return StoryFilesResult(done, self._story((folder.story, cast("Told", told))))


class _Memory(Generic[T]):
    """What was made, by what it was made of, with a size: all of the run that is under way; `most` in all behind it."""

    def __init__(self, most: int) -> None:
        self._made: OrderedDict[object, tuple[int, T]] = OrderedDict()
        self._most, self._size, self._used = most, 0, set[object]()

    def have(self, key: object, size: int, make: Callable[[], T]) -> T:
        """What this makes, or has made."""
        if key not in self._made:
            self._made[key] = size, make()
            self._size += size
        self._made.move_to_end(key)
        self._used.add(key)
        return self._made[key][1]

    def end_of_run(self) -> None:
        """Let go of what is oldest."""
        while self._size > self._most and len(self._made) > len(self._used):
            self._size -= self._made.popitem(last=False)[1][0]
        self._used.clear()

    def clear(self) -> None:
        """Let go of all."""
        self._made.clear()
        self._size = 0
