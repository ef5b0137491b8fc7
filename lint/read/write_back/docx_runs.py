"""Word's .docx → for each character that is read of it the run that it stands in, with the bytes of both."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from lint.read.archive import Archive
from lint.read.docx import Copy, parts_of_copy, styles_of
from lint.read.write_back import LONGEST, UnwritableError
from lint.read.write_back.places import Tag, byte_after, root_of, walk

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lint.read.docx import Styles
    from lint.text.span import Span


_FORMULAS = frozenset({"oMath", "oMathPara"})
_ID = re.compile(rb"[:\s]id=[\"'](\d{1,9})[\"']")


@dataclass(slots=True, eq=False, repr=False)
class Item:
    """One thing in a run, from `start` to `end`: a text, a tab, a picture. `pieces` are those of a text, each with the
    number of its first character and the byte where it begins."""

    tag: Tag
    end: int = 0
    pieces: list[tuple[int, int, str]] = field(default_factory=list)
    length: int = 0

    def byte(self, data: bytes, count: int) -> int:
        """The byte at which so many characters of the text end."""
        first, start, text = next((p for p in reversed(self.pieces) if p[0] < count), (0, self.tag.end, ""))
        return byte_after(data, start, text, count - first)


@dataclass(slots=True, eq=False, repr=False)
class Run:
    """A run: its tag, its properties, what is in it, and where it stands.

    `part` is the part of the zip, `parent` the element that it stands in, `outer` the run whose text box it is in,
    `note` the footnote or endnote, `in_field` whether a field shows it, `in_change` whether a tracked change put it in.
    """

    part: str
    tag: Tag
    parent: tuple[str, Tag]
    outer: Run | None = None
    note: tuple[str, str] | None = None
    in_field: bool = False
    in_change: bool = False
    properties: tuple[int, int] = (0, 0)
    items: list[Item] = field(default_factory=list)
    end: int = 0


class Place(NamedTuple):
    """A character in a run: in which of its things, and which of that one's."""

    run: Run
    item: int
    at: int

    @property
    def before(self) -> tuple[int, int]:
        """The place just before it."""
        return self.item, self.at

    @property
    def after(self) -> tuple[int, int]:
        """The place just after it."""
        last = self.at + 1 >= self.run.items[self.item].length
        return (self.item + 1, 0) if last else (self.item, self.at + 1)


class Located:
    """A document of Word with the place of each character in it; UnwritableError where its text is not `text`."""

    def __init__(self, data: bytes, text: str) -> None:
        archive = Archive(data)
        self.archive = archive
        self.names = parts_of_copy(archive)
        self.data = {name: archive.read(name) for name in self.names}
        self.space = ""
        self.references: dict[tuple[str, str], Run] = {}
        copy = _Placed(styles_of(archive, self.names[0]), self.references)
        for name in self.names:
            copy.begin(name, self.data[name])
            space = walk(self.data[name], copy)
            self.space = self.space or space
        if copy.paragraphs.document().text != text:
            raise UnwritableError("it was changed by somebody else meanwhile")
        if max(map(len, text.split("\n"))) > LONGEST:
            raise UnwritableError(f"a paragraph in it has more than {LONGEST:,} characters")
        self._lines = list(copy.paragraphs.lines())
        self._starts = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))
        self._told: tuple[int, list[Place | None]] = (-1, [])

    def line(self, number: int) -> list[Place | None]:
        """The places of the characters in a line of the text, from 0."""
        if self._told[0] != number:
            places: list[Place | None] = []
            for paragraph in self._lines[number]:
                for source, n in paragraph.places():
                    run, item, first = source if isinstance(source, tuple) else (None, 0, 0)
                    places.append(Place(run, item, first + n) if run else None)
            self._told = number, places
        return self._told[1]

    def places(self, span: Span) -> tuple[list[Place | None], int]:
        """The places in the line that a span begins in, and where the line starts in the text."""
        number = min(bisect_right(self._starts, span.start) - 1, len(self._lines) - 1)
        return self.line(number), self._starts[number]

    @cached_property
    def first(self) -> Place | None:
        """The first character of the document that stands in none of its text boxes and notes."""
        every = (place for number in range(len(self._lines)) for place in self.line(number))
        return next((p for p in every if p and p.run.part == self.names[0] and not p.run.outer), None)

    def named(self, prefix: bytes) -> tuple[bytes, bytes]:
        """The prefix for names of Word's, and the declaration that it needs where the document has none."""
        return (prefix, b"") if prefix else (b"w:", b' xmlns:w="%s"' % self.space.encode())

    def next_id(self) -> int:
        """A number that no mark in the document has."""
        ids = (int(n) for data in self.data.values() for n in _ID.findall(data))
        return max(ids, default=0) + 1


