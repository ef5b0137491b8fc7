"""The articles about one event: in come readings, out come stories."""

from __future__ import annotations

from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal

from lint.mentions.gist import Gist
from lint.mentions.likeness import Likeness
from lint.record import record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lint.mentions import Mention, Reading

Mode = Literal["auto", "folder", "off"]

#: The kinds of mention that grouping reads.
NEEDS: tuple[type[Mention], ...] = (Gist,)

#: Groups are compared by so many articles of each.
_SAMPLE = 5


@record
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
    stories += (Story(members[0].article.path, tuple(members)) for members in _clusters(free))
    return sorted(stories, key=lambda s: s.readings[0].article.path)


def _clusters(readings: Sequence[Reading]) -> list[list[Reading]]:
    """The readings that are about one event, each in one list, in order of path."""
    in_time = sorted(readings, key=lambda r: (r.article.published or date.min, r.article.path))
    likeness = Likeness(in_time)
    groups = [[in_time[i] for i in group] for group in _joined(len(in_time), likeness)]
    return [sorted(g, key=lambda r: r.article.path) for g in groups]


def _joined(many: int, likeness: Likeness) -> list[list[int]]:
    """The articles, by number, in groups.

    From the likeliest pair of articles down, their groups become one where articles of the two are on average of one
    story, so that no chain of chance likenesses grows.
    """
    group_of = [[i] for i in range(many)]
    odds = {pair: likeness.odds(*pair) for pair in likeness.worth_a_look()}
    apart: set[tuple[int, int, int, int]] = set()
    for _, (i, j) in sorted((-o, pair) for pair, o in odds.items() if o > 0):
        a, b = sorted((group_of[i], group_of[j]), key=len, reverse=True)
        if a is b or (seen := (a[0], b[0], len(a), len(b))) in apart:
            continue
        links = [(x, y) if x < y else (y, x) for x in _some(a) for y in _some(b)]
        for link in links:
            if link not in odds:
                odds[link] = likeness.odds(*link)
        if sum([odds[link] for link in links]) <= 0:
            apart.add(seen)
            continue
        a += b
        for k in b:
            group_of[k] = a
    return list({id(g): g for g in group_of}.values())


def _some(group: Sequence[int]) -> Sequence[int]:
    """The articles that stand for a group."""
    return group if len(group) <= _SAMPLE else [group[n * len(group) // _SAMPLE] for n in range(_SAMPLE)]
