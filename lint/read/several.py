"""Files of copy → the same files, those that hold several articles with each by itself: `export.xml#12`."""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING

from lint.read.choice import HOLDERS, may_hold_several, reader_of, suffix_of
from lint.read.rows import NoBodyError
from lint.read.source import NoArticleError, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from lint.read.columns import Columns
    from lint.read.folder import Copy, Unread
    from lint.read.item import Item

_OTHERS = re.compile(r"[^\w.-]+")
#: Files that are named for their articles; JSON may well be named among others.
_TABLES = frozenset({".csv", ".tsv"})
#: So much of an id is in a name.
_LONGEST = 60


def opened(
    copies: Iterable[Copy], columns: Columns, named: Mapping[str, Collection[str]]
) -> tuple[list[Copy], list[Unread]]:
    """The articles in these files, and the files that cannot be opened or hold none, with the reason.

    `named` are the files that were asked for by name, each with the articles that are wanted of it: none, for all.
    """
    found: list[Copy] = []
    left: list[Unread] = []
    for copy in copies:
        if not may_hold_several(copy.name):
            found.append(copy)
            continue
        try:
            found += _opened(copy, columns, named.get(copy.name, ()))
        except NoBodyError as fault:
            is_table = copy.name in named and suffix_of(copy.name) in _TABLES
            left.append(copy.unread(fault.why if is_table else str(fault)))
        except UnreadableError as fault:
            left.append(copy.unread(str(fault)))
        except Exception as fault:  # noqa: BLE001 - one file must not cost the desk the others
            left.append(copy.unread(f"newslint failed to open it ({type(fault).__name__})"))
    return found, left


def items_of(data: bytes, name: str, columns: Columns) -> dict[str, Item]:
    """The articles in a file, each by its path; UnreadableError where it is none of those that hold articles."""
    made: dict[str, Item] = {}
    for item in import_module(f"lint.read.{reader_of(data, name)}").items_in(data, columns):
        path = f"{name}#{_OTHERS.sub('-', item.id)[:_LONGEST]}" if item.id else name
        while path in made:
            path = f"{path}-{len(made) + 1}"
        made[path] = item
    return made


def _opened(copy: Copy, columns: Columns, wanted: Collection[str]) -> list[Copy]:
    data = copy.bytes()
    if not data.strip():
        raise NoArticleError("it is empty")
    if reader_of(data, copy.name) not in HOLDERS - {"item"}:
        return [copy]
    items = items_of(data, copy.name, columns)
    if list(items) == [copy.name] and not any(columns):
        return [copy]  # it is read where it is checked
    missing = [path for path in wanted if path not in items]
    if missing:
        raise UnreadableError(f"it holds no article {', '.join(path.rpartition('#')[2] for path in missing)}")
    return [
        copy._replace(name=path, data=item.encoded()) for path, item in items.items() if not wanted or path in wanted
    ]
