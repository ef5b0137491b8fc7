"""A Dask cluster gives the bytes of this machine, whatever becomes of its workers."""

from __future__ import annotations

import subprocess
import sys
import time
from json import loads
from typing import TYPE_CHECKING

import pytest

from lint.engine import lint
from lint.read.folder import copies
from lint.report import json
from lint.shipped import built_in
from lint.workers import NoClusterError
from tests.desk import SEEDS, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytest.importorskip("distributed")

Worker = subprocess.Popen[bytes]


def started(args: list[str]) -> Worker:
    command = [sys.executable, "-m", "dask", *args]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[Worker]]]:
    """The address of a real scheduler on the loopback, and its two worker processes."""
    file = tmp_path / "scheduler.json"
    ask = ["scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(file)]
    scheduler = started(ask)
    workers = []
    try:
        for _ in range(600):
            if file.exists() and file.read_text().strip():
                break
            time.sleep(0.1)
        address = loads(file.read_text())["address"]
        ask = ["worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", str(tmp_path)]
        workers = [started(ask) for _ in range(2)]
        yield address, workers
    finally:
        for process in (*workers, scheduler):
            process.kill()
            process.wait()


def test_a_worker_that_dies_in_mid_run_changes_nothing(tmp_path: Path, cluster: tuple[str, list[Worker]]) -> None:
    address, workers = cluster
    desk = tmp_path / "desk"
    samples = {p.name: p.read_bytes() for p in SEEDS.glob("*.*")}
    for n in range(30):
        write(desk, {f"{n}/{name}": data for name, data in samples.items()})
    write(desk, {"broken.txt": b"\xff\xfe\x00"})
    found, _ = copies([desk])
    told = 0

    def kill_one(more: int) -> None:
        nonlocal told
        told += more
        if told == 40:
            workers[0].kill()

    there = json.render(lint(found, built_in(), "folder", progress=kill_one, scheduler=address))
    assert workers[0].wait() != 0
    assert told == len(found)
    assert there == json.render(lint(found, built_in(), "folder"))


def test_a_cluster_that_cannot_be_used_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lint.cluster._WAIT", 1)
    found, _ = copies([write(tmp_path, {"a.txt": "A wall.\n"})])
    with pytest.raises(NoClusterError, match=r"no scheduler answers at tcp://127\.0\.0\.1:9: "):
        lint(found, built_in(), scheduler="tcp://127.0.0.1:9")
