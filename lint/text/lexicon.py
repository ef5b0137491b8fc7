"""A word → whether English print has it, how often, and which words are one slip of the hand away.

The words are those of data/words.txt, American and British, inflected. A line holds the words that share their first
three letters: these letters, then the rest of each word and its zipf, sorted by code point (`con 35 cern50 cert46 …`).
The lines are searched as they stand, since start-up counts.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_HEAD = 3
_ZIPFS = {str(zipf): zipf for zipf in range(10, 100)}


class Lexicon:
    """Words of English print, each with its zipf: ten times the logarithm of its count in a thousand million words."""

    def __init__(self, lines: str) -> None:
        self._lines = {line[:_HEAD].rstrip(): line for line in lines.split("\n")}
        #: How usual a word is in the case given: 10 is rare, 40 usual, 76 is “the”; 0 where the list has it not. One
        #: that is asked for is asked for again soon.
        self.zipf = lru_cache(maxsize=1 << 12)(lambda word: _zipf(self._lines.get(word[:_HEAD], ""), word[_HEAD:]))
        #: What has been asked for before: the words with one head by their length, and the usual ones with one opening.
        self._by_length: dict[str, dict[int, list[tuple[str, int]]]] = {}
        self._usual: dict[tuple[str, int], list[tuple[str, int]]] = {}

    def known(self, word: str) -> bool:
        """True where the list has the word, be it in its own case, as it opens a sentence, or in capitals."""
        return bool(
            (word[:1].isupper() and self.zipf(word.lower()))
            or self.zipf(word)
            or (word.isupper() and self.zipf(word.capitalize()))
        )

    def one_slip_from(self, word: str) -> dict[str, int]:
        """Words that one dropped, added, changed or swapped letter divides from `word`, with their zipfs."""
        # Where the slip is not in the last two letters, the last one is the same; this spares most comparisons.
        last, stem = word[-1:], word[:-2]
        near = {
            other: zipf
            for other, zipf in self._alike(word)
            if (other.endswith(last) or other.startswith(stem)) and one_slip(word, other)
        }
        head, rest = word[:_HEAD], word[_HEAD + 1 :]
        for begin in _slips(word[: _HEAD + 1]):
            line = self._lines.get(begin[:_HEAD])
            if line is not None and begin[:_HEAD] != head and (zipf := _zipf(line, begin[_HEAD:] + rest)):
                near[begin + rest] = zipf
        return near

    def opening_like(self, word: str, least: int) -> list[tuple[str, int]]:
        """The words whose first two letters are those of `word`, and that are usual enough, with their zipfs."""
        opening = word[: _HEAD - 1], least
        found = self._usual.get(opening)
        if found is None:
            heads = [opening[0] + letter for letter in _LETTERS]
            found = [(other, zipf) for head in heads for other, zipf in self._opened(head) if zipf >= least]
            self._usual[opening] = found
        return found

    def _alike(self, word: str) -> list[tuple[str, int]]:
        """The words with the same head and about the same length, with their zipfs."""
        by_length = self._by_length.get(word[:_HEAD])
        if by_length is None:
            by_length = self._by_length[word[:_HEAD]] = defaultdict(list)
            for other, zipf in self._opened(word[:_HEAD]):
                by_length[len(other)].append((other, zipf))
        return [pair for length in (-1, 0, 1) for pair in by_length.get(len(word) + length, ())]

    def _opened(self, head: str) -> Iterator[tuple[str, int]]:
        for rest in self._lines.get(head, head).split(" ")[1:]:
            yield head + rest[:-2], int(rest[-2:])


def _zipf(line: str, rest: str) -> int:
    """The zipf of the word with this rest in a line; 0 where the line has it not."""
    at = line.find(f" {rest}")  # a word stands before all longer ones that begin with it
    end = at + 1 + len(rest)
    return _ZIPFS.get(line[end : end + 2], 0) if at > 0 else 0


def one_slip(one: str, other: str) -> bool:
    """True where one dropped, added or changed letter, or two swapped neighbours, divide the two words."""
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1 or one == other:
        return False
    at = 0
    while at < len(one) and one[at] == other[at]:
        at += 1
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    rest = one[at + 1 :] == other[at + 1 :]
    return rest or (one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :])


def _slips(head: str) -> set[str]:
    """All strings that one slip in the first letters makes of a word's beginning."""
    made = set()
    for i in range(min(_HEAD, len(head) + 1)):
        a, b = head[:i], head[i:]
        made |= {a + b[1:], a + b[1:2] + b[:1] + b[2:]}
        made |= {a + letter + b for letter in _LETTERS}
        made |= {a + letter + b[1:] for letter in _LETTERS}
    return made


@cache
def lexicon() -> Lexicon:
    """The word list of the package."""
    path = Path(__file__).parent.parent / "data" / "words.txt"
    return Lexicon(path.read_bytes().decode())
