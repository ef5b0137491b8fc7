"""How a file begins, and its name → the module here that reads it: what it is counts more than what it is called."""

from __future__ import annotations

import os

#: Which module here reads what files of an agency or a system hold, by their suffix: articles, one, several or none.
_SYSTEMS = {
    ".xml": "xml_items", ".json": "json_items", ".jsonl": "json_lines", ".ndjson": "json_lines",
    ".csv": "table_rows", ".tsv": "table_rows", ".eml": "mail", ".mbox": "mail", ".anpa": "iptc7901",
    ".iptc": "iptc7901",
}  # fmt: skip
#: Which module here reads a file, by its suffix; one with another, which is named itself, is plain text.
READERS = {
    ".txt": "plain", ".md": "markdown", ".markdown": "markdown", ".mdx": "mdx", ".html": "html", ".htm": "html",
    ".docx": "docx", ".odt": "odt", ".docm": "docx", ".rtf": "rtf", **_SYSTEMS,
}  # fmt: skip
#: Readers of documents, which are no text.
DOCUMENTS = frozenset({"docx", "odt", "rtf"})
#: Readers of files that may hold several articles, or none: each gives items. One is for items by themselves.
HOLDERS = frozenset({*_SYSTEMS.values(), "item"})
#: Readers of text, places in which are places in the file.
_TEXTS = frozenset(READERS.values()) - DOCUMENTS - HOLDERS
#: What documents begin with, which are no text: places in them are places in the text that a reader makes of them.
_RTF, _ZIP = b"{\\rtf", b"PK\3\4"
DOCUMENT = (_ZIP, _RTF)
#: What a document of an old Word begins with, and one that is locked.
OLD = b"\xd0\xcf\x11\xe0"
#: What a PDF begins with.
PDF = b"%PDF-"
#: What an item of a file begins with, once it was taken out of it.
ITEM = b"\0newslint item\0"

#: So much of a file is looked at, and of one that begins as XML or JSON does.
_HEAD, _FAR = 1024, 4096
#: What XML in UTF-16 begins with, and its codec: the mark, or without one the bracket.
_UTF_16 = {b"\xff\xfe": "utf-16-le", b"<\0": "utf-16-le", b"\xfe\xff": "utf-16-be", b"\0<": "utf-16-be"}
_BLANK = b" \t\r\n\xef\xbb\xbf"
#: What XML of agencies and systems has on top, by the name of its outermost element.
ROOTS = (
    b"newsItem", b"newsMessage", b"packageItem", b"conceptItem", b"knowledgeItem", b"planningItem", b"NewsML", b"nitf",
    b"rss",
)  # fmt: skip
#: What JSON of agencies and systems says.
_KEYS = (b'"content_elements"', b'"headline', b'"bodies"', b'"body_')
#: What a wire's message begins with: SOH, or before it SYN or CR, LF and the like.
_SOH, _SYN = b"\x01", b"\x16"
#: Lines that stand on top of a mail, and in no copy.
_MAILED = (b"received:", b"message-id:", b"mime-version:", b"delivered-to:", b"return-path:", b"dkim-signature:")


def reader_of(data: bytes, name: str) -> str:
    """The name of the module that reads this file."""
    by_name = READERS.get(suffix_of(name), "plain")
    if document := document_of(data):
        return document
    head = data[:_HEAD].lstrip(_BLANK)
    first = head[:1]
    if first.isalpha():
        return "mail" if b":" in head and _is_mail(head) else by_name
    if first == b"<" or data[:2] in _UTF_16:
        root = root_of(data)
        return "xml_items" if root in ROOTS else "html" if root == b"html" and by_name == "xml_items" else by_name
    if first == b"{" and by_name == "plain" and any(key in data[:_FAR] for key in _KEYS):
        return "json_items"
    if first == _SOH or (first == _SYN and _SOH in head[:8]):
        return "iptc7901"
    return "item" if data.startswith(ITEM) else by_name


def document_of(data: bytes) -> str:
    """The name of the module that reads a document; nothing for what is none."""
    if data.startswith(_RTF):
        return "rtf"
    if data.startswith(_ZIP):
        return "odt" if b"content.xml" in data and b"[Content_Types].xml" not in data else "docx"
    return ""


def suffix_of(name: str) -> str:
    """The suffix of a file's name, in small letters."""
    return os.path.splitext(name)[1].lower()  # noqa: PTH122 - there are very many


def file_of(path: str) -> str:
    """The file that the article with this path is in: `export.xml` of `export.xml#12`."""
    before, sign, _ = path.rpartition("#")
    return before if sign and (before == "-" or READERS.get(suffix_of(before)) in HOLDERS) else path


def named_file(path: str) -> str:
    """The file that is meant where a path is named: itself, or the one that it names an article of."""
    return path if os.path.lexists(path) else file_of(path)


def may_hold_several(name: str) -> bool:
    """Whether a file by that name is opened before its articles are read."""
    return name == "-" or READERS.get(suffix_of(name)) in HOLDERS


def is_text(data: bytes, name: str) -> bool:
    """Whether places in an article are places in its file, so that fixes can be put there."""
    return reader_of(data, name) in _TEXTS


def is_text_name(name: str) -> bool:
    """Whether a file by that name is text, as it is written in an editor."""
    return READERS.get(suffix_of(name)) in _TEXTS


def root_of(data: bytes) -> bytes:
    """The name of the outermost element of XML, as far as its beginning tells; nothing where it does not."""
    head = data[:_FAR]
    if codec := _UTF_16.get(head[:2]):
        head = head.decode(codec, "ignore").encode("utf-8", "ignore")
    at = 0
    while (at := head.find(b"<", at)) >= 0:
        if head.startswith(b"<!--", at):
            at = head.find(b"-->", at)
            if at < 0:
                return b""
        elif head[at + 1 : at + 2] not in {b"!", b"?"}:
            name = head[at + 1 : at + 60].replace(b">", b" ").replace(b"/", b" ").split(maxsplit=1)
            return name[0].rpartition(b":")[2] if name and len(name) > 1 else b""
        at += 1
    return b""


def _is_mail(head: bytes) -> bool:
    """True where the first lines are those of a mail, two at least of a kind that copy does not have."""
    if head.startswith(b"From ") and b"@" in head.partition(b"\n")[0]:
        head = head.partition(b"\n")[2]
    first, _, _ = head.partition(b"\n")
    label = first.partition(b":")[0]
    if not label or b" " in label or not first.partition(b":")[1]:
        return False
    lines = head.lower().replace(b"\r", b"").split(b"\n")
    return sum(line.startswith(_MAILED) for line in lines) > 1
