"""Copy that nobody vetted: bounded time, a clear word, and no traceback."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import pytest

from lint.carried import carried, findings_in
from lint.engine import Examined, Report, lint, tidy
from lint.linter import Linter
from lint.mentions import KINDS, kind_named
from lint.read import read_bytes
from lint.read.folder import copies
from lint.report import text as text_report
from lint.shipped import built_in
from tests.desk import RULE, newslint, report, write

if TYPE_CHECKING:
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


#: What an article may have a hundred thousand of; each with a line break or none.
MANY = {"marks": "“so” ", "dates": "June 18, 2024, ", "names": "Kim Jung-un spoke. ", "figures": "14 people died. "}
MANY |= {
    "findings": "teh cat . ",
    "weekdays": "On Wednesday, June 18, 2024.\n\n",
    "quotations": "“It is so,” he said.\n\n",
}


@pytest.mark.parametrize("unit", MANY)
def test_what_there_is_very_much_of_costs_no_more_apiece(unit: str, linter: Linter) -> None:
    taken = []
    for many in (4_000, 20_000):
        data = (MANY[unit] * many).encode()
        begin = time.process_time()
        reading = linter.read(read_bytes(data, "a.txt"))
        findings = findings_in(carried(linter.check_article(reading)))
        shown = text_report.render(Report((Examined(reading.article, "", {}),), tuple(tidy(findings))))
        assert shown.endswith((".\n", "style.\n"))
        taken.append(time.process_time() - begin)
    assert taken[1] < 12 * taken[0], taken  # five times is linear, twenty-five times is quadratic


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


def test_a_pattern_that_would_take_for_ever_is_refused_or_quick(tmp_path: Path) -> None:
    evil = ("(a+)+$", "(a|aa)+$", "(.*a){25}", "([a-z]+)*!", "(?=(a+))a*b", r"(\\w+)\\1+$")
    write(tmp_path / "copy", {"a.txt": "a" * 200_000 + "!\n"})
    for n, pattern in enumerate(evil):
        rule = RULE.replace("\\bwombat\\b", f"'{pattern}'")
        desk = write(tmp_path / str(n), {"evil.yml": rule})
        done = newslint(tmp_path / "copy", "--rules", desk)
        assert done.returncode in (0, 1, 2)
        assert "Traceback" not in done.stderr


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
