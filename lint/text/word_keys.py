"""A word, a figure or a day → the number that it is known by where articles are grouped."""

from __future__ import annotations

from zlib import crc32

from lint.text.lexicon import lexicon

#: The upper eight bits of a key say what it is: a word with its zipf, or one of these, of which the first is a name and
#: `ODD` another word that no list has. So keys in order begin with those that are rarest in print.
SORT = 24
UNLISTED, NAME, ODD, FIGURE, AGE, DAY = 0, 100, 101, 102, 103, 104
#: Words from this zipf on are in too many articles to tell anything.
_USUAL = 54


def word_key(word: str) -> int:
    """The key of a word; 0 where it is too usual to tell anything."""
    plain = word.lower()
    return usual_key(plain, lexicon().zipf(plain), word[0].isupper())


def usual_key(plain: str, zipf: int, capital: bool) -> int:
    """The same of a word in lower case with its zipf that is written with a capital, or not."""
    if zipf:
        return key_of(plain, zipf) if zipf < _USUAL else 0
    return key_of(plain, NAME if lexicon().zipf(plain.capitalize()) else UNLISTED if capital else ODD)


def key_of(text: str, sort: int) -> int:
    return sort << SORT | crc32(text.encode("utf-8", "surrogatepass")) >> 8
