"""What the pages in docs/ show in a console is what newslint says, command by command, in a folder with the samples."""

from __future__ import annotations

import re
import shlex
import shutil
from html import escape
from typing import TYPE_CHECKING

import pytest

from tests.desk import ROOT, SEEDS, newslint, write
from tests.read.documents import docx, p, run

if TYPE_CHECKING:
    from pathlib import Path

#: A file that a page tells to write, `name.yml` in the words before it; or a console with commands and what they say.
_BLOCK = re.compile(r"`([\w./-]+\.(?:ya?ml|md))`[^`]*```(?:yaml|markdown)\n(.*?)```|```console\n(.*?)```", re.DOTALL)
PAGES = [f for f in sorted((ROOT / "docs").glob("*.md")) if "```console" in f.read_text(encoding="utf-8")]


def pattern(shown: str) -> str:
    """What is said, with … for lines, or the end of a line, that the page leaves out."""
    lines = [r"(?:.*\n)*?" if line == "…" else re.escape(line) + r"\n" for line in shown.splitlines()]
    return "".join(lines).replace(r"\ …\n", r"\ .*\n")


@pytest.mark.parametrize("page", PAGES, ids=lambda f: f.stem)
def test_the_consoles_are_real(page: Path, tmp_path: Path) -> None:
    shutil.copytree(SEEDS, tmp_path / "copy")
    lines = (SEEDS / "prisma-sur.txt").read_text(encoding="utf-8").splitlines()
    write(tmp_path, {"story.docx": docx("".join(p(run(escape(line, quote=False))) for line in lines if line))})
    for file, content, console in _BLOCK.findall(page.read_text(encoding="utf-8")):
        if file:
            write(tmp_path, {file: content})
        for command, shown in re.findall(r"^\$ newslint (.*)\n((?:(?!\$ ).*\n)*)", console, re.MULTILINE):
            done = newslint(*shlex.split(command), cwd=tmp_path)
            said = done.stdout + done.stderr
            assert re.fullmatch(pattern(shown), said), f"newslint {command} says\n{said}"


def test_pages_with_consoles_are_found() -> None:
    assert "desk" in {f.stem for f in PAGES}
