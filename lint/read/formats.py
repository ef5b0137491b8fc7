"""The formats of copy that are read: what each is called, how it is known, how its places are told, what `fix` does."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lint.read import READERS

if TYPE_CHECKING:
    from collections.abc import Iterator

_IN_TEXT, _IN_DOCUMENTS = "line and column", "paragraph and words"


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
    "mdx": ("MDX", "imports or exports on top", _IN_TEXT, True),
    "html": ("HTML", "", _IN_TEXT, True),
    "docx": ("Word", "a zip with word/document.xml in it", _IN_DOCUMENTS, True),
    "odt": ("OpenDocument text", "a zip with content.xml in it", _IN_DOCUMENTS, False),
    "rtf": ("RTF", "it begins with {\\rtf", _IN_DOCUMENTS, False),
    "xml_items": ("NewsML, NITF, exports of WordPress, RSS, Atom", "its outermost element", _IN_DOCUMENTS, False),
    "json_items": ("ninjs, ANS, tables in JSON", "its keys", _IN_DOCUMENTS, False),
    "json_lines": ("tables in JSON, a line an article", "", _IN_DOCUMENTS, False),
    "table_rows": ("tables in CSV and TSV", "", _IN_DOCUMENTS, False),
    "mail": ("mail", "lines such as Message-ID: on top", _IN_DOCUMENTS, False),
    "iptc7901": ("IPTC 7901, ANPA 1312", "the sign that begins a message", _IN_DOCUMENTS, False),
}


def formats() -> Iterator[Format]:
    """All of them; the suffixes are those by which files in folders are chosen."""
    for reader, (name, content, places, fixed) in _FORMATS.items():
        yield Format(name, tuple(s for s, r in READERS.items() if r == reader), content, places, fixed)
