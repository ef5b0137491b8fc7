"""The articles about one event: in come readings, out come stories."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal

from lint.mentions.gist import Gist
from lint.mentions.grouping import Place, grouped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lint.article import Article
    from lint.mentions import Mention, Reading

Mode = Literal["auto", "folder", "off"]

#: The kinds of mention that grouping reads.
NEEDS: tuple[type[Mention], ...] = (Gist,)


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
    stories += (Story(members[0].article.path, tuple(members)) for members in _clusters(free))
    return sorted(stories, key=lambda s: s.readings[0].article.path)


def _clusters(readings: Sequence[Reading]) -> list[list[Reading]]:
    """The readings that are about one event, each in one list, in order of path."""
    in_time = sorted(readings, key=lambda r: place(r.article))
    gists = [r.of(Gist)[0] for r in in_time]
    groups, _ = grouped([place(r.article) for r in in_time], [], gists.__getitem__)
    return [sorted((in_time[n] for n in g), key=lambda r: r.article.path) for g in groups]


def place(article: Article) -> Place:
    """Where an article stands in order of time."""
    return Place(article.published.toordinal() if article.published else 0, article.path)
