"""An article → its doubtful words: what stands between two spaces and is neither a known word, a name nor a number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from lint.lexicon import lexicon
from lint.mentions import Mention
from lint.mentions.seam import seams

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Reading

MARKS = ".,;:!?…\"“”‘’'()[]{}*—–-"
#: A name is doubtful only where it may be a usual word with a slip: that word's least zipf, and its least length.
_USUAL, _LONG = 34, 6
#: How many words found plain are remembered from one article to the next.
_REMEMBERED = 400_000
_TOKEN = re.compile(r"\S+")
_PIECES = re.compile(r"[-–—/]")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")

_plain: set[str] = set()


@dataclass(frozen=True, slots=True)
class DoubtfulWord(Mention):
    """A word to look at twice, without the marks around it."""

    kind: ClassVar[str] = "doubtful-word"

    word: str

    @classmethod
    def find(cls, reading: Reading) -> Iterator[DoubtfulWord]:
        """Every place of every doubtful word, in order."""
        prose = reading.article.prose
        doubtful = _doubtful(set(prose.text.split()))
        if not doubtful:
            return
        for token in _TOKEN.finditer(prose.text):
            if token[0] in doubtful:
                word = token[0].strip(MARKS)
                start = token.start() + token[0].index(word)
                end = start + len(word)
                yield cls(prose.span(start, end), start, end, word)

    def values(self) -> dict[str, str]:
        """The word."""
        return {"word": self.word}


def _doubtful(tokens: set[str]) -> set[str]:
    """Those of the tokens that are doubtful; what is found plain is remembered, since copy repeats itself."""
    fresh = tokens - _plain
    doubtful = {token for token in fresh if is_doubtful(token.strip(MARKS))}
    if len(_plain) > _REMEMBERED:
        _plain.clear()
    _plain.update(fresh - doubtful)
    return doubtful


@lru_cache(maxsize=1 << 15)
def is_doubtful(word: str) -> bool:
    """True unless the word, or each part of a compound, is known, a name, a figure or an address."""
    if word.islower() and lexicon().zipf(word):
        return False
    if any(c in word for c in "0123456789@\\#_€£$%&+=<>|~^") or "://" in word or word.startswith("www."):
        return False
    return any(_doubtful_piece(piece.strip(MARKS)) for piece in _PIECES.split(word))


def _doubtful_piece(piece: str) -> bool:
    piece = _POSSESSIVE.sub("", piece)
    if len(piece) < 2 or lexicon().known(piece):
        return False
    if piece.isupper() or not piece.isalpha() or not piece[0].isupper() or not piece[1:].islower():
        return not piece.isupper()
    if len(piece) < _LONG:
        return False
    slips = lexicon().one_slip_from(piece.lower())
    return max(slips.values(), default=0) >= _USUAL or bool(seams(piece, lambda _: True))
