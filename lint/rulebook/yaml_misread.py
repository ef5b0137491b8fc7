"""Text that YAML reads without a word as what was most likely not meant → where, and what to write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from lint.rulebook.yaml_slips import COMMENT_CUTS, MUST, NO_BREAK, NOT_ORDINARY, Slip, place
from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A comment that follows a text in its line.
_COMMENT = lazy(r"[ \t]*(#.*)")
_CURLY = lazy(r"[“”„«][^“”„«»\"]*[“”»\"]|[‘’](?:[^‘’]|(?<=\w)’(?=\w))*’")
_PAIRS = {"“": "”", "‘": "’", "(": ")", "[[": "]]"}
_STANDARD_TAG = lazy("tag:yaml.org,2002:(?:str|int|float|bool|null|timestamp)")


def misread(text: str, root: yaml.Node, loader: Any) -> Iterator[Slip]:
    """What YAML reads without a word, though something else was most likely meant.

    `root` is what was read, of a size that can be walked. In examples curly quotation marks are those of the copy.
    """
    if any(sign in text for sign in "“”„«‘’"):
        yield from (_at(node.start_mark, told) for node, told in _curly(root))
    if any(sign in text for sign in NO_BREAK):
        starting = (node for node in _plain_texts(root, "examples") if node.value.startswith((*NO_BREAK,)))
        yield from (_at(node.start_mark, NOT_ORDINARY) for node in starting)
    if "#" in text:
        yield from _cut(text, root)
    if "&" in text or "!" in text:
        yield from _dropped(text, loader)


def _curly(root: yaml.Node) -> Iterator[tuple[yaml.Node, str]]:
    """Plain texts that stand in curly quotation marks, which are part of them."""
    for node in _plain_texts(root, "examples"):
        if _CURLY.fullmatch(node.value):
            yield node, "curly quotation marks are part of the text; put it in straight ones, '…'"


def _cut(text: str, root: yaml.Node) -> Iterator[Slip]:
    """Plain texts that a # cuts: the comment is written like a word, or closes what the text leaves open."""
    for node in _plain_texts(root):
        mark = node.end_mark
        m = _COMMENT.match(text, mark.index)
        if not m:
            continue
        comment = m[1]
        open_in = [end for begin, end in _PAIRS.items() if node.value.count(begin) > node.value.count(end)]
        if (comment[1:2].isalnum() and comment[1:].strip()) or any(end in comment for end in open_in):
            yield Slip(*place(text, m.start(1)), COMMENT_CUTS)


def _dropped(text: str, loader: Any) -> Iterator[Slip]:
    """Words that YAML takes for the name or the kind of what follows them."""
    events = list(yaml.parse(text, Loader=loader))
    used = {e.anchor for e in events if isinstance(e, yaml.AliasEvent)}
    for e in events:
        if not isinstance(e, yaml.ScalarEvent):
            continue
        if e.anchor and e.anchor not in used:
            yield _at(e.start_mark, f"a text that begins with & {MUST}")
        elif e.tag and not _STANDARD_TAG.fullmatch(e.tag):
            yield _at(e.start_mark, f"a text that begins with ! {MUST}")


def _plain_texts(root: yaml.Node, but: str = "") -> Iterator[yaml.ScalarNode]:
    """The texts that stand in no quotation marks, each once; not those under the key `but`."""
    todo, seen = [root], set()
    while todo:
        node = todo.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            if not node.style:
                yield node
        elif isinstance(node, yaml.MappingNode):
            todo += [x for pair in reversed(node.value) if pair[0].value != but for x in reversed(pair)]
        else:
            todo += reversed(node.value)


def _at(mark: Any, told: str) -> Slip:
    return Slip(mark.line + 1, mark.column + 1, told)
