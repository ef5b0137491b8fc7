"""What is put in place of a match: `\\1` and `$1` stand for what a group holds, as they do in sed and in Vale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

_REFERENCE = lazy(r"\\(.?)|\$(\d)")


def fault(replacement: str, groups: int) -> str:
    """What is wrong with it for a pattern with so many groups, and the cure; or nothing."""
    for m in _REFERENCE.finditer(replacement):
        if m[1] is None or m[1] == "\\":
            continue
        if not m[1].isdigit():
            return f"'{m[0]}' cannot stand in a replacement. Write \\1 for the first group, \\\\ for a \\ itself."
        if int(m[1]) > groups:
            there = "no group" if not groups else "1 group" if groups == 1 else f"{groups} groups"
            return (
                f"'{m[0]}' stands for a group, and the pattern has {there}. Put ( ) round the words that it stands for."
            )
    return ""


def filled(replacement: str, held: Sequence[str], words: str) -> str:
    """The replacement with what the groups hold, `words` being the whole match. A `$1` without a group is money."""

    def value(m: re.Match[str]) -> str:
        number = m[1] or m[2]
        if number == "\\":
            return "\\"
        n = int(number)
        return words if n == 0 and m[2] is None else held[n - 1] if 0 < n <= len(held) else m[0]

    return _REFERENCE.sub(value, replacement) if "\\" in replacement or "$" in replacement else replacement
