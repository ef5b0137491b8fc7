"""The articles about one event: in come readings, out come stories."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from lint.stories.clustering import ArticlePlace, grouped
from lint.stories.signature import Signature

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lint.mentions import Reading
    from lint.text.article import Article

Mode = Literal["auto", "folder", "off"]

#: Where a story tells more things of one kind than this, such as sums or people without a name, its articles are of
#: many events, and what each of them tells is not held against all others.
CROWD = 100


@dataclass(slots=True, frozen=True, eq=False, repr=False)
class Story:
    """The readings of the articles about one event, in order of path."""

    name: str
    readings: Sequence[Reading]


def group(readings: Sequence[Reading], mode: Mode) -> list[Story]:
    """The stories that these readings (in order of path) fall into, each article in one."""

    def alike(numbers: Sequence[int]) -> list[list[int]]:
        in_time = sorted(numbers, key=lambda n: place(readings[n].article))
        places = [place(readings[n].article) for n in in_time]
        groups, _ = grouped(places, [], lambda n: readings[in_time[n]].of(Signature)[0])
        return [[in_time[n] for n in g] for g in groups]

    said = [(r.article.path, r.article.front.get("story", "")) for r in readings]
    return [Story(name, tuple(readings[n] for n in numbers)) for name, numbers in divided(said, mode, alike)]


def divided(
    articles: Sequence[tuple[str, str]], mode: Mode, alike: Callable[[list[int]], list[list[int]]]
) -> list[tuple[str, list[int]]]:
    """The stories of articles (in order of path; each with the story that it names, if any), by number.

    `alike` divides those that it is given by what they tell.
    """
    if mode == "off":
        return [(path, [n]) for n, (path, _) in enumerate(articles)]
    named: dict[str, list[int]] = {}
    free: list[int] = []
    for n, (path, story) in enumerate(articles):
        if mode == "folder":
            named.setdefault(folder_of(path), []).append(n)
        elif story:
            named.setdefault(story, []).append(n)
        else:
            free.append(n)
    groups = alike(free) if len(free) > 1 else [[n] for n in free]
    groups = [sorted(g, key=lambda n: articles[n][0]) for g in groups]
    stories = [*named.items(), *((articles[g[0]][0], g) for g in groups)]
    return sorted(stories, key=lambda story: articles[story[1][0]][0])


def folder_of(path: str) -> str:
    """The folder that an article stands in, which is its story's name."""
    return os.path.dirname(path) or "."  # noqa: PTH120 - there are very many


def place(article: Article) -> ArticlePlace:
    """Where an article stands in order of time."""
    return ArticlePlace(article.published.toordinal() if article.published else 0, article.path)
