"""A path of settings, stets or rules → what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.rule import rule_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Disk:
    """Files as they lie there."""

    when = ""
    """What to say behind the name of a file of which something is wrong."""

    def is_file(self, path: Path) -> bool:
        """Whether there is a file."""
        return path.is_file()

    def is_dir(self, path: Path) -> bool:
        """Whether there is a folder."""
        return path.is_dir()

    def read(self, path: Path) -> bytes:
        """What is in a file; OSError where it cannot be read."""
        return path.read_bytes()

    def rule_files(self, folder: Path) -> Iterator[tuple[Path, str]]:
        """The rule files in a folder with their ids; FileNotFoundError where it is none."""
        return rule_files(folder)


DISK = Disk()
"""What is there now."""
