"""A document and what is to be put into it → the document with that, and nothing else changed."""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from lint.read.choice import document_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from lint.text.span import Span

#: Who is named as the author of what newslint puts into a document.
AUTHOR = "newslint"
#: Characters of a paragraph that something is put into, at most.
LONGEST = 200_000
#: What no XML may hold.
_CONTROL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: The names of files in what a comment says.
_NAMED = re.compile(r"(?<=newslint stet ).*(?=--fingerprint)|(?<=^See ).*(?=, paragraph )")


class UnwritableError(Exception):
    """A document that nothing can be put into; the message says why."""


class Comment(NamedTuple):
    """A comment on a place in the text that is read of a document, paragraph by paragraph."""

    span: Span
    said: tuple[str, ...]


def with_comments(data: bytes, text: str, comments: Sequence[Comment], now: datetime) -> bytes:
    """The document with these comments on its `text`; those that it has already are not put in again."""
    return bytes(import_module(f"{__name__}.{format_of(data)}_comments").with_comments(data, text, comments, now))


def said_in_xml(text: str) -> str:
    """The text with a sign in place of what no XML may hold."""
    return _CONTROL.sub("\ufffd", text)


def as_compared(said: Iterable[str]) -> tuple[str, ...]:
    """What a comment says, without the names of files: the document may have another since."""
    return tuple(_NAMED.sub("", said_in_xml(line), count=1) for line in said)


def format_of(data: bytes) -> str:
    """The format of a document that something can be put into, docx or odt; nothing for other files."""
    kind = document_of(data)
    return kind if kind in {"docx", "odt"} else ""
