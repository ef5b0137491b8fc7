"""`python -m tests.fuzz [--inputs N] [--seed S] [--targets T…]`: input after input, each for one target in turn.

`--seed` and the number of an input make it again with the same `--copy` and `--targets`, so a run that was ended goes on
with `--first`. With `--guided`, one target is driven by coverage instead (atheris). What fails is printed with the
input, as Python writes it.
"""

from __future__ import annotations

import argparse
import heapq
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter, defaultdict
from importlib import import_module
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from lint.engine.process_pool import collect_rarely
from tests.fuzz import inputs, on_copy, on_documents, on_files, on_runs, on_systems, samples, splices
from tests.fuzz.shrinking import shrunk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

#: Seconds of a core that one input may take, and how many inputs are tried before it is told how it goes.
_SLOW = 5
_TOLD = 20_000
#: How many of the inputs that took the most time a byte are told in the end.
_SLOWEST = 10


class Target(NamedTuple):
    """What is tried, with what kind of input, and its share of all inputs."""

    try_: Callable[[bytes], None]
    made: Callable[[Random], bytes]
    share: int = 1


TARGETS = {
    "reading": Target(on_copy.reading, inputs.copy, 6),
    "recoding": Target(on_copy.recoding, inputs.rich, 2),
    "mentioning": Target(on_copy.mentioning, inputs.copy, 6),
    "checking": Target(on_copy.checking, inputs.copy, 6),
    "comparing": Target(on_copy.comparing, inputs.copy, 2),
    "reporting": Target(on_copy.reporting, inputs.copy),
    "fixing": Target(on_copy.fixing, inputs.copy, 2),
    "documents": Target(on_documents.documents, on_documents.made, 2),
    "splicing": Target(on_runs.splicing, splices.spliced),
    "running": Target(on_runs.running, splices.story),
    "ruling": Target(on_files.ruling, inputs.rules, 4),
    "setting": Target(on_files.setting, inputs.settings, 3),
    "listing": Target(on_files.listing, inputs.stets, 2),
    "stetting": Target(on_files.stetting, inputs.copy),
    "importing": Target(on_files.importing, inputs.vale, 2),
    "opening": Target(on_systems.opening, on_systems.file, 4),
    "changing": Target(on_files.changing, inputs.changes, 2),
}


def turns(names: Sequence[str]) -> list[str]:
    """The targets in the order in which their turns come, over and over."""
    most = max(TARGETS[name].share for name in names)
    return [name for n in range(most) for name in names if TARGETS[name].share > n]


class _Watch:
    """Ends an input that takes too long; it costs the others nothing."""

    def __init__(self) -> None:
        self.number = self._seen = -1
        signal.signal(signal.SIGVTALRM, self._tick)
        self.watch(_SLOW)

    def watch(self, seconds: float) -> None:
        """Look so often, 0: never."""
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds, seconds)

    def _tick(self, *_: object) -> None:
        if self._seen == self.number:
            raise TimeoutError(f"an input takes more than {_SLOW} s")
        self._seen = self.number


class _Tally:
    """How many inputs each target was given, what time they took, and which took the most for their length."""

    def __init__(self) -> None:
        self._many: Counter[str] = Counter()
        self._taken: defaultdict[str, float] = defaultdict(float)
        self._slow: list[tuple[float, str, int]] = []
        self._began = time.process_time()

    def add(self, name: str, number: int, data: bytes, seconds: float) -> None:
        """One more input."""
        self._many[name] += 1
        self._taken[name] += seconds
        self._slow.append((seconds / (len(data) + 1000), name, number))
        if len(self._slow) > 1000:
            self._slow = heapq.nlargest(_SLOWEST, self._slow)

    def seconds(self) -> float:
        """Seconds of a core, all in all."""
        return time.process_time() - self._began

    def lines(self) -> Iterator[str]:
        """What to say in the end."""
        seconds = self.seconds()
        yield f"{self._many.total() / seconds:,.0f} inputs a second of one core:"
        for name, many in self._many.items():  # the clock of one process is too slow to be asked twice an input
            rate = many / self._taken[name] * sum(self._taken.values()) / seconds
            yield f"{name:>12}: {many:>9,} inputs, {rate:>7,.0f} a second"
        slow = (
            f"{name} {number} ({a_byte * 1e6:,.0f} µs a byte)"
            for a_byte, name, number in heapq.nlargest(_SLOWEST, self._slow)
        )
        yield f"Slowest: {', '.join(slow)}"


