"""The name of a table in data/ → its words, group by group; a table is read once, when it is first asked for.

A table is plain text. A line that begins with # is a comment, [name] begins a group, and any other line holds words or
phrases with commas between them; a phrase with a comma of its own has a line to itself, in quotation marks.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = Path(__file__).parent.parent / "data"


@cache
def lines(name: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The groups of a table, each with the words of every line."""
    path = FOLDER / f"{name}.txt"
    groups: dict[str, list[tuple[str, ...]]] = {}
    group: list[tuple[str, ...]] | None = None
    for n, line in enumerate(path.read_bytes().decode().split("\n"), 1):
        line = line.strip()
        if line[:1] in ("", "#"):
            continue
        if line[0] == "[":
            if line[-1] != "]" or line[1:-1] in groups:
                raise ValueError(f"{path}:{n}: a group begins with its name in brackets, and once only: {line}")
            group = groups[line[1:-1]] = []
        elif group is None:
            raise ValueError(f"{path}:{n}: words stand under the name of their group, such as [verbs]; write it above")
        elif line[0] == '"':
            group.append((line.strip('"'),))
        else:
            group.append(tuple(word for part in line.split(",") if (word := part.strip())))
    return {name: tuple(found) for name, found in groups.items()}


@cache
def listed(name: str, *groups: str) -> tuple[str, ...]:
    """The words of a table in their order: of these groups, or of all."""
    found = lines(name)
    return tuple(word for group in groups or found for line in found[group] for word in line)


@cache
def word_set(name: str, *groups: str) -> frozenset[str]:
    """The same, to look one up among."""
    return frozenset(listed(name, *groups))


@cache
def group_of(name: str) -> Mapping[str, str]:
    """Each word of a table with the group it stands in: the last, where there are several."""
    return {word: group for group in lines(name) for word in listed(name, group)}


@cache
def first_of(name: str, group: str) -> Mapping[str, str]:
    """Each word of a group with the one that begins its line."""
    return {word: line[0] for line in lines(name)[group] for word in line}


@cache
def any_of(name: str, *groups: str) -> str:
    """A pattern that matches each of the words: the longer ones first, those with one first letter together."""
    return alternation(listed(name, *groups))


def alternation(found: tuple[str, ...]) -> str:
    """The same for words from elsewhere."""
    rests: dict[str, list[str]] = {}
    for word in sorted(dict.fromkeys(found), key=len, reverse=True):
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(re.escape(c) + (f"(?:{'|'.join(r)})" if len(r) > 1 else r[0]) for c, r in rests.items())
