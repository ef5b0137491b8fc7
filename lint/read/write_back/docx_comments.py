"""A document of Word and comments → the document with them, each at the words that it is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from lint.read.docx import Related
from lint.read.write_back import AUTHOR, Said, UnwritableError, said_in_xml
from lint.read.write_back.docx_runs import Located, Place
from lint.read.write_back.docx_split import Edits
from lint.read.write_back.places import root_of, walk
from lint.read.write_back.zip_parts import replaced

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from lint.read.write_back import Comment
    from lint.read.write_back.places import Tag

_OFFICE = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "[Content_Types].xml"
#: How far from its words a comment may stand that cannot stand at them.
_NEAR = 1000
_XML = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def with_comments(data: bytes, text: str, comments: Sequence[Comment], now: datetime) -> bytes:
    """The document with these comments on its `text`; those that it has already are not put in again."""
    located = Located(data, text)
    there = _There(located)
    edits = Edits(located)
    made: list[bytes] = []
    prefix, declared = located.named(root_of(located.data[located.names[0]]).prefix)
    number = max(there.last + 1, 0)
    for comment in comments:
        if there.said.known(comment.said):
            continue
        first, last = _ends(located, comment)
        said = b' %sid="%d"%s' % (prefix, number, declared)
        edits.start(first.run, first.before, b"<%scommentRangeStart%s/>" % (prefix, said))
        reference = b"<%sr%s><%scommentReference%s/></%sr>" % (prefix, declared, prefix, said, prefix)
        edits.end(last.run, last.after, b"<%scommentRangeEnd%s/>%s" % (prefix, said, reference))
        made.append(_comment(number, comment.said, now))
        number += 1
    return replaced(data, edits.parts() | there.parts(made)) if made else data


def _ends(located: Located, comment: Comment) -> tuple[Place, Place]:
    """The first and the last character that a comment is about, or what is nearest to them."""
    line, start = located.places(comment.span)
    a = min(comment.span.start - start, len(line) - 1)
    b = min(max(comment.span.end - start, a + 1), len(line))
    hosts = [p for p in (_host(located, place) for place in line[a:b]) if p]
    if not hosts:
        near = sorted(range(max(a - _NEAR, 0), min(a + _NEAR, len(line))), key=lambda n: abs(n - a))
        some = (_host(located, place) for place in (*(line[n] for n in near), located.first))
        hosts = [p for p in some if p][:1]
    if not hosts:
        raise UnwritableError("it has no text that a comment can be put to")
    return hosts[0], hosts[-1]


def _host(located: Located, place: Place | None) -> Place | None:
    """The place where a comment can stand: that of the text box or of the note's mark for what is in one."""
    if place is None:
        return None
    run = place.run.outer or place.run
    if run.note:
        reference = located.references.get(run.note)
        run = reference.outer or reference if reference else run
    if run.part != located.names[0]:
        return None
    return place if run is place.run else Place(run, 0, 0) if run.items else None


def _comment(number: int, said: Sequence[str], now: datetime) -> bytes:
    mark = "<w:r><w:annotationRef/></w:r>"
    paragraphs = [
        f'<w:p>{mark * (n == 0)}<w:r><w:t xml:space="preserve">{escape(said_in_xml(line))}</w:t></w:r></w:p>'
        for n, line in enumerate(said)
    ]
    at = now.strftime("%Y-%m-%dT%H:%M:%SZ")
    head = f'<w:comment w:id="{number}" w:author="{AUTHOR}" w:date="{at}" w:initials="nl">'
    return f"{head}{''.join(paragraphs)}</w:comment>".encode()


