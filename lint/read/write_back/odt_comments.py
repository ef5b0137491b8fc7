"""OpenDocument text and comments → the document with them, each at the words that it is about."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from lint.read.archive import Archive
from lint.read.odt import Copy
from lint.read.write_back import AUTHOR, LONGEST, Said, UnwritableError, said_in_xml
from lint.read.write_back.places import byte_after, walk
from lint.read.write_back.zip_parts import replaced

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from lint.read.write_back import Comment
    from lint.read.write_back.places import Tag

_CONTENT = "content.xml"
#: What comments may stand in; all else that shows text (fields, citations) has them beside it.
_HOLDS = frozenset("p h span a ruby-base meta".split())
_SPACES = " ".join(
    f'xmlns:{prefix}="{space}"'
    for prefix, space in (
        ("office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
        ("text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
        ("dc", "http://purl.org/dc/elements/1.1/"),
    )
)


def with_comments(data: bytes, text: str, comments: Sequence[Comment], now: datetime) -> bytes:
    """The document with these comments on its `text`; those that it has already are not put in again."""
    archive = Archive(data)
    copy = _Placed()
    if "styles.xml" in archive.names:
        archive.parse("styles.xml", copy)
    copy.body = False
    copy.content = content = archive.read(_CONTENT)
    walk(content, copy)
    if copy.paragraphs.document().text != text:
        raise UnwritableError("it was changed by somebody else meanwhile")
    if max(map(len, text.split("\n"))) > LONGEST:
        raise UnwritableError(f"a paragraph in it has more than {LONGEST:,} characters")
    lines = list(copy.paragraphs.lines())
    starts = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))
    put: list[tuple[int, int, str]] = []
    told, places = -1, list[tuple[object, int]]()
    for comment in comments:
        said = tuple(said_in_xml(line) for line in comment.said)
        if copy.said.known(said):
            continue
        at = min(bisect_right(starts, comment.span.start) - 1, len(lines) - 1)
        if at != told:
            told, places = at, [p for paragraph in lines[at] for p in paragraph.places()]
        first = min(comment.span.start - starts[at], len(places) - 1)
        last = min(max(comment.span.end - starts[at] - 1, first), len(places) - 1)
        copy.names += 1
        name = f"{AUTHOR}{copy.names}"
        put.append((copy.place(*places[first])[0], 1, _annotation(name, said, now)))
        put.append((copy.place(*places[last])[1], 0, f'<office:annotation-end {_SPACES} office:name="{name}"/>'))
    if not put:
        return data
    pieces, done = [], 0
    for place, _, mark in sorted(put, key=lambda p: p[:2]):
        pieces += [content[done:place], mark.encode()]
        done = place
    return replaced(data, {_CONTENT: b"".join([*pieces, content[done:]])})


def _annotation(name: str, said: Sequence[str], now: datetime) -> str:
    paragraphs = "".join(f"<text:p>{escape(line)}</text:p>" for line in said)
    return (
        f'<office:annotation {_SPACES} office:name="{name}"><dc:creator>{AUTHOR}</dc:creator>'
        f"<dc:date>{now:%Y-%m-%dT%H:%M:%S}</dc:date>{paragraphs}</office:annotation>"
    )


class _Around:
    """An element that comments stand beside, from its first byte to its last."""

    def __init__(self, start: int) -> None:
        self.start = self.end = start


class _Placed(Copy):
    """The paragraphs of a document's XML, with the place of each piece of text; and what newslint has said in it."""

    def __init__(self) -> None:
        super().__init__()
        self.content = b""
        self.said = Said()
        self.names = 0
        self._open: list[str] = []
        self._around: tuple[int, _Around] | None = None
        self._event = 0, ""
        self._author = ""
        self._lines: list[str] = []

    def place(self, source: object, count: int) -> tuple[int, int]:
        """Where a comment on a character may begin and end; `source` is that of its piece, where it is the next."""
        if not isinstance(source, tuple):
            return (source.start, source.end) if isinstance(source, _Around) else (0, 0)
        start, text, before = source
        at = before + count
        return byte_after(self.content, start, text, at), byte_after(self.content, start, text, at + 1)

    def start_at(self, name: str, attributes: Mapping[str, str], tag: Tag) -> None:
        """An element begins."""
        self._open.append(name)
        if self.body and self._around is None and name not in _HOLDS and self.paragraphs.now is not None:
            self._around = len(self._open), _Around(tag.start)
        if self._open[-2:] == ["annotation", "p"]:
            self._lines.append("")
        elif name == "annotation":
            self._author, self._lines = "", []
            said = attributes.get("name", "").removeprefix(AUTHOR)
            self.names = max(self.names, int(said) if said.isdecimal() and len(said) < 10 else 0)
        self.start(name, attributes)

    def end_at(self, name: str, end: int) -> None:
        """An element ends."""
        if self._around and self._around[0] == len(self._open):
            self._around[1].end = end
            self._around = None
        if name == "annotation" and self._author == AUTHOR:
            self.said.add(self._lines)
        self._open.pop()
        self.end(name)

    def text_at(self, text: str, start: int) -> None:
        """Text stands in it."""
        if self._open[-2:] == ["annotation", "creator"]:
            self._author += text
        elif self._open[-2:] == ["annotation", "p"]:
            self._lines[-1] += text
        self._event = start, text
        self.text(text)

    def source(self, before: int) -> object:
        """Where the text that comes now stands."""
        return self._around[1] if self._around else (*self._event, before)
