"""How fast newslint is here, beside its peers: `python -m tests.bench [FOLDER] [--quick]`; nothing is asserted.

Articles are made by shuffling the paragraphs of FOLDER, or of `seeds/`. Machines are noisy: CPU seconds, medians of
several runs, and whichever of codespell, typos and proselint are on the PATH, on the same copy in the same run.
`--up-to 50000` shows how whole runs grow up to so many articles: by story folders, and, where a FOLDER is given (the
samples all tell one event), by what they tell; cold, again, and again with one article changed.
"""

from __future__ import annotations

import argparse
import math
import os
import platform
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from itertools import islice
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, NamedTuple

from lint.engine.linter import Linter
from lint.engine.process_pool import collect_rarely, cores
from lint.read import READERS, read_bytes
from lint.rulebook.built_in import built_in
from lint.rulebook.rule import Rule
from lint.stories.story import Story, group
from lint.text.finding import Level
from tests import bench_serve
from tests.bench_lsp import latency
from tests.bench_stories import articles
from tests.desk import SEEDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence


#: Characters that an article made of shuffled paragraphs has.
_LENGTH = 4_000


def shuffled(folder: Path, articles: int, paragraphs: Path) -> Path:
    """So many articles of 4 KB in stories of five, made of the paragraphs of the copy in a folder."""
    rng = random.Random(1)  # noqa: S311
    samples = [
        p.read_text(encoding="utf-8")
        for p in sorted(paragraphs.rglob("*.*"))
        if p.suffix in READERS and p.stem != "README"
    ]
    parts = [part for text in samples for part in text.split("\n\n")[1:]]
    for n in range(articles):
        story = folder / f"{n // 5:05}"
        story.mkdir(exist_ok=True)
        text = rng.choice(samples).split("\n\n")[0]
        while len(text) < _LENGTH:
            text += "\n\n" + rng.choice(parts)
        (story / f"{n:06}.txt").write_text(text, encoding="utf-8")
    return folder


def with_literals(rules: list[Rule], count: int) -> list[Rule]:
    """The rules and one more, that looks for so many words."""

    rng = random.Random(2)  # noqa: S311
    words = {"".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=rng.randint(5, 12))): "x" for _ in range(count)}
    extra = Rule("bench/swap", "swap", {"table": words}, Level.STYLE, "{wrong}", "", "", (), "")
    return [*rules, extra]


class Cost(NamedTuple):
    """What a command took: seconds by the clock, CPU seconds and the most memory, each of it and its children."""

    seconds: float
    cpu: float
    megabytes: float


def cost(command: Sequence[str | Path], times: int = 1, env: Mapping[str, str] | None = None) -> Cost:
    """The medians of so many runs of a command."""
    taken = []
    for _ in range(times):
        begin = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env)
        most = [0.0]
        watch = Thread(target=_watch, args=(process.pid, most), daemon=True)
        watch.start()
        _, _, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begin
        process.returncode = 0
        watch.join()
        taken.append((seconds, used.ru_utime + used.ru_stime, most[0] or used.ru_maxrss / 1024))
    return Cost(*map(statistics.median, zip(*taken, strict=True)))


