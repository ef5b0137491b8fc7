"""A document and what is to be put into it → the document with that, and nothing else changed."""

from __future__ import annotations

import re
from collections import Counter
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


class Said:
    """What newslint has said in the comments of a document, without the names of files: it may have another since."""

    def __init__(self) -> None:
        self._times: Counter[tuple[str, ...]] = Counter()

    def add(self, lines: Iterable[str]) -> None:
        """Take in a comment."""
        self._times[_without_names(lines)] += 1

    def known(self, lines: Iterable[str]) -> bool:
        """Whether that was said before; what stands twice is asked for twice."""
        self._times[said := _without_names(lines)] -= 1
        return self._times[said] >= 0


def _without_names(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(_NAMED.sub("", said_in_xml(line), count=1) for line in lines)


def format_of(data: bytes) -> str:
    """The format of a document that something can be put into, docx or odt; nothing for other files."""
    kind = document_of(data)
    return kind if kind in {"docx", "odt"} else ""
