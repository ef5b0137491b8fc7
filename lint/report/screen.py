"""Text for a terminal: widths in cells, colour, and control characters made visible, as copy is not to be trusted."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from lint.lazy import lazy
from lint.text import Span

if TYPE_CHECKING:
    import re

    from lint.article import Article

#: What could move the cursor, colour or reorder a line, or has no width: controls, marks of direction, surrogates.
CONTROL = lazy(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)

#: Text of which every character takes one cell.
_PLAIN = lazy("[\x00-\u02ff\u2010-\u2027\u20ac]*")

_COLOURS = {"error": "31;1", "warning": "33;1", "style": "36", "path": "4", "faint": "2", "mark": "1", "added": "32;1"}


def visible(text: str) -> str:
    """The text with every control character as one visible character."""
    return text if text.isprintable() else CONTROL.sub(_picture, text)


def _picture(m: re.Match[str]) -> str:
    c = ord(m[0])
    if c in (9, 10, 13):
        return " "
    return chr(0x2400 + c) if c < 0x20 else "\N{REPLACEMENT CHARACTER}" if c != 0x200B else "·"


def width(text: str) -> int:
    """How many cells of a terminal the text takes."""
    if text.isascii() or _PLAIN.fullmatch(text):
        return len(text)
    return sum(cells(c) for c in text)


@lru_cache(maxsize=4096)
def cells(c: str) -> int:
    """How many cells one character takes: none for combining marks, two for wide letters."""
    if unicodedata.combining(c) or unicodedata.category(c) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(c) in "WF" else 1


def excerpt(article: Article, line: Span, marked: Span, room: int) -> tuple[str, str]:
    """A line of an article cut to `room` cells around `marked`, and a second line with carets under those characters.

    What is marked beyond the line's end, or beyond the room, is not shown; a line of any length costs the same.
    """
    begin, stop = line
    first, last = marked
    at = max(begin, first - room)  # a character takes a cell or more, but for marks on others
    text = article.quoted(Span(at, max(min(stop, last + room), first)))
    long = len(text)
    start = first - at
    end = min(max(last, first + 1) - at, long, start + room - 2)
    left, right = start, max(end, start)
    plain = _PLAIN.fullmatch(text)
    spare = room - 2 - (right - left if plain else width(text[start:end]))
    if spare > 0 and plain:
        left -= min(left, max((spare + 1) // 2, spare - (long - right)))
        right = min(long, right + spare - (start - left))
        spare = 0
    while spare > 0 and (left > 0 or right < long):
        if left > 0:
            left -= 1
            spare -= cells(text[left])
        if right < long and spare > 0:
            spare -= cells(text[right])
            right += 1
    more, rest = "…" * (at + left > begin), "…" * (at + right < stop)
    if plain and text.isprintable():
        return f"{more}{text[left:right]}{rest}", " " * (len(more) + start - left) + "^" * max(end - start, 1)
    before = more + visible(text[left:start])
    middle = visible(text[start:end])
    after = visible(text[end:right]) + rest
    return before + middle + after, " " * width(before) + "^" * max(width(middle), 1)


class Paint:
    """Colours, or none."""

    def __init__(self, *, colour: bool) -> None:
        self._on = colour

    def __call__(self, text: str, what: str) -> str:
        """The text in the colour of `what`."""
        return f"\x1b[{_COLOURS[what]}m{text}\x1b[0m" if self._on else text
