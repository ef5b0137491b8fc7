"""A spelling of the house → a line under `words:` of `newslint.yml`, whose other lines stay as they are."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import yaml

from lint.files.atomic_write import rewrite
from lint.files.bounded_read import Bounds, beside
from lint.rulebook.disk import DISK
from lint.rulebook.yaml_file import LARGEST, YamlFile

if TYPE_CHECKING:
    from pathlib import Path

_PLAIN = re.compile(r"[^\W\d_][^\W_]*(?:[ '’-][^\W_]+)*")
#: What YAML, or people who read it, may take for something else.
_SPECIAL = frozenset({"yes", "no", "true", "false", "on", "off", "null", "y", "n"})


class NoPlaceError(Exception):
    """The settings are written so that no word can be added to them; the message says what to do."""


def add_word(path: Path, word: str) -> bool:
    """Add the word to the house's; whether it was not there. Settings that are not there are begun.

    Raises as `rewrite` does, and NoPlaceError.
    """
    before = DISK.read(path, Bounds(beside(path), LARGEST)) if path.exists() else None
    text = (before or b"").decode("utf-8")
    words = _words(path, text)
    if word in words:
        return False
    after = _added(path, text, word)
    try:
        sound = _words(path, after) == [*words, word] and _others(path, after) == _others(path, text)
    except NoPlaceError:
        sound = False
    if not sound:
        raise NoPlaceError(f"{path}: '{word}' could not be added to it; write it under words: yourself")
    rewrite(path, before, after.encode(), beside(path))
    return True


def _root(path: Path, text: str) -> yaml.Node | None:
    file = YamlFile(str(path), text.encode())
    if file.mistakes or not (file.root is None or isinstance(file.root, yaml.MappingNode)):
        raise NoPlaceError(f"{path} has mistakes; mend them first")
    return file.root


def _node(path: Path, text: str) -> yaml.Node | None:
    root = _root(path, text)
    return next((value for key, value in root.value if key.value == "words"), None) if root else None


def _words(path: Path, text: str) -> list[str]:
    node = _node(path, text)
    if node is None:
        return []
    items = node.value if isinstance(node, yaml.SequenceNode) else [node]
    return [item.value for item in items if item.value]


def _others(path: Path, text: str) -> list[str]:
    """What else is set, as text that is the same where it is."""
    root = _root(path, text)
    return [yaml.serialize(value) for key, value in (root.value if root else ()) if key.value != "words"]


def _added(path: Path, text: str, word: str) -> str:
    """The text with the word in its list."""
    end = "\r\n" if "\r\n" in text else "\n"
    written = _written(word)
    node = _node(path, text)
    if node is None:
        return f"{text}{'' if not text or text.endswith(end) else end}words:{end}  - {written}{end}"
    start, stop = node.start_mark.index, node.end_mark.index
    if not isinstance(node, yaml.SequenceNode):
        inner = f"{text[start:stop]}, {written}" if node.value else written
        return f"{text[:start]}{'' if node.value else ' '}[{inner}]{text[stop:]}"
    if node.flow_style:
        return f"{text[: stop - 1]}{', ' if node.value else ''}{written}{text[stop - 1 :]}"
    last = node.value[-1].end_mark.index
    line_end = text.find("\n", last)
    at = len(text) if line_end < 0 else line_end + 1
    margin = " " * node.start_mark.column
    return f"{text[:at]}{'' if text[:at].endswith(end) else end}{margin}- {written}{end}{text[at:]}"


def _written(word: str) -> str:
    simple = _PLAIN.fullmatch(word) and word.lower() not in _SPECIAL
    return word if simple else json.dumps(word, ensure_ascii=False)
