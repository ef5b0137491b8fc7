"""The articles about one event: in come readings, out come stories."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal

from lint.mentions.gist import Gist
from lint.mentions.likeness import Likeness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lint.mentions import Mention, Reading

Mode = Literal["auto", "folder", "off"]

#: The kinds of mention that grouping reads.
NEEDS: tuple[type[Mention], ...] = (Gist,)

#: After a round it is known what names are those of one story; there is another where it joined a tenth of the groups.
_ROUNDS = 4
#: Groups are compared by so many articles of each.
_SAMPLE = 5


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


def _clusters(readings: Sequence[Reading]) -> list[list[int]]:
    """Which readings, by number, are about one event; each in one list, in order."""
    likeness = Likeness(readings)
    groups = [[i] for i in range(len(readings))]
    for _ in range(_ROUNDS):
        before = len(groups)
        likeness.weigh(groups)
        groups = _joined(groups, likeness)
        if 10 * len(groups) > 9 * before:
            break
    return sorted(sorted(g) for g in groups)


def _joined(groups: Sequence[list[int]], likeness: Likeness) -> list[list[int]]:
    """The groups, some of them joined.

    From the likeliest pair of articles down, their groups become one where articles of the two are on average of one
    story, so that no chain of chance likenesses grows.
    """
    group_of = {i: g for g in groups for i in g}
    odds = {(i, j): likeness.odds(i, j) for i, j in likeness.worth_a_look() if group_of[i] is not group_of[j]}
    apart: set[tuple[int, int, int, int]] = set()
    for _, (i, j) in sorted((-o, pair) for pair, o in odds.items() if o > 0):
        a, b = sorted((group_of[i], group_of[j]), key=len, reverse=True)
        if a is b or (seen := (a[0], b[0], len(a), len(b))) in apart:
            continue
        links = [(x, y) if x < y else (y, x) for x, y in product(_some(a), _some(b))]
        for x, y in links:
            if (x, y) not in odds:
                odds[x, y] = likeness.odds(x, y)
        if sum(odds[link] for link in links) <= 0:
            apart.add(seen)
            continue
        a += b
        for k in b:
            group_of[k] = a
    return list({id(g): g for g in group_of.values()}.values())


def _some(group: Sequence[int]) -> Sequence[int]:
    """The articles that stand for a group."""
    return group if len(group) <= _SAMPLE else [group[n * len(group) // _SAMPLE] for n in range(_SAMPLE)]