def failure(name: str, data: bytes) -> str:
    """What is wrong with an input's outcome, or nothing."""
    try:
        TARGETS[name].try_(data)
    except Exception:  # noqa: BLE001 - that is what is looked for
        return f"{data!r}\n{traceback.format_exc(limit=-5)}"
    return ""


def tried(names: Sequence[str], seed: int, numbers: range, *, shrink: bool = False) -> int:
    """How many of these inputs fail; what is done so far is printed from time to time."""
    collect_rarely()
    order = turns(names)
    failed = 0
    tally, watch = _Tally(), _Watch()
    for done, number in enumerate(numbers, 1):
        watch.number = number
        name = order[number % len(order)]
        begin = time.perf_counter()
        data = TARGETS[name].made(Random(f"{seed} {number}"))  # noqa: S311
        said = failure(name, data)
        tally.add(name, number, data, time.perf_counter() - begin)
        if said:
            failed += 1
            print(f"{name}, seed {seed}, input {number}:\n{said}", flush=True)
        if said and shrink:
            watch.watch(0)
            print(f"It fails in short:\n{shrunk(data, TARGETS[name].try_)!r}\n", flush=True)
            watch.watch(_SLOW)
        if done % _TOLD == 0 or done == len(numbers):
            print(f"{done:,} inputs in {tally.seconds():,.0f} s, {failed} failures; next is {number + 1}", flush=True)
    watch.watch(0)
    print(*tally.lines(), sep="\n")
    return failed


def guided(name: str, seconds: int) -> None:
    """One target driven by coverage of newslint's own code; ends with the process."""
    import atheris

    target = TARGETS[name]
    for module in [m for m in sys.modules if m.split(".")[0] == "lint" or m.startswith("tests.fuzz.on_")]:
        del sys.modules[module]
    with atheris.instrument_imports(include=["lint"]):
        try_ = getattr(import_module(target.try_.__module__), name)
        for number in range(30):  # what is imported where it is first used is instrumented too
            try_(target.made(Random(f"guided {number}")))  # noqa: S311
    with tempfile.TemporaryDirectory() as samples:
        for number in range(300):
            Path(samples, str(number)).write_bytes(target.made(Random(f"guided {number}")))  # noqa: S311
        atheris.Setup([sys.argv[0], f"-max_total_time={seconds}", "-max_len=600", "-timeout=60", samples], try_)
        atheris.Fuzz()


def main() -> None:
    """Try the inputs and print what fails."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--targets", nargs="+", choices=TARGETS, default=[*TARGETS], metavar="TARGET", help=f"of {', '.join(TARGETS)}"
    )
    parser.add_argument("--inputs", type=int, default=10_000, help="how many, for all targets together")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="the number of the first input")
    parser.add_argument("--guided", type=int, metavar="SECONDS", help="by coverage, the first target, with atheris")
    parser.add_argument("--copy", nargs="+", type=Path, default=[], help="folders of articles to make inputs of, too")
    parser.add_argument("--shrink", action="store_true", help="show, too, the smallest input found that fails so")
    args = parser.parse_args()
    samples.take(args.copy)
    if args.guided:
        guided(args.targets[0], args.guided)
    sys.exit(tried(args.targets, args.seed, range(args.first, args.first + args.inputs), shrink=args.shrink) > 0)


if __name__ == "__main__":
    main()
