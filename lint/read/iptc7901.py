"""A wire's messages as IPTC 7901 or ANPA 1312 has them, between control characters → their articles."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from lint.read.columns import GUESSED
from lint.read.item import Item, Piece, made
from lint.read.rows import MOST
from lint.read.source import NoArticleError, UnreadableError
from lint.read.telling import day_in
from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.read.columns import Columns
    from lint.text.article import BlockKind

#: Begin of the header, of the text, end of the text; what begins and ends a line of a table in ANPA.
_SOH, _STX, _ETX, _ROW, _ROW_END = "\x01", "\x02", "\x03", "\x08", "\x10"
#: Lines on top that speak to editors, and what follows the copy for them alone.
_FOR_EDITORS = lazy(r"(?:eds|editors?|note to editors)\s*:|[A-Z]{2,5} (?:photo|video|graphic|interactive)s?\b|\(", 2)
_NOT_COPY = lazy(r"^(?:\* ?\* ?\*[ *]*|# (?:Notebook|Notizblock|Notizbuch))$", 8)
_SIGNED = lazy(r"(?:[a-z]{2,5}[ /]){1,8}[a-z]{2,5}")
_DAY = lazy(r"\b([01]\d)-([0-3]\d)-(\d\d)\b")
_BY = lazy(r"by\s+\S", 2)
#: A word or two in capitals that say what kind of message it is.
_KIND = lazy(r"[A-Z0-9 /-]{2,30}")
_WORDS, _TOP = 4, 12
_TYPED = (("``", '"'), ("''", '"'), ("`", "'"), (" _ ", " — "))


def items_in(data: bytes, _columns: Columns = GUESSED) -> list[Item]:
    """The articles in these messages, known by their numbers where they are several."""
    messages = _decoded(data).replace("\r\n", "\n").replace("\r", "\n").split(_SOH)[1:]
    if len(messages) > MOST:
        raise UnreadableError(f"it holds more than {MOST:,} messages, which is the most; divide it")
    number = count(1)
    items = []
    for message in messages:
        pieces, day = _pieces_of(message)
        headline = next((piece.text for piece in pieces if piece.mark == "headline"), "")
        byline = next((piece.text for piece in pieces if piece.mark == "byline"), "")
        front = {"title": headline, "byline": byline, "published": day}
        try:
            items.append(made(pieces, front, id=str(next(number)) if len(messages) > 1 else ""))
        except NoArticleError:
            continue
    if not items:
        raise NoArticleError("its messages have no text")
    return items


def _decoded(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _pieces_of(message: str) -> tuple[list[Piece], str]:
    """The copy of a message, and the day that it tells."""
    _, _, rest = message.partition(_STX)
    text, _, trailer = rest.partition(_ETX)
    day = _DAY.search(trailer)
    text = text[: end.start()] if (end := _NOT_COPY.search(text)) else text
    set_for_print = "\n^" in f"\n{text}" or _ROW in text
    pieces = list(_from_anpa(text) if set_for_print else _from_iptc(text))
    return pieces, day_in(f"20{day[3]}-{day[1]}-{day[2]}") if day else ""


def _from_anpa(text: str) -> Iterator[Piece]:
    """The copy of ANPA: lines on top begin with ^ and end in < or =, paragraphs begin with space."""
    for typed, meant in _TYPED:
        text = text.replace(typed, meant)
    paragraph: list[str] = []
    top = _Top()
    for line in text.split("\n"):
        begins = line[:1] in {"^", _ROW, " ", "\t", ""}
        if begins and paragraph:
            yield Piece(" ".join(paragraph))
            paragraph = []
        if line.startswith(_ROW):
            cells = line.replace(_ROW_END, "").strip(f"{_ROW}^ ").replace("{", "½").split(";")
            yield from (Piece(cell.strip(), "table cell") for cell in cells if any(map(str.isalnum, cell)))
        elif line.startswith("^"):
            said = line.strip("^ ").rstrip("<= \t")
            if (kind := top.kind_of(said, line.rstrip())) and said:
                yield Piece(said, kind)
        else:
            paragraph.append(line.strip().rstrip("<="))
    if paragraph:
        yield Piece(" ".join(paragraph))


class _Top:
    """What the lines are that are set apart: those on top by their order, and headings among the copy."""

    def __init__(self) -> None:
        self._count = 0
        self._last: BlockKind | None = None
        self._headed = False

    def kind_of(self, said: str, line: str) -> BlockKind | None:
        """The kind of a line; None for the first one, which is a key, and for what is for editors."""
        self._count += 1
        last, self._last = self._last, None
        if self._count == 1 or _FOR_EDITORS.match(said):
            return None
        if _BY.match(said):
            self._last = "byline"
        elif last == "byline" and line.endswith("=") and not said.isupper():
            return "byline"  # what they are, or for whom they write
        elif not self._headed:
            self._headed = True
            self._last = "headline"
        else:
            self._last = "subhead" if line.endswith("=") else "standfirst"
        return self._last


def _from_iptc(text: str) -> Iterator[Piece]:
    """The copy of IPTC 7901: lines on top, of which the last ends in =, then paragraphs with blank lines between."""
    lines = text.strip().split("\n")
    end = next((n for n, line in enumerate(lines[:_TOP]) if line.rstrip().endswith("=")), -1)
    top = [said for line in lines[: end + 1] if (said := line.strip().rstrip("= ")) and not _FOR_EDITORS.match(said)]
    bylines = [said for said in top if _BY.match(said)]
    kinds = [said for said in top if _KIND.fullmatch(said) and len(said.split()) < _WORDS]
    yield Piece(" ".join(said for said in top if said not in bylines and said not in kinds), "headline")
    yield from (Piece(said, "byline") for said in bylines)
    rest = lines[end + 1 :]
    while rest and (not rest[-1].strip() or _SIGNED.fullmatch(rest[-1].strip())):
        rest.pop()
    yield Piece("\n".join(rest), form="text")
