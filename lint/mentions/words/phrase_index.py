"""Words and phrases that rules look for → those of them that stand in one word, or go on beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.mentions.words.unknown import MARKS
from lint.text.literals import Literals

if TYPE_CHECKING:
    from collections.abc import Iterable

#: All that any rule has looked for so far: under its longest word each phrase, with the place of the word in it.
_sought: dict[str, dict[str, int]] = {}
#: All these longest words together, and those of them that marks begin or end with, without these.
_together: list[Literals] = []
_within_marks: list[str] = []


def add(phrases: Iterable[str]) -> bool:
    """Look for these in lower case, too; True where some are new."""
    new = False
    for phrase in phrases:
        longest = max(phrase.split(), key=len, default=phrase)
        under = _sought.setdefault(longest, {})
        new = new or phrase not in under
        under[phrase] = phrase.index(longest)
    if new:
        _together[:] = [Literals(_sought)]
        _within_marks[:] = [bare for word in _sought if (bare := word.strip(MARKS)) != word]
    return new


def sought_besides(bare: str) -> bool:
    """Whether phrases may stand in this word and the marks around it that do not stand in the word."""
    edges = tuple(_within_marks)
    lower = bare.lower()
    return lower.endswith(edges) or lower.startswith(edges)


def sought_in(token: str) -> tuple[tuple[str, int], ...]:
    """The phrases whose longest word stands in what is between two spaces, each with where it begins from there."""
    if token.isalpha():
        under = _sought.get(token.lower())
        return tuple([(phrase, -at) for phrase, at in under.items()]) if under else ()
    return tuple(
        [
            (phrase, start - at)
            for literals in _together
            for longest, start, _ in literals.places(token)
            for phrase, at in _sought[longest].items()
        ]
    )
