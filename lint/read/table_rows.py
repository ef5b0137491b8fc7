"""A table in CSV or TSV → the articles of its rows, each known by the number that its row has in a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from lint.read.columns import GUESSED
from lint.read.rows import items_of_rows
from lint.read.source import NoArticleError, UnreadableError, decode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lint.read.columns import Columns
    from lint.read.item import Item

#: Characters of one field, and fields of a row, at most.
_LONGEST, _WIDEST = 20_000_000, 1000
_SIGNS = (",", ";", "\t", "|")


def items_in(data: bytes, columns: Columns = GUESSED) -> list[Item]:
    """The articles in this table; its first row has the names of its columns."""
    text = decode(data)
    head = text[: text.find("\n") + 1 or len(text)]
    sign = max(_SIGNS, key=head.count)
    before = csv.field_size_limit(_LONGEST)
    try:
        return items_of_rows(_rows(text, sign), columns, first=2)
    except csv.Error as fault:
        raise UnreadableError(f"it is no table: {fault}") from None
    finally:
        csv.field_size_limit(before)


def _rows(text: str, sign: str) -> Iterator[Mapping[str, str]]:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    names = next(rows, [])
    if len(names) < 1 or len(names) > _WIDEST:
        raise NoArticleError("it is a table without names of columns" if not names else "it is a very wide table")
    for row in rows:
        yield dict(zip(names, row, strict=False))
