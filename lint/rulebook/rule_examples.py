"""The `examples:` of a rule file → Examples; every mistake in them is noted at its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from lint.rulebook.rule import Example
from lint.rulebook.yaml_file import Key
from lint.text.span import Span

if TYPE_CHECKING:
    import yaml

    from lint.rulebook.yaml_file import YamlFile

_MARK = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
_TEXTS = str | Mapping[str, str]
EXAMPLE = {
    "wrong": Key(_TEXTS),
    "right": Key(_TEXTS),
    "says": Key(str),
    "published": Key(date | Mapping[str, date]),
    "tracked": Key(tuple[str, ...]),
    "encoding": Key(Literal["utf-8", "windows-1252", "utf-16-le", "utf-16-be"]),
    "todo": Key(bool),
}

_MARKS = {
    "wrong": "Nothing is marked in the 'wrong' text. Write [[…]] round the words that the finding points at.",
    "right": "Marks stand in the 'right' text, where there is nothing to find. Remove [[ and ]].",
    "open": "A mark has one end only. Write [[ before the words that the finding points at, and ]] after them.",
}


def examples(file: YamlFile, node: yaml.Node) -> tuple[Example, ...]:
    """The examples of a rule, as its file lists them; what is wrong with them is noted."""
    import yaml

    if not isinstance(node, yaml.SequenceNode):
        file.wrong(node, "'examples' must be a list; each item begins with '- wrong:' or '- right:'.")
        return ()
    made: list[Example] = []
    kinds: set[str] = set()
    for item in node.value:
        values = file.record(item, EXAMPLE, "an example")
        if values is None:
            continue
        if not values.keys() & {"wrong", "right"}:
            file.wrong(item, "An example needs 'wrong' or 'right'. Add one.")
        if "says" in values and "wrong" not in values:
            file.wrong(item, "'says' belongs to a 'wrong' text; this example has none.")
        for side in ("wrong", "right"):
            if side in values:
                kinds.add(side)
                made.append(_checked(file, item, _example(values, wrong=side == "wrong")))
    for side in ("wrong", "right"):
        if side not in kinds:
            file.wrong(node, f"There is no '{side}' example. A rule proves itself by one of each; add it.")
    if "wrong" in kinds and not any(example.says for example in made):
        file.wrong(node, "No 'wrong' example has 'says'. Add it to one, with the whole message that must come of it.")
    return tuple(made)


def _checked(file: YamlFile, item: yaml.Node, example: Example) -> Example:
    """The example; a mistake is noted where its marks are not as they must be."""
    if any(end in text for text in example.texts.values() for end in ("[[", "]]")):
        file.wrong(item, _MARKS["open"])
    elif example.wrong != any(example.marks.values()):
        file.wrong(item, _MARKS["wrong" if example.wrong else "right"])
    return example


def _example(values: Mapping[str, Any], *, wrong: bool) -> Example:
    texts = values["wrong" if wrong else "right"]
    texts = {"copy.txt": texts} if isinstance(texts, str) else texts
    said = values.get("published", {})
    published = dict.fromkeys(texts, said) if isinstance(said, date) else said
    plain = {name: _unmark(text) for name, text in texts.items()}
    return Example(
        texts={name: text for name, (text, _) in plain.items()},
        marks={name: spans for name, (_, spans) in plain.items()},
        wrong=wrong,
        says=values.get("says", "").strip() if wrong else "",
        published=published,
        tracked=values.get("tracked", ()),
        encoding=values.get("encoding", "utf-8"),
        todo=values.get("todo", False),
    )


def _unmark(text: str) -> tuple[str, tuple[Span, ...]]:
    """The text without its [[marks]], and where they stood in it."""
    spans = []
    for n, m in enumerate(_MARK.finditer(text)):
        start = m.start() - 4 * n
        spans.append(Span(start, start + len(m[1])))
    return _MARK.sub(r"\1", text), tuple(spans)
