"""What is remembered gives the bytes of a fresh run, and nothing that happens to the cache can hurt a run."""

from __future__ import annotations

import random
import resource
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from tests.desk import SEEDS, newslint, write

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

ASK = "--format", "json", "--fail-on", "never"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return write(tmp_path, {p.name: p.read_bytes() for p in SEEDS.glob("*.*") if p.stem != "README"})


@pytest.fixture
def fresh(copy: Path) -> str:
    return newslint(copy, *ASK, "--no-cache").stdout


def stored(folder: Path) -> Path:
    (file,) = folder.glob("*.sqlite")
    return file


def test_cold_and_warm_give_the_bytes_of_a_run_without(copy: Path, fresh: str, cache_folder: Path) -> None:
    assert fresh.count('"rule"') > 10
    assert newslint(copy, *ASK).stdout == fresh
    before = stored(cache_folder).stat().st_size
    assert newslint(copy, *ASK).stdout == fresh
    assert stored(cache_folder).stat().st_size == before
    assert newslint(*sorted(copy.iterdir(), reverse=True), *ASK).stdout == fresh


def test_a_changed_article_is_read_again_and_its_story_compared_again(copy: Path, fresh: str) -> None:
    newslint(copy, *ASK)
    changed = min(copy.glob("*.txt"))
    changed.write_text(changed.read_text() + "\nThey met on Wednesday, June 18, 2024.\n")
    warm = newslint(copy, *ASK).stdout
    assert warm == newslint(copy, *ASK, "--no-cache").stdout != fresh


def test_articles_that_come_and_go_are_grouped_as_if_for_the_first_time(tmp_path: Path) -> None:
    texts = {p.name: p.read_text() for p in sorted(SEEDS.glob("*.txt"))[:5]}
    folder = write(tmp_path / "copy", {f"{n}-{name}": text for n in range(6) for name, text in texts.items()})
    rng = random.Random(4)  # noqa: S311
    for _ in range(4):
        assert newslint(folder, *ASK).stdout == newslint(folder, *ASK, "--no-cache").stdout
        one, other = rng.sample(sorted(folder.iterdir()), 2)
        one.write_text(one.read_text() + f"\n{rng.random()} people met in Vienna on May {rng.randint(1, 31)}, 2019.\n")
        other.rename(other.with_name(f"new-{other.name}"))


@pytest.mark.parametrize("mode", ["folder", "off"])
def test_stories_of_few_articles_are_known_again(mode: str, copy: Path) -> None:
    for name in ("x", "y"):
        write(copy / name, {p.name: p.read_bytes() for p in SEEDS.glob("*.txt")})
    ask = (copy, *ASK, "--story", mode)
    fresh = newslint(*ask, "--no-cache").stdout
    assert newslint(*ask).stdout == fresh
    changed = min((copy / "y").iterdir())
    changed.write_text(changed.read_text() + "\nThey met on Wednesday, June 18, 2024.\n")
    (copy / "x" / "z.txt").write_bytes(b"\xff\xfe\x00")
    warm = newslint(*ask).stdout
    assert warm == newslint(*ask).stdout == newslint(*ask, "--no-cache").stdout != fresh


def test_other_rules_are_other_findings(copy: Path, fresh: str) -> None:
    assert newslint(copy, *ASK).stdout == fresh
    less = newslint(copy, *ASK, "--ignore", "residue")
    assert '"residue/' not in less.stdout
    rule = 'check: swap\nlevel: error\nmessage: "{wrong}"\nwhy: w\nwith:\n  table: {%s: x}\nexamples:\n'
    rule += "  - {wrong: 'A [[%s]].', says: %s}\n  - right: x\n"
    for word in ("summit", "leader"):
        write(copy.parent / "desk", {"swap.yml": rule % (word, word, word)})
        assert f'"text": "{word}"' in newslint(copy, *ASK, "--rules", copy.parent / "desk").stdout


@pytest.mark.parametrize("damage", ["noise", "empty", "cut", "flipped", "other tables", "odd values", "nothing told"])
def test_a_damaged_cache_is_as_if_there_were_none(damage: str, copy: Path, fresh: str, cache_folder: Path) -> None:
    newslint(copy, *ASK)
    file = stored(cache_folder)
    data = bytearray(file.read_bytes())
    rng = random.Random(3)  # noqa: S311
    if damage == "odd values":
        with sqlite3.connect(file) as db:
            for table, odd in zip(("article", "signature", "told", "story"), (None, 7, "x", 1.5), strict=True):
                db.execute(f"UPDATE {table} SET value = ?, day = 'x'", (odd,))  # noqa: S608
    elif damage == "other tables":
        with sqlite3.connect(file) as db:
            db.execute("DROP TABLE article")
            db.execute("CREATE TABLE article (x)")
    elif damage == "nothing told":
        with sqlite3.connect(file) as db:
            for table in ("told", "story", "signature"):
                db.execute(f"DELETE FROM {table}")  # noqa: S608
    else:
        if damage == "flipped":
            for _ in range(2000):
                data[rng.randrange(100, len(data))] ^= 1 << rng.randrange(8)
        made = {"noise": rng.randbytes(5000), "empty": b"", "cut": bytes(data[: len(data) // 2])}
        file.write_bytes(made.get(damage, bytes(data)))
    for _ in range(2):
        done = newslint(copy, *ASK)
        assert (done.stdout, done.stderr, done.returncode) == (fresh, "", 0)


def test_runs_at_once_do_not_disturb_each_other(copy: Path, fresh: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        said = list(pool.map(lambda _: newslint(copy, *ASK), range(8)))
    assert {s.stdout for s in said} == {fresh}
    assert {s.stderr for s in said} == {""}


@pytest.mark.parametrize("left", [0, 4096, 50_000])
def test_a_full_disk_costs_the_cache_alone(left: int, copy: Path, fresh: str) -> None:
    def full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (left, left))

    done: subprocess.CompletedProcess[str] = newslint(copy, *ASK, preexec_fn=full)
    assert (done.stdout, done.stderr, done.returncode) == (fresh, "", 0)
