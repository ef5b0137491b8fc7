"""XML of a system that newslint does not know → the articles in it, by the names of elements, as columns of a table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from lint.read.item import Fault
from lint.read.rows import NoBodyError, items_of_rows
from lint.read.source import UnreadableError
from lint.read.xml_copy import as_html
from lint.read.xml_tree import tree_so_far
from lint.text.lazy_regex import lazy
from lint.text.tables import any_of, listed, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.read.columns import Columns
    from lint.read.item import Items
    from lint.read.xml_tree import Node

#: Whether there is an element that may hold a body: else nothing is looked at.
_BODY = lazy(lambda: rf"<(?:[\w.-]+:)?(?:{any_of('columns', 'body')})[\s>]", re.IGNORECASE)
#: Whether there is one that may hold what tells the article of it.
_TOLD = lazy(lambda: rf"<(?:[\w.-]+:)?(?:{any_of('columns', 'title')}|{any_of('columns', 'date')})[\s>]", re.IGNORECASE)
#: What was escaped once more than it is read.
_TWICE = lazy(r"&amp;(?=#?\w{2,8};)")
_HEAD = 1_000_000


def items_in(data: bytes, columns: Columns) -> Items | None:
    """The articles in XML: each is an element with one that holds its body, and another its title or date.

    What comes after a place where it is damaged costs none before; UnreadableError where none is before it.
    """
    head = data[:_HEAD].decode("utf-8", "replace")
    if not columns.body and not _BODY.search(head):
        return None
    top, begun, fault = tree_so_far(data)
    try:
        rows = [_row(node) for node in _records(top, columns) if node not in begun]
        items = items_of_rows(rows, columns) if rows else None
    except (NoBodyError, UnreadableError):
        items = None
    if fault:
        if items:
            items.faults.append(Fault("", f"{fault}; the {len(items):,} before that are read"))
        elif _TOLD.search(head):
            raise UnreadableError(fault)
    elif items and len(items) == 1:
        items[0] = msgspec.structs.replace(items[0], id="")
    return items


def _records(node: Node, columns: Columns) -> Iterator[Node]:
    """The elements that hold an article each, the outermost."""
    bodies = {columns.body.casefold()} if columns.body else word_set("columns", "body")
    names = {child.name.casefold() for child in node.elements() if child.children}
    if names & bodies and names & {*listed("columns", "title"), *listed("columns", "date")}:
        yield node
    else:
        for child in node.elements():
            yield from _records(child, columns)


def _row(node: Node) -> dict[str, str]:
    """What an element holds, by the names of the elements in it: the first of each."""
    cells: dict[str, str] = {}
    for child in node.elements():
        said = as_html(child) if any(True for _ in child.elements()) else child.text()
        if said.strip():
            cells.setdefault(child.name, _TWICE.sub("&", said))
    return cells
