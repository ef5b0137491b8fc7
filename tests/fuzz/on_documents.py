"""What must hold of documents of Word and OpenDocument text, whatever is in them: they are read or refused, and what is
put into them changes nothing else."""

from __future__ import annotations

import re
import zlib
from datetime import UTC, datetime
from random import Random
from typing import TYPE_CHECKING

from lint.read import UnreadableError, read_bytes
from lint.read.write_back import Comment, UnwritableError, format_of, with_comments
from lint.read.write_back.docx_changes import TrackedText
from lint.text.span import Span
from tests.read.documents import W, docx, odt

if TYPE_CHECKING:
    from lint.text.article import Article

_NOW = datetime(2024, 6, 20, tzinfo=UTC)
_WORDS = (
    "It was",
    " teh ",
    "house",
    " ",
    "&amp;",
    "&#8217;s",
    "\xad",
    "\n",
    "Kim Il Sung",
    ", he said.",
    "“so”",
    "𝒳",
    "",
)
_BY = 'w:id="7" w:author="A" w:date="x"'
_FIELDS = "".join(f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
#: What may stand in what, as tags with what they are written with; `r` and `span` hold text.
_WORD = {
    "body": "p p p tbl sdt", "p": "pPr r r r r ins del hyperlink fldSimple sdt oMath field", "ins": "r r del hyperlink", "del": "r",
    "hyperlink": "r ins", "fldSimple": "r", "sdt": "p r", "oMath": "r", "r": "t t t tab br txbx noBreakHyphen footnoteReference",
    "txbx": "p", "tbl": "tr", "tr": "trPr tc tc", "tc": "p p tbl",
}  # fmt: skip
_FIXED = {
    "pPr": (f'<w:pPr><w:pStyle w:val="Quote"/><w:rPr><w:del {_BY}/></w:rPr></w:pPr>', "<w:pPr><w:numPr/></w:pPr>"),
    "rPr": ("<w:rPr><w:b/></w:rPr>", "<w:rPr><w:vanish/></w:rPr>", f"<w:rPr><w:rPrChange {_BY}><w:rPr/></w:rPrChange></w:rPr>"),
    "trPr": ("<w:trPr/>", f"<w:trPr><w:del {_BY}/></w:trPr>"), "tab": ("<w:tab/>",), "br": ("<w:br/>",),
    "noBreakHyphen": ("<w:noBreakHyphen/>",), "footnoteReference": ('<w:footnoteReference w:id="1"/>',),
    "field": (_FIELDS, _FIELDS[:46], _FIELDS[46:]),
}  # fmt: skip
_OPEN = {
    "ins": f"<w:ins {_BY}>", "del": f"<w:del {_BY}>", "oMath": '<m:oMath xmlns:m="m">', "t": '<w:t xml:space="preserve">',
    "txbx": "<mc:AlternateContent><mc:Choice><w:txbxContent>",
}  # fmt: skip
_CLOSE = {"oMath": "</m:oMath>", "txbx": "</w:txbxContent></mc:Choice></mc:AlternateContent>"}
_TEXT = {
    "office:text": "text:p text:p text:h text:list table:table-cell", "text:list": "text:list-item", "text:list-item": "text:p",
    "table:table-cell": "text:p", "text:p": "# # # text:span text:s text:tab text:note text:date text:a draw:text-box", "text:h": "# text:span",
    "text:span": "# # text:span text:s", "text:note": "text:p", "text:date": "#", "text:a": "# text:span", "draw:text-box": "text:p",
}  # fmt: skip


def made(rng: Random) -> bytes:
    """The body of a document, or a document that is damaged."""
    word = rng.random() < 0.7
    body = _word(rng, "body", 0) if word else _text(rng, "office:text", 0)
    data = (b"w" if word else b"o") + body.encode()
    if rng.random() < 0.2:
        whole = bytearray(_whole(data))
        for _ in range(rng.randint(1, 4)):
            whole[rng.randrange(len(whole))] = rng.randrange(256)
        return bytes(whole)
    return data


def _word(rng: Random, name: str, deep: int) -> str:
    if name in _FIXED:
        return rng.choice(_FIXED[name])
    if name == "t":
        return f"{_OPEN['t']}{''.join(rng.choices(_WORDS, k=rng.randint(0, 4)))}</w:t>"
    more = _WORD[name].split() if deep < 9 else []
    inside = "".join(_word(rng, n, deep + 1) for n in rng.choices(more or ["t"], k=rng.randint(0, 5)))
    if name == "body":
        return inside
    if name == "r" and rng.random() < 0.5:
        inside = rng.choice(_FIXED["rPr"]) + inside
    return _OPEN.get(name, f"<w:{name}>") + inside + _CLOSE.get(name, f"</w:{name}>")


def _text(rng: Random, name: str, deep: int) -> str:
    if name == "#":
        return "".join(rng.choices(_WORDS, k=rng.randint(0, 4)))
    more = _TEXT.get(name, "").split() if deep < 7 else []
    inside = "".join(_text(rng, n, deep + 1) for n in rng.choices(more, k=rng.randint(0, 5))) if more else ""
    return inside if name == "office:text" else f"<{name}>{inside}</{name}>"


def _whole(data: bytes) -> bytes:
    body = data[1:].decode("utf-8", "replace")
    notes = f'<w:footnotes {W}><w:footnote w:id="1"><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    return docx(body, footnotes=notes) if data[:1] == b"w" else odt(body)


def documents(data: bytes) -> None:
    """A document is read or refused; comments leave its text as it was, fixes make it what they are to."""
    rng = Random(zlib.crc32(data))  # noqa: S311
    whole = data if data.startswith(b"PK") else _whole(data)
    try:
        article = read_bytes(whole, "a.docx")
    except UnreadableError:
        return
    words = [Span(*m.span()) for m in re.finditer(r"\w+|[^\w\n]", article.text)]
    some = sorted(rng.sample(words, min(len(words), 4)))
    comments = [
        Comment(Span(s.start, s.end + rng.choice((-1, 0, 0, 2))), (f"“{n}”", "& <so>\x01")) for n, s in enumerate(some)
    ]
    try:
        noted = with_comments(whole, article.text, comments, _NOW)
    except (UnwritableError, UnreadableError):
        return
    assert read_bytes(noted, "a.docx").text == article.text
    assert with_comments(noted, article.text, comments, _NOW) == noted
    if format_of(whole) == "docx":
        _changed(whole, article, some, rng)


def _changed(whole: bytes, article: Article, some: list[Span], rng: Random) -> None:
    tracked = TrackedText(whole, article.text, _NOW)
    new = article.text
    for span in reversed(some):
        put = rng.choice(("so", "", "a b", "&"))
        changed = new[: span.start] + put + new[span.end :]
        same = [
            line.strip() == line != "" for line in changed.split("\n")[:-1]
        ]  # no line may end in spaces, or be none
        if tracked.admits(article.text, span) and all(same):
            new = changed
    try:
        made_ = tracked.rewritten(new)
    except UnwritableError:
        return
    read = read_bytes(made_, "a.docx")
    assert read.text == new
    assert new == article.text or read.tracked
