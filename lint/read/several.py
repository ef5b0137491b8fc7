"""Files of copy → the same files, those that hold several articles with each by itself: `export.xml#12`."""

from __future__ import annotations

import re
from collections import Counter
from hashlib import blake2b
from importlib import import_module
from typing import TYPE_CHECKING

from lint.read.choice import HOLDERS, may_hold_several, reader_of, suffix_of
from lint.read.folder import Unread
from lint.read.item import Items
from lint.read.rows import NoBodyError
from lint.read.source import NoArticleError, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from lint.read.columns import Columns
    from lint.read.folder import Copy
    from lint.read.item import Item

_OTHERS = re.compile(r"[^\w.-]+")
#: Files that are named for their articles; JSON may well be named among others.
_TABLES = frozenset({".csv", ".tsv"})
#: So much of an id is in a name.
_LONGEST = 60
#: So many articles of a file that cannot be read are named.
_TOLD = 20


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
            articles, faults = _opened(copy, columns, named.get(copy.name, ()))
            found += articles
            left += faults
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
    return _by_path(_items(data, name, columns), name)


def _items(data: bytes, name: str, columns: Columns) -> Items:
    items: list[Item] = import_module(f"lint.read.{reader_of(data, name)}").items_in(data, columns)
    return items if isinstance(items, Items) else Items(items)


def _by_path(items: Items, name: str) -> dict[str, Item]:
    """The articles by their paths: what the file knows most of them by, each another, names them, else their number."""
    keys = {item.key for item in items if item.key}
    made: dict[str, Item] = {}
    counts: Counter[str] = Counter()
    for item in items:
        key = _key(item.key) if len(keys) * 2 > len(items) else ""
        path = first = f"{name}#{key or _short(_OTHERS.sub('-', item.id))}" if item.id else name
        while path in made:
            counts[first] += 1
            path = f"{first}-{counts[first] + 1}"
        made[path] = item
    return made


def _key(known_by: str) -> str:
    """What a file knows an article by, as it stands in a path."""
    return _short(_OTHERS.sub("-", known_by).strip("-"))


def _short(key: str) -> str:
    """The key, or its beginning and a digest of it."""
    if len(key) <= _LONGEST:
        return key
    return f"{key[: _LONGEST - 9].rstrip('-')}-{blake2b(key.encode(), digest_size=4).hexdigest()}"


def _opened(copy: Copy, columns: Columns, wanted: Collection[str]) -> tuple[list[Copy], list[Unread]]:
    """The articles in a file, all or those that are wanted, and those that cannot be read."""
    data = copy.bytes()
    if not data.strip():
        raise NoArticleError("it is empty")
    if reader_of(data, copy.name) not in HOLDERS - {"item"}:
        return [copy], []
    items = _items(data, copy.name, columns)
    found = _by_path(items, copy.name)
    faults = [Unread(f"{copy.name}#{fault.id}" if fault.id else copy.name, fault.why) for fault in items.faults]
    if list(found) == [copy.name] and not any(columns):
        return [copy], faults  # it is read where it is checked
    if wanted:
        numbers = {f"{copy.name}#{item.id}": path for path, item in found.items()}
        typed = {path: f"{copy.name}#{_key(path.removeprefix(copy.name))}" for path in wanted}
        wanted = {
            path if path in found else numbers.get(path) or (typed[path] if typed[path] in found else path)
            for path in wanted
        }
        faults = [fault for fault in faults if fault.path in wanted]
        missing = sorted(wanted - found.keys() - {fault.path for fault in faults})
        if missing:
            raise UnreadableError(f"it holds no article {', '.join(path.rpartition('#')[2] for path in missing)}")
    articles = [
        copy._replace(name=path, data=item.encoded()) for path, item in found.items() if not wanted or path in wanted
    ]
    return articles, [*faults[:_TOLD], *_more(faults[_TOLD:], copy)]


def _more(faults: list[Unread], copy: Copy) -> Iterator[Unread]:
    if faults:
        yield copy.unread(f"{len(faults):,} more of its articles cannot be read, such as {faults[0].path}")
