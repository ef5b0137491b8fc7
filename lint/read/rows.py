"""Rows of a table, or objects of a list, with an article each → these articles, by the names of their columns."""

from __future__ import annotations

from itertools import chain, islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from lint.read.columns import GUESSED
from lint.read.item import Fault, Item, Items, Piece, made
from lint.read.source import NoArticleError, UnreadableError
from lint.read.telling import UNDATED, dated, day_in, first_of
from lint.text.tables import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lint.read.columns import Columns
    from lint.read.telling import First

#: Articles that are taken from one file at most.
MOST = 200_000
#: What columns may hold besides what somebody names.
_OTHERS = ("id", "byline", "summary", "language", "source")
#: So many names of columns are told where none is known.
_TOLD = 20
#: So much is shown of what is no date.
_SHOWN = 40
#: So many spaces are in some body that is copy.
_WORDS = 10


class NoBodyError(NoArticleError):
    """A table in which no column can be told to hold articles."""


def items_of_rows(
    rows: Iterable[Mapping[str, Any]],
    columns: Columns = GUESSED,
    first: int = 1,
    broken: Mapping[int, str] = MappingProxyType({}),
) -> Items:
    """The articles of rows, each known by its number, the first one's being `first`; rows without a body are none.

    Those rows are no articles that are `broken` by then, by number, with the reason.
    NoArticleError where no column has a name that bodies go by, UnreadableError where one that is named is not there.
    """
    rows = iter(rows)
    begin = list(islice(rows, _TOLD))
    names = list(dict.fromkeys(name for row in begin for name in row if isinstance(name, str)))
    chosen = _chosen(names, columns)
    if not columns.body and not any(_text(row, chosen["body"]).count(" ") >= _WORDS for row in begin):
        raise NoBodyError(f"nothing under “{chosen['body']}” looks like copy (if it is, say --body {chosen['body']})")
    items = Items()
    orders: set[First] = set()
    for n, row in enumerate(chain(begin, rows), first):
        text = _text(row, chosen["body"])
        copy = any(map(str.isalpha, text))
        if n in broken and (copy or chosen["body"] not in row):
            items.faults.append(Fault(str(n), broken[n]))
            continue
        if not copy:
            continue
        if len(items) >= MOST:
            raise UnreadableError(f"it holds more than {MOST:,} articles, which is the most; divide it")
        front = {key: " ".join(_text(row, chosen[key]).split()) for key in ("title", "byline", "language", "source")}
        said = _text(row, chosen["date"])
        front |= dated(said, where=f"under “{chosen['date']}” in row {n:,}")
        orders.add(first_of(said))
        pieces = [
            Piece(_text(row, chosen["title"]), "headline", "html"),
            Piece(_text(row, chosen["summary"]), "standfirst", "html"),
            Piece(front["byline"], "byline"),
            Piece(text, form="html" if _is_html(text) else "text"),
        ]
        items.append(made(pieces, front, id=str(n), key=" ".join(_text(row, chosen["id"]).split())))
    undated = [item for item in items if UNDATED in item.front]
    if len(orders - {""}) == 1:  # as one row shows it, so it is in all
        for item in undated:
            _date(item, max(orders))
    if columns.date and undated and not any("published" in item.front for item in items):
        said = undated[0].front[UNDATED].partition("\n")[2]
        raise UnreadableError(f"nothing under “{chosen['date']}” is a date that newslint knows: “{said[:_SHOWN]}”")
    if items.faults and not items:
        raise UnreadableError(items.faults[0].why)
    if not items:
        raise NoArticleError(f"there is no text under “{chosen['body']}”")
    return items


def _date(item: Item, first: First) -> None:
    """Have an article the day that it tells in figures, of which the day or the month comes first."""
    if day := day_in(item.front[UNDATED].partition("\n")[2], first=first):
        del item.front[UNDATED]
        item.front["published"] = day


def _chosen(names: Sequence[str], columns: Columns) -> dict[str, str]:
    """The column for each thing that is told, or nothing; see items_of_rows."""
    by_name = {name.strip().casefold(): name for name in reversed(names)}
    there = ", ".join(f"“{name}”" for name in names[:_TOLD]) or "none"
    chosen = {}
    for key, named in {**dict.fromkeys(_OTHERS, ""), **columns._asdict()}.items():
        if named and named.strip().casefold() not in by_name:
            raise UnreadableError(f"it has no column “{named}”; there are {there}")
        known = [named.strip().casefold()] if named else listed("columns", key)
        chosen[key] = next((by_name[name] for name in known if name in by_name), "")
    if not chosen["body"]:
        raise NoBodyError(f"no column has a name that bodies go by (name it with --body); there are {there}")
    if not columns.body and not (chosen["title"] or chosen["date"]):
        raise NoBodyError(f"nothing tells that “{chosen['body']}” holds articles (if so, say --body {chosen['body']})")
    return chosen


def _text(row: Mapping[str, Any], name: str) -> str:
    """What a row has in this column; of what WordPress answers, what is shown."""
    value = row.get(name) if name else None
    if isinstance(value, dict):
        value = value.get("rendered") or value.get("name")
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _is_html(text: str) -> bool:
    return "<p" in text or "<br" in text or "</" in text or text.lstrip().startswith("<")
