"""Articles that are sent → their report, one after the other in a thread, in good time; nothing of them is kept."""

from __future__ import annotations

import asyncio
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from lint.read.columns import GUESSED
from lint.read.folder import Copy, Unread, copies
from lint.read.several import opened
from lint.read.source import NO_ARTICLE, OURS
from lint.server.safe_fixes import SafeFixes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from lint.engine.results import Report
    from lint.workspace.texts import Checker

T = TypeVar("T")

#: So many requests may wait for their turn.
_WAITING = 200
#: After so many seconds without a request, what is remembered of articles is let go.
_IDLE = 60.0
#: So many files of the folders that cannot be read are named.
_TOLD = 20


class RefusedError(Exception):
    """No answer is given: its status in HTTP, and why."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


class Desk:
    """The checker, and the folders whose articles are compared with what is sent; nobody waits for more `seconds`."""

    def __init__(self, checker: Checker, beside: Sequence[Path] = (), seconds: float = 30) -> None:
        self.checker, self.beside, self._seconds = checker, beside, seconds
        self._pool = ThreadPoolExecutor(1, "newslint")  # more would wait for each other: Python runs one at a time
        self._newest: dict[str, Future[Report]] = {}
        self._waiting = 0
        self._fixes = SafeFixes()
        self._forgetting: asyncio.TimerHandle | None = None

    async def report(
        self,
        articles: Mapping[str, str | bytes],
        published: Mapping[str, date] | None = None,
        *,
        client: str = "",
        compared: bool = True,
    ) -> Report:
        """The report on these articles; what an earlier request of the same client still waits for is dropped."""
        if self._waiting >= _WAITING:
            raise RefusedError(503, "Too many requests are waiting; try again.")
        if client and (before := self._newest.get(client)):
            before.cancel()
        self._waiting += 1
        asked = self._pool.submit(self._report, articles, published or {}, compared and bool(self.beside))
        if client:
            self._newest[client] = asked
        try:
            return await asyncio.wait_for(asyncio.wrap_future(asked), self._seconds)
        except TimeoutError:
            raise RefusedError(503, f"It took longer than {self._seconds:g} seconds.") from None
        except asyncio.CancelledError:
            if not asked.cancelled():
                raise
            raise RefusedError(409, "A newer request has come.") from None
        finally:
            self._waiting -= 1
            if self._newest.get(client) is asked:
                del self._newest[client]
            self._forget_later()

    async def run(self, work: Callable[[], T]) -> T:
        """What the work gives, when its turn comes: articles are read by one thread at a time."""
        if self._waiting >= _WAITING:
            raise RefusedError(503, "Too many requests are waiting; try again.")
        self._waiting += 1
        try:
            return await asyncio.wait_for(asyncio.wrap_future(self._pool.submit(work)), self._seconds)
        except TimeoutError:
            raise RefusedError(503, f"It took longer than {self._seconds:g} seconds.") from None
        finally:
            self._waiting -= 1

    def begin(self) -> None:
        """Make ready for the first request: what checks need is loaded."""
        self._pool.submit(self.checker.check, {"a.txt": "The mayor opened a bridge.", "b.txt": "It was a bridge."})

    def close(self) -> None:
        """Take no more requests."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _report(self, articles: Mapping[str, str | bytes], published: Mapping[str, date], compared: bool) -> Report:
        found, left = self._compared() if compared else ([], [])
        report = self.checker.check(articles, published=published, copies=found)
        mine = [f for f in report.findings if any(e.article.path in articles for e in f.ends)]
        examined = [e for e in report.examined if e.article.path in articles]
        unread = [u for u in report.unread if u.path in articles]
        left += [u for u in report.unread if u.path not in articles]
        left = sorted(u for u in left if u.reason != OURS and not u.reason.startswith(NO_ARTICLE))
        if len(left) > _TOLD:
            left[_TOLD:] = [Unread("--with", f"{len(left) - _TOLD:,} more files cannot be read")]
        return self._fixes.judged(replace(report, findings=mine, examined=examined, unread=(*unread, *left)))

    def _compared(self) -> tuple[list[Copy], list[Unread]]:
        """The articles in the folders as they are now, and what in them cannot be read."""
        files, left = copies(self.beside)
        found, faults = opened(files, GUESSED, {})
        return found, [*left, *faults]

    def _forget_later(self) -> None:
        if self._forgetting:
            self._forgetting.cancel()
        loop = asyncio.get_running_loop()
        self._forgetting = loop.call_later(_IDLE, lambda: self._pool.submit(self.checker.forget))
