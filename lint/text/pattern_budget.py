"""What rules hold → whether all of them together hold more than a run can bear, as those of strangers may."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

#: Files of rules, their bytes, the words and patterns in them with their letters, and the patterns alone.
MOST_FILES, MOST_BYTES, MOST_WORDS, MOST_LETTERS, MOST_PATTERNS = 5_000, 10_000_000, 500_000, 5_000_000, 5_000
#: Steps that RE2 makes of all patterns, and what trying one costs that is too large for it.
MOST_STEPS, TOO_LARGE = 1_000_000, 50_000


class Budget:
    """What the rules of one run hold so far; `passed` says which limit they have passed, if any."""

    def __init__(self) -> None:
        self.passed = ""
        self._sums: dict[str, int] = {}
        self._patterns: set[str] = set()

    def file(self, size: int) -> str:
        """Add a file of so many bytes; what is passed by it or before it."""
        self._add("files", 1, MOST_FILES)
        return self._add("bytes", size, MOST_BYTES)

    def parameters(self, values: Mapping[str, Any]) -> str:
        """Add a rule's parameters, be they its own or those of a rule it is like; what is passed."""
        todo: list[Any] = [values]
        while todo and not self.passed:
            value = todo.pop()
            if isinstance(value, str):
                self._add("words and patterns", 1, MOST_WORDS)
                self._add("letters of words and patterns", len(value), MOST_LETTERS)
            elif isinstance(value, Mapping):
                todo += (*value.keys(), *value.values())
            elif isinstance(value, tuple | list | frozenset):
                todo += value
        return self.passed

    def pattern(self, pattern: str, steps: int) -> str:
        """Add a pattern of which RE2 makes so many steps; what is passed by it or before it."""
        if pattern not in self._patterns:
            self._patterns.add(pattern)
            self._add("patterns", 1, MOST_PATTERNS)
            self._add("steps that RE2 makes of patterns", steps, MOST_STEPS)
        return self.passed

    def _add(self, what: str, many: int, most: int) -> str:
        self._sums[what] = many = self._sums.get(what, 0) + many
        if many > most and not self.passed:
            self.passed = f"All rules together have more than {most:,} {what}. Leave rules out, or make them smaller."
        return self.passed
