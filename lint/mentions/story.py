"""The articles about one event: in come readings, out come stories, and why two articles are in one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import log, log10, sqrt
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal

from lint.mentions.figure import Figure
from lint.mentions.gist import Gist
from lint.mentions.name import Name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from lint.mentions import Mention, Reading

Mode = Literal["auto", "folder", "off"]

#: The kinds of mention that grouping reads.
NEEDS: tuple[type[Mention], ...] = (Gist,)

#: The likeness from which on two articles, or two groups, are one story: for one article, and more for ten times more,
#: since among many articles two that have nothing to do with each other share names by chance.
_ALIKE = 0.07
_TENFOLD = 0.02
#: Articles so many days apart must be four times as alike as those of one day.
_DAYS = 150
#: A block that stands in three articles or more, so many days apart, belongs to the page and not to the story.
_FURNITURE = 14
#: A key that more articles share is compared between neighbours in time alone.
_CROWD = 40
_REACH = 12
#: Smaller figures are shared by chance.
_MANY = 10
#: As if so many other articles, of other stories, had been read too: in a small set all names would look common.
_UNSEEN = 300

Vector = dict[str, float]


@dataclass(frozen=True, slots=True)
class Story:
    """The readings of the articles about one event, in order of path."""

    name: str
    readings: Sequence[Reading]


def group(readings: Sequence[Reading], mode: Mode) -> list[Story]:
    """The stories that these readings (in order of path) fall into, each article in one."""
    if mode == "off":
        return [Story(r.article.path, (r,)) for r in readings]
    named: dict[str, list[Reading]] = {}
    free: list[Reading] = []
    for r in readings:
        if mode == "folder":
            named.setdefault(str(PurePath(r.article.path).parent), []).append(r)
        elif r.article.front.get("story"):
            named.setdefault(r.article.front["story"], []).append(r)
        else:
            free.append(r)
    stories = [Story(name, tuple(members)) for name, members in named.items()]
    stories += (Story(free[ms[0]].article.path, tuple(free[i] for i in ms)) for ms in _clusters(free))
    return sorted(stories, key=lambda s: s.readings[0].article.path)


def shared(a: Reading, b: Reading, most: int = 8) -> list[str]:
    """What two articles have in common, the most telling first: names, then figures with what they count."""
    left, right = _told(a), _told(b)
    both = [k for k in right if k in left]
    both.sort(key=lambda k: (k[0].isdigit(), -min(len(k.split()), 2), -min(left[k][0], right[k][0]), k))
    return [right[k][1] for k in both[:most]]


def _told(reading: Reading) -> dict[str, tuple[int, str]]:
    """An article's names and figures by their plain form: how often they stand in it, and how it writes them."""
    told: dict[str, tuple[int, str]] = {}
    for n in reading.of(Name):
        key = n.full.lower().replace("-", " ")
        told[key] = told.get(key, (0, ""))[0] + 1, n.full
    for f in reading.of(Figure):
        if f.unit and f.form in {"count", "money"} and f.low >= _MANY:
            quoted = reading.article.quoted(f.span)
            told[f"{f.low:g} {f.unit}"] = 1, quoted if f.form == "money" else f"{quoted} {' '.join(f.counted)}"
    return told


def _furniture(readings: Sequence[Reading]) -> set[int]:
    """The blocks that stand in three articles or more of different weeks: teasers, notices, addresses."""
    seen: dict[int, tuple[int, int, int]] = {}
    for r in readings:
        day = _ordinal(r.article.published)
        for block in {g.digest for g in r.of(Gist)}:
            n, first, last = seen.get(block, (0, day, day))
            seen[block] = (n + 1, min(first, day), max(last, day))
    return {block for block, (n, first, last) in seen.items() if n > 2 and last - first > _FURNITURE}


def _clusters(readings: Sequence[Reading]) -> list[list[int]]:
    """Which readings, by number, are about one event; each in one list, in order."""
    furniture = _furniture(readings)
    vectors = _vectors([Counter(k for g in r.of(Gist) if g.digest not in furniture for k in g.keys) for r in readings])
    days = [r.article.published for r in readings]
    alike = _ALIKE + _TENFOLD * log10(max(len(readings), 1))
    pairs = []
    for i, j in _candidates(vectors, days):
        likeness = _likeness(vectors[i], vectors[j]) / _distance(days[i], days[j])
        if likeness >= alike:
            pairs.append((-likeness, i, j))
    pairs.sort()
    of = list(range(len(readings)))
    members = [[i] for i in of]
    for _, i, j in pairs:
        a, b = of[i], of[j]
        if a == b:
            continue
        if len(members[a]) < len(members[b]):
            a, b = b, a
        if len(members[a]) > 1 and _likeness(vectors[a], vectors[b]) < alike:
            continue
        vectors[a] = _sum(vectors[a], vectors[b])
        members[a] += members[b]
        for k in members[b]:
            of[k] = a
        members[b] = []
    return sorted(sorted(m) for m in members if m)


def _vectors(keys: Sequence[Mapping[str, int]]) -> list[Vector]:
    """One vector of length 1 an article: a key counts for more the fewer articles have it and the oftener it stands."""
    spread = Counter(k for ks in keys for k in ks)
    total = len(keys)
    vectors = []
    for ks in keys:
        v = {}
        for k, n in ks.items():
            if k.startswith("~"):
                weight = 0.25 * log(total / spread[k]) ** 2 if total > _CROWD else 0.0
            else:
                weight = log((total + _UNSEEN) / (spread[k] + 1)) ** 2 * (1.5 if " " in k else 1.0)
            if weight > 0:
                v[k] = weight * (1 + log(n))
        length = sqrt(sum(w * w for w in v.values())) or 1.0
        vectors.append({k: w / length for k, w in v.items()})
    return vectors


def _candidates(vectors: Sequence[Vector], days: Sequence[date | None]) -> Iterable[tuple[int, int]]:
    """Pairs that share telling keys; a key that a crowd shares pairs neighbours in time only, so pairs stay few."""
    where: dict[str, list[int]] = {}
    order = sorted(range(len(vectors)), key=lambda i: (_ordinal(days[i]), i))
    for i in order:
        v = vectors[i]
        for k in sorted(v, key=lambda k: (-v[k], k))[:30] if len(vectors) > _CROWD else v:
            where.setdefault(k, []).append(i)
    pairs: set[tuple[int, int]] = set()
    for numbers in where.values():
        reach = len(numbers) if len(numbers) <= _CROWD else _REACH
        for at, i in enumerate(numbers):
            pairs.update((i, j) if i < j else (j, i) for j in numbers[at + 1 : at + reach])
    return sorted(pairs)


def _likeness(a: Vector, b: Vector) -> float:
    """The cosine of two vectors."""
    if len(a) > len(b):
        a, b = b, a
    return sum(w * b[k] for k, w in a.items() if k in b)


def _sum(a: Vector, b: Vector) -> Vector:
    """The direction of two groups together."""
    both = dict(a)
    for k, w in b.items():
        both[k] = both.get(k, 0.0) + w
    length = sqrt(sum(w * w for w in both.values())) or 1.0
    return {k: w / length for k, w in both.items()}


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0


def _distance(a: date | None, b: date | None) -> float:
    """How much more alike two articles must be for the time between them."""
    return 1 + 3 * min(abs((a - b).days), _DAYS) / _DAYS if a and b else 1.0
