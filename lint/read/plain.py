"""Plain text → parts: a line is a part, hard-wrapped lines are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.read.block_kinds import stands_alone
from lint.read.lines import lines_of, unwrap

if TYPE_CHECKING:
    from lint.read.parts import Part


def parts_of(source: str, start: int) -> list[Part]:
    """The parts of a plain text from `start` on."""
    return unwrap(lines_of(source, start), stands_alone)
