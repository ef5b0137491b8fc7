"""The linter's steps on a Dask cluster: batches of inputs go out to its workers, the results come back in order."""

from __future__ import annotations

import sys
from collections import deque
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from itertools import islice
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import uuid4

from distributed import Client, KilledWorker, WorkerPlugin, get_worker

from lint.engine.linter import StoryFiles
from lint.engine.process_pool import NoClusterError, batches, collect_rarely
from lint.read.folder import Copy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lint.engine.linter import Linter
    from lint.engine.process_pool import Run

A = TypeVar("A")
B = TypeVar("B")

#: About how many articles go to a worker at a time, and batches that each of its threads is to have waiting.
_BATCH = 32
_WAITING = 4
#: Seconds to wait for the scheduler; until it is said that nothing comes back; from one look to the next.
_WAIT: float = 30
_SAID_AFTER: float = 30
_PAUSE: float = 1


class _Rules(WorkerPlugin):  # type: ignore[misc]
    """The linter of one run, on every worker that is there or comes later."""

    def __init__(self, name: str, linter: Linter) -> None:
        self.name, self.linter = name, linter

    def setup(self, worker: object) -> None:  # noqa: ARG002 - Dask's signature
        collect_rarely()


@contextmanager
def cluster(linter: Linter, address: str, timeout: float) -> Iterator[Run]:
    """Something to run the linter's steps with: the cluster whose scheduler is at `address`.

    A worker that is lost costs its batches a second run. NoClusterError where there is no worker for `timeout` seconds.
    """
    with _client(address, timeout) as client:
        name = f"newslint-{uuid4().hex}"
        client.register_plugin(_Rules(name, linter))
        try:
            yield lambda step, inputs: _run(client, name, step, inputs, _Patience(client, address, timeout))
        finally:
            with suppress(OSError, TimeoutError):  # the scheduler may be gone
                client.unregister_worker_plugin(name)


def _client(address: str, timeout: float) -> Client:
    """A client of the scheduler; `tls://` takes the certificates that Dask's configuration names."""
    try:
        client = Client(address, timeout=_WAIT, set_as_default=False)
    except (OSError, ValueError, TypeError) as e:
        certificates = "; its certificates stand in Dask's configuration under distributed.comm.tls"
        hint = certificates if address.startswith("tls:") else ""
        raise NoClusterError(f"no scheduler answers at {address}: {e}{hint}") from e
    patience = _Patience(client, address, timeout)
    try:
        while not _workers(client):
            patience.wait()
            sleep(_PAUSE)
    except BaseException:
        client.close()
        raise
    return client


def _workers(client: Client) -> int:
    """How many workers there are; none, as far as can be told, where the scheduler is gone."""
    try:
        return len(client.nthreads()) if client.status == "running" else 0
    except (OSError, TimeoutError):
        return 0


class _Patience:
    """How long nothing has come back from a cluster: it is said once, and ends the run where no worker is left."""

    def __init__(self, client: Client, address: str, timeout: float) -> None:
        self._client, self._address, self._timeout = client, address, timeout
        self.rewarded()

    def rewarded(self) -> None:
        """Something came back."""
        self._last = self._manned = monotonic()
        self._said = False

    def wait(self) -> None:
        """Nothing has come back; NoClusterError where there is nothing to wait for any more."""
        now = monotonic()
        workers = _workers(self._client)
        if workers:
            self._manned = now
        elif now - self._manned >= self._timeout:
            raise NoClusterError(f"the cluster at {self._address} had no worker for {self._timeout:g} seconds")
        if not self._said and now - self._last >= _SAID_AFTER:
            self._said = True
            why = f"{workers:,} at work" if workers else f"no workers; the run ends after {self._timeout:g} without"
            sys.stderr.write(
                f"newslint: for {_SAID_AFTER:g} seconds nothing has come back from {self._address}: {why}.\n"
            )
            sys.stderr.flush()


def _run(
    client: Client, name: str, step: Callable[[Linter, A], B], inputs: Iterable[A], patience: _Patience
) -> Iterator[B]:
    """The results in the order of the inputs, of which no more are read than keep the workers busy."""
    waiting: deque[Any] = deque()
    sent = batches(map(_with_bytes, inputs), _BATCH)
    most = _WAITING * max(sum(client.nthreads().values()), 1)
    while True:
        for batch in islice(sent, most - len(waiting)):
            waiting.append(client.submit(_do, name, step, batch, pure=False))
        if not waiting:
            return
        yield from _result(waiting.popleft(), patience)


def _result(future: Any, patience: _Patience) -> Any:
    """What comes back of a batch, however long it takes as long as there are workers."""
    patience.rewarded()  # reading the inputs took its own time
    while True:
        try:
            return future.result(timeout=_PAUSE)
        except TimeoutError:
            patience.wait()
        except (KilledWorker, CancelledError, OSError) as e:
            raise NoClusterError(f"the cluster gave a batch up ({type(e).__name__}: {e})") from e


def _with_bytes(one: object) -> object:
    """An input that workers can use which do not see our files."""
    if isinstance(one, StoryFiles):
        return one._replace(copies=[copy.loaded() for copy in one.copies])
    return one.loaded() if isinstance(one, Copy) else one


def _do(name: str, step: Callable[[Linter, A], B], batch: list[A]) -> list[B]:
    linter = get_worker().plugins[name].linter
    return [step(linter, one) for one in batch]
