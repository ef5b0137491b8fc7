"""Bytes of copy → Article; one file a format, chosen by how the file begins and by its suffix."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from lint.read.choice import DOCUMENT, DOCUMENTS, HOLDERS, OLD, PDF, READERS, may_hold_several, reader_of
from lint.read.source import UnreadableError, decoded, load

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from lint.read.parts import Document, Part
    from lint.text.article import Article, DateOrder

__all__ = ["DOCUMENT", "READERS", "UnreadableError", "read_bytes", "read_file"]


def read_file(
    path: Path, name: str | None = None, published: date | None = None, date_order: DateOrder | None = None
) -> Article:
    """The article in the file at `path`, called `name` in reports; UnreadableError says why it could not be read."""
    return read_bytes(load(path), name or str(path), published, date_order)


def read_bytes(
    data: bytes,
    name: str,
    published: date | None = None,
    date_order: DateOrder | None = None,
    encoding: str = "",
) -> Article:
    """The article in `data`; `name` decides the format by its suffix; `published` is the date where it tells none.

    `encoding` is that of copy which is neither UTF-8 nor has a mark, where it is known.
    """
    from lint.read.block_kinds import tell_kinds
    from lint.read.flaws import flaws_in
    from lint.read.front_matter import dated_in, front_matter, published_in
    from lint.read.language import is_english
    from lint.read.parts import compose, put_together
    from lint.read.published import named_date, published_line
    from lint.read.stet_comments import stet_comments_in
    from lint.text.article import Article  # late: where all copy is known from an earlier run, nothing is read

    if data.startswith(OLD):
        raise UnreadableError("it is of an old Word, or locked with a password; save it as .docx without one")
    if data.startswith(PDF):
        raise UnreadableError("it is a PDF, which newslint does not read; save it as text (.txt) or Markdown (.md)")
    reader = reader_of(data, name)
    if reader in DOCUMENTS:
        return _article_of(_document(data, reader), name, published, date_order)
    if reader in HOLDERS:
        return _article_of(_item(data, reader, name), name, published, date_order)
    text, guessed = decoded(data, encoding)
    module = import_module(f"lint.read.{reader}")
    front, start = getattr(module, "front_of", front_matter)(text)
    parts: list[Part] = module.parts_of(text, start)
    if not parts:
        raise UnreadableError("there is no copy after its front matter" if front else "there is no copy in it")
    compose(parts)
    is_authored = getattr(module, "is_authored", None)
    authored = is_authored is not None and is_authored(text, parts)
    tell_kinds(
        parts,
        None if reader == "html" else text.encode(),
        start,
        is_english(front.get("language", "")),
        authored,
    )
    flaws = tuple(flaws_in(text, start, front)) if start else ()
    published = published_in(front) or dated_in(front) or named_date(name) or published_line(parts) or published
    prose, blocks = put_together(text, parts)
    stet_comments = stet_comments_in(text, start, blocks) if reader != "plain" else ()
    return Article(
        name, text, prose, blocks, published, front, date_order, stet_comments, encoding=guessed, flaws=flaws
    )


def _document(data: bytes, reader: str) -> Document:
    """What is read of a document, whatever its suffix."""
    if not data.strip():
        raise UnreadableError("it is empty")
    if not data.startswith(DOCUMENT):
        raise UnreadableError(
            "its name is that of a document, and it is none; save it again, or give it another suffix"
        )
    read: Document = import_module(f"lint.read.{reader}").text_and_parts(data)
    return read


def _item(data: bytes, reader: str, name: str) -> Document:
    """The one article in a file of a kind that may hold several, or one that was taken out of such a file."""
    from lint.read.item import item_in
    from lint.read.parts import Document

    items = [item_in(data)] if reader == "item" else import_module(f"lint.read.{reader}").items_in(data)
    if reader != "mail" and (faults := getattr(items, "faults", ())):
        raise UnreadableError(faults[0].why)
    if len(items) > 1:
        told = "its name does not say so: add .xml, .json or .csv"
        if may_hold_several(name):
            told = "here one file is one article; name it to newslint on the command line, which reads each"
        raise UnreadableError(f"it holds {len(items):,} articles; {told}")
    (item,) = items
    text, parts = item.text_and_parts()
    return Document(text, parts, front=item.front)


def _article_of(document: Document, name: str, published: date | None, date_order: DateOrder | None) -> Article:
    """The article in what a reader has made a text of, a paragraph a line."""
    from lint.read.block_kinds import tell_kinds
    from lint.read.flaws import flaw_of_item
    from lint.read.front_matter import day_of
    from lint.read.language import is_english
    from lint.read.parts import compose, marked_up, put_together
    from lint.read.published import named_date, published_line
    from lint.text.article import Article

    text, parts, tracked, _ = document
    front = dict(document.front)
    flaws = flaw_of_item(text, front)
    compose(parts)
    tell_kinds(parts, None, 0, is_english(front.get("language", "")), marked_up(parts))
    prose, blocks = put_together(text, parts)
    day = day_of(front.get("published", "")) or named_date(name) or published_line(parts) or published
    return Article(name, text, prose, blocks, day, front, date_order, document=True, tracked=tracked, flaws=flaws)
