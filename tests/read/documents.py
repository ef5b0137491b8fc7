"""Small documents for tests: Word's and OpenDocument's, made of what a test says."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree

W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/xml"/></Types>'
)
_RELS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="{_OFFICE}/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
ODT = " ".join(f'xmlns:{n}="{_ODF}:{n}:1.0"' for n in ("office", "text", "style", "table"))
ODT += ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'


def packed(parts: dict[str, str | bytes]) -> bytes:
    """A zip of these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in parts.items():
            made.writestr(name, text)
    return file.getvalue()


def docx(body: str, **more: str) -> bytes:
    """A document of Word with this body and other parts of its folder."""
    parts = {f"word/{name}.xml": text for name, text in more.items()}
    main = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    return packed({"[Content_Types].xml": _TYPES, "_rels/.rels": _RELS, "word/document.xml": main, **parts})


def odt(body: str, styles: str = "") -> bytes:
    """OpenDocument text with this body."""
    automatic = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    body = f"<office:body><office:text>{body}</office:text></office:body>"
    content = f"<office:document-content {ODT}>{automatic}{body}</office:document-content>"
    return packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def run(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*runs: str, style: str = "") -> str:
    """A paragraph."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{"".join(runs)}</w:p>'


def part(data: bytes, name: str = "word/document.xml") -> str:
    """A part of a document."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def parts(data: bytes) -> dict[str, bytes]:
    """All parts of a document, which is sound."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(archive.read(name))  # noqa: S314
        return {name: archive.read(name) for name in archive.namelist()}


def commented(data: bytes) -> dict[str, str]:
    """The words that each comment of a Word document stands at, by what it says first."""
    said = dict(
        re.findall(
            r'<w:comment [^>]*w:id="(\d+)".*?<w:t xml:space="preserve">(.*?)</w:t>', part(data, "word/comments.xml")
        )
    )
    body = part(data)
    found = {}
    for number, first in said.items():
        inside = body.split(f'<w:commentRangeStart w:id="{number}"/>')[1].split(
            f'<w:commentRangeEnd w:id="{number}"/>'
        )[0]
        assert f'<w:commentReference w:id="{number}"/>' in body
        found[first] = "".join(re.findall(r"<w:t[ >][^<]*?>?([^<>]*)</w:t>", inside))
    return found
