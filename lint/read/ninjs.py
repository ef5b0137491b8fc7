"""An item of ninjs, IPTC's news in JSON, version 1 to 3 → its article."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from lint.read.item import Item, Piece, made
from lint.read.telling import dated

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: What says that something is an item, besides keys that begin with a word below.
_SAID = frozenset(
    "versioncreated versionCreated pubstatus pubStatus copyrightnotice copyrightNotice representationtype "
    "representationType".split()
)
_BEGUN = ("body_", "bodies", "headline", "descriptions", "description_")
#: Kinds of item that are no text, with what is said of them where there is no body either.
_OTHERS = {
    "picture": "a picture", "image": "a picture", "photo": "a picture", "graphic": "a graphic", "video": "a video",
    "audio": "a recording", "composite": "a package", "package": "a package", "event": "an event",
    "planning": "a plan", "component": "a component",
}  # fmt: skip
_PICTURES = frozenset({"picture", "image", "photo", "graphic", "video"})
#: So many pictures of one article are looked at.
_MOST_PICTURES = 50
_MARKED_UP = ("html", "xhtml", "richtext")


def is_item(found: Mapping[str, Any]) -> bool:
    """Whether an object of JSON is an item of ninjs."""
    named = not {"uri", "guid", "type"}.isdisjoint(found)
    return named and (not _SAID.isdisjoint(found) or any(key.startswith(_BEGUN) for key in found))


def no_article(found: Mapping[str, Any]) -> str:
    """Why an item holds no article, or nothing where it is no item."""
    kind = "event" if "eventDetails" in found else str(found.get("type", "")).lower()
    if kind in _OTHERS and not {"uri", "guid"}.isdisjoint(found):
        return f"it is {_OTHERS[kind]}"
    return "its text is not in it" if is_item(found) else ""


def item_of(found: Mapping[str, Any], number: str) -> Item | None:
    """The article of an item; None where it is a picture, a package or the like, or its text is elsewhere."""
    kind = str(found.get("type", "")).lower()
    body = [] if kind in _PICTURES else _body(found)
    summary = _value(found, "description", "main", "lead", "summary", "text", "caption")
    if not body and (not summary or kind in _OTHERS or "eventDetails" in found):
        return None
    headline = _value(found, "headline", "main", "print", "") or _text(found, "title")
    byline = _text(found, "by") or _text(found, "byline")
    pieces = [
        Piece(headline, "headline"),
        Piece(summary, "standfirst") if body else Piece(summary, form="text"),
        Piece(byline, "byline"),
        *body,
        *_captions(found),
    ]
    when = ("versioncreated", "versionCreated", "firstcreated", "firstCreated", "contentcreated", "contentCreated")
    front = {
        "title": headline,
        "byline": byline,
        **dated(*(_text(found, key) for key in when)),
        "language": _text(found, "language"),
        "version": _text(found, "version"),
        "embargo": _text(found, "embargoed") or _text(found, "embargoedUntil"),
        "source": _text(found, "source") or _text(found, "provider"),
    }
    return made(pieces, front, id=number, key=_text(found, "uri"))


def _text(found: Mapping[str, Any], key: str) -> str:
    value = found.get(key)
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _values(found: Mapping[str, Any], name: str) -> Iterator[tuple[str, str, str]]:
    """Role, type and text of all that an item has of one name: `body_text` or `bodies`, by its version."""
    for key, value in found.items():
        if isinstance(value, str) and (key == name or key.startswith(f"{name}_")):
            yield key[len(name) + 1 :].lower(), "", value
    values = found.get("bodies" if name == "body" else f"{name}s")
    for one in values if isinstance(values, list) else []:
        if isinstance(one, dict) and isinstance(one.get("value"), str):
            kind = str(one.get("contentType") or one.get("contenttype") or "").lower()
            yield str(one.get("role") or "").lower(), kind, one["value"]


def _value(found: Mapping[str, Any], name: str, *roles: str) -> str:
    """The value of the first of these roles that there is; the first of any, where there is none of them."""
    said = _values(found, name)
    values = [(role, value) for role, kind, value in said if value.strip() and "html" not in role + kind]
    return next((v for role in roles for other, v in values if other == role), values[0][1] if values else "")


def _body(found: Mapping[str, Any]) -> list[Piece]:
    """The body, which may be there in several forms: marked up where it can be had so."""
    bodies = [(role, kind, text) for role, kind, text in _values(found, "body") if any(map(str.isalpha, text))]
    for role, kind, text in bodies:
        if "html" in kind or role in _MARKED_UP:
            return [Piece(text, form="html")]
    for role, kind, text in bodies:
        if "nitf" not in role + kind:
            return [Piece(text, form="html" if text.lstrip().startswith("<") else "text")]
    for _, _, text in bodies:
        from lint.read.xml_items import items_in

        return [p for item in items_in(text.encode("utf-8", "replace")) for p in item.pieces if p.mark != "headline"]
    return []


def _captions(found: Mapping[str, Any]) -> Iterator[Piece]:
    """What pictures that go with the text are said to show."""
    going = found.get("associations")
    for one in islice(going.values() if isinstance(going, dict) else going or (), _MOST_PICTURES):
        if isinstance(one, dict) and str(one.get("type", "")).lower() in _PICTURES:
            yield Piece(_value(one, "description", "main", "text", "caption"), "caption")
