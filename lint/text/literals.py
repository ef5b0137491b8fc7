"""Words and phrases → every place in a text where one stands as a whole word, in one pass however many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Literals:
    """Words and phrases in lower case, made ready to be looked for together."""

    __slots__ = ("_automaton", "_words")

    def __init__(self, words: Iterable[str]) -> None:
        from ahocorasick_rs import AhoCorasick

        self._words = list(words)
        self._automaton = AhoCorasick(self._words)

    def places(self, text: str) -> Iterator[tuple[str, int, int]]:
        """Each literal that stands in the text, in whatever case, with its start and end; in order of their ends."""
        text = lowered(text)
        for n, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            if _whole(text, start, end):
                yield self._words[n], start, end


def stands(literal: str, text: str, start: int) -> bool:
    """Whether the literal stands at `start` as a whole word, in whatever case."""
    end = start + len(literal)
    return start >= 0 and lowered(text[start:end]) == literal and _whole(text, start, end)


def _whole(text: str, start: int, end: int) -> bool:
    """Whether no word goes on at either side."""
    before = start > 0 and text[start].isalnum() and (text[start - 1].isalnum() or text[start - 1] == "_")
    after = end < len(text) and text[end - 1].isalnum() and (text[end].isalnum() or text[end] == "_")
    return not before and not after


def lowered(text: str) -> str:
    """The text in lower case, of the same length (a few letters, such as İ, would grow)."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)
