"""Copy that nobody vetted: bounded time, a clear word, and no traceback."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import pytest

from lint.engine import Examined, Report, lint, tidy
from lint.linter import Linter
from lint.mentions import KINDS, kind_named
from lint.read import read_bytes
from lint.read.folder import copies
from lint.report import text as text_report
from lint.serialization.findings import findings_bytes, findings_in
from lint.shipped import built_in
from tests.desk import RULE, newslint, report, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

#: What an article may consist of, over and over; no check may take more than linear time over it.
UNITS = {
    "capitals": "A",
    "letters": "a",
    "digits": "1",
    "names": "Kim Jong Un ",
    "marks": "“a ” said \"x ",
    "dates": "on June 18, 2024 and Wednesday, ",
    "figures": "11,000 containers and ",
    "brackets": "(",
    "stops": ". ",
    "dots": ".",
    "apostrophes": "’s ",
    "lines": "The same line is here again.\n\n",
    "commas": "a, B ",
    "hyphens": "a-b-C ",
    "tabs": "\t",
    "glue": "Aa.",
    "wide": "한글 ",
    "combining": "e\u0301",
    "emphasis": "*a _b ",
    "directions": "\u202ea\u200bb ",
}  # fmt: skip


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter(built_in())


@pytest.mark.parametrize("suffix", ["txt", "md"])
@pytest.mark.parametrize("unit", UNITS)
def test_a_long_article_of_one_thing_is_checked(linter: Linter, unit: str, suffix: str) -> None:
    copy = "A headline\n\nThe mayor said so.\n\n" + UNITS[unit] * (60_000 // len(UNITS[unit]))
    reading = linter.read(read_bytes(copy.encode(), f"copy.{suffix}"))
    for kind in KINDS:
        for mention in reading.of(kind_named(kind)):
            assert 0 <= mention.span.start < mention.span.end <= len(copy)
    for finding in linter.check_article(reading):
        for end in finding.ends:
            assert 0 <= end.span.start <= end.span.end <= len(copy)


def test_a_line_of_megabytes_and_a_million_blank_lines_are_read(tmp_path: Path) -> None:
    write(tmp_path, {"line.txt": "word of it said " * 300_000, "blank.txt": "\n" * 1_000_000 + "A line.\n"})
    done = newslint(tmp_path)
    assert done.returncode in (0, 1)
    assert "Examined 2 articles" in done.stdout
    assert "Traceback" not in done.stderr


def word(n: int) -> str:
    """The nth of 456,976 words of four letters, in an order in which neighbours are not alike."""
    n = n * 104_729 % 26**4
    return "".join(chr(97 + n // 26**k % 26) for k in range(4))


#: What an article may have a hundred thousand of; the nth of each, with a line break or none.
MANY: dict[str, Callable[[int], str]] = {
    "marks": lambda _: "“so” ",
    "open marks": lambda _: "“so ",
    "quotations": lambda n: f"“It is a long way to {word(n)},” he said.\n\n",
    "dates": lambda _: "June 18, 2024, ",
    "weekdays": lambda _: "On Wednesday, June 18, 2024.\n\n",
    "events": lambda n: f"The fire at {word(n).title()} Hall was on June {1 + n % 30}, 2024. ",
    "figures": lambda n: f"{n} people died. ",
    "shares": lambda n: f"{n} of {n + 9} votes, or {n % 100} percent, ",
    "names": lambda _: "Kim Jung-un spoke. ",
    "other names": lambda n: f"Ana {word(n).title()}, {n % 90}, spoke. ",
    "names alike": lambda n: f"Johann{word(n)}berg met Johann{word(n)[:3]}xberg. ",
    "brackets": lambda _: "(",
    "repeated words": lambda _: "the the ",
    "repeated lines": lambda n: f"The same line is here again and {word(n)} too.\n\n",
    "findings": lambda _: "teh cat . ",
    "hidden signs": lambda _: "\u200b",
    "hidden signs in words": lambda _: "a\u200bb ",
    "unknown words": lambda n: f"{word(n)}{word(n + 1)} ",
    "comments": lambda _: "<!-- stet spelling: so --> teh ",
    "open comments": lambda _: "<!-- [a](",
    "emphasis": lambda _: "*a _b ",
    "line breaks": lambda _: "a\r",
}


@pytest.mark.parametrize("unit", MANY)
def test_what_there_is_very_much_of_costs_no_more_apiece(unit: str, linter: Linter) -> None:
    taken = []
    for many in (50, 1_000, 5_000):  # the first to have all that is made once
        data = "".join(map(MANY[unit], range(many))).encode()
        begin = time.process_time()
        reading = linter.read(read_bytes(data, "a.md"))
        findings = findings_in(findings_bytes(linter.check_article(reading)))
        shown = text_report.render(Report((Examined(reading.article, "", {}),), tuple(tidy(findings))))
        assert shown.endswith((".\n", "style.\n"))
        taken.append(time.process_time() - begin)
    assert taken[2] < 12 * max(taken[1], 0.01), taken  # five times is linear, twenty-five times is quadratic


def test_control_characters_are_shown_and_not_obeyed(tmp_path: Path) -> None:
    controls = "\x1b[31m\x07\x08\x9b2J\u202e\u2066\u200b\ufeff\u061c\U000e0041"
    write(
        tmp_path, {f"{n}.txt": f"He said{controls} teh {controls}TK on Wednesday, June 18, 2024.\n" for n in range(2)}
    )
    for form in ("text", "github"):
        done = newslint(tmp_path, "--format", form)
        assert done.returncode == 1
        assert not set(controls) & set(done.stdout) - set("[31m2J")
    done = newslint(tmp_path, "--format", "html")
    assert not set("\x1b\x07\x08\x9b\u202e\u2066") & set(done.stdout)


#: Patterns that take other engines ages on many letters, and whether they match those and a mark behind them.
QUICK = {
    "(a+)+$": False, "(a|aa)+$": False, "(.*a){25}": True, "([a-z]+)*!": True, "(a*)*(a*)*(a*)*b": False,
    "(.*)(.*)(.*)(.*)[0-9]": False, "(?i)(x+x+)+y": False, r"\p{L}*\p{L}*!x": False,
}  # fmt: skip
REFUSED = (
    "(?=(a+))a*b", r"(\w+)\1+$", "(?P<x>a)(?P=x)", "(?>a+)b", "a{1000}{1000}", "((a{0,100}){0,100}){0,100}", "[^", "(a",
)  # fmt: skip


def rules_with(folder: Path, patterns: Iterable[str]) -> Path:
    """A folder with a rule for each pattern."""
    return write(folder, {f"evil/p{n}.yml": RULE.replace(r"\bwombat\b", f"'{p}'") for n, p in enumerate(patterns)})


def test_a_pattern_that_would_take_for_ever_is_quick(tmp_path: Path) -> None:
    write(tmp_path, {"copy/a.txt": "a" * 200_000 + "!\n"})
    got = report(tmp_path / "copy", "--rules", rules_with(tmp_path / "rules", QUICK), "--select", "evil")
    matching = [f"evil/p{n}" for n, matches in enumerate(QUICK.values()) if matches]
    assert sorted(f["rule"] for f in got["findings"]) == matching
    assert got["unread"] == []


def test_a_pattern_that_cannot_be_quick_is_refused(tmp_path: Path) -> None:
    write(tmp_path, {"copy/a.txt": "aaaa!\n"})
    done = newslint(tmp_path / "copy", "--rules", rules_with(tmp_path / "rules", REFUSED))
    assert (done.returncode, done.stdout) == (2, "")
    said = done.stderr.splitlines()
    for n, pattern in enumerate(REFUSED):
        place = f"newslint: {tmp_path / 'rules' / 'evil' / f'p{n}.yml'}:6:3: '{pattern}' cannot be used as a pattern: "
        assert sum(line.startswith(place) for line in said) == 1, pattern


def test_bombs_of_yaml_are_refused(tmp_path: Path) -> None:
    laughs = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    write(tmp_path / "copy", {"a.txt": "A wall.\n"})
    for n, bomb in enumerate(
        (laughs, "[" * 100_000, "- " * 50_000, "{a: " * 20_000, "? " * 20_000, "'" + "x" * 5_000_000)
    ):
        for where in ("rules/pack/bomb.yml", "newslint.yml", "newslint-stets.yml"):
            desk = write(
                tmp_path / f"{n}-{where[:9]}{where[9:12]}".replace("/", "-"), {where: bomb, "copy/a.txt": "A wall.\n"}
            )
            rules: list[str | Path] = ["--rules", desk / "rules"] if "rules" in where else []
            done = newslint(desk / "copy", *rules, cwd=desk)
            assert (done.returncode, "Traceback" in done.stderr) == (2, False), (where, bomb[:9], done.stderr[:300])


def test_a_file_that_vanishes_is_named(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "TK\n", "b.txt": "A line.\n"})
    found, _ = copies([tmp_path])
    (tmp_path / "b.txt").unlink()
    got = lint(found, [r for r in built_in() if not r.optional])
    assert [u.path for u in got.unread] == [str(tmp_path / "b.txt")]
    assert len(got.findings) == 1
    assert "b.txt" in text_report.render(got)


def test_a_name_of_a_file_cannot_forge_a_line(tmp_path: Path) -> None:
    names = ["a\nfake.txt: error: x.txt", "b%0A::error::x.txt", "c:1:2.txt", "\x1b[2Jd.txt"]
    write(tmp_path, dict.fromkeys(names, "TK\n"))
    (tmp_path / b"e\xff.txt".decode("utf-8", "surrogateescape")).write_text("TK\n", encoding="utf-8")
    done = newslint(tmp_path)
    assert done.returncode == 1
    assert all(line.startswith((str(tmp_path), " ", "Examined")) for line in done.stdout.splitlines() if line)
    got = report(tmp_path)
    assert len(got["findings"]) == 5
    assert json.dumps(got).isascii()
