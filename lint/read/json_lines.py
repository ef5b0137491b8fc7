"""JSON with a line an object → the articles in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.read.columns import GUESSED
from lint.read.json_items import items_of, parsed
from lint.read.source import decode

if TYPE_CHECKING:
    from lint.read.columns import Columns
    from lint.read.item import Item


def items_in(data: bytes, columns: Columns = GUESSED) -> list[Item]:
    """The articles in these lines, each known by the number of its object."""
    lines = enumerate(decode(data).split("\n"), 1)
    return items_of([parsed(line, n, sure=True) for n, line in lines if line.strip()], columns)
