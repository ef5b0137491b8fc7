"""The linter's steps, run in the process of a server or another program; articles that are as they were are not read
again."""

from __future__ import annotations

from collections import OrderedDict
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from lint.engine.linter import Linter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lint.engine.process_pool import Run
    from lint.read.folder import Copy


class InProcess:
    """Where the work is done: here, one step after the other. What the last `most` articles gave is remembered."""

    def __init__(self, most: int = 0) -> None:
        self._most = most
        self._known: OrderedDict[tuple[object, ...], Any] = OrderedDict()

    @contextmanager
    def __call__(self, linter: Linter) -> Iterator[Run]:
        """What runs the steps of this linter, of which the rules must be those of the other times."""
        options = tuple(sorted(linter.options.items()))

        def run(step: Callable[[Linter, Any], Any], inputs: Iterable[Any]) -> Iterator[Any]:
            if step is not Linter.article or not self._most:
                return (step(linter, x) for x in inputs)
            return (self._article(linter, options, copy) for copy in inputs)

        yield run

    def forget(self) -> None:
        """Let go of all that is remembered."""
        self._known.clear()

    def _article(self, linter: Linter, options: tuple[object, ...], copy: Copy) -> Any:
        key = (options, copy)
        if key in self._known:
            self._known.move_to_end(key)
            return self._known[key]
        done = self._known[key] = linter.article(copy)
        if len(self._known) > self._most:
            self._known.popitem(last=False)
        return done