class _There:
    """The comments that a document has, and where they stand in it."""

    def __init__(self, located: Located) -> None:
        self._archive = located.archive
        self._space = located.space
        self._folder, _, main = located.names[0].rpartition("/")
        self._relationships = f"{self._folder}/_rels/{main}.rels".lstrip("/")
        self._name = self._found()
        self.last = -1
        self.said = Said()
        if self._name:
            comments = _Comments()
            walk(self._archive.read(self._name), comments)
            self.last, self.said = comments.last, comments.said

    def _found(self) -> str:
        """The part that holds the comments."""
        if self._relationships not in self._archive.names:
            return ""
        related = Related("/comments")
        self._archive.parse(self._relationships, related)
        target = related.target
        name = target.lstrip("/") if target.startswith("/") else f"{self._folder}/{target}".lstrip("/")
        return name if target and name in self._archive.names else ""

    def parts(self, made: Sequence[bytes]) -> dict[str, bytes]:
        """The parts that change when comments are added."""
        if self._name:
            return {self._name: _appended(self._archive.read(self._name), lambda _: self._as_there(b"".join(made)))}
        name = f"{self._folder}/comments.xml".lstrip("/")
        for n in range(1, 1_000):
            if name not in self._archive.names:
                break
            name = f"{self._folder}/comments{n}.xml".lstrip("/")
        head = b'<w:comments xmlns:w="%s">' % self._space.encode()
        return {
            name: _XML + head + b"".join(made) + b"</w:comments>",
            _TYPES: self._typed(name),
            self._relationships: self._related(name.rpartition("/")[2]),
        }

    def _as_there(self, comments: bytes) -> bytes:
        """Comments as they stand in a part that may name things otherwise."""
        declared = b'<w:comment xmlns:w="%s" ' % self._space.encode()
        return comments.replace(b"<w:comment ", declared)

    def _typed(self, name: str) -> bytes:
        said = f'PartName="/{name}" ContentType="{_TYPE}"/>'.encode()
        return _appended(self._archive.read(_TYPES), lambda root: b"<" + root.prefix + b"Override " + said)

    def _related(self, target: str) -> bytes:
        known = self._relationships in self._archive.names
        data = self._archive.read(self._relationships) if known else b""
        data = data or _XML + f'<Relationships xmlns="{_RELATIONSHIPS}"></Relationships>'.encode()
        numbers = [int(n) for n in re.findall(rb'Id="rId(\d{1,9})"', data)]
        kind = _STRICT if self._space.startswith(_STRICT) else "http://schemas.openxmlformats.org/"
        kind += (
            "officeDocument/relationships/comments" if kind == _STRICT else "officeDocument/2006/relationships/comments"
        )
        said = f'Id="rId{max(numbers, default=0) + 1}" Type="{kind}" Target="{target}"/>'.encode()
        return _appended(data, lambda root: b"<" + root.prefix + b"Relationship " + said)


def _appended(data: bytes, more: Callable[[Tag], bytes]) -> bytes:
    """The XML with something more at the end of its outermost element."""
    root = root_of(data)
    if data[root.end - 2 : root.end] == b"/>":
        closing = b"</" + root.prefix + root.name + b">"
        return data[: root.end - 2].rstrip() + b">" + more(root) + closing + data[root.end :]
    at = data.rindex(b"</" + root.prefix + root.name)
    return data[:at] + more(root) + data[at:]


class _Comments:
    """The comments of a document: the last number, and what newslint has said."""

    def __init__(self) -> None:
        self.last = -1
        self.said = Said()
        self._ours = False
        self._lines: list[str] = []

    def start_at(self, name: str, attributes: Mapping[str, str], tag: Tag) -> None:
        """An element begins."""
        del tag
        if name == "comment":
            number = attributes.get("id", "")
            self.last = max(self.last, int(number) if number.isdecimal() and len(number) < 10 else -1)
            self._ours, self._lines = attributes.get("author") == AUTHOR, []
        elif name == "p" and self._ours:
            self._lines.append("")

    def end_at(self, name: str, end: int) -> None:
        """An element ends."""
        del end
        if name == "comment" and self._ours:
            self.said.add(self._lines)
            self._ours = False

    def text_at(self, text: str, start: int) -> None:
        """Text stands in it."""
        del start
        if self._ours and self._lines:
            self._lines[-1] += text
