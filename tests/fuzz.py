"""Copy and rules that chance made, put in until something breaks: `python -m tests.fuzz [TARGET…] [--inputs N]`.

An input is a sample with parts cut, doubled, spliced and spoilt; `--seed` and the number of an input make it again. With
`--guided`, one target is driven by coverage instead (atheris). What fails is printed with the input, as Python writes it.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
import traceback
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import cache, partial
from itertools import pairwise
from json import loads
from pathlib import Path
from typing import TYPE_CHECKING

from lint import settings_file, stets_file
from lint.engine import Examined, Report, tidy
from lint.fixing import settle
from lint.linter import Linter
from lint.mentions.quotation import Quotation
from lint.mentions.story import Story, group
from lint.read import UnreadableError, read_bytes
from lint.report import github, html, json, sarif, summary, text
from lint.rule import BUILT_IN, BrokenRulesError
from lint.rulebook import load
from lint.shipped import built_in
from lint.stets import let_stand, none
from tests.desk import RULE, SEEDS
from tests.test_hostile import UNITS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lint.article import Article
    from lint.finding import Finding
    from lint.text import Span

#: Seconds that one input may take.
_SLOW = 5.0
_BATCH = 250

#: What is put in at random, beside what hostile articles consist of.
TOKENS = [
    *UNITS.values(), "\r\n", "\n\n", "\n", "\r", "\ufeff", "\u2028", "\x00", "\x1b[31m", "\u00ad", "İ", "ß", "ﬁ", "\ud7ff",
    "---\n", "published: 2024-06-18\n", "story: x\n", "# ", "> ", "* ", "1. ", "![a](b)", "[a](b)", "<b>", "&amp;", "```\n",
    "June 31", "30/02/2024", "2024-02-30", "99:99", "12:00 am", "yesterday", "Monday", "in 24 years", "1950-53", "0", "-1",
    "$9,999,999,999,999", "٣", "½", "10 to 8", "5 percent", "1e309", "over ", "a 27-year-old", "’", "“", "”", '"', "'",
    "Kim Il Sung", "Kim II Sung", "Mr. ", "U.S. ", "(", ")", "[", "]", "...", "…", "—", "--", ",", ";", ":", "TK", "lorem ipsum",
    "%", "{x}", "{", "}", "[[", "]]", "&a ", "*a", "!!python/object:os.system ", "? ", ": ", "- ", "|\n", ">\n", "\t", "'", "null",
    "check: ", "level: ", "with:\n", "examples:\n", "wrong: ", "right: ", "~", "yes", "12:30", "1_000", "<<: ", "%YAML 9.9\n",
]  # fmt: skip


@cache
def _linter() -> Linter:
    return Linter(built_in(), grouped=True)


@cache
def _samples(of_rules: bool) -> list[str]:
    files = sorted(BUILT_IN.glob("*/*.yml")) if of_rules else sorted(SEEDS.glob("*.*"))
    return [p.read_text(encoding="utf-8") for p in files] + [RULE]


def made(rng: random.Random, of_rules: bool) -> bytes:
    """One input."""
    samples = _samples(of_rules)
    out = _part(rng, rng.choice(samples), 1200)
    for _ in range(rng.randint(1, 8)):
        at, end = sorted((rng.randint(0, len(out)), rng.randint(0, len(out))))
        match rng.randrange(6):
            case 0:
                out = out[:at] + out[min(end, at + 80) :]
            case 1:
                out = out[:at] + rng.choice(TOKENS) + out[at:]
            case 2:
                out = out[:at] + rng.choice(TOKENS) * rng.choice((2, 3, 17, 60)) + out[at:]
            case 3:
                out = out[:at] + _part(rng, rng.choice(samples), 300) + out[at:]
            case 4:
                out = out[:end] + out[at : min(end, at + 300)] + out[end:]
            case 5:
                out = out[:at] + chr(rng.choice((rng.randrange(128), rng.randrange(0x2100), 0x1F600))) + out[at + 1 :]
    data = bytearray(out.encode("utf-8", "surrogatepass"))
    if data and not rng.randrange(20):
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    return bytes(data)


def _part(rng: random.Random, whole: str, most: int) -> str:
    at = rng.randrange(len(whole))
    return whole[at : at + rng.randint(1, most)]


def reading(data: bytes) -> None:
    """Bytes become an article whose blocks and prose lie where they say, or an error that says why not."""
    for article in _articles(data, "txt", "md"):
        at = 0
        for block in article.blocks:
            assert at <= block.start <= block.end <= len(article.prose.text), block
            assert 0 <= block.span.start <= block.span.end <= len(article.text), block
            at = block.end
        spans = [article.prose.span(i, i + 1) for i, c in enumerate(article.prose.text) if not c.isspace()]
        assert all(a.end <= b.start for a, b in pairwise(spans))
        assert not spans or spans[-1].end <= len(article.text)


def checking(data: bytes) -> None:
    """All rules find what they find in an article, at places that it has."""
    for article in _articles(data, "md" if len(data) % 3 == 0 else "txt"):
        for f in _linter().check_article(_linter().read(article)):
            for e in f.ends:
                assert 0 <= e.span.start <= e.span.end <= len(article.text), (f.rule, e.span)


def comparing(data: bytes) -> None:
    """Parts of the input are articles of one story, which is grouped, compared, and reported in every format."""
    third = len(data) // 3 or 1
    parts = (data, data[third:] + b"\nThe end.", data[: 2 * third] + data[:40])
    linter = _linter()
    readings = [linter.read(a) for n, part in enumerate(parts) for a in _articles(part, f"{n}\n::error::%0A<b>.txt")]
    if not readings:
        return
    group(readings, "auto")
    findings = [f for r in readings for f in linter.check_article(r)] + linter.check_story(Story("s", readings))
    report = Report(tuple(Examined(r.article, "s", {}) for r in readings), tuple(tidy(findings)))
    assert loads(json.render(report))["version"] == 1
    assert loads(sarif.render(report, built_in()))["runs"]
    for shown in (text.render(report), github.render(report), summary.render(report), html.render(report)):
        assert not any(c < " " and c not in "\n\t\r" for c in shown), "a control character is passed on"


def ruling(data: bytes) -> None:
    """A rule file loads, or every mistake in it is named with its place."""
    with tempfile.TemporaryDirectory(dir=_memory()) as folder:
        file = Path(folder) / "pack" / "rule.yml"
        file.parent.mkdir()
        file.write_bytes(data)
        try:
            load([Path(folder)])
        except BrokenRulesError as e:
            assert e.mistakes
            assert all(str(m).startswith(str(folder)) for m in e.mistakes), e


def setting(data: bytes) -> None:
    """Settings load, or every mistake in them is named with its place."""
    _loads(data, "newslint.yml", settings_file.load)


def stetting(data: bytes) -> None:
    """A list of stets loads, or every mistake in it is named; so does what stands in comments of an article."""
    _loads(data, "newslint-stets.yml", stets_file.load)
    at = len(data) // 2
    for article in _articles(data[:at] + b"<!-- stet " + data[at : at + 40] + b" -->" + data[at + 40 :], "md"):
        reading = _linter().read(article)
        report = Report((Examined(article, "s", {}),), tuple(tidy(_linter().check_article(reading))))
        levels = {r.id: r.level for r in built_in()}
        stood = let_stand(report, none(), levels, date(2024, 6, 20))
        assert stood.stood <= len(report.findings)


def fixing(data: bytes) -> None:
    """Fixes settle: each round is of the same article, and no letter of a quotation changes."""

    def found(text: str) -> tuple[list[Finding], list[Span]]:
        try:
            article = read_bytes(text.encode("utf-8", "surrogatepass"), "copy.txt")
        except UnreadableError:
            return [], []
        reading = _linter().read(article)
        return _linter().check_article(reading), [q.span for q in reading.of(Quotation)]

    for article in _articles(data, "txt"):
        settle(article.text, found)


def _loads(data: bytes, name: str, load: Callable[[Path], object]) -> None:
    with tempfile.TemporaryDirectory(dir=_memory()) as folder:
        file = Path(folder) / name
        file.write_bytes(data)
        try:
            load(file)
        except BrokenRulesError as e:
            assert e.mistakes


def _memory() -> str | None:
    return "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - where files are memory


def _articles(data: bytes, *names: str) -> Iterator[Article]:
    for name in names:
        try:
            yield read_bytes(data, name if "." in name else f"copy.{name}")
        except UnreadableError as e:
            assert str(e)


TARGETS: dict[str, Callable[[bytes], None]] = {
    "reading": reading,
    "checking": checking,
    "comparing": comparing,
    "ruling": ruling,
    "setting": setting,
    "stetting": stetting,
    "fixing": fixing,
}


def tried(target: str, seed: int, first: int) -> list[str]:
    """The failures of a batch of inputs, each with what made it."""
    failures = []
    for n in range(first, first + _BATCH):
        data = made(random.Random(f"{seed} {n}"), target in ("ruling", "setting", "stetting"))  # noqa: S311
        begin = time.perf_counter()
        try:
            TARGETS[target](data)
        except Exception:  # noqa: BLE001 - that is what is looked for
            failures.append(f"{target}, seed {seed}, input {n}:\n{data!r}\n{traceback.format_exc(limit=-4)}")
        if (taken := time.perf_counter() - begin) > _SLOW:
            failures.append(f"{target}, seed {seed}, input {n} took {taken:.1f} s:\n{data!r}\n")
    return failures


def guided(target: str, inputs: int) -> None:
    """One target driven by coverage; ends with the process."""
    import atheris

    atheris.instrument_all()
    atheris.Setup([sys.argv[0], f"-runs={inputs}", "-max_len=2000"], TARGETS[target])
    atheris.Fuzz()


def main() -> None:
    """Try the inputs and print what fails."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"of {', '.join(TARGETS)}; all of them")
    parser.add_argument("--inputs", type=int, default=1000, help="how many for each target")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--guided", action="store_true", help="by coverage, with atheris")
    args = parser.parse_args()
    if args.guided:
        guided(args.targets[0], args.inputs)
    failed = 0
    with ProcessPoolExecutor() as pool:
        for target in args.targets or TARGETS:
            begin = time.perf_counter()
            batches = range(0, args.inputs, _BATCH)
            for failures in pool.map(partial(tried, target, args.seed), batches):
                failed += len(failures)
                print(*failures, sep="\n", end="")
            taken = time.perf_counter() - begin
            print(f"{target}: {len(batches) * _BATCH:,} inputs in {taken:.0f} s, {failed} failures so far", flush=True)
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
