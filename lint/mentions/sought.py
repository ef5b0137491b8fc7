"""Words and phrases that rules look for → those of them that stand in one word, or go on beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.literals import Literals

if TYPE_CHECKING:
    from collections.abc import Iterable

#: All that any rule has looked for so far: under its longest word each phrase, with the place of the word in it.
_sought: dict[str, dict[str, int]] = {}
_longest: list[Literals] = []


def add(phrases: Iterable[str]) -> bool:
    """Look for these in lower case, too; True where some are new."""
    new = False
    for phrase in phrases:
        longest = max(phrase.split(), key=len, default=phrase)
        under = _sought.setdefault(longest, {})
        new = new or phrase not in under
        under[phrase] = phrase.index(longest)
    if new:
        _longest[:] = [Literals(_sought)]
    return new


def sought_in(token: str) -> tuple[tuple[str, int], ...]:
    """The phrases whose longest word stands in what is between two spaces, each with where it begins from there."""
    return tuple(
        [
            (phrase, start - at)
            for literals in _longest
            for longest, start, _ in literals.places(token)
            for phrase, at in _sought[longest].items()
        ]
    )