class _Placed(Copy):
    """The paragraphs of a document's XML, with the place of each piece of text."""

    def __init__(self, styles: Styles, references: dict[tuple[str, str], Run]) -> None:
        super().__init__(styles)
        self._references = references

    def begin(self, name: str, data: bytes) -> None:
        """What comes is of this part."""
        self._part, self._data = name, data
        self._word = root_of(data).prefix
        self._open: list[tuple[str, Tag, Run | None]] = []  # with the run that each stands in
        self._run: Run | None = None
        self._note: tuple[str, str] | None = None
        self._piece: tuple[Run, int, int] | None = None
        self._tracked = self._simple_fields = 0
        self._hosts: list[Run] = []

    def start_at(self, name: str, attributes: Mapping[str, str], tag: Tag) -> None:
        """An element begins."""
        before, word = self._run, tag.prefix == self._word
        self._piece = None
        if word and name == "r":
            self._run = self._begun(tag)
        elif word and name == "p":
            self._hosts += [before] if before else []
            self._run = None
        elif before and self._open[-1][1] is before.tag:
            if word and name == "rPr":
                before.properties = (tag.start, 0)
            else:
                before.items.append(Item(tag, length=1))
                self._piece = before, len(before.items) - 1, 0
            if name in {"footnoteReference", "endnoteReference"}:
                self._references[name[:-9], attributes.get("id", "")] = before
        elif word and name in {"footnote", "endnote"}:
            self._note = name, attributes.get("id", "")
        elif name in _FORMULAS:
            self._run = None
        self._tracked += name in {"ins", "moveTo"}
        self._simple_fields += name == "fldSimple"
        self._open.append((name, tag, before))
        self.start(name, attributes)

    def _begun(self, tag: Tag) -> Run:
        """A run that begins here."""
        outer = self._hosts[0] if self._hosts else self._run
        parent = self._open[-1] if self._open else ("", tag)
        in_field = bool(self._fields or self._simple_fields)
        return Run(self._part, tag, parent[:2], outer, self._note, in_field, self._tracked > 0)

    def end_at(self, name: str, end: int) -> None:
        """An element ends."""
        _, tag, before = self._open.pop()
        run, word = self._run, tag.prefix == self._word
        if run and tag is run.tag:
            run.end = end
        elif run and self._open[-1][1] is run.tag:
            if word and name == "rPr":
                run.properties = (tag.start, end)
            else:
                run.items[-1].end = end
        if word and name == "p" and before:
            self._hosts.pop()
        if (word and name in {"r", "p"}) or name in _FORMULAS:
            self._run = before
        self._piece = None
        self._tracked -= name in {"ins", "moveTo"}
        self._simple_fields -= name == "fldSimple"
        self.end(name)

    def text_at(self, text: str, start: int) -> None:
        """Text stands in it."""
        run = self._run
        if run and run.items and self._open[-1][1] is run.items[-1].tag and self._open[-1][0] == "t":
            item = run.items[-1]
            first = item.pieces[-1][0] + len(item.pieces[-1][2]) if item.pieces else 0
            item.pieces.append((first, start, text))
            item.length = first + len(text)
            self._piece = run, len(run.items) - 1, first
        self.text(text)

    def source(self) -> object:
        """Where the text that comes now stands."""
        return self._piece