def _watch(pid: int, most: list[float]) -> None:
    """Note the most memory that a process and its children hold, as long as it runs; what they share counts once."""
    while alive := _family(pid):
        held = 0
        for one in alive:
            with suppress(OSError):
                rollup = Path(f"/proc/{one}/smaps_rollup").read_text(encoding="ascii")
                held += next((int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")), 0)
        most[0] = max(most[0], held / 1024)
        time.sleep(0.02)


def _family(pid: int) -> list[int]:
    """A process and its children; nothing where it has ended, or where /proc does not tell."""
    try:
        if Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z":
            return []
        tasks = [task.read_text(encoding="ascii") for task in Path(f"/proc/{pid}/task").glob("*/children")]
    except OSError:
        return []
    return [pid, *(one for task in tasks for child in task.split() for one in _family(int(child)))]


def peers() -> Iterator[tuple[str, list[str]]]:
    """newslint, and the others that are here, each with its command."""
    yield "newslint", [sys.executable, "-m", "lint.cli", "check", "--no-cache", "--story", "folder"]
    for name, args in (("codespell", ["-q", "3"]), ("typos", ["--no-ignore"]), ("proselint", ["check"])):
        if found := shutil.which(name):
            yield name, [found, *args]


def side_by_side(made: Path, paragraphs: Path, times: int, many: int) -> None:
    """Each tool on five articles, on one long one and on many."""
    long = made / "long" / "long.txt"
    long.parent.mkdir()
    text = "\n\n".join(p.read_text(encoding="utf-8") for p in sorted(paragraphs.rglob("*.*")) if p.suffix in READERS)
    long.write_text(((text + "\n\n") * (1_000_000 // len(text) + 1))[:1_000_000], encoding="utf-8")
    lot = made / "many"
    lot.mkdir()
    for what, folder, runs in (
        ("five articles", SEEDS, times),
        ("one long article", long.parent, max(times // 2, 1)),
        (f"{many:,} articles", shuffled(lot, many, paragraphs), 1),
    ):
        size = sum(p.stat().st_size for p in folder.rglob("*.*") if p.suffix in READERS) / 1e6
        print(
            f"\n| {what}, {size:.2f} MB | seconds | CPU seconds | MB per CPU second | most memory, MB | CPU, of newslint's |"
        )
        print("|---|---:|---:|---:|---:|---:|")
        base = 0.0
        for name, command in peers():
            took = cost([*command, str(folder)], runs)
            base = base or took.cpu
            speed = size / took.cpu
            print(
                f"| {name} | {took.seconds:.2f} | {took.cpu:.2f} | {speed:.2f} | {took.megabytes:.0f} | {took.cpu / base:.2f} |",
                flush=True,
            )


def grown(what: str, sizes: Sequence[int], run: Callable[[int], object]) -> None:
    """A curve: CPU seconds at each size, and by how much they grow where the size is doubled."""
    last: tuple[int, float] | None = None
    for size in sizes:
        begin = time.process_time()
        run(size)
        taken = time.process_time() - begin
        ratio = ""
        if last:
            ratio = f"{2 ** (math.log(taken / last[1]) / math.log(size / last[0])):.2f}"
        print(f"| {what}: {size:,} | {taken:.2f} | {ratio} |", flush=True)
        last = size, taken


def whole(made: Path, paragraphs: Path, up_to: int) -> None:
    """How runs of newslint grow with the articles: time, and the memory of all processes."""
    print("\n| whole runs | seconds | CPU seconds | MB per CPU second | most memory, MB |\n|---|---:|---:|---:|---:|")
    sizes = [n for n in (1_000, 5_000, 10_000, 20_000, 50_000) if n <= up_to] or [up_to] * (up_to > 0)
    for many in sizes:
        copy = made / f"grown-{many}"
        copy.mkdir()
        shuffled(copy, many, paragraphs)
        size = sum(p.stat().st_size for p in copy.rglob("*.txt")) / 1e6
        for mode in ("folder", "auto") if paragraphs != SEEDS else ("folder",):
            env = {**os.environ, "NEWSLINT_CACHE_DIR": str(made / f"cache-{many}-{mode}")}
            command = [sys.executable, "-m", "lint.cli", "check", "--story", mode, copy]
            for what in ("without a cache", "with a cache", "again", "one changed"):
                if what == "one changed":
                    changed = copy / f"{many // 10:05}" / f"{many // 10 * 5:06}.txt"
                    changed.write_text(changed.read_text() + "\nThey met on Wednesday, June 18, 2024.\n")
                took = cost([*command, "--no-cache"] if what == "without a cache" else command, env=env)
                row = f"| {many:,} articles, by {mode}, {what} | {took.seconds:.2f} | {took.cpu:.2f}"
                print(f"{row} | {size / took.cpu:.2f} | {took.megabytes:.0f} |", flush=True)
        shutil.rmtree(copy)


def curves(quick: bool) -> None:
    """How the work grows with the rules, the length of an article and the articles of a story."""
    print("\n| growth | CPU seconds | × where doubled |\n|---|---:|---:|")
    rules = built_in()
    seeds = [p.read_bytes() for p in sorted(SEEDS.glob("*.txt"))]

    def checked(linter: Linter, copy: Sequence[bytes]) -> None:
        for n, data in enumerate(copy):
            linter.check_article(linter.read(read_bytes(data, f"{n}.txt")))

    few = 1 if quick else 10
    grown("literals", (10, 100, 1_000, 10_000), lambda n: checked(Linter(with_literals(rules, n)), seeds * few))
    grown("patterns", (10, 100, 1_000), lambda n: checked(Linter(with_patterns(rules, n)), seeds * few))
    alone = Linter(rules)
    sizes = (10, 20, 40, 80)[: 2 if quick else 4]
    grown("an article of × five samples", sizes, lambda n: checked(alone, [b"\n\n".join(seeds * n)]))

    def compared(n: int) -> None:
        copy = [seeds[k % len(seeds)] + b"\n" * k for k in range(n)]
        alone.check_story(Story("s", [alone.read(read_bytes(data, f"{k:04}.txt")) for k, data in enumerate(copy)]))

    grown("articles in a story", (25, 50, 100, 200)[: 2 if quick else 4], compared)
    for what, of_one_story in (("group unrelated articles", 1), ("group articles in stories of ten", 10)):
        sizes = (1_000, 3_000) if quick else (1_000, 3_000, 10_000, 30_000, 50_000)
        found = list(islice(articles(of_one_story), max(sizes)))
        grown(what, sizes, lambda n, found=found: group(found[:n], "auto"))  # type: ignore[misc]


def with_patterns(rules: list[Rule], count: int) -> list[Rule]:
    """The rules and so many more, each with a pattern."""

    def rule(n: int) -> Rule:
        with_ = {"pattern": rf"\b[Ww]ord{n}(s|ed)?\b"}
        return Rule(f"bench/p{n}", "pattern", with_, Level.STYLE, "{match}", "", "", (), "")

    return [*rules, *map(rule, range(count))]


def main() -> None:
    """Measure and print Markdown."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=SEEDS)
    parser.add_argument("--articles", type=int, default=5_000)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--up-to", type=int, default=1_000, help="whole runs of so many articles at most; 0 for none")
    parser.add_argument("--quick", action="store_true", help="a hundred articles, short curves, three runs")
    args = parser.parse_args()
    collect_rarely()
    print(f"Python {platform.python_version()}, {cores()} cores, {len(built_in())} rules")
    with tempfile.TemporaryDirectory() as made:
        many, times = (100, 3) if args.quick else (args.articles, args.times)
        side_by_side(Path(made), args.folder, times, many)
        whole(Path(made), args.folder, min(args.up_to, many) if args.quick else args.up_to)
    curves(args.quick)
    median, longest = latency(SEEDS)
    print(
        f"\nIn an editor, one of five articles changed: shown after {median:.0f} ms (median), {longest:.0f} ms (longest)"
    )
    bench_serve.times()


if __name__ == "__main__":
    main()
