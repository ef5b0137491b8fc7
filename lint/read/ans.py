"""A story in ANS, the JSON of Arc's systems → its article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lint.read.item import Item, Piece, made
from lint.read.telling import dated

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lint.text.article import BlockKind

#: Elements of text by their type, with the kind that they are.
_TEXTS: dict[str, BlockKind | None] = {
    "text": None, "header": "subhead", "blockquote": "quote", "correction": None, "list_element": "list item",
}  # fmt: skip
_DATED = ("publish_date", "first_publish_date", "display_date", "created_date")
_DEEPEST = 20


def is_story(found: Mapping[str, Any]) -> bool:
    """Whether an object of JSON is a story of ANS."""
    return found.get("type") == "story" and _is_ans(found)


def _is_ans(found: Mapping[str, Any]) -> bool:
    return "content_elements" in found or isinstance(found.get("headlines"), dict) or "taxonomy" in found


def no_article(found: Mapping[str, Any]) -> str:
    """Why something of ANS holds no article, or nothing where it is none."""
    kind = found.get("type")
    if not isinstance(kind, str) or not _is_ans(found):
        return ""
    return "its text is not in it" if kind == "story" else f"it is a {kind}" if kind.isidentifier() else ""


def item_of(found: Mapping[str, Any], number: str) -> Item | None:
    """The article of a story; None where there is no text in it."""
    body = list(_pieces(found.get("content_elements"), None, 0))
    if not any(piece.text and piece.mark != "caption" for piece in body):
        return None
    headline = _basic(found, "headlines")
    byline = ", ".join(_names(found))
    restricted = found.get("content_restrictions")
    embargo = restricted.get("embargo") if isinstance(restricted, dict) else None
    pieces = [
        Piece(headline, "headline", "html"),
        Piece(_basic(found, "subheadlines") or _basic(found, "description"), "standfirst", "html"),
        Piece(byline and f"By {byline}", "byline"),
        *body,
    ]
    front = {
        "title": headline,
        "byline": byline,
        **dated(*(str(found.get(key) or "") for key in _DATED)),
        "language": str(found.get("language") or ""),
        "embargo": str(embargo.get("end_time") or "") if isinstance(embargo, dict) else "",
    }
    return made(pieces, front, id=number, key=str(found.get("_id") or ""))


def _basic(found: Mapping[str, Any], key: str) -> str:
    value = found.get(key)
    basic = value.get("basic") if isinstance(value, dict) else value
    return basic if isinstance(basic, str) else ""


def _names(found: Mapping[str, Any]) -> Iterator[str]:
    """Those who wrote it."""
    credits_ = found.get("credits")
    for one in (credits_.get("by") if isinstance(credits_, dict) else None) or ():
        if isinstance(one, dict) and isinstance(name := one.get("byline") or one.get("name"), str):
            yield name


def _pieces(elements: Any, within: BlockKind | None, depth: int) -> Iterator[Piece]:
    """The copy of these elements, which may stand in each other."""
    for one in elements if isinstance(elements, list) and depth < _DEEPEST else ():
        if not isinstance(one, dict):
            continue
        kind = str(one.get("type"))
        if kind in _TEXTS:
            text = one.get("content") or one.get("text")
            yield Piece(text if isinstance(text, str) else "", _TEXTS[kind] or within, "html")
            yield from _pieces(one.get("content_elements"), "quote" if kind == "blockquote" else within, depth + 1)
        elif kind == "list":
            yield from _pieces(one.get("items"), "list item", depth + 1)
        elif kind in {"quote", "element_group"}:
            yield from _pieces(one.get("content_elements"), "quote" if kind == "quote" else within, depth + 1)
        elif kind in {"image", "video", "gallery"}:
            said = one.get("caption") or _basic(one, "description")
            yield Piece(said if isinstance(said, str) else "", "caption", "html")
        elif kind == "table":
            rows = [one.get("header"), *(one["rows"] if isinstance(one.get("rows"), list) else ())]
            for row in rows:
                yield from _pieces(row, "table cell", depth + 1)
        elif kind == "raw_html" and isinstance(one.get("content"), str):
            yield Piece(one["content"], within, "html")
