"""A word with a capital → whether people or places are known by it, the world over; what is not known may be rare.

The words are those of data/names.bloom, which scripts/build_names.py makes: a Bloom filter, which takes a few words in
a hundred for known that are not, and never a known one for unknown. It is read when it is first asked.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self
from zlib import adler32, crc32

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

#: Shorter words are not in it: they are near to too many others to tell anything.
LEAST = 5
#: Bits for each word, and how many of them it sets: 2 in 100 words that are unknown pass as known.
_BITS, _HASHES = 9, 5


class Bloom(NamedTuple):
    """A set of words that may hold a few more than were put in."""

    data: bytes

    @classmethod
    def of(cls, words: Collection[str]) -> Self:
        """The set that has these words."""
        data = bytearray(len(words) * _BITS // 8 + 1)
        for word in words:
            for bit in _bits(word, len(data)):
                data[bit >> 3] |= 1 << (bit & 7)
        return cls(bytes(data))

    def has(self, word: str) -> bool:
        """False where the word is surely not in it."""
        return all(self.data[bit >> 3] & 1 << (bit & 7) for bit in _bits(word, len(self.data)))


def _bits(word: str, size: int) -> Iterator[int]:
    """The bits of a word in so many bytes."""
    raw = word.encode()
    one, other = crc32(raw), crc32(raw, adler32(raw)) | 1
    return ((one + n * other) % (8 * size) for n in range(_HASHES))


def plain(word: str) -> str:
    """A word in lower case and without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))


@lru_cache(maxsize=1 << 12)
def known_name(word: str) -> bool:
    """True for a word that somebody or some place is called by, and for any word too short to be looked up."""
    return len(word) < LEAST or _names().has(plain(word))


@cache
def _names() -> Bloom:
    return Bloom((Path(__file__).parent.parent / "data" / "names.bloom").read_bytes())
