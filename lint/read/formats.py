"""The formats of copy that are read: what each is called, how it is known, how its places are told, what `fix` does."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lint.read import READERS

if TYPE_CHECKING:
    from collections.abc import Iterator

_IN_TEXT, _IN_DOCUMENTS = "line and column", "paragraph and letter"


class Format(NamedTuple):
    """A format of copy.

    `content` is what it is known by whatever its name is; nothing where the name alone tells.
    """

    name: str
    suffixes: tuple[str, ...]
    content: str
    places: str
    fixed: bool


#: By the module that reads them, in the order in which they are listed.
_FORMATS = {
    "plain": ("plain text", "", _IN_TEXT, True),
    "markdown": ("Markdown", "", _IN_TEXT, True),
    "html": ("HTML", "", _IN_TEXT, True),
    "docx": ("Word", "a zip with word/document.xml in it", _IN_DOCUMENTS, False),
    "odt": ("OpenDocument text", "a zip with content.xml in it", _IN_DOCUMENTS, False),
    "rtf": ("RTF", "it begins with {\\rtf", _IN_DOCUMENTS, False),
}


def formats() -> Iterator[Format]:
    """All of them; the suffixes are those by which files in folders are chosen."""
    for reader, (name, content, places, fixed) in _FORMATS.items():
        yield Format(name, tuple(s for s, r in READERS.items() if r == reader), content, places, fixed)
