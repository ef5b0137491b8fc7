"""Bytes of copy → Article; one file a format, chosen by the file's suffix."""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING

from lint.read.source import UnreadableError, decoded, load

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from lint.read.parts import Part
    from lint.text.article import Article, DateOrder

__all__ = ["READERS", "UnreadableError", "read_bytes", "read_file"]

#: Which module here reads a file, by its suffix; one with another, which is named itself, is plain text.
READERS = {
    ".txt": "plain", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".docx": "docx",
    ".odt": "odt", ".rtf": "rtf",
}  # fmt: skip
#: What documents begin with, which are no text: places in them are places in the text that a reader makes of them.
RTF = b"{\\rtf"
DOCUMENT = (b"PK\3\4", RTF)


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
    from lint.read.front_matter import dated_in, front_matter, published_in
    from lint.read.language import is_english
    from lint.read.parts import compose, put_together
    from lint.read.published import named_date, published_line
    from lint.read.stet_comments import stet_comments_in
    from lint.text.article import Article  # late: where all copy is known from an earlier run, nothing is read

    reader = READERS.get(PurePath(name).suffix.lower(), "plain")
    if data.startswith(DOCUMENT) or reader in {"docx", "odt", "rtf"}:
        return _document(data, name, published, date_order)
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
    published = published_in(front) or dated_in(front) or named_date(name) or published_line(parts) or published
    prose, blocks = put_together(text, parts)
    stet_comments = stet_comments_in(text, start, blocks) if reader != "plain" else ()
    return Article(name, text, prose, blocks, published, front, date_order, stet_comments, guessed)


def _document(data: bytes, name: str, published: date | None, date_order: DateOrder | None) -> Article:
    """The article in a document, whatever its suffix."""
    from lint.read.block_kinds import tell_kinds
    from lint.read.parts import compose, marked_up, put_together
    from lint.read.published import named_date, published_line
    from lint.text.article import Article

    if not data.startswith(DOCUMENT):
        raise UnreadableError(
            "its name is that of a document, and it is none; save it again, or give it another suffix"
        )
    zipped = "odt" if b"content.xml" in data and b"[Content_Types].xml" not in data else "docx"
    reader = "rtf" if data.startswith(RTF) else zipped
    text, parts, *said = import_module(f"lint.read.{reader}").text_and_parts(data)
    compose(parts)
    tell_kinds(parts, None, 0, authored=marked_up(parts))
    prose, blocks = put_together(text, parts)
    published = named_date(name) or published_line(parts) or published
    return Article(name, text, prose, blocks, published, said[0] if said else {}, date_order)
