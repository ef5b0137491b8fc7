"""Bytes that are not UTF-8 → the encoding that they are in, by their mark, what is said of them or what they show."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, NamedTuple

from lint.read.source import BOM, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Mapping

#: What settings may say of copy that is not UTF-8, and Python's names; a text in UTF-8 or with a mark is read as such.
NAMED: Mapping[str, str] = {
    "utf-8": "utf-8",
    "windows-1252": "cp1252",
    "macroman": "mac_roman",
    "latin-1": "latin_1",
}
_SPOKEN = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "cp1252": "Windows-1252",
    "mac_roman": "MacRoman",
    "latin_1": "Latin-1",
}
_MARKS = ((BOM, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

#: Bytes that no text holds, and what is UTF-8 for certain: signs that Windows-1252 never has side by side.
_NO_TEXT = re.compile(rb"[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_UTF_8 = re.compile(rb"[\xc2-\xc5][\x80-\xbf]|\xe2[\x80-\x84][\x80-\xbf]")
#: Where a page says its encoding, within so many bytes; as browsers do, Latin-1 is taken for Windows-1252.
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE
)
_HEAD = 2_000
_OF_PAGES = re.compile(r"windows-125\d|iso-8859-\d\d?|koi8-[ru]|macintosh")

#: Signs that stand where no English text has them, so that the bytes are of another encoding: a capital within a word
#: or before it, signs glued to letters, capitals alone (quotation marks and dashes of others), words in another script.
_CAPITAL, _LETTER = "[À-ÖØ-ÞŠŒŽŸ]", r"[^\W\d_]"
_ODD = re.compile(
    rf"[a-z]{_CAPITAL}|[A-Z\d.]{_CAPITAL}[a-z]|{_CAPITAL}[A-Z][a-z]|œ\d"
    rf"|{_LETTER}[‚„†‡ˆ‰¤¦¨¬¯¸¶¿¡£¥€]|{_LETTER}[ªº²³¹]{_LETTER}"
    rf"|(?<![^\W\d_])[ÉÐÑÒÓÔÕ](?![^\W\d_.’'])|[À-ÖØ-öø-ÿŠšŒœŽžŸ]{{4}}"
)
#: So many of a hundred may be odd, and one in so many letters is no ASCII at most.
_ODD_OF_100, _SHARE = 5, 3
_SAMPLE = 4_096


class Encoding(NamedTuple):
    """How a text is written in bytes: Python's name for it, the mark before the text, and whether it was guessed."""

    codec: str
    mark: bytes = b""
    guessed: bool = False

    @property
    def name(self) -> str:
        """Its name, as people know it."""
        return _SPOKEN.get(self.codec, self.codec)

    def encode(self, text: str) -> bytes:
        """The text as it is in a file; UnicodeEncodeError where it cannot be."""
        return self.mark + text.encode(self.codec)

    def lacks(self, text: str) -> str:
        """The characters of a text that it does not have."""
        return "".join(c for c in dict.fromkeys(text) if not c.encode(self.codec, "ignore"))


def decode(data: bytes, named: str = "") -> tuple[str, Encoding]:
    """The text in `data`, which settings say to be in the encoding `named`, and its encoding."""
    encoding = encoding_of(data, named)
    try:
        text = data[len(encoding.mark) :].decode(encoding.codec)
    except UnicodeDecodeError as fault:
        if encoding.codec == "utf-8":
            raise _not_utf_8(data, fault) from None
        raise UnreadableError(
            f"it is no {encoding.name} as it should be, from byte {fault.start} on; save it as UTF-8"
        ) from None
    if "\0" in text or (encoding.guessed and _NO_TEXT.search(text.encode())):
        raise UnreadableError("it is not text: it contains zero bytes")
    return text, encoding


def encoding_of(data: bytes, named: str = "") -> Encoding:
    """The encoding of bytes that may be in any; UnreadableError for what cannot be text."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return Encoding(codec, mark)
    if b"\0" in data:
        if codec := _utf_16(data[:_SAMPLE]):
            return Encoding(codec, guessed=True)
        raise UnreadableError("it is not text: it contains zero bytes")
    try:
        data.decode()
    except UnicodeDecodeError as fault:
        if named == "utf-8":
            raise _not_utf_8(data, fault) from None
        if bad := _NO_TEXT.search(data):
            raise UnreadableError(f"it is not text: byte {bad.start()} of it is 0x{bad[0][0]:02x}") from None
        if codec := NAMED.get(named) or _declared(data[:_HEAD]):
            return Encoding(codec)
        if _is_likely(data, "cp1252"):
            return Encoding("cp1252", guessed=True)
        raise _not_utf_8(data, fault) from None
    return Encoding("utf-8")


def _utf_16(head: bytes) -> str:
    """The order of bytes in UTF-16 without a mark, where most of them show it: of ASCII every other one is zero."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) * 5 < len(head) * 2 or min(even, odd) * 100 > len(head) or len(head) % 2:
        return ""
    return "utf-16-be" if even > odd else "utf-16-le"


def _declared(head: bytes) -> str:
    """The encoding that a page says it is in."""
    said = m[1].decode().lower() if (m := _DECLARED.search(head)) else ""
    if said in {"iso-8859-1", "latin1", "us-ascii"}:
        return "cp1252"
    try:
        return codecs.lookup(said).name if _OF_PAGES.fullmatch(said) else ""
    except LookupError:
        return ""


def _is_likely(data: bytes, codec: str) -> bool:
    """Whether the bytes, read so, are English text with other signs where such text has them."""
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return False
    ascii_only = text.encode("ascii", "ignore")
    others, letters = len(text) - len(ascii_only), sum(map(str.isalpha, ascii_only.decode()))
    odd = sum(1 for _ in _ODD.finditer(text))
    return others * _SHARE <= letters and odd * 100 <= others * _ODD_OF_100 and not _UTF_8.search(data)


def _not_utf_8(data: bytes, fault: UnicodeDecodeError) -> UnreadableError:
    line = data.count(b"\n", 0, fault.start) + 1
    mac = " (it looks like MacRoman: --encoding macroman)" if _is_likely(data, "mac_roman") else ""
    return UnreadableError(
        f"it is not UTF-8: line {line} holds byte 0x{data[fault.start]:02x} (byte {fault.start} of the file); "
        f"save it as UTF-8{mac}"
    )
