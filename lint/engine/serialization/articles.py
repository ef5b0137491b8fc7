"""Articles, and what grouping reads of them ↔ bytes."""

from __future__ import annotations

import datetime
from array import array
from itertools import pairwise
from operator import le

import msgspec

from lint.engine.serialization import Offset, Row, Text, decode, encode, number_bytes, numbers_in, sound, string, text
from lint.stories.signature import Signature
from lint.text.article import Article, Block, BlockKind, DateOrder, Prose, StetComment
from lint.text.span import Span

_Pair = tuple[Offset, Offset]


class ArticleRow(Row):
    """An article but for its path. The prose is None where it is the text."""

    text: Text
    prose: Text | None
    origin: bytes | None
    wide: list[_Pair]
    composed: bytes
    blocks: list[tuple[BlockKind, Offset, Offset, Offset, Offset]]
    published: datetime.date | None
    front: dict[str, Text]
    date_order: DateOrder | None
    stet_comments: list[tuple[_Pair, Text, _Pair]]
    document: bool


class _Signature(Row):
    keys: bytes
    ends: bytes
    blocks: bytes


_ARTICLE = msgspec.msgpack.Decoder(tuple[Text, ArticleRow])
_GIST = msgspec.msgpack.Decoder(_Signature)


def article_row(article: Article) -> ArticleRow:
    """What of an article is encoded."""
    prose = article.prose
    return ArticleRow(
        text(article.text),
        None if prose.text == article.text else text(prose.text),
        None if prose.origin is None else number_bytes("I", prose.origin),
        [*prose.wide.items()],
        number_bytes("I", prose.composed),
        [(b.kind, *b.span, b.start, b.end) for b in article.blocks],
        article.published,
        {name: text(value) for name, value in article.front.items()},
        article.date_order,
        [((*r.span,), text(r.text), (*r.covers,)) for r in article.stet_comments],
        article.document,
    )


def article_of(path: str, row: ArticleRow) -> Article:
    """The article that was encoded; DamagedError where places in it are not."""
    source = string(row.text)
    prose = source if row.prose is None else string(row.prose)
    size, most = len(source), len(prose)
    origin = None
    if row.origin is None:
        sound(most <= size)
    else:
        origin = array("L", numbers_in("I", row.origin))
        sound(len(origin) == most, all(map(le, origin, origin[1:])), not origin or origin[-1] <= size)
    sound(all(at < most and end <= size for at, end in row.wide))
    composed = numbers_in("I", row.composed)
    sound(all(map(le, composed, composed[1:])))
    blocks = tuple([Block(kind, Span(i, j), start, end) for kind, i, j, start, end in row.blocks])
    sound(all(b.span.start <= b.span.end <= size and b.start <= b.end <= most for b in blocks))
    sound(all(a.start <= b.start and a.span.start <= b.span.start for a, b in pairwise(blocks)))
    rows = row.stet_comments
    comments = tuple([StetComment(Span(*span), string(said), Span(*covers)) for span, said, covers in rows])
    sound(all(start <= end <= size for c in comments for start, end in (c.span, c.covers)))
    front = {name: string(value) for name, value in row.front.items()}
    whole = Prose(prose, origin, dict(row.wide), composed)
    return Article(path, source, whole, blocks, row.published, front, row.date_order, comments, row.document)


def article_bytes(article: Article) -> bytes:
    """The article as bytes."""
    return encode((text(article.path), article_row(article)))


def article_in(data: bytes) -> Article:
    """The article that these bytes are."""
    path, row = decode(_ARTICLE, data)
    return article_of(string(path), row)


def signature_bytes(signature: Signature) -> bytes:
    """What grouping reads of an article, as bytes."""
    return encode(
        _Signature(
            number_bytes("I", signature.keys), number_bytes("I", signature.ends), number_bytes("Q", signature.blocks)
        )
    )


def signature_in(data: bytes) -> Signature:
    """What grouping reads of an article; DamagedError where its parts do not fit."""
    row = decode(_GIST, data)
    keys, ends, blocks = numbers_in("I", row.keys), numbers_in("I", row.ends), numbers_in("Q", row.blocks)
    sound(len(ends) == len(blocks), all(a < b for a, b in pairwise([0, *ends])))
    sound((ends[-1] if ends else 0) == len(keys))
    return Signature(Span(0, 0), 0, 0, keys, ends, blocks)
