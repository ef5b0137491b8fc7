"""A post of an export of WordPress, or an item of an RSS feed → its article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.read.item import Item, Piece, made
from lint.read.source import NoArticleError
from lint.read.telling import dated
from lint.text.lazy_regex import lazy
from lint.text.tables import word_set

if TYPE_CHECKING:
    import re

    from lint.read.xml_tree import Node

_GONE = frozenset({"trash", "auto-draft", "inherit"})
_BLANK_LINE = lazy(r"\n[ \t\xa0]*\n\s*")
#: The tags of a site's own, with what they say within; what an editor puts in brackets is none.
_CAPTION, _CAPTION_END = lazy(r"\[(?:wp_)?caption\b[^][\n]{0,1000}\]"), lazy(r"\[/(?:wp_)?caption\]")
_TAG = lazy(r"\[(/?)([a-z][\w-]{0,40})((?: [^][\n]{0,1000})?)\]")
_BARE = frozenset({"gallery", "embed", "audio", "video", "playlist", "contact-form"})


def item_of(node: Node, number: str) -> Item:
    """The article of an item; NoArticleError where it is none."""
    kind = _of(node, "post_type")
    if kind in word_set("markup", "posts of machines") or _of(node, "status") in _GONE:
        raise NoArticleError("there are no posts in it")
    body = _encoded(node, "content") or ("" if kind else _of(node, "description"))
    title = _of(node, "title")
    pieces = [
        Piece(title, "headline", "html"),
        Piece(_encoded(node, "excerpt"), "standfirst", "html"),
        Piece(_in_paragraphs(body), form="html"),
    ]
    front = {
        "title": title,
        "byline": _of(node, "creator"),
        **dated(*(_of(node, name) for name in ("post_date", "pubDate", "date"))),
    }
    key = _of(node, "post_id") or _of(node, "guid") or _of(node, "link")
    return made(pieces, front, id=_of(node, "post_id") or number, key=key)


def _of(node: Node, name: str) -> str:
    """The text of the element of that name that stands directly in an item, without what is around it."""
    found = node.child(name)
    return found.text().strip() if found else ""


def _encoded(node: Node, what: str) -> str:
    """Content or excerpt: two elements of one name."""
    return next((e.text() for e in node.elements() if e.name == "encoded" and what in e.space), "")


def _in_paragraphs(text: str) -> str:
    """The body with the paragraphs that WordPress makes of blank lines, and without tags of the site's own."""
    text = _CAPTION_END.sub("</figcaption></figure>", _CAPTION.sub("<figure><figcaption>", text))
    return _BLANK_LINE.sub("\n<p>\n", _TAG.sub(_shown, text))


def _shown(tag: re.Match[str]) -> str:
    """What is shown of words in brackets: nothing, where they are a tag."""
    return "" if tag[1] or "=" in tag[3] or tag[2] in _BARE else tag[0]
