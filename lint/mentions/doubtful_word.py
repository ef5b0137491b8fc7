"""An article → its doubtful words: what stands between two spaces and is neither a known word, a name nor a number."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar, Literal

from lint.lazy import lazy
from lint.lexicon import lexicon
from lint.mentions import Mention, mention
from lint.mentions.seam import seams
from lint.mentions.wording import opens_sentence, tokens

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from lint.mentions import Reading

Doubt = Literal["word", "name", ""]

MARKS = ".,;:!?…\"“”‘’'()[]{}*—–-"
#: How many words found plain are remembered from one article to the next.
_REMEMBERED = 400_000
_FEW = 24
#: Longer words are addresses, or no copy.
_LONGEST = 60
_TOKEN = lazy(r"\S+")
_PIECES = lazy(r"[-–—/]")
_POSSESSIVE = lazy(r"(?:['’]s|(?<=s)['’])$")
_FIGURE = lazy(r"\d")
_NO_WORD = lazy(r"[@\\#_€£$%&+=<>|~^]|://|^www\.")

_plain: set[str] = set()


@mention
class DoubtfulWord(Mention):
    """A word to look at twice, without the marks around it."""

    kind: ClassVar[str] = "doubtful-word"

    word: str

    @classmethod
    def find(cls, reading: Reading) -> Iterator[DoubtfulWord]:
        """Every place of every doubtful word, in order; of words that look like names, those that open a sentence."""
        prose = reading.article.prose
        doubts = _doubts(tokens(reading.article))
        for at, token in _places(prose.text, doubts):
            if doubts[token] == "word" or opens_sentence(prose.text, at):
                word = token.strip(MARKS)
                start = at + token.index(word)
                end = start + len(word)
                yield cls(prose.span(start, end), start, end, word)

    def values(self) -> dict[str, str]:
        """The word."""
        return {"word": self.word}


def _places(text: str, tokens: Collection[str]) -> Iterable[tuple[int, str]]:
    """Where the tokens stand between white space, in order; a few are looked up, many found in one pass."""
    if len(tokens) > _FEW:
        return ((m.start(), m[0]) for m in _TOKEN.finditer(text) if m[0] in tokens)
    places = []
    for token in tokens:
        at = text.find(token)
        while at >= 0:
            end = at + len(token)
            if (at == 0 or text[at - 1].isspace()) and (end == len(text) or text[end].isspace()):
                places.append((at, token))
            at = text.find(token, end)
    return sorted(places)


def _doubts(tokens: frozenset[str]) -> dict[str, Doubt]:
    """Those of the tokens that are doubtful; what is found plain is remembered, since copy repeats itself."""
    if len(_plain) > _REMEMBERED:
        _plain.clear()
    doubts: dict[str, Doubt] = {}
    for token in tokens - _plain:
        if len(token) > _LONGEST:
            continue
        word = token.strip(MARKS)
        doubt = "" if word in _plain else _doubt(word)
        if doubt:
            doubts[token] = doubt
        else:
            _plain.add(token)
    return doubts


@lru_cache(maxsize=1 << 15)
def _doubt(word: str) -> Doubt:
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
