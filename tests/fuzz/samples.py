"""Folders of copy → the articles that inputs are made of: the project's own samples, and whatever else is named."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tests.desk import SEEDS

if TYPE_CHECKING:
    from pathlib import Path

_FOLDERS: list[Path] = [SEEDS]


def take(folders: list[Path]) -> None:
    """Have inputs be made of the copy in these folders, too."""
    _FOLDERS[1:] = folders
    stories.cache_clear()
    articles.cache_clear()


@cache
def stories() -> list[list[str]]:
    """The articles of each folder that has any: those of one folder are most often about one thing."""
    found: dict[Path, list[str]] = {}
    for folder in _FOLDERS:
        for file in sorted(f for suffix in ("md", "txt") for f in folder.rglob(f"*.{suffix}")):
            if text := file.read_text(encoding="utf-8", errors="replace"):
                found.setdefault(file.parent, []).append(text)
    return [*found.values()]


@cache
def articles() -> list[str]:
    """All of them."""
    return [text for some in stories() for text in some]
