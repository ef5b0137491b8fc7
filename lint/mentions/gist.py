"""What an article is known by: in comes a Reading, out come its words, names, figures and days as numbers."""

from __future__ import annotations

from array import array
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, ClassVar
from zlib import crc32

from lint.lazy import lazy
from lint.lexicon import lexicon
from lint.mentions import Mention, mention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Reading

_WORD = lazy(r"[^\W\d_]{4,}|[A-Z][^\W\d_]+")
#: Days before publication within which a weekday is the day that it is resolved to.
_WEEK = 6
_NEW_YEAR = date(2000, 1, 1).toordinal()

#: The upper eight bits of a key say what it is: a word with its zipf, or one of these, of which the first is a name and
#: `ODD` another word that no list has. So keys in order begin with those that are rarest in print.
SORT = 24
UNLISTED, NAME, ODD, FIGURE, AGE, DAY = 0, 100, 101, 102, 103, 104
#: Words from this zipf on are in too many articles to tell anything.
_USUAL = 54


@mention
class Gist(Mention):
    """An article's keys: all that grouping reads of it, in some hundred bytes.

    A key stands for a word in lower case, a figure with what it counts, an age, or a day of the year. `keys` has those
    of one block after another; `ends` says where those of each block end, and `blocks` has a digest of its text: blocks
    of one text have one digest, in every process.
    """

    kind: ClassVar[str] = "gist"

    keys: array[int]
    ends: array[int]
    blocks: array[int]

    @classmethod
    def find(cls, reading: Reading) -> Iterator[Gist]:
        """One gist an article."""
        prose = reading.article.prose
        told = sorted([*_figures(reading), *_days(reading)])
        at = 0
        keys, ends, blocks = array("I"), array("I"), array("Q")
        for b in reading.article.blocks:
            if b.kind == "residue" or b.end <= b.start:
                continue
            text = prose.text[b.start : b.end]
            keys.extend(filter(None, map(word_key, _WORD.findall(text))))
            while at < len(told) and told[at][0] < b.end:
                if told[at][0] >= b.start:
                    keys.append(told[at][1])
                at += 1
            if len(keys) > (ends[-1] if ends else 0):
                ends.append(len(keys))
                blocks.append(_digest(text))
        yield cls(prose.span(0, len(prose.text)), 0, len(prose.text), keys, ends, blocks)

    def values(self) -> dict[str, str]:
        """The keys, with spaces between."""
        return {"type": "gist", "value": " ".join(map(str, self.keys))}


def words(reading: Reading) -> Iterator[str]:
    """The words of an article that have a key, in lower case."""
    for b in reading.article.blocks:
        if b.kind != "residue":
            yield from (w.lower() for w in _WORD.findall(reading.article.prose.text[b.start : b.end]) if word_key(w))


@lru_cache(maxsize=1 << 16)
def word_key(word: str) -> int:
    """The key of a word; 0 where it is too usual to tell anything."""
    plain = word.lower()
    zipf = lexicon().zipf(plain)
    if zipf >= _USUAL:
        return 0
    if zipf:
        return key_of(plain, zipf)
    return key_of(plain, NAME if lexicon().zipf(plain.capitalize()) else UNLISTED if word[0].isupper() else ODD)


def key_of(text: str, sort: int) -> int:
    return sort << SORT | crc32(text.encode("utf-8", "surrogatepass")) >> 8


def _digest(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def _figures(reading: Reading) -> Iterator[tuple[int, int]]:
    from lint.mentions.figure import Figure  # late, since a gist that is kept is made without

    for f in reading.of(Figure):
        if f.form == "age":
            yield f.start, key_of(f"{f.low:g} {f.unit}", AGE)
        elif f.unit and f.form != "percent" and f.low >= 10:
            yield f.start, key_of(f"{f.low:g} {f.unit}", FIGURE)


def _days(reading: Reading) -> Iterator[tuple[int, int]]:
    from lint.mentions.date import Date  # late, as above

    published = reading.article.published
    for d in reading.of(Date):
        if d.day and (d.monthday or (published and 0 <= (published - d.day).days <= _WEEK)):
            yield d.start, DAY << SORT | d.day.replace(year=2000).toordinal() - _NEW_YEAR
