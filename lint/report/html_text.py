"""Text of copy → text in a page: markup as text, and what nobody sees by its number."""

from __future__ import annotations

import unicodedata
from html import escape

from lint.report.terminal import Shown, visible


def value(words: str) -> str:
    """Text as the value of an attribute."""
    return escape(visible(words))


def shown(words: str) -> str:
    """Text for the page: markup as text, and characters that nobody sees, or that reorder a line, by their numbers."""
    return _SHOWN(escape(words))


def _picture(c: str) -> str:
    if c in "\t\n\r":
        return c
    name = unicodedata.name(c, "control character").lower()
    return f'<span class="unseen" title="{escape(name)}">{ord(c):04X}</span>'


_SHOWN = Shown(_picture)
