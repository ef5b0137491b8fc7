"""One article of a file that holds articles ↔ bytes, and → its text, a paragraph a line, and its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec

from lint.read import html, plain
from lint.read.choice import ITEM
from lint.read.parts import Part
from lint.read.source import NoArticleError, UnreadableError
from lint.text.article import BlockKind  # noqa: TC001 - msgspec reads the types of fields
from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


#: How a piece of copy is written: one line, plain text of several, or HTML.
Form = Literal["line", "text", "html"]
#: What desks write under copy that has come to its end, or goes on in another message.
_END_MARKS = frozenset({"end", "ends", "30", "more", "more to come"})
#: So many lines of a body are its top.
_TOP = 4
#: So many lines around a body are looked for in it.
_FEW = 20
#: What no copy holds: signs that move a cursor or a machine, hyphens that show nothing; and what ends lines.
_UNSEEN = {**dict.fromkeys([*range(9), *range(14, 32), 127], " "), 0xAD: ""}
_BREAKS = dict.fromkeys(map(ord, "\n\r\v\f\x85\u2028\u2029"), " ")
#: Half of a character.
_HALF = lazy(r"[\ud800-\udfff]")


class Piece(msgspec.Struct, array_like=True, frozen=True):
    """A piece of an article's copy; `mark` is the kind that the format tells of it."""

    text: str
    mark: BlockKind | None = None
    form: Form = "line"


class Item(msgspec.Struct, frozen=True):
    """An article: its pieces in order, and what it says of itself as front matter would.

    `id` is its number in a file that holds several, and `key` what the file itself knows it by, if that tells.
    """

    pieces: list[Piece]
    front: dict[str, str] = {}
    id: str = ""
    key: str = ""

    def encoded(self) -> bytes:
        """The bytes by which it is sent and known, wherever it stands in its file."""
        return ITEM + msgspec.msgpack.encode(msgspec.structs.replace(self, id="", key=""))

    def text_and_parts(self) -> tuple[str, list[Part]]:
        """Its text, and its parts; UnreadableError where there is none."""
        lines: list[str] = []
        parts: list[Part] = []
        at = 0
        for text, mark in _without_repeats(list(self._lines())):
            parts.append(Part(at, at + len(text), text, mark=mark))
            lines.append(text)
            at += len(text) + 1
        if not parts:
            raise NoArticleError("it has no text")
        return "\n".join(lines) + "\n", parts

    def _lines(self) -> Iterator[tuple[str, BlockKind | None]]:
        for piece in self.pieces:
            text = piece.text.translate(_UNSEEN)
            if piece.form == "line":
                yield " ".join(text.split()), piece.mark
            else:
                reader = html if piece.form == "html" else plain
                for part in reader.parts_of(text, 0):
                    yield part.text.translate(_BREAKS).strip(), piece.mark or part.mark


class Fault(NamedTuple):
    """An article of a file that cannot be read: what it is known by there, if it is, and why."""

    id: str
    why: str


class Items(list[Item]):
    """The articles of a file; `faults` are those of it that cannot be read, while the others can."""

    def __init__(self, items: Iterable[Item] = (), faults: Iterable[Fault] = ()) -> None:
        super().__init__(items)
        self.faults = list(faults)


_DECODER = msgspec.msgpack.Decoder(Item)


def item_in(data: bytes) -> Item:
    """The article in these bytes; UnreadableError where there is none."""
    try:
        return _DECODER.decode(data.removeprefix(ITEM))
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        raise UnreadableError("it is not text: it contains zero bytes") from None


def made(pieces: list[Piece], front: dict[str, str], *, id: str = "", key: str = "") -> Item:  # noqa: A002
    """An article of those pieces that hold something, with no sign that cannot be written.

    NoArticleError where there is no more than a headline.
    """
    pieces = [msgspec.structs.replace(p, text=writable(p.text)) for p in pieces if p.text and not p.text.isspace()]
    if all(piece.mark in {"headline", "byline", "dateline", "caption"} for piece in pieces):
        raise NoArticleError("it has no text" if pieces else "it is empty")
    if front.get("title") and pieces[0].form == "html":
        front = {**front, "title": " ".join(part.text for part in html.parts_of(pieces[0].text, 0))}
    return Item(pieces, {key: writable(value) for key, value in front.items() if value}, writable(id), writable(key))


def writable(text: str) -> str:
    """The text with a sign for each half of a character, which JSON may hold and no file can."""
    return text if text.isascii() else _HALF.sub("\ufffd", text)


def _without_repeats(lines: list[tuple[str, BlockKind | None]]) -> Iterator[tuple[str, BlockKind | None]]:
    """The lines without what is told twice: a headline above the body and on top of it, a summary that the body begins
    with, a byline, a caption; and without rules and end marks."""
    body = [text for text, mark in lines if mark not in {"headline", "standfirst", "byline", "caption"}]
    begin, whole = {text.casefold() for text in body[:_TOP]}, " ".join(body)
    told: set[tuple[str, BlockKind | None]] = set()
    bylines = {text.casefold() for text, mark in lines if mark == "byline"}
    for n, (text, mark) in enumerate(lines, 1):
        plainly = text.casefold()
        if mark in {"headline", "standfirst", "byline", "caption"}:
            begun = mark == "standfirst" and len(told) < _FEW and text in whole
            again = begun or (plainly, mark) in told
            told.add((plainly, mark))
        else:
            again = mark is None and plainly in bylines and plainly in begin
        if again or not any(map(str.isalnum, text)) or (n == len(lines) and plainly.strip("-# ") in _END_MARKS):
            continue
        yield text, mark
