"""Where the work is done: in this process, or in a pool of them that share the machine's cores."""

from __future__ import annotations

import gc
import os
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import ProcessPoolExecutor

    from lint.linter import Linter

A = TypeVar("A")
B = TypeVar("B")

#: Inputs from which on a pool of processes is quicker than one (it takes about 0.1 s to start).
POOL_FROM = 48
#: How many inputs at most go to a process at a time.
_MOST = 16


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
        inputs = list(inputs)
        if not pool and (len(inputs) < POOL_FROM or cores() < 2):
            return (step(linter, x) for x in inputs)
        if not pool:
            from concurrent.futures import ProcessPoolExecutor

            linter.ready()  # before there are several: processes that are forked off have what this one has
            pool = ProcessPoolExecutor(cores(), initializer=_start, initargs=(linter,))
        chunk = min(max(len(inputs) // (8 * cores()), 1), _MOST)
        return pool.map(partial(_do, step), inputs, chunksize=chunk)

    try:
        yield run
    finally:
        if pool:
            pool.shutdown(cancel_futures=True)


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


_linter: Linter


def _start(linter: Linter) -> None:
    global _linter  # one a process, made ready once
    collect_rarely()
    _linter = linter


def _do(step: Callable[[Linter, A], B], one: A) -> B:
    return step(_linter, one)


def collect_rarely() -> None:
    """Have Python look for cycles in memory less often: what a run makes lives to its end or dies at once.

    Measured over 2,108 articles, the looking took a quarter to a third of the time.
    """
    gc.set_threshold(200_000, 20, 20)
    gc.enable()
