"""An item of NewsML, G2 or 1.2 → its articles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lint.read import nitf
from lint.read.item import Item, Piece, made
from lint.read.source import NoArticleError
from lint.read.telling import dated
from lint.read.xml_copy import as_html
from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.read.xml_tree import Node

#: What items are that are no text.
OTHERS = {
    "picture": "a picture", "photo": "a picture", "graphic": "a graphic", "animated": "an animation",
    "video": "a video", "audio": "a recording", "composite": "a package",
}  # fmt: skip


def item_of(item: Node, number: str) -> Item:
    """The article of a newsItem of G2; NoArticleError where it is none."""
    kind = item.told("itemClass", "qcode").rpartition(":")[2]
    if kind in OTHERS:
        raise NoArticleError(f"it is {OTHERS[kind]}")
    about = item.child("contentMeta") or item
    body = list(_inline(item))
    if not body:
        raise NoArticleError("its text is not in it")
    document = item.first("nitf")
    headlines = [(node.attributes.get("role", ""), node.line()) for node in about.all("headline")]
    headline = next((text for role, text in headlines if text and "sub" not in role.lower()), "")
    headline = headline or (nitf.headline_of(document) if document else "") or item.said("title")
    byline = about.said("by", "byline") or (nitf.byline_of(document) if document else "")
    summaries = [
        node.line() for node in about.all("description") if node.attributes.get("role", "").lower().endswith(_SUMMARIES)
    ]
    pieces = [
        Piece(headline, "headline"),
        *(Piece(text, "standfirst") for role, text in headlines if "sub" in role.lower()),
        *(Piece(text, "standfirst") for text in summaries),
        Piece(byline, "byline"),
        Piece(about.said("dateline"), "dateline"),
        *body,
    ]
    front = {
        "title": headline,
        "byline": byline,
        **dated(*(item.said(name) for name in ("versionCreated", "firstCreated", "contentCreated"))),
        "language": about.told("language", "tag") or item.attributes.get("lang", ""),
        "version": item.attributes.get("version", ""),
        "embargo": item.said("embargoed"),
    }
    return made(pieces, front, id=number, key=item.attributes.get("guid", ""))


_PARAGRAPH = lazy(r"</?(?:p|br)\s*/?>", re.IGNORECASE)
_FEW = 2
#: What the roles of descriptions end in that are summaries.
_SUMMARIES = ("summary", "abstract", "intro", "lead")


def _inline(item: Node) -> Iterator[Piece]:
    """The text of an item, of which there may be several forms: the first that holds any."""
    for held in item.all("inlineXML", "inlineData"):
        document = held.first("nitf")
        pieces = nitf.pieces_of(document) if document else []
        if not document and any(True for _ in held.elements()):
            if not held.first("html", "body", "p", "div", "section"):
                continue  # results of sports, figures of a company
            pieces = [Piece(as_html(held.first("body") or held, without=_ON_TOP), form="html")]
        elif not document:
            pieces = [_written(held.text(), held.attributes.get("contenttype", ""))]
        if any(any(map(str.isalpha, piece.text)) for piece in pieces):
            yield from pieces
            return


#: What stands on top of an item's page again.
_ON_TOP = frozenset({"header", "nav", "footer"})


def items_of_version_1(item: Node, number: int) -> Iterator[Item]:
    """The articles of a NewsItem of NewsML 1.2, numbered from `number`: what has lines of its own and text is one."""
    said = (item.said("ThisRevisionCreated"), item.said("FirstCreated"), item.said("DateId"))
    found: dict[int, tuple[Node | None, list[list[Piece]]]] = {}
    for lines, body in _contents(item, None, False):
        found.setdefault(id(lines), (lines, []))[1].append(body)
    for n, (lines, bodies) in enumerate(found.values(), number):
        headline, byline = (lines.said(name) if lines else "" for name in ("HeadLine", "ByLine"))
        pieces = [
            Piece(headline, "headline"),
            *(Piece(node.line(), "standfirst") for node in (lines.all("SubHeadLine") if lines else ())),
            Piece(byline, "byline"),
            Piece(lines.said("DateLine") if lines else "", "dateline"),
            *max(bodies, key=lambda some: sum(len(piece.text) for piece in some)),
        ]
        front = {
            "title": headline,
            "byline": byline,
            **dated(*said),
            "language": item.told("Language", "FormalName"),
            "version": item.said("RevisionId"),
        }
        yield made(pieces, front, id=str(n))


def _contents(node: Node, lines: Node | None, caption: bool) -> Iterator[tuple[Node | None, list[Piece]]]:
    """The bodies in a component and in those that it holds, each with the lines that go with it."""
    lines = node.child("NewsLines") or lines
    role = node.child("Role")
    caption = caption or (role is not None and "caption" in role.attributes.get("FormalName", "").lower())
    for child in node.elements():
        if child.name == "ContentItem" and not caption:
            held = child.first("DataContent")
            if child.told("MediaType", "FormalName").lower() in {"", "text", "complexdata"} and held:
                pieces = _data(held)
                if any(any(map(str.isalpha, piece.text)) for piece in pieces):
                    yield lines, pieces
        elif child.name in {"NewsComponent", "ContentItem"}:
            yield from _contents(child, lines, caption)


def _data(held: Node) -> list[Piece]:
    document = held.first("nitf")
    if document or held.first("body.content"):
        return nitf.pieces_of(document or held)
    if any(True for _ in held.elements()):
        return [Piece(as_html(held.first("body") or held, without=_ON_TOP), form="html")]
    return [_written(held.text(), "")]


def _written(text: str, kind: str) -> Piece:
    """Text as what it is, whatever it is said to be; plain text in a tag or two is plain text."""
    marked_up = "<p" in text.lower() or "</" in text
    if kind == "text/plain" and text.lower().count("<p") < _FEW:
        return Piece(_PARAGRAPH.sub("\n\n", text), form="text")
    return Piece(text, form="html" if marked_up else "text")
