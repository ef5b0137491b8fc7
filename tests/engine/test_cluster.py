"""A Dask cluster gives the bytes of this machine, whatever becomes of its workers."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from json import loads
from typing import TYPE_CHECKING

import pytest

from lint.engine.lint import lint
from lint.engine.process_pool import NoClusterError
from lint.read.folder import copies
from lint.report import json
from lint.rulebook.built_in import built_in
from tests.desk import SEEDS, newslint, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytest.importorskip("distributed")

Worker = subprocess.Popen[bytes]


def started(args: list[str]) -> Worker:
    command = [sys.executable, "-m", "dask", *args]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@contextmanager
def running(folder: Path, workers: int, *tls: str) -> Iterator[tuple[str, list[Worker]]]:
    """The address of a real scheduler on the loopback, and its worker processes."""
    file = folder / "scheduler.json"
    protocol = ["--protocol", "tls", *tls] if tls else []
    ask = ["scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(file)]
    scheduler = started([*ask, *protocol])
    at_work = []
    try:
        for _ in range(600):
            if file.exists() and file.read_text().strip():
                break
            time.sleep(0.1)
        address = loads(file.read_text())["address"]
        ask = ["worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", str(folder)]
        at_work = [started([*ask, *protocol]) for _ in range(workers)]
        yield address, at_work
    finally:
        for process in (*at_work, scheduler):
            process.kill()
            process.wait()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[Worker]]]:
    with running(tmp_path, 2) as there:
        yield there


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
    monkeypatch.setattr("lint.engine.cluster._WAIT", 1)
    found, _ = copies([write(tmp_path, {"a.txt": "A wall.\n"})])
    with pytest.raises(NoClusterError, match=r"no scheduler answers at tcp://127\.0\.0\.1:9: "):
        lint(found, built_in(), scheduler="tcp://127.0.0.1:9")


def test_local_work_needs_no_scheduler(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "A wall.\n"})
    done = newslint("a.txt", "--scheduler", "local", cwd=tmp_path)
    said = "newslint: --scheduler: local work needs no scheduler; leave --scheduler out.\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", said)


def test_a_cluster_without_workers_is_told_and_not_waited_for_without_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    found, _ = copies([write(tmp_path, {"a.txt": "A wall.\n"})])
    with running(tmp_path, 0) as (address, _):
        monkeypatch.setattr("lint.engine.cluster._PAUSE", 0.1)
        done = newslint("a.txt", "--scheduler", address, "--cluster-timeout", "0", cwd=tmp_path)
        assert done.returncode == 2
        assert done.stderr == f"newslint: --scheduler: the cluster at {address} had no worker for 0 seconds.\n"
        capfd.readouterr()
        monkeypatch.setattr("lint.engine.cluster._SAID_AFTER", 0.2)
        with pytest.raises(NoClusterError, match=r"had no worker for 1 seconds"):
            lint(found, built_in(), scheduler=address, cluster_timeout=1)
    said = f"newslint: for 0.2 seconds nothing has come back from {address}: no workers; the run ends after 1 without"
    assert capfd.readouterr().err.count(said) == 1


def test_a_cluster_whose_workers_all_die_ends_the_run(
    tmp_path: Path,
    cluster: tuple[str, list[Worker]],
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    address, workers = cluster
    desk = tmp_path / "desk"
    samples = {p.name: p.read_bytes() for p in SEEDS.glob("*.*")}
    for n in range(60):
        write(desk, {f"{n}/{name}": data for name, data in samples.items()})
    found, _ = copies([desk])
    monkeypatch.setattr("lint.engine.cluster._SAID_AFTER", 0.5)
    monkeypatch.setattr("lint.engine.cluster._PAUSE", 0.1)

    def kill_all(_: int) -> None:
        for worker in workers:
            worker.kill()

    with pytest.raises(NoClusterError, match=r"had no worker for 2 seconds|the cluster gave a batch up"):
        lint(found, built_in(), "folder", progress=kill_all, scheduler=address, cluster_timeout=2)
    assert "nothing has come back from" in capfd.readouterr().err


@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl makes the certificates")
def test_a_cluster_is_reached_by_tls_where_its_address_asks_for_it(tmp_path: Path) -> None:
    desk = write(tmp_path / "desk", {"a.txt": "The commitee met.\n"})
    key, certificate = str(tmp_path / "key.pem"), str(tmp_path / "certificate.pem")
    ask = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
    subprocess.run([*ask, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    tls = {"ca-file": certificate, "cert": certificate, "key": key}
    with running(tmp_path, 1, *(f"--tls-{k}={v}" for k, v in tls.items())) as (address, _):
        assert address.startswith("tls://")
        names = {"CA_FILE": certificate, "CLIENT__CERT": certificate, "CLIENT__KEY": key}
        config = {f"DASK_DISTRIBUTED__COMM__TLS__{name}": value for name, value in names.items()}
        done = newslint("a.txt", "--scheduler", address, cwd=desk, env=os.environ | config)
        assert (done.returncode, done.stderr) == (1, "")
        assert "commitee" in done.stdout
        done = newslint("a.txt", "--scheduler", address, "--cluster-timeout", "2", cwd=desk)
        assert (done.returncode, done.stdout) == (2, "")
        assert "its certificates stand in Dask's configuration under distributed.comm.tls" in done.stderr
