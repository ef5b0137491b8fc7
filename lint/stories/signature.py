"""What an article is known by: in comes a Reading, out come its words, names, figures and days as numbers."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import TYPE_CHECKING, ClassVar

from lint.mentions import Mention
from lint.text.word_keys import AGE, DAY, FIGURE, SORT, key_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Reading

#: Days before publication within which a weekday is the day that it is resolved to.
_WEEK = 6
_NEW_YEAR = date(2000, 1, 1).toordinal()


@dataclass(slots=True, eq=False, repr=False)
class Signature(Mention):
    """An article's keys: all that grouping reads of it, in some hundred bytes.

    A key stands for a word in lower case, a figure with what it counts, an age, or a day of the year. `keys` has those
    of one block after another; `ends` says where those of each block end, and `blocks` has a digest of its text: blocks
    of one text have one digest, in every process.
    """

    kind: ClassVar[str] = "signature"

    keys: array[int]
    ends: array[int]
    blocks: array[int]

    def cut(self) -> Iterator[tuple[int, array[int]]]:
        """The digest of each block, with the keys of the block."""
        for block, start, end in zip(self.blocks, [0, *self.ends], self.ends, strict=False):
            yield block, self.keys[start:end]

    @classmethod
    def find(cls, reading: Reading) -> Iterator[Signature]:
        """One signature an article."""
        from lint.mentions.words.word import words_of  # late, since a signature that is kept is made without

        article = reading.article
        prose = article.prose
        told = sorted([*_figures(reading), *_days(reading)])
        at = 0
        keys, ends, blocks = array("I"), array("I"), array("Q")
        for b, its_keys in zip(article.blocks, words_of(article).keys, strict=True):
            if b.kind == "residue" or b.end <= b.start:
                continue
            keys.extend(its_keys)
            while at < len(told) and told[at][0] < b.end:
                if told[at][0] >= b.start:
                    keys.append(told[at][1])
                at += 1
            if len(keys) > (ends[-1] if ends else 0):
                ends.append(len(keys))
                blocks.append(_digest(prose.text[b.start : b.end]))
        yield cls(prose.span(0, len(prose.text)), 0, len(prose.text), keys, ends, blocks)

    def values(self) -> dict[str, str]:
        """The keys, with spaces between."""
        return {"type": "signature", "value": " ".join(map(str, self.keys))}


def _digest(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def _figures(reading: Reading) -> Iterator[tuple[int, int]]:
    from lint.mentions.figures.figure import Figure  # late, since a signature that is kept is made without

    for f in reading.of(Figure):
        if f.form == "age":
            yield f.start, key_of(f"{f.low:g} {f.unit}", AGE)
        elif f.unit and f.form != "percent" and f.low >= 10:
            yield f.start, key_of(f"{f.low:g} {f.unit}", FIGURE)


def _days(reading: Reading) -> Iterator[tuple[int, int]]:
    from lint.mentions.dates.date import Date  # late, as above

    published = reading.article.published
    for d in reading.of(Date):
        if d.day and (d.monthday or (published and 0 <= (published - d.day).days <= _WEEK)):
            yield d.start, DAY << SORT | d.day.replace(year=2000).toordinal() - _NEW_YEAR
