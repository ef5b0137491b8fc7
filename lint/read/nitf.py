"""NITF, IPTC's markup for news text → its article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.read.item import Item, Piece, made
from lint.read.telling import dated
from lint.read.xml_copy import as_html

if TYPE_CHECKING:
    from lint.read.xml_tree import Node


def item_of(root: Node) -> Item:
    """The article of a document; NoArticleError where it has no text."""
    headline = headline_of(root)
    byline = byline_of(root)
    head = root.child("head") or root
    status = head.told("docdata", "management-status")
    front = {
        "title": headline,
        "byline": byline,
        **dated(
            head.told("date.issue", "norm"),
            head.told("pubdata", "date.publication"),
            root.told("story.date", "norm"),
            head.told("date.release", "norm"),
        ),
        "language": root.attributes.get("baselang") or root.attributes.get("lang") or "",
        "embargo": head.told("date.release", "norm") if status == "embargoed" else "",
        "version": head.told("du-key", "version"),
    }
    return made([Piece(headline, "headline"), *pieces_of(root)], front)


def pieces_of(root: Node) -> list[Piece]:
    """The copy of a document but for its headline."""
    top = root.first("body.head")
    pieces = []
    if top:
        hedline = top.first("hedline", "headline")
        pieces += [Piece(node.line(), "standfirst") for node in (hedline.all("hl2") if hedline else ())]
        pieces.append(Piece(byline_of(root), "byline"))
        place = top.first("dateline")
        if place:
            pieces.append(Piece(_place(place), "dateline"))
        pieces += [Piece(as_html(node), "standfirst", "html") for node in top.all("abstract")]
    for name in ("body.content", "body.end"):
        nodes = root.all(name, "note")  # what stands in a note is for editors
        pieces += [Piece(as_html(node), form="html") for node in nodes if node.name == name]
    return pieces


def byline_of(root: Node) -> str:
    """Who wrote it, as it is said."""
    byline = root.first("byline")
    if byline is None:
        return ""
    office = byline.said("byttl")
    said = byline.line().removesuffix(office).rstrip() if office else byline.line()
    return f"{said.rstrip(',')}, {office}" if said and office else said or office


def headline_of(root: Node) -> str:
    """Its headline; its title where it has none."""
    top = root.first("body.head")
    return (top.said("hl1", "hedline") if top else "") or root.said("title")


def _place(dateline: Node) -> str:
    """The place that a dateline names; days in it are for machines."""
    shown = (child for child in dateline.children if isinstance(child, str) or child.name != "story.date")
    pieces = [child if isinstance(child, str) else _with_commas(child) for child in shown]
    return " ".join("".join(pieces).split())


def _with_commas(location: Node) -> str:
    names = [child.line().strip(" ,") for child in location.elements()]
    return ", ".join(name for name in names if name) or location.line()
