"""Readings ↔ bytes: an article, and the mentions of those kinds that are asked for, as rows of typed values."""

from __future__ import annotations

import datetime
from dataclasses import fields
from operator import attrgetter
from types import GenericAlias
from typing import TYPE_CHECKING, Any, NamedTuple, get_type_hints

import msgspec

from lint.engine.serialization import Offset, Row, decode, encode, sound
from lint.engine.serialization.articles import ArticleRow, article_of, article_row
from lint.mentions import Mention, Reading
from lint.text.article import BlockKind
from lint.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lint.text.article import Prose

#: What fields of mentions are declared as, and what their modules import for the type checker alone.
_NAMES = {"date": datetime.date, "datetime": datetime, "Span": Span, "BlockKind": BlockKind}


class _Reading(Row):
    """`mentions` are the rows of one kind after another."""

    article: ArticleRow
    mentions: list[msgspec.Raw]


class _Kind(NamedTuple):
    """How mentions of one kind are encoded: by the values of all fields but the span, which follows from the prose."""

    values: Callable[[Any], tuple[Any, ...]]
    row: Any
    decoder: msgspec.msgpack.Decoder[list[tuple[Any, ...]]]
    #: Which of the values are mentions themselves.
    inner: Sequence[tuple[int, type[Mention]]]


_READING = msgspec.msgpack.Decoder(_Reading)


_KINDS: dict[type[Mention], _Kind] = {}


def _kind(kind: type[Mention]) -> _Kind:
    if kind not in _KINDS:
        _KINDS[kind] = _declared(kind)
    return _KINDS[kind]


def _declared(kind: type[Mention]) -> _Kind:
    hints = get_type_hints(kind, localns=_NAMES)
    names = [f.name for f in fields(kind) if f.name != "span"]
    types: list[Any] = [Offset if name in ("start", "end") else hints[name] for name in names]
    inner = [(n, t) for n, t in enumerate(types) if isinstance(t, type) and issubclass(t, Mention)]
    for n, t in inner:
        types[n] = _kind(t).row
    row: Any = GenericAlias(tuple, tuple(types))
    return _Kind(attrgetter(*names), row, msgspec.msgpack.Decoder(GenericAlias(list, (row,))), inner)


def reading_bytes(reading: Reading, kinds: Sequence[type[Mention]]) -> bytes:
    """The reading with its mentions of these kinds, as bytes."""
    rows = [msgspec.Raw(encode([_row(_kind(kind), m) for m in reading.of(kind)])) for kind in kinds]
    return encode(_Reading(article_row(reading.article), rows))


def reading_in(data: bytes, path: str, kinds: Sequence[type[Mention]]) -> Reading:
    """The reading of the article with this path that these bytes are; DamagedError where they are none."""
    told = decode(_READING, data)
    article = article_of(path, told.article)
    sound(len(told.mentions) == len(kinds))
    found: dict[type[Mention], Sequence[Mention]] = {}
    for kind, rows in zip(kinds, told.mentions, strict=True):
        how = _kind(kind)
        found[kind] = tuple([_mention(kind, how, row, article.prose) for row in decode(how.decoder, bytes(rows))])
    return Reading(article, found)


def _row(how: _Kind, mention: Mention) -> tuple[Any, ...]:
    values = how.values(mention)
    if not how.inner:
        return values
    row = list(values)
    for n, kind in how.inner:
        row[n] = _row(_kind(kind), row[n])
    return tuple(row)


def _mention(kind: type[Mention], how: _Kind, row: tuple[Any, ...], prose: Prose) -> Mention:
    start, end, *_ = row
    sound(start <= end <= len(prose.text))
    if how.inner:
        values = list(row)
        for n, other in how.inner:
            values[n] = _mention(other, _kind(other), row[n], prose)
        row = tuple(values)
    return kind(prose.span(start, end), *row)
