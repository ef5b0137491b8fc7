"""Patterns of paths, as editors know them: `archive/**`, `*.md`, `opinion/*-draft.txt`."""

from __future__ import annotations

import re
from fnmatch import translate


class Glob:
    """A pattern of paths in a folder.

    `*` and `?` stand for characters of one name, `**` for any number of folders. A pattern without a slash is looked
    for at every depth, and one that matches a folder takes all that is in it.
    """

    __slots__ = ("_parts", "pattern")

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        parts = [p for p in pattern.replace("\\", "/").split("/") if p not in ("", ".")]
        if "/" not in pattern.rstrip("/"):
            parts.insert(0, "**")
        # fnmatch writes patterns that do not look back, and names are matched one by one: linear in the path.
        self._parts = [None if p == "**" else re.compile(translate(p)) for p in parts]

    def matches(self, path: str) -> bool:
        """Whether the path, relative to the folder and with slashes, is one of these or lies in one."""
        states = self._further({0})
        for name in path.split("/"):
            if len(self._parts) in states:
                return True
            stay = {s for s in states if self._parts[s] is None}
            states = self._further(
                stay | {s + 1 for s in states if (p := self._parts[s]) is not None and p.match(name)}
            )
        return len(self._parts) in states

    def _further(self, states: set[int]) -> set[int]:
        """These states and those that lie behind a `**`, which may stand for nothing."""
        todo = list(states)
        while todo:
            s = todo.pop()
            if s < len(self._parts) and self._parts[s] is None and s + 1 not in states:
                states.add(s + 1)
                todo.append(s + 1)
        return states
