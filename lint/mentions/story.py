"""The articles about one event, and how articles are grouped into stories."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lint.mentions import Reading


Mode = Literal["auto", "folder", "off"]


@dataclass(frozen=True, slots=True)
class Story:
    """The readings of the articles about one event, in order of path."""

    name: str
    readings: Sequence[Reading]


def group(readings: Sequence[Reading], mode: Mode) -> list[Story]:
    """The stories that these readings (in order of path) fall into, each article in one."""
    folders: dict[str, list[Reading]] = {}
    for reading in readings:
        path = reading.article.path
        folders.setdefault(path if mode == "off" else str(PurePath(path).parent), []).append(reading)
    return [Story(name, tuple(members)) for name, members in folders.items()]
