"""Bytes of copy → Article; one file a format, chosen by the file's suffix."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from lint.article import Article, Block, Prose
from lint.text import Span

if TYPE_CHECKING:
    from pathlib import Path

_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_PUBLISHED = re.compile(r"^published: *(\d{4})-(\d\d)-(\d\d)", re.MULTILINE)
_LINE = re.compile(r"[^\n]*\S[^\n]*")


class UnreadableError(Exception):
    """A file that is no copy that newslint can read; the message says why and what to do."""


def read_file(path: Path, name: str | None = None, published: date | None = None) -> Article:
    """The article in the file at `path`, called `name` in reports; UnreadableError says why it could not be read."""
    return read_bytes(path.read_bytes(), name or str(path), published)


def read_bytes(data: bytes, name: str, published: date | None = None) -> Article:
    """The article in `data`; `name` decides the format by its suffix; `published` is the date where it tells none."""
    text = data.decode()
    front = _FRONT.match(text)
    at = front.end() if front else 0
    if front and (m := _PUBLISHED.search(front[0])):
        published = date(int(m[1]), int(m[2]), int(m[3]))
    blocks = tuple(
        Block("headline" if i == 0 else "paragraph", Span(*m.span()), *m.span())
        for i, m in enumerate(_LINE.finditer(text, at))
    )
    return Article(name, text, Prose("\n" * at + text[at:]), blocks, published)
