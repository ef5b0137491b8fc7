"""XML that agencies and systems send → its elements as a tree, each item's let go once it is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError

from lint.read.source import UnreadableError
from lint.read.xml_events import damage, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

#: How deep elements of copy may stand in each other, and how many may stand in one item.
_DEEPEST, _MOST = 200, 500_000


class Node:
    """An element: its name, its name space, its attributes, and what stands in it."""

    __slots__ = ("attributes", "children", "name", "space")

    def __init__(self, name: str, space: str, attributes: Mapping[str, str]) -> None:
        self.name, self.space, self.attributes = name, space, attributes
        self.children: list[Node | str] = []

    def elements(self) -> Iterator[Node]:
        """The elements that stand directly in this one."""
        return (child for child in self.children if isinstance(child, Node))

    def all(self, *names: str) -> Iterator[Node]:
        """The elements of these names anywhere in this one, in order; none that stands in another of them."""
        for child in self.elements():
            if child.name in names:
                yield child
            else:
                yield from child.all(*names)

    def first(self, *names: str) -> Node | None:
        """The first of them, or None."""
        return next(self.all(*names), None)

    def child(self, *names: str) -> Node | None:
        """The first of these names that stands directly in this one, or None."""
        return next((child for child in self.elements() if child.name in names), None)

    def text(self) -> str:
        """All text in it, as it stands there."""
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)

    def line(self) -> str:
        """All text in it on one line, what stands in several elements with spaces between."""
        pieces = (child if isinstance(child, str) else child.line() for child in self.children)
        return " ".join(" ".join(pieces).split())

    def said(self, *names: str) -> str:
        """The text on one line of the first element of these names, by name, in which there is any."""
        return next((line for name in names for node in self.all(name) if (line := node.line())), "")

    def told(self, name: str, attribute: str) -> str:
        """That attribute of the first element of this name that has it."""
        return next((value for node in self.all(name) if (value := node.attributes.get(attribute, "").strip())), "")


def tree(data: bytes, items: Collection[str] = (), take: Callable[[Node], None] = lambda _: None) -> Node:
    """The root of the XML in `data`, after each element with a name among `items` was taken, and left out of it."""
    made = _Tree(items, take)
    _grow(made, data)
    return made.root


def tree_so_far(data: bytes) -> tuple[Node, Collection[Node], str]:
    """What stands above all that XML holds, and where it is damaged, what has begun and not ended there, and why."""
    made = _Tree()
    top, begun = made.root, made.open
    try:
        _grow(made, data)
    except UnreadableError as fault:
        return top, begun, str(fault)
    return top, (), ""


def _grow(made: _Tree, data: bytes) -> None:
    try:
        parse(data, made, whole_names=True)
    except (ExpatError, LookupError, ValueError) as fault:  # of encodings that are not known, too
        raise UnreadableError(damage(fault)) from None


class _Tree:
    def __init__(self, items: Collection[str] = (), take: Callable[[Node], None] = lambda _: None) -> None:
        self.root = Node("", "", {})
        self.open = [self.root]
        self._items, self._take = items, take
        self._count = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        self._count += 1
        if self._count > _MOST:
            raise UnreadableError(f"its XML has more than {_MOST:,} elements, which is the most")
        if len(self.open) > _DEEPEST:
            raise UnreadableError(f"its XML is nested more than {_DEEPEST} deep, which is the most")
        node = Node(local, space, attributes)
        self.open[-1].children.append(node)
        self.open.append(node)

    def end(self, name: str) -> None:
        node = self.open.pop()
        if len(self.open) == 1:
            self.root = node
        if name.rpartition(" ")[2] in self._items:
            self._take(node)
            self._count = 0
            if self.open[-1].children:
                self.open[-1].children.pop()

    def text(self, text: str) -> None:
        self.open[-1].children.append(text)
