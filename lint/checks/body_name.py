"""Names of bodies and laws with a small word or an s of their own wrong: in comes a table, out comes a Hit for each."""

from __future__ import annotations

from dataclasses import field
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.mentions.words.word_context import vouched
from lint.text.finding import End, Fix, Hit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lint.mentions import Reading

#: Words that are taken for one another.
_SMALL = ("of", "for", "on")
#: A name of fewer words is too near to other names.
_LEAST = 3


class BodyName(Check):
    """“International Organization of Migration” for “… for Migration”, “Americans with Disability Act”."""

    names: tuple[str, ...] = field(metadata={"doc": "The names as they are written, each of three words or more."})

    words: ClassVar[tuple[str, ...]] = ("wrong", "right")
    family: ClassVar[str] = "name"

    @property
    def settled(self) -> bool:
        """Its table is right."""
        return True

    def mistakes(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        for n, name in enumerate(self.names):
            if len(name.split()) < _LEAST:
                yield ("names", n), f"{name!r} is too short to be known by its other words; write {_LEAST} or more"

    def literals(self) -> Iterable[str]:
        """Every form that one such slip makes of a name."""
        return _slips(self.names)

    def at_literal(self, reading: Reading, literal: str, start: int, end: int) -> Iterator[Hit]:
        """A finding with the right name, where the words have capitals as a name has."""
        article = reading.article
        wrong, right = article.prose.text[start:end], _slips(self.names)[literal]
        if _is_name(wrong, right) and not vouched(article.prose.text, end):
            span = article.prose.span(start, end)
            yield Hit((End(article, span),), {"wrong": wrong, "right": right}, Fix(span, right, safe=False))


def _is_name(wrong: str, right: str) -> bool:
    """True where the words have their capitals where the right ones have them."""
    return all(a[0].isupper() for a, b in zip(wrong.split(), right.split(), strict=True) if b[0].isupper())


@lru_cache(maxsize=8)
def _slips(names: tuple[str, ...]) -> Mapping[str, str]:
    """What one slip makes of each name, in lower case, with the name; no name of the table is a slip of another."""
    found: dict[str, str] = {}
    for name in names:
        words = name.lower().split()
        for n, word in enumerate(words):
            counted = n == len(words) - 1 or words[n + 1] in _SMALL  # the Departments of Health and of Education
            for other in _other(word, counted=counted):
                found[" ".join((*words[:n], other, *words[n + 1 :]))] = name
    for name in names:
        found.pop(name.lower(), None)
    return found


def _other(word: str, *, counted: bool) -> Iterable[str]:
    """What a word is taken for: another small word, or itself with an s or without, but for what is counted."""
    if word in _SMALL:
        return [small for small in _SMALL if small != word]
    if len(word) < 4 or not word.isalpha():
        return ()
    if word.endswith("s") and not word.endswith(("ss", "us", "is", "ies")):
        return (word[:-1],)
    return () if counted or word.endswith(("s", "y")) else (f"{word}s",)
