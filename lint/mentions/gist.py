"""What a block is known by: in comes a Reading, out come the names, figures, days and longer words of each block."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from lint.mentions import Mention
from lint.mentions.date import Date
from lint.mentions.figure import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Reading

_WORD = r"[A-Z][\w'’-]*[a-z]"
_SEQUENCE = re.compile(rf"{_WORD}(?: (?:[A-Z]\.? )?{_WORD})+|(?<=[a-z,] ){_WORD}")
_RARE = re.compile(r"\b[a-z]{6,}\b")
_COMMON = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december the a an in on at he she it they and but his her news street police"
    " photo".split()
)
#: Days before publication within which a weekday is the day that it is resolved to.
_WEEK = 6


@dataclass(frozen=True, slots=True)
class Gist(Mention):
    """One block's keys, each as often as it stands there.

    Keys are names, whole and in parts, figures with what they count, days of the calendar ("on 06-19"), and longer
    words after a tilde. `digest` is of the block's text: blocks of one text have one digest, in every process.
    """

    kind: ClassVar[str] = "gist"

    digest: int
    keys: tuple[str, ...]

    @classmethod
    def find(cls, reading: Reading) -> Iterator[Gist]:
        """One gist a block of copy."""
        prose = reading.article.prose
        told = sorted([*_figures(reading), *_days(reading)])
        at = 0
        for b in reading.article.blocks:
            if b.kind == "residue" or b.end <= b.start:
                continue
            text = prose.text[b.start : b.end]
            keys = [*_names(text), *("~" + w for w in dict.fromkeys(_RARE.findall(text)))]
            while at < len(told) and told[at][0] < b.end:
                if told[at][0] >= b.start:
                    keys.append(told[at][1])
                at += 1
            yield cls(b.span, b.start, b.end, _digest(text), tuple(keys))

    def values(self) -> dict[str, str]:
        """The keys, with spaces between."""
        return {"type": "gist", "value": " ".join(self.keys)}


def _digest(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def _names(text: str) -> Iterator[str]:
    for m in _SEQUENCE.finditer(text):
        parts = [p.removesuffix("’s").removesuffix("'s") for p in m[0].lower().replace("-", " ").split()]
        yield from (p for p in parts if len(p) > 1 and p not in _COMMON)
        yield from (f"{a} {b}" for a, b in pairwise(parts) if a not in _COMMON)


def _figures(reading: Reading) -> Iterator[tuple[int, str]]:
    for f in reading.of(Figure):
        if f.unit and f.form != "percent" and (f.low >= 10 or f.form == "age"):
            yield f.start, f"{f.low:g} {f.unit}"


def _days(reading: Reading) -> Iterator[tuple[int, str]]:
    published = reading.article.published
    for d in reading.of(Date):
        if d.day and (d.monthday or (published and 0 <= (published - d.day).days <= _WEEK)):
            yield d.start, f"on {d.day:%m-%d}"
