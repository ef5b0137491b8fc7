"""The linter's steps on a Dask cluster: batches of inputs go out to its workers, the results come back in order."""

from __future__ import annotations

from collections import deque
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import uuid4

from distributed import Client, LocalCluster, WorkerPlugin, get_worker

from lint.linter import Folder
from lint.read.folder import Copy
from lint.workers import NoClusterError, batches, collect_rarely, cores

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lint.linter import Linter
    from lint.workers import Run

A = TypeVar("A")
B = TypeVar("B")

#: About how many articles go to a worker at a time, and batches that each of its threads is to have waiting.
_BATCH = 32
_WAITING = 4
#: Seconds to wait for the scheduler and for a first worker.
_WAIT = 30


class _Rules(WorkerPlugin):  # type: ignore[misc]
    """The linter of one run, on every worker that is there or comes later."""

    def __init__(self, name: str, linter: Linter) -> None:
        self.name, self.linter = name, linter

    def setup(self, worker: object) -> None:  # noqa: ARG002 - Dask's signature
        collect_rarely()


@contextmanager
def cluster(linter: Linter, address: str) -> Iterator[Run]:
    """Something to run the linter's steps with: the cluster whose scheduler is at `address`.

    `local` is a cluster of its own, of one process a core. A worker that is lost costs its batches a second run.
    """
    own = LocalCluster(n_workers=cores(), threads_per_worker=1, dashboard_address=None) if address == "local" else None
    try:
        client = _client(own or address)
        with client:
            name = f"newslint-{uuid4().hex}"
            client.register_plugin(_Rules(name, linter))
            try:
                yield lambda step, inputs: _run(client, name, step, inputs)
            finally:
                client.unregister_worker_plugin(name)
    finally:
        if own:
            own.close()


def _client(address: Any) -> Client:
    try:
        client = Client(address, timeout=_WAIT, set_as_default=False)
    except (OSError, ValueError) as e:
        raise NoClusterError(f"no scheduler answers at {address}: {e}") from e
    try:
        client.wait_for_workers(1, timeout=_WAIT)
    except TimeoutError as e:
        client.close()
        raise NoClusterError(f"the scheduler at {address} has no workers") from e
    return client


def _run(client: Client, name: str, step: Callable[[Linter, A], B], inputs: Iterable[A]) -> Iterator[B]:
    """The results in the order of the inputs, of which no more are read than keep the workers busy."""
    waiting: deque[Any] = deque()
    sent = batches(map(_with_bytes, inputs), _BATCH)
    most = _WAITING * max(sum(client.nthreads().values()), 1)
    while True:
        for batch in islice(sent, most - len(waiting)):
            waiting.append(client.submit(_do, name, step, batch, pure=False))
        if not waiting:
            return
        yield from waiting.popleft().result()


def _with_bytes(one: object) -> object:
    """An input that workers can use which do not see our files."""
    if isinstance(one, Folder):
        return one._replace(copies=[copy.loaded() for copy in one.copies])
    return one.loaded() if isinstance(one, Copy) else one


def _do(name: str, step: Callable[[Linter, A], B], batch: list[A]) -> list[B]:
    linter = get_worker().plugins[name].linter
    return [step(linter, one) for one in batch]
