"""MDX → parts: those of Markdown, once the code and the tags of components between its prose are out of the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.read.markdown import front_of, is_authored, parts_in
from lint.read.mdx_source import without_code

__all__ = ["front_of", "is_authored", "parts_of"]

if TYPE_CHECKING:
    from lint.read.parts import Part


def parts_of(source: str, start: int) -> list[Part]:
    """The parts of an MDX text from `start` on, after those in front matter that it does not repeat."""
    return parts_in(source, start, without_code(source[start:]))
