"""Tables of stories → comma-separated values for a spreadsheet: a row for each thing told, a column an article."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import PurePath
from typing import TYPE_CHECKING

from lint.read.source import TABLE
from lint.report.story_table import STANDINGS
from lint.report.terminal import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lint.report.story_table import Table

#: What a spreadsheet takes for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
#: What divides several things that an article says.
_BETWEEN = " | "


def parts(tables: Iterable[Table], file: bool = False) -> Iterator[str]:
    """A head and rows for each story, with an empty line between stories; a head alone where there is none.

    A `file` says first that it is in UTF-8.
    """
    if file:
        yield "\ufeff"
    first = True
    for table in tables:
        lines = StringIO()
        out = csv.writer(lines)
        if not first:
            out.writerow([])
        first = False
        names = _names([a.path for a in table.articles])
        out.writerow(map(_cell, [*TABLE, *names, "finding", "story"]))
        for row in table.rows:
            told = (row.cells.get(a.path, ()) for a in table.articles)
            cells = [_BETWEEN.join(dict.fromkeys(s.words for s in said)) for said in told]
            out.writerow(map(_cell, [STANDINGS[row.standing], row.kind, row.of, *cells, row.message, table.story]))
        yield lines.getvalue()
    if first:
        yield "standing,kind,of,finding,story\r\n"


def _names(paths: list[str]) -> list[str]:
    """The names of files, or their paths where two have one name."""
    names = [PurePath(path).name for path in paths]
    return names if len({*names}) == len(names) else paths


def _cell(words: str) -> str:
    """Words that no spreadsheet takes for a formula."""
    words = visible(words)
    return f"'{words}" if words.lstrip(" \u00a0").startswith(_FORMULA) else words
