"""A place in a YAML file that is being written → the keys that lead there, whatever is yet wrong with the file."""

from __future__ import annotations

import re
from typing import NamedTuple

#: What stands for an entry of a list on the way to a place.
ITEM = "[]"

_LINE = re.compile(r"(?P<lead> *)(?P<dashes>(?:- +)*)(?:(?P<key>[^\s:#\[\]{}][^:#\[\]{}]*?) *:(?= |$))?(?P<rest>.*)")
_QUOTED = re.compile(r"[\"'](.*)[\"']")


class YamlPlace(NamedTuple):
    """The keys on the way to a place, whether a value is written there, and the keys that stand beside it already."""

    path: tuple[str, ...]
    is_value: bool
    beside: frozenset[str]
    partial: str


class _Line(NamedTuple):
    dash: int
    column: int
    key: str
    rest: str


def place(text: str, line: int, column: int) -> YamlPlace:
    """What is written at this place (line and column from 0, the column in code points)."""
    lines = text.split("\n")
    now = _line(lines[line][:column]) if line < len(lines) else _Line(-1, 0, "", "")
    on_the_way, beside = _above(lines, line, now)
    partial = re.split(r"[\[,] *", now.rest.strip())[-1] if now.rest.lstrip()[:1] == "[" else now.rest.strip()
    if now.key:
        in_list = (ITEM,) if now.rest.lstrip()[:1] == "[" else ()
        return YamlPlace((*on_the_way, now.key, *in_list), True, beside, partial)
    return YamlPlace(on_the_way, on_the_way[-1:] == (ITEM,), beside, partial)


def key_at(text: str, line: int, column: int) -> tuple[str, ...]:
    """The keys down to the one that is written there; none where no key is."""
    lines = text.split("\n")
    if line >= len(lines):
        return ()
    found = _line(lines[line])
    if not found.key or not found.column <= column <= found.column + len(found.key):
        return ()
    return (*_above(lines, line, found)[0], found.key)


def _above(lines: list[str], at: int, now: _Line) -> tuple[tuple[str, ...], frozenset[str]]:
    """The keys above a line that lead to it, and those that stand beside it."""
    path: list[str] = []
    column = now.column
    own = True
    beside = set(_below(lines, at, column)) if now.dash < 0 else set()
    if now.dash >= 0:
        path, column, own = [ITEM], now.dash + 1, False
    for text in reversed(lines[:at]):
        if not text.strip() or text.lstrip().startswith("#"):
            continue
        there = _line(text)
        if own and there.key and there.column == column:
            beside.add(there.key)
        if there.dash >= 0 and there.dash < column <= there.column and own:
            path.insert(0, ITEM)
            column, own = there.dash + 1, False
        elif there.column < column and there.key:
            path.insert(0, there.key)
            column, own = there.column, False
            if there.dash >= 0:
                path.insert(0, ITEM)
                column = there.dash + 1
    return tuple(path), frozenset(beside)


def _below(lines: list[str], at: int, column: int) -> list[str]:
    """The keys that stand beside a line and below it."""
    keys = []
    for text in lines[at + 1 :]:
        there = _line(text)
        if text.strip() and (there.column < column or 0 <= there.dash < column):
            break
        if there.key and there.column == column:
            keys.append(there.key)
    return keys


def _line(text: str) -> _Line:
    m = _LINE.match(text.rstrip("\r"))
    if m is None:
        return _Line(-1, 0, "", text)
    lead = len(m["lead"])
    key = m["key"] or ""
    bare = _QUOTED.fullmatch(key)
    return _Line(lead if m["dashes"] else -1, lead + len(m["dashes"]), bare[1] if bare else key, m["rest"])
