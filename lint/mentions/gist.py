"""What an article is known by: in comes a Reading, out come its words, names, figures and days, block by block."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import TYPE_CHECKING, ClassVar

from lint.lazy import lazy
from lint.mentions import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Reading

_WORD = lazy(r"[^\W\d_]{4,}|[A-Z][^\W\d_]+")
#: Words that every article has.
_EVERYWHERE = frozenset(
    "about after also been before being from have here into just more most only other over said says some such than"
    " that their them then there these they this those through very were what when where which while will with would"
    " your an as at by he if in is it of on or she the to we".split()
)
#: Days before publication within which a weekday is the day that it is resolved to.
_WEEK = 6
#: What the keys that are no words begin with.
AGE, FIGURE, DAY = "=", "#", "@"
_NEW_YEAR = date(2000, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Gist(Mention):
    """An article's keys: all that grouping reads of it.

    `blocks` has the keys of each block, with spaces between, by a digest of the block's text: blocks of one text have
    one digest, in every process. A key is a word in lower case, or a figure with what it counts ("#14-person"), an age
    ("=13-year") or a day by its number in the year ("@170").
    """

    kind: ClassVar[str] = "gist"

    blocks: dict[int, str]

    @classmethod
    def find(cls, reading: Reading) -> Iterator[Gist]:
        """One gist an article."""
        prose = reading.article.prose
        told = sorted([*_figures(reading), *_days(reading)])
        at = 0
        blocks: dict[int, str] = {}
        for b in reading.article.blocks:
            if b.kind == "residue" or b.end <= b.start:
                continue
            text = prose.text[b.start : b.end]
            keys = [w for w in map(str.lower, _WORD.findall(text)) if w not in _EVERYWHERE]
            while at < len(told) and told[at][0] < b.end:
                if told[at][0] >= b.start:
                    keys.append(told[at][1])
                at += 1
            if keys:
                blocks[_digest(text)] = " ".join(keys)
        yield cls(prose.span(0, len(prose.text)), 0, len(prose.text), blocks)

    def values(self) -> dict[str, str]:
        """The keys, with spaces between."""
        return {"type": "gist", "value": " ".join(self.blocks.values())}


def _digest(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def _figures(reading: Reading) -> Iterator[tuple[int, str]]:
    from lint.mentions.figure import Figure  # late, since a gist that is kept is made without

    for f in reading.of(Figure):
        if f.form == "age":
            yield f.start, f"{AGE}{f.low:g}-{f.unit}"
        elif f.unit and f.form != "percent" and f.low >= 10:
            yield f.start, f"{FIGURE}{f.low:g}-{f.unit.replace(' ', '-')}"


def _days(reading: Reading) -> Iterator[tuple[int, str]]:
    from lint.mentions.date import Date  # late, as above

    published = reading.article.published
    for d in reading.of(Date):
        if d.day and (d.monthday or (published and 0 <= (published - d.day).days <= _WEEK)):
            yield d.start, f"{DAY}{d.day.replace(year=2000).toordinal() - _NEW_YEAR}"
