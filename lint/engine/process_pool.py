"""Where the work is done: in this process, or in a pool of them that share the machine's cores."""

from __future__ import annotations

import gc
import os
from collections import deque
from contextlib import contextmanager
from itertools import chain, islice
from typing import TYPE_CHECKING, Protocol, TypeVar

from lint.engine.linter import StoryFiles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future, ProcessPoolExecutor

    from lint.engine.linter import Linter

A = TypeVar("A")
B = TypeVar("B")

#: Inputs from which on a pool of processes is quicker than one (it takes about 0.1 s to start).
POOL_FROM = 48
#: About how many articles at most go to a process at a time.
_MOST = 16
#: How many such batches each process is to have waiting.
_WAITING = 8


class NoClusterError(Exception):
    """A cluster that cannot be used; the message says why."""


class Run(Protocol):
    """One step over many inputs; the results come in the order of the inputs."""

    def __call__(self, step: Callable[[Linter, A], B], inputs: Iterable[A]) -> Iterator[B]: ...


@contextmanager
def processes(linter: Linter) -> Iterator[Run]:
    """Something to run the linter's steps with: this process, and from the first long step on, one a core."""
    pool: ProcessPoolExecutor | None = None

    def run(step: Callable[[Linter, A], B], inputs: Iterable[A]) -> Iterator[B]:
        nonlocal pool
        inputs = iter(inputs)
        first = list(islice(inputs, 8 * cores() * _MOST))
        inputs = chain(first, inputs)
        articles = sum(map(_articles, first))
        if len(first) < 2 or (not pool and (articles < POOL_FROM or cores() < 2)):
            return (step(linter, x) for x in inputs)
        if not pool:
            from concurrent.futures import ProcessPoolExecutor

            linter.ready()  # before there are several: processes that are forked off have what this one has
            pool = ProcessPoolExecutor(cores(), initializer=_start, initargs=(linter,))
            with _deaf():
                pool.submit(cores)  # which begins the processes
        return _in_order(pool, step, batches(inputs, min(articles // (8 * cores()), _MOST)))

    try:
        yield run
    finally:
        if pool:
            pool.shutdown(cancel_futures=True)


@contextmanager
def _deaf() -> Iterator[None]:
    """Ctrl-C is heard only afterwards, and never by processes that are forked off meanwhile."""
    import signal

    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _articles(one: object) -> int:
    """How many articles an input is about, or stories."""
    return len(one.copies) if isinstance(one, StoryFiles) else 1


def batches(inputs: Iterable[A], articles: int) -> Iterator[list[A]]:
    """The inputs in batches of about so many articles."""
    batch: list[A] = []
    size = 0
    for one in inputs:
        batch.append(one)
        size += _articles(one)
        if size >= articles:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _in_order(pool: ProcessPoolExecutor, step: Callable[[Linter, A], B], inputs: Iterator[list[A]]) -> Iterator[B]:
    """The results in the order of the inputs, of which no more are taken than keep the processes busy."""
    waiting: deque[Future[list[B]]] = deque()
    while True:
        for batch in islice(inputs, _WAITING * cores() - len(waiting)):
            waiting.append(pool.submit(_do, step, batch))
        if not waiting:
            return
        yield from waiting.popleft().result()


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


_linter: Linter


def _start(linter: Linter) -> None:
    import signal
    from threading import Thread

    global _linter  # one a process, made ready once
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is told to all of them; the first one ends the others
    Thread(target=_end_with_parent, daemon=True).start()
    collect_rarely()
    _linter = linter


def _end_with_parent() -> None:
    """A process whose parent was killed has nobody to tell what it finds, and nobody who ends it."""
    from multiprocessing import parent_process

    if parent := parent_process():
        parent.join()
        os._exit(1)


def _do(step: Callable[[Linter, A], B], batch: list[A]) -> list[B]:
    return [step(_linter, one) for one in batch]


def collect_rarely() -> None:
    """Have Python look for cycles in memory less often: what a run makes lives to its end or dies at once.

    Measured over 2,108 articles, the looking took a quarter to a third of the time.
    """
    gc.set_threshold(200_000, 20, 20)
    gc.enable()
