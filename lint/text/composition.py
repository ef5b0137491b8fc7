"""Text with letters whose accents stand behind them (NFD) → the same letters as one character each (NFC)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import combining, is_normalized, normalize

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The vowels and last consonants of Korean syllables that are spelled out; they combine, and are no accents.
_KOREAN = range(0x1160, 0x1200)
#: A letter has so many characters at most that are one together.
_MOST = 5


def is_composed(text: str) -> bool:
    """Whether there is nothing to compose in it; some text of which that is not said has nothing, either."""
    return is_normalized("NFC", text)


def composed(text: str) -> str:
    """The text, to be compared with others.

    Signs that stand for others by themselves (the sign of Kelvin) are let be: that one was typed may be the fault.
    """
    return text if is_composed(text) else "".join([new for new, _, _ in letters(text)])


def letters(text: str) -> Iterator[tuple[str, int, int]]:
    """The text in pieces, each with its place: a letter with accents as one character, or what has none to compose."""
    done = at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and (combining(text[end]) or ord(text[end]) in _KOREAN):
            end += 1
        for last in range(min(end, at + _MOST), at + 1, -1):
            if len(new := normalize("NFC", text[at:last])) == 1:
                if done < at:
                    yield text[done:at], done, at
                yield new, at, last
                done = last
                break
        at = end
    if done < len(text):
        yield text[done:], done, len(text)
