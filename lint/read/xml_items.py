"""XML of an agency or a system → the articles in it: NewsML-G2, NewsML 1.2, NITF, exports of WordPress, feeds.

Other XML is read by the names of its elements, where these tell articles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from lint.read import newsml, nitf, wxr, xml_rows
from lint.read.choice import ROOTS, root_of
from lint.read.columns import GUESSED
from lint.read.item import Fault, Items
from lint.read.rows import MOST
from lint.read.source import NoArticleError, UnreadableError
from lint.read.xml_tree import tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.read.columns import Columns
    from lint.read.item import Item
    from lint.read.xml_tree import Node

#: What an item is in, and what XML with such an outermost element is where it holds none.
_ITEMS = frozenset({"newsItem", "NewsItem", "item"})
_OTHERS = {
    "packageItem": "it is a package", "planningItem": "it is a plan",
    "conceptItem": "it describes a concept", "knowledgeItem": "it is a list of concepts",
    "newsMessage": "there is no text in it", "NewsML": "there is no text in it",
    "rss": "there are no posts in it",
}  # fmt: skip


def items_in(data: bytes, columns: Columns = GUESSED) -> list[Item]:
    """The articles in this XML; NoArticleError where there is none, UnreadableError where it is no XML."""
    root = root_of(data)
    if root and root not in ROOTS:
        if rows := xml_rows.items_in(data, columns):
            return rows
        raise NoArticleError(f"its XML is of another kind ({root[:40].decode(errors='replace')})")
    taking = _Taking()
    try:
        whole = tree(data, _ITEMS, taking.take)
    except UnreadableError as fault:
        if not taking.items:
            raise
        return Items(taking.items, [Fault("", f"{fault}; the {len(taking.items):,} before that are read")])
    if whole.name == "nitf":
        return [nitf.item_of(whole)]
    items = taking.items
    if not items:
        why = _OTHERS.get(whole.name) or f"its XML is of another kind ({whole.name[:40]})"
        raise NoArticleError(taking.why or why)
    if whole.name == "rss":
        for item in items:
            item.front["language"] = whole.said("language")
        return items
    return [msgspec.structs.replace(items[0], id="")] if len(items) == 1 else items


class _Taking:
    """The articles so far, and why the last item that is none is none."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.why = ""

    def take(self, node: Node) -> None:
        """Take the articles of an item."""
        try:
            self.items += self._made(node)
        except NoArticleError as fault:
            self.why = fault.why
        if len(self.items) > MOST:
            raise UnreadableError(f"it holds more than {MOST:,} articles, which is the most; divide it")

    def _made(self, node: Node) -> Iterator[Item]:
        number = str(len(self.items) + 1)
        if node.name == "newsItem":
            yield newsml.item_of(node, number)
        elif node.name == "item":
            yield wxr.item_of(node, number)
        else:
            yield from newsml.items_of_version_1(node, len(self.items) + 1)
