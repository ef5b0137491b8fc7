"""Elements of XHTML and NITF → the same copy in HTML, without what is for machines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.read import plain
from lint.text.tables import word_set

if TYPE_CHECKING:
    from lint.read.xml_tree import Node

#: What elements of NITF are in HTML.
_SAME = {
    "hl1": "h1", "hl2": "h2", "bq": "blockquote", "block": "div", "media": "figure", "media-caption": "figcaption",
    "abstract": "div", "tagline": "p", "fn": "p", "note": "div", "credit": "p", "body.content": "div",
    "body.end": "div",
}  # fmt: skip
#: Elements with nothing in them that is shown as copy.
_UNSEEN = frozenset(
    "head script style media-metadata media-reference media-object media-producer tobject docdata iim story.date "
    "nitf-table-metadata custom-table".split()
)
_INLINE = frozenset({"q", "code", "br"})


def as_html(node: Node, *, without: frozenset[str] = frozenset()) -> str:
    """What stands in an element, as HTML; `without` are more elements that are left out."""
    pieces: list[str] = []
    _add(node, pieces, _UNSEEN | without, word_set("markup", "dividing") | _INLINE)
    return "".join(pieces)


def _add(node: Node, pieces: list[str], unseen: frozenset[str], known: frozenset[str]) -> None:
    for child in node.children:
        if isinstance(child, str):
            pieces.append(escaped(child))
            continue
        name = child.name.lower()
        name = _SAME.get(name, name)
        if name in unseen:
            continue
        if name == "pre":
            pieces += [f"<p>{escaped(part.text)}</p>" for part in plain.parts_of(child.text(), 0)]
        elif name in known:
            pieces.append(f"<{name}>")
            _add(child, pieces, unseen, known)
            pieces.append(f"</{name}>")
        else:
            _add(child, pieces, unseen, known)


def escaped(text: str) -> str:
    """Text as it stands in HTML. Entities that are left in it were escaped twice, and are read as what they mean."""
    return text.replace("<", "&lt;")
