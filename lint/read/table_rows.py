"""A table in CSV or TSV → the articles of its rows, each known by the number that its row has in a spreadsheet."""

from __future__ import annotations

import csv
import io
from itertools import chain
from typing import TYPE_CHECKING

from lint.read.columns import GUESSED
from lint.read.rows import items_of_rows
from lint.read.source import NoArticleError, UnreadableError, decode
from lint.text.lazy_regex import lazy
from lint.text.tables import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lint.read.columns import Columns
    from lint.read.item import Item

#: Characters of one field, and fields of a row, at most.
_LONGEST, _WIDEST = 20_000_000, 1000
#: What Excel may have in a line of its own before the names of columns: the sign between cells.
_TOLD = lazy(r"sep=(.)\r?\n")
#: What stands after the last row, and in no text.
_END = "\0"
_SIGNS = (",", ";", "\t", "|")


def items_in(data: bytes, columns: Columns = GUESSED) -> list[Item]:
    """The articles in this table; its first row names its columns; UnreadableError where text would be lost."""
    text = decode(data)
    told = _TOLD.match(text)
    text = text[told.end() :] if told else text
    head = text[: text.find("\n") + 1 or len(text)]
    sign = told[1] if told else max(_SIGNS, key=head.count)
    before = csv.field_size_limit(_LONGEST)
    faults: list[str] = []
    broken: dict[int, str] = {}
    first = 3 if told else 2
    try:
        items = items_of_rows(_rows(text, sign, columns, faults, broken, first), columns, first, broken)
    except csv.Error as fault:
        raise UnreadableError(f"it is no table: {fault}") from None
    finally:
        csv.field_size_limit(before)
    if faults:
        raise UnreadableError(faults[0])
    return items


def _rows(
    text: str, sign: str, columns: Columns, faults: list[str], broken: dict[int, str], first: int
) -> Iterator[Mapping[str, str]]:
    """The rows of a table; what is wrong with it is added to `faults`, since it does not matter where none is copy.

    What is wrong with a row alone is in `broken` by its number, before it comes.
    """
    rows = csv.reader(chain(io.StringIO(text, newline=""), [_END]), delimiter=sign)
    names = next(rows, [])
    if len(names) < 1 or len(names) > _WIDEST:
        raise NoArticleError("it is a table without names of columns" if not names else "it is a very wide table")
    bodies = [name for name in map(_plain, names) if name == _plain(columns.body) or name in listed("columns", "body")]
    faults += [f"two of its columns are called “{name}”" for name in bodies if name and bodies.count(name) > 1]
    for n, row in enumerate(rows, first):
        if row == [_END]:
            if n == first:
                raise NoArticleError("it is a table without rows under the names of its columns")
            return
        if any(map(str.strip, row[len(names) :])):
            broken[n] = (
                f"row {n:,} has more cells than there are columns ({len(row):,}, not {len(names):,}); "
                "put text with such signs in quotation marks"
            )
            row[len(names) - 1 :] = [sign.join(row[len(names) - 1 :])]
        elif 1 < len(row) < len(names) and not {*bodies}.isdisjoint(map(_plain, names[len(row) :])):
            broken[n] = f"row {n:,} has fewer cells than there are columns ({len(row):,}, not {len(names):,})"
        if row and row[-1].endswith(_END):
            broken[n] = f"a quotation mark that opens in row {n:,} never closes, so that no more rows are told"
        cells: dict[str, str] = {}
        for name, cell in zip(names, row, strict=False):
            cells.setdefault(name, cell)
        yield cells


def _plain(name: str) -> str:
    return name.strip().casefold()
