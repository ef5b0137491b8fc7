"""A mail, or a box of them → the articles in them: subject and text, without what mail programs add."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.errors import InvalidBase64CharactersDefect, InvalidBase64LengthDefect, MessageError
from email.header import decode_header
from email.message import Message
from html import unescape
from itertools import islice
from mimetypes import guess_type
from typing import TYPE_CHECKING

from lint.read.columns import GUESSED
from lint.read.item import Fault, Items, Piece, made
from lint.read.rows import MOST
from lint.read.source import NoArticleError, UnreadableError
from lint.read.telling import dated
from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    from lint.read.columns import Columns

#: Bytes of headers, parts, and parts that hold others, of one mail at most.
_HEADERS, _PARTS, _NESTED = 1_000_000, 1000, 50
_LONGEST = 2000
_AGAIN = lazy(r"\A(?:(?:re|fwd?|aw|wg)\s*:\s*)+", 2)
_SIGNATURE = lazy(r"^-- ?$", 8)
#: What mail programs write above the mail that is answered, where its lines have no mark of their own.
_ANSWERED = lazy(
    r"^(?:-{3,} ?(?:original message|forwarded message) ?-{3,}[ \t]*$"
    r"|On (?=[^\n]{0,200}(?:@|\d:\d\d))[^\n]{0,200}\bwrote:[ \t]*$(?!\s*^>))",
    8 | 2,
)
_QUOTED = lazy(r"^>.*$\n?", 8)
_BROKEN = (InvalidBase64CharactersDefect, InvalidBase64LengthDefect)
#: So much of the name of a file is told.
_SHOWN = 100
#: What is attached to mails and is no copy.
_MEDIA = ("image/", "audio/", "video/")
_NO_COPY = {
    "text/calendar", "text/vcard", "text/x-vcard", "application/ics", "application/pgp-signature",
    "application/pkcs7-signature", "application/x-pkcs7-signature",
}  # fmt: skip
_TAG = lazy(r"<[^<>]*>")


def items_in(data: bytes, _columns: Columns = GUESSED) -> Items:
    """The articles in these mails, in a box known by their numbers; NoArticleError where none has any text."""
    data = data.lstrip()
    items = Items()
    if not data.startswith(b"From "):
        _take(data, "", items)
        return items
    mails = (b"\n" + data.replace(b"\r\n", b"\n")).split(b"\nFrom ")[1:]
    if len(mails) > MOST:
        raise UnreadableError(f"it holds more than {MOST:,} mails, which is the most; divide it")
    for n, mail in enumerate(mails, 1):
        try:
            _take(mail.partition(b"\n")[2], str(n), items)
        except NoArticleError:
            continue
        except UnreadableError as fault:
            items.faults.append(Fault(str(n), str(fault)))
    if items.faults and not items:
        raise UnreadableError(items.faults[0].why)
    if not items:
        raise NoArticleError("no mail in it has any text")
    return items


def _take(data: bytes, number: str, items: Items) -> None:
    """Add the article of a mail, and what is attached to it and may be another."""
    _, blank, _ = data[: _HEADERS + 4].replace(b"\r\n", b"\n").partition(b"\n\n")
    if not blank and len(data) > _HEADERS:
        raise UnreadableError(f"its headers have more than {_HEADERS:,} bytes, which is the most")
    if data.lower().count(b"multipart/") > _NESTED:
        raise UnreadableError("its parts are nested too deep, or too many")
    try:
        mail = message_from_bytes(data, policy=policy.compat32)
        if sum(1 for _ in islice(mail.walk(), _PARTS + 2)) > _PARTS:
            raise UnreadableError(f"it has more than {_PARTS:,} parts, which is the most")
        attached: list[str] = []
        body = _pieces(mail, attached)
    except RecursionError:
        raise UnreadableError("its parts are nested too deep") from None
    if not body:
        names = [name for part in mail.walk() if (name := part.get_filename())]
        raise NoArticleError("the mail has no text" + (f"; what is attached is not read ({names[0]})" if names else ""))
    subject = _AGAIN.sub("", _said(mail, "Subject"), count=1)
    sender = _said(mail, "From").partition("<")[0].strip(' "')
    front = {"title": subject, "byline": sender, **dated(_said(mail, "Date"))}
    key = _said(mail, "Message-ID").strip("<>")
    items.append(made([Piece(subject, "headline"), *body], front, id=number, key=key))
    items.faults += [
        Fault(number, f"what is attached to a mail is not read: save {name} as a file of its own") for name in attached
    ]


def _said(mail: Message, name: str) -> str:
    """What a header says, on one line."""
    raw = next((value for key, value in mail.raw_items() if key.lower() == name.lower()), "")
    # a letter a byte: programs put UTF-8 into headers as it is, even into words that say they are coded otherwise
    value = b" ".join(str(raw)[:_LONGEST].encode("utf-8", "surrogateescape").split()).decode("latin-1")
    try:
        pieces = decode_header(value)
    except (ValueError, MessageError):
        pieces = [(value, None)]
    told = [(text.encode("latin-1") if isinstance(text, str) else text, charset) for text, charset in pieces]
    said = "".join(_decoded(data, charset if value.isascii() else None) for data, charset in told)
    return " ".join(said.split())


def _pieces(part: Message, attached: list[str], *, alone: bool = True) -> list[Piece]:
    """The text of a mail, all parts of it that are shown: marked up where it can be had so. What is attached is none.

    A part that has the name of a file is attached, unless there is no text before it, so that it is `alone`. The names
    of files that may hold copy are added to `attached`.
    """
    if not part.is_multipart():
        name = part.get_filename()
        pieces = [] if _is_attached(part) or (name and not alone) else _text_of(part)
        if name and not pieces and _may_be_copy(part, name):
            attached.append(" ".join(name.split())[:_SHOWN])
        return pieces
    found: list[list[Piece]] = []
    for child in part.get_payload():
        if isinstance(child, Message) and (pieces := _pieces(child, attached, alone=not found)):
            found.append(pieces)
    if part.get_content_type() == "multipart/alternative":
        return next((p for p in found if p[0].form == "html"), found[0] if found else [])
    if part.get_content_type() == "multipart/digest" or len(found) < 2:
        return found[0] if found else []
    pieces = [p for one in found for p in one]
    marked_up = _shown("\n".join(p.text for p in pieces if p.form == "html"))
    return [p for p in pieces if p.form == "html" or not marked_up or " ".join(p.text.split()) not in marked_up]


def _text_of(part: Message) -> list[Piece]:
    """The text of a part without others in it."""
    kind = part.get_content_type()
    if kind not in {"text/html", "text/plain"}:
        return []
    data = part.get_payload(decode=True)
    if any(isinstance(fault, _BROKEN) for fault in part.defects):
        raise UnreadableError("it is damaged: its text is cut off, or no base64 as it says")
    text = _decoded(data, part.get_content_charset()).replace("\r\n", "\n") if isinstance(data, bytes) else ""
    if kind == "text/html":
        return [Piece(text, form="html")] if text.strip() else []
    if text.strip()[:1] == "{" and text.strip()[-1:] == "}":
        raise NoArticleError("its text is data")
    for last in (_SIGNATURE, _ANSWERED):
        # a mail that is passed on with nothing above it is the copy
        if (end := last.search(text)) and text[: end.start()].strip():
            text = text[: end.start()]
    text = _QUOTED.sub("", text)
    if str(part.get_param("format", "")).lower() == "flowed":
        text = _unflowed(text, " " * (str(part.get_param("delsp", "")).lower() != "yes"))
    return [Piece(text, form="text")] if text.strip() else []


def _unflowed(text: str, between: str) -> str:
    """The text with lines joined that go on in the next one, as a space at their end says."""
    made: list[str] = []
    for line in text.split("\n"):
        shown = line.removeprefix(" ")  # which stands before a line that begins as one of another kind would
        made += [shown[:-1], between] if shown.endswith(" ") else [shown, "\n"]
    return "".join(made)


def _shown(markup: str) -> str:
    """The words of HTML, to be compared."""
    return " ".join(unescape(_TAG.sub(" ", markup)).split())


def _is_attached(part: Message) -> bool:
    return str(part.get("Content-Disposition", "")).lower().lstrip().startswith("attachment")


def _may_be_copy(part: Message, name: str) -> bool:
    """Whether a file that is attached may be copy: it is no picture, no card, no signature."""
    kinds = {part.get_content_type(), guess_type(name)[0] or ""}
    return kinds.isdisjoint(_NO_COPY) and not any(kind.startswith(_MEDIA) for kind in kinds)


def _decoded(data: bytes, charset: str | None) -> str:
    """Text in the encoding that a mail names, or in UTF-8, or else in the one that most others were written in."""
    for name in (charset or "utf-8", "utf-8", "cp1252"):
        try:
            return data.decode(name)
        except (LookupError, ValueError):
            continue
    return data.decode("latin-1")
