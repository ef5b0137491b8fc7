"""JSON of an agency or a system → the articles in it: ninjs, Arc's ANS, and lists of objects with an article each."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import msgspec

from lint.read import ans, ninjs
from lint.read.columns import GUESSED
from lint.read.item import Fault, Items
from lint.read.rows import MOST, NoBodyError, items_of_rows
from lint.read.source import OURS, NoArticleError, UnreadableError, decode
from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lint.read.columns import Columns
    from lint.read.item import Item

#: What an answer of a server has its articles in.
_HOLDING = ("data", "items", "item", "articles", "stories", "posts", "results", "entries", "docs", "news", "content")
#: How deep such a list may stand, and how many objects and lists there may be in all.
_DEEPEST, _MOST = 4, 2_000_000
#: What a report that newslint writes has.
_REPORT = frozenset({"version", "articles", "findings", "unread"})
#: What JSON that is damaged says where it was to hold an article.
_OURS = ('"body_', '"bodies"', '"content_elements"', '"versioncreated"', '"versionCreated"')
#: Comments, which only settings of programs have.
_COMMENT = lazy(r"^[ \t{\[]*/[/*]", 8)


def items_in(data: bytes, columns: Columns = GUESSED) -> list[Item]:
    """The articles in this JSON; NoArticleError where there is none, UnreadableError where it is no JSON."""
    return items_of(parsed(decode(data)), columns)


def parsed(text: str, line: int = 1, *, sure: bool = False) -> Any:
    """What JSON says; UnreadableError where it is damaged, or would take too much.

    `line` is the number of its first line. Settings with comments, and what does not begin as JSON, hold no article,
    unless it is `sure` that this was to be JSON.
    """
    if text.count("{") + text.count("[") > _MOST:
        raise UnreadableError(f"its JSON has more than {_MOST:,} objects and lists, which is the most")
    try:
        return json.loads(text)
    except RecursionError:
        raise UnreadableError("its JSON is nested too deep") from None
    except json.JSONDecodeError as fault:
        why = f"it is no JSON from line {line + fault.lineno - 1}, character {fault.colno} on"
        if sure or any(key in text for key in _OURS) or (text.lstrip()[:1] in {"{", "["} and not _COMMENT.search(text)):
            raise UnreadableError(f"it is damaged: {why}") from None
        raise NoArticleError(why) from None
    except ValueError:  # of Python's bound on digits
        raise UnreadableError("a number in it has more digits than newslint reads") from None


def items_of(found: Any, columns: Columns) -> list[Item]:
    """The articles in what JSON says."""
    if isinstance(found, dict) and found.keys() >= _REPORT:
        raise UnreadableError(OURS)
    if columns.body:
        return items_of_rows(_objects(found, 0) or ([found] if isinstance(found, dict) else []), columns)
    for reader in (_ans, _ninjs):
        if items := reader(found):
            return items
    objects = _objects(found, 0)
    for one in ([found] if isinstance(found, dict) else []) + objects[:1]:
        if why := ninjs.no_article(one) or ans.no_article(one):
            raise NoArticleError(why)
    if objects:
        return items_of_rows(objects, columns)
    try:
        rows = [found] if isinstance(found, dict) else []
        return [msgspec.structs.replace(item, id="") for item in items_of_rows(rows, columns)]
    except NoBodyError:
        raise NoArticleError("it is data of another kind") from None


def _ans(found: Any) -> list[Item]:
    return _each(found, ans.is_story, ans.item_of)


def _ninjs(found: Any) -> list[Item]:
    return _each(found, ninjs.is_item, ninjs.item_of)


def _each(
    found: Any, known: Callable[[Mapping[str, Any]], bool], item_of: Callable[[Mapping[str, Any], str], Item | None]
) -> list[Item]:
    """The articles of one format, of an object that is one, or of a list with a number each."""
    if isinstance(found, dict) and known(found):
        return [item] if (item := item_of(found, "")) else []
    objects = [(n, one) for n, one in enumerate(_objects(found, 0), 1) if known(one)]
    if len(objects) > MOST:
        raise UnreadableError(f"it holds more than {MOST:,} articles, which is the most; divide it")
    listed = len(objects) > 1 or isinstance(found, list)
    items = Items()
    for n, one in objects:
        try:
            if item := item_of(one, str(n) if listed else ""):
                items.append(item)
        except NoArticleError:
            continue
        except UnreadableError as fault:
            items.faults.append(Fault(str(n), str(fault)))
    if items.faults and not items:
        raise UnreadableError(items.faults[0].why)
    return items


def _objects(found: Any, depth: int) -> list[dict[str, Any]]:
    """The objects of a list, or of the list that an object has under a usual name."""
    if isinstance(found, list):
        objects = [one for one in found if isinstance(one, dict)]
        inner = [one["item"] for one in objects if isinstance(one.get("item"), dict)]
        return inner or objects
    if isinstance(found, dict) and depth < _DEEPEST:
        for key in _HOLDING:
            value = found.get(key)
            if isinstance(value, list) and (objects := _objects(value, depth + 1)):
                return objects
            if isinstance(value, dict):
                return _objects(value, depth + 1) or [value]
    return []
