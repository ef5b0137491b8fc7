"""A path of settings, stets or rules → what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.files.bounded_read import ANYWHERE, Bounds, read
from lint.rulebook.rule import rule_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Disk:
    """Files as they lie there; where links are not followed, none is read that one leads out of its folder to."""

    when = ""
    """What to say behind the name of a file of which something is wrong."""

    def __init__(self, follow_links: bool = False) -> None:
        self.follow_links = follow_links

    def is_file(self, path: Path) -> bool:
        """Whether there is a file."""
        return path.is_file()

    def is_dir(self, path: Path) -> bool:
        """Whether there is a folder."""
        return path.is_dir()

    def read(self, path: Path, bounds: Bounds = ANYWHERE) -> bytes:
        """What is in a file, within these bounds; OSError where it cannot be read, or is not to be."""
        return read(path, Bounds((), bounds.most) if self.follow_links else bounds)

    def rule_files(self, folder: Path) -> Iterator[tuple[Path, str]]:
        """The rule files in a folder with their ids; FileNotFoundError where it is none."""
        return rule_files(folder)


DISK = Disk()
"""What is there now."""
