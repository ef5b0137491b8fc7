"""Why two articles are of one story: in come readings, out come the names, days and figures that both tell."""

from __future__ import annotations

from collections import Counter
from math import log
from typing import TYPE_CHECKING, NamedTuple

from lint.mentions.dates.date import Date
from lint.mentions.figures.figure import Figure
from lint.mentions.names.name import Name
from lint.mentions.words.word import telling

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lint.mentions import Reading

#: Smaller figures are shared by chance.
_MANY = 10
#: As if so many other articles had been read too: in a small run all names would look common.
_UNREAD = 50

#: What an article tells, by kind and plain form: as it writes it, and how often.
_Told = dict[tuple[str, str], tuple[str, int]]


class Shared(NamedTuple):
    """What two articles both have, as the second writes it, the most telling first."""

    names: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    ages: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    def first(self) -> Shared:
        """The most telling of it; words only where there is little else."""
        names = self.names[:3]
        return Shared(names, self.days[:1], self.ages[:2], self.figures[:2], () if len(names) > 1 else self.words[:4])


class CommonMentions:
    """What each article of a run tells, and how many others tell it."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        """All readings that may be asked about."""
        self._told = {r.article.path: _told(r) for r in readings}
        self._spread = Counter(key for told in self._told.values() for key in told)

    def shared(self, a: Reading, b: Reading) -> Shared:
        """What two articles have in common."""
        left, right = self._told[a.article.path], self._told[b.article.path]

        def telling(key: tuple[str, str]) -> float:
            often = min(left[key][1], right[key][1])
            return (
                log((len(self._told) + _UNREAD) / self._spread[key]) * (1 + log(often)) * (1.5 if " " in key[1] else 1)
            )

        both: dict[str, list[str]] = {}
        for key in sorted(left.keys() & right.keys(), key=lambda k: (-telling(k), k)):
            both.setdefault(key[0], []).append(right[key][0])
        names = both.get("name", [])
        both["name"] = [n for n in names if not any(n != m and n in m for m in names)]
        named = " ".join(names).lower()
        both["word"] = [w for w in both.get("word", []) if w not in named]
        return Shared(*(tuple(both.get(kind, ())) for kind in ("name", "day", "age", "figure", "word")))

    def closest(self, reading: Reading, others: Sequence[Reading]) -> tuple[Reading, Shared]:
        """The one of some articles that has most in common with this one, and what."""
        mine = self._told[reading.article.path]

        def weight(other: Reading) -> float:
            both = mine.keys() & self._told[other.article.path].keys()
            return sum(1 / self._spread[k] for k in sorted(both))

        best = max(others, key=weight)
        return best, self.shared(best, reading)


def _told(reading: Reading) -> _Told:
    told: _Told = {}

    def tell(kind: str, plain: str, text: str) -> None:
        before = told.get((kind, plain), (text, 0))
        told[kind, plain] = before[0], before[1] + 1

    for n in reading.of(Name):
        tell("name", n.full.lower().replace("-", " "), n.full)
    for d in reading.of(Date):
        if d.day and (d.monthday or d.weekday is not None):
            tell("day", f"{d.day:%m %d}", f"{d.day:%B} {d.day.day}")
    for f in reading.of(Figure):
        if f.form == "age":
            tell("age", f"{f.low:g} {f.unit}", f"someone {f.low:g} {f.unit}{'s' * (f.low != 1)} old")
        elif f.unit and f.form in {"count", "money"} and f.low >= _MANY:
            quoted = reading.article.quoted(f.span)
            tell("figure", f"{f.low:g} {f.unit}", quoted if f.form == "money" else f"{quoted} {' '.join(f.counted)}")
    for word in telling(reading.article):
        tell("word", word, word)
    return told
