"""One set of articles gives the same bytes in every format, however and wherever the work is done."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest

from lint.engine import process_pool as workers
from lint.engine.lint import lint
from lint.read.folder import copies
from lint.report import github, html, json, sarif, summary, text
from lint.rulebook.built_in import built_in
from tests.desk import SEEDS, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lint.engine.results import Report
    from lint.stories.story import Mode

#: Copy with a remark, articles that are alike, one that says its story, and names of files that must be escaped.
MORE: dict[str, str | bytes] = {
    "more/stet.md": "# A bridge\n\n<!-- stet spelling: so they write -->\nTeh bridge opened on Wednesday, June 18, 2024.\n",
    "more/a b%.txt": "The bridge opened on Tuesday, June 18, 2024, and 14 people came to see it, Ana Moreno said.\n",
    "more/ü\u202e.txt": "The bridge opened on Tuesday, June 19, 2024, and 41 people came to see it, Anna Moreno said.\n",
    "more/c.txt": "---\nstory: the bridge\npublished: 2024-06-20\n---\nThe bridge , 14 miles (14 km) long, opened on Tuesday.\n",
    "more/empty.txt": "",
    "more/broken.txt": b"\xff\xfe\x00",
    "more/page.docx": "",
}


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """The address of a Dask cluster of two processes, or nothing where Dask is not installed."""
    try:
        from distributed import LocalCluster
    except ModuleNotFoundError:
        yield ""
        return
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        yield cluster.scheduler_address


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    write(tmp_path / "desk", {f"seeds/{p.name}": p.read_bytes() for p in SEEDS.glob("*.*")})
    return write(tmp_path / "desk", MORE)


def shown(report: Report) -> dict[str, str]:
    """The report in every format."""
    pages = {f.__name__: f.render(report) for f in (text, json, github, summary)}
    return pages | {"sarif": sarif.render(report, built_in())}


def differing(once: dict[str, str], again: dict[str, str]) -> list[str]:
    """The formats in which two reports are not the same."""
    return [name for name, page in again.items() if page != once[name]]


@pytest.mark.parametrize("mode", ["auto", "folder"])
def test_the_same_copy_gives_the_same_bytes(
    desk: Path, mode: Mode, scheduler: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def made(seed: int = 0, *, pool: bool = False, **how: Any) -> Report:
        """The report of a run; with a seed, paths, files and rules come in an order of chance."""
        monkeypatch.setattr(workers, "POOL_FROM", 1 if pool else 1000)
        monkeypatch.setattr(workers, "cores", lambda: 2 if pool else 1)
        paths, rules = [*desk.iterdir(), *desk.glob("more/*.txt")], built_in()
        rng = random.Random(seed)  # noqa: S311
        found, left_out = copies(rng.sample(paths, len(paths)))
        found, rules = rng.sample(found, len(found)), rng.sample(rules, len(rules))
        return lint(found, rules, mode, **how).also_unread(left_out)

    whole = made(whole=True)
    once = shown(whole)
    assert once["lint.report.json"].count('"rule"') > 20
    assert len(whole.unread) == 3
    ways: dict[str, dict[str, Any]] = {
        "one process": {}, "another order": {"seed": 2}, "a pool": {"pool": True}, "a pool, another order": {"pool": True, "seed": 3},
        "a cold cache": {"cached": True}, "a warm cache": {"cached": True, "seed": 4}, "a pool, warm": {"cached": True, "pool": True},
    }  # fmt: skip
    if scheduler:
        ways["a cluster"] = {"scheduler": scheduler, "seed": 5}
    for way, how in ways.items():
        assert differing(once, shown(made(**how))) == [], way
    page = html.render(whole)
    assert html.render(made(5, whole=True)) == page
    assert html.render(made(6, pool=True, whole=True)) == page
    assert not scheduler or html.render(made(7, scheduler=scheduler, whole=True)) == page
