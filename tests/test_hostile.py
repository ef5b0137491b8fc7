"""Copy that nobody vetted: bounded time, a clear word, and no traceback."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from lint.engine import lint
from lint.linter import Linter
from lint.mentions import KINDS, kind_named
from lint.read import read_bytes
from lint.read.folder import copies
from lint.report import text as text_report
from lint.shipped import built_in
from tests.desk import newslint, report, write

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


def test_a_file_that_vanishes_is_named(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "TK\n", "b.txt": "A line.\n"})
    found, _ = copies([tmp_path])
    (tmp_path / "b.txt").unlink()
    got = lint(found, built_in())
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
