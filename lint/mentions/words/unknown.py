"""A word → whether to look at it twice: it is neither a known word, nor a number, nor an address."""

from __future__ import annotations

from typing import Literal

from lint.mentions.words.missing_spaces import seams
from lint.text.lazy_regex import lazy
from lint.text.lexicon import lexicon

#: A doubtful word, or one that looks like a name that no list has.
Doubt = Literal["word", "name", ""]

#: What stands around a word and is no part of it.
MARKS = ".,;:!?…\"“”‘’'()[]{}*—–-"
_PIECES = lazy(r"[-–—/]")
_POSSESSIVE = lazy(r"(?:['’]s|(?<=s)['’])$")
_FIGURE = lazy(r"\d")
_NO_WORD = lazy(r"[@\\#_€£$%&+=<>|~^]|://|^www\.")


def doubt(word: str) -> Doubt:
    """Nothing where the word, or each part of a compound, is known, a figure or an address."""
    if word.isalpha():
        return _doubt_of_letters(word)
    if _NO_WORD.search(word):
        return ""
    if _FIGURE.search(word):
        return "word" if seams(word, lambda _: False) else ""
    return "word" if any(_doubt_of_piece(piece.strip(MARKS)) == "word" for piece in _PIECES.split(word)) else ""


def _doubt_of_piece(piece: str) -> Doubt:
    piece = _POSSESSIVE.sub("", piece).replace("’", "'")
    return _doubt_of_letters(piece)


def _doubt_of_letters(piece: str) -> Doubt:
    if len(piece) < 2 or piece.isupper() or lexicon().known(piece):
        return ""
    if piece.isalpha() and piece[0].isupper() and piece[1:].islower():
        return "word" if seams(piece, lambda _: True) else "name"
    return "word"
