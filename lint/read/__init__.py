"""Bytes of copy → Article; one file a format, chosen by the file's suffix."""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING

from lint.read.source import BOM, UnreadableError, decode, load

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from lint.text.article import Article, DateOrder

__all__ = ["READERS", "UnreadableError", "read_bytes", "read_file"]

#: Which module here reads a file, by its suffix; one with another, which is named itself, is plain text.
READERS = {".txt": "plain", ".md": "markdown", ".markdown": "markdown"}


def read_file(
    path: Path, name: str | None = None, published: date | None = None, date_order: DateOrder | None = None
) -> Article:
    """The article in the file at `path`, called `name` in reports; UnreadableError says why it could not be read."""
    return read_bytes(load(path), name or str(path), published, date_order)


def read_bytes(data: bytes, name: str, published: date | None = None, date_order: DateOrder | None = None) -> Article:
    """The article in `data`; `name` decides the format by its suffix; `published` is the date where it tells none."""
    from lint.read.block_kinds import tell_kinds
    from lint.read.front_copy import front_parts
    from lint.read.front_matter import front_matter, published_in
    from lint.read.language import is_english
    from lint.read.parts import put_together
    from lint.read.published import published_line
    from lint.read.stet_comments import stet_comments_in
    from lint.text.article import Article  # late: where all copy is known from an earlier run, nothing is read

    text = decode(data)
    front, start = front_matter(text)
    reader = READERS.get(PurePath(name).suffix.lower(), "plain")
    parts = import_module(f"lint.read.{reader}").parts_of(text, start)
    if not parts:
        raise UnreadableError("there is no copy after its front matter" if front else "there is no copy in it")
    tell_kinds(parts, data.removeprefix(BOM), start, english=is_english(front.get("language", "")))
    published = published_in(front) or published_line(parts) or published
    if front and reader == "markdown":
        parts = [*front_parts(text, start, parts), *parts]
    prose, blocks = put_together(text, parts)
    stet_comments = stet_comments_in(text, start, blocks) if reader == "markdown" else ()
    return Article(name, text, prose, blocks, published, front, date_order, stet_comments)
