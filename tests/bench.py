"""How fast newslint is here: `python -m tests.bench [FOLDER] [--articles N]` prints a table; nothing is asserted.

Without a FOLDER, articles are made by shuffling the paragraphs of `seeds/`. Machines are noisy: medians of several runs,
and a peer (codespell, where it happens to be installed) measured on the same copy in the same run.
"""

from __future__ import annotations

import argparse
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from lint.engine import lint
from lint.finding import Level
from lint.linter import Linter
from lint.read.folder import copies
from lint.rule import BUILT_IN, Rule
from lint.rulebook import load
from lint.workers import collect_rarely
from tests.bench_stories import measured
from tests.desk import SEEDS

if TYPE_CHECKING:
    from collections.abc import Callable


def median(run: Callable[[], object], times: int) -> float:
    """The median of so many runs, in seconds."""
    taken = []
    for _ in range(times):
        begin = time.perf_counter()
        run()
        taken.append(time.perf_counter() - begin)
    return statistics.median(taken)


def shuffled(folder: Path, articles: int) -> Path:
    """So many articles in stories of five, made of the paragraphs of the samples."""
    rng = random.Random(1)  # noqa: S311
    samples = [p.read_text(encoding="utf-8").split("\n\n") for p in sorted(SEEDS.glob("*.txt"))]
    for n in range(articles):
        parts = [x for paragraphs in samples for x in paragraphs[3:]]
        story = folder / f"{n // 5:05}"
        story.mkdir(exist_ok=True)
        text = "\n\n".join([rng.choice(samples)[0], *rng.sample(parts, 20)])
        (story / f"{n:06}.txt").write_text(text, encoding="utf-8")
    return folder


def with_literals(rules: list[Rule], count: int) -> list[Rule]:
    """The rules and one more, that looks for so many words."""

    rng = random.Random(2)  # noqa: S311
    words = {"".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=rng.randint(5, 12))): "x" for _ in range(count)}
    extra = Rule("bench/swap", "swap", {"table": words}, Level.STYLE, "{wrong}", "", "", (), "")
    return [*rules, extra]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--times", type=int, default=5)
    args = parser.parse_args()
    collect_rarely()
    with tempfile.TemporaryDirectory() as made:
        folder = args.folder or shuffled(Path(made), args.articles)
        found, _ = copies([folder])
        megabytes = sum(c.file.stat().st_size for c in found) / 1e6
        rules = load([BUILT_IN])
        print(f"{len(found)} articles, {megabytes:.1f} MB, {len(rules)} rules; medians of {args.times} runs\n")
        row("what", "seconds", "MB/s", "articles/s")
        five = [sys.executable, "-m", "lint.cli", str(SEEDS), "--fail-on", "never"]
        row("five articles, whole process", median(lambda: subprocess.run(five, capture_output=True, check=True), 9))
        row("rules from YAML", median(lambda: load([BUILT_IN]), args.times))

        def each(linter: Linter) -> None:
            for copy in found:
                linter.check_article(linter.read(copy.article(None)))

        alone = Linter(rules)
        row("one core: read, mention, check", median(lambda: each(alone), args.times), megabytes, len(found))
        row("all cores, stories too", median(lambda: lint(found, rules, "folder"), args.times), megabytes, len(found))
        base = 0.0
        for count in (10, 1_000, 10_000):
            linter = Linter(with_literals(rules, count))
            seconds = median(lambda linter=linter: each(linter), args.times)  # type: ignore[misc]
            base = base or seconds
            row(f"one core, {count:,} literals more ({seconds / base:.2f}×)", seconds, megabytes, len(found))
        for what, of_one_story in (("unrelated articles", 1), ("articles in stories of ten", 10)):
            for size, stories, seconds in measured(of_one_story):
                row(f"group {size:,} {what} ({stories:,})", seconds, "", size)
        if peer := shutil.which("codespell"):
            run = lambda: subprocess.run([peer, "-q", "3", str(folder)], capture_output=True, check=False)  # noqa: E731
            row("codespell, whole process", median(run, args.times), megabytes, len(found))


def row(what: str, seconds: float | str, mb: float | str = "", articles: float | str = "") -> None:
    """One line of the table."""
    if isinstance(seconds, float):
        mb = f"{mb / seconds:.2f}" if isinstance(mb, float) else mb
        articles = f"{articles / seconds:,.0f}" if isinstance(articles, int) else articles
        seconds = f"{seconds:.3f}"
    print(f"| {what:44} | {seconds:>8} | {mb:>6} | {articles:>10} |")


if __name__ == "__main__":
    main()
