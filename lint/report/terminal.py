"""Text for a terminal: widths in cells, colour, and what is not seen made visible, as copy is not to be trusted."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from lint.text.lazy_regex import lazy
from lint.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from lint.text.article import Article

#: What is printable to Unicode and yet not seen: joiners of letters, variations of them, and letters that are blank.
_BLANK = lazy("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")
#: Where such signs, and joiners without width, are seen by what they do: in emoji, flags, ideographs, Arabic, Indic.
_EMOJI = "[©®‼⁉™ℹ\u2190-\u21ff\u2300-\u27bf\u2900-\u297f\u2b00-\u2bff〰〽㊗㊙\U0001f000-\U0001faff]"
_ONE = f"{_EMOJI}(?:\ufe0f|[\U0001f3fb-\U0001f3ff])?"
_LETTER = "[\u0620-\u065f\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\u0900-\u0dff]"
_SEEN = lazy(
    f"({_ONE}(?:\u200d{_ONE})+|{_EMOJI}[\ufe0e\ufe0f]|[0-9#*]\ufe0f\u20e3"
    "|\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f"
    f"|(?<={_LETTER})[\u200c\u200d](?={_LETTER})"
    "|(?<=[\u3400-\u9fff\U00020000-\U0003ffff])[\ufe00-\ufe02\U000e0100-\U000e01ef])"
)
#: What each of these has one of: a text without is not looked through for them.
_JOINED = lazy("[\u200c\u200d\ufe00-\ufe0f\u20e3\U000e007f\U000e0100-\U000e01ef]")
#: Of so many characters at most it is kept how they are shown.
_KEPT = 4096

INDENT = "    "
"""What stands before lines that belong to the one above them."""

#: An excerpt ends between words where one ends within so many characters.
_WORD = 24

#: Text of which every character takes one cell.
_PLAIN = lazy("[\x00-\u02ff\u2010-\u2027\u20ac]*")

_COLOURS = {"error": "31;1", "warning": "33;1", "style": "36", "path": "4", "faint": "2", "mark": "1", "added": "32;1"}


def hidden(text: str) -> bool:
    """Whether anything in the text may not be seen as it stands."""
    return not text.isprintable() or (not text.isascii() and _BLANK.search(text) is not None)


class Shown(dict[int, str]):
    """Text with a picture in place of what could move the cursor, colour or reorder a line, or is not seen at all.

    That is what Unicode calls control, format, private, unassigned or half a character, and what is blank; spaces are
    as they are, and so are signs that make one emoji, or one shape, of several.
    """

    def __init__(self, picture: Callable[[str], str]) -> None:
        super().__init__()
        self._picture = picture

    def __call__(self, text: str) -> str:
        """The text with the pictures."""
        if not hidden(text):
            return text
        if not _JOINED.search(text):
            return text.translate(self)
        parts = _SEEN.split(text)
        parts[::2] = [part.translate(self) for part in parts[::2]]
        return "".join(parts)

    def __missing__(self, code: int) -> str:
        c = chr(code)
        seen = (c.isprintable() and not _BLANK.match(c)) or unicodedata.category(c) == "Zs"
        shown = c if seen else self._picture(c)
        if len(self) < _KEPT:
            self[code] = shown
        return shown


def _picture(c: str) -> str:
    """One character that is seen."""
    if c in "\t\n\r":
        return " "
    return chr(0x2400 + ord(c)) if c < " " else "·" if c == "\u200b" else "\N{REPLACEMENT CHARACTER}"


#: The text with every such character as one that is seen, for a terminal and wherever else lines are printed.
visible = Shown(_picture)


def width(text: str) -> int:
    """How many cells of a terminal the text takes."""
    if text.isascii() or _PLAIN.fullmatch(text):
        return len(text)
    return sum(cells(c) for c in text)


def fitting(text: str, room: int) -> int:
    """How many characters of the text's beginning fit into so many cells."""
    begin = text[: max(room, 0) + 1]  # a character takes a cell or more, but for marks on others
    if begin.isascii() or _PLAIN.fullmatch(begin):
        return max(room, 0)
    for n, c in enumerate(text):
        if (room := room - cells(c)) < 0:
            return n
    return len(text)


@lru_cache(maxsize=4096)
def cells(c: str) -> int:
    """How many cells one character takes: none for combining marks, two for wide letters."""
    if unicodedata.combining(c) or unicodedata.category(c) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(c) in "WF" else 1


def wrapped(text: str, before: int, width: int, indent: int = len(INDENT)) -> list[str]:
    """The text in lines that fit into `width`, the first one after so much else and the others indented.

    Words stay whole. `textwrap` does the same, but takes as long as all the rest of a report.
    """
    lines = []
    room = width - before
    while len(text) > (most := fitting(text, room)):
        cut = text.rfind(" ", 1, most + 1)
        if cut < 0 and (cut := text.find(" ", max(most, 1))) < 0:
            break
        lines.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
        room = width - indent
    return [*lines, text]


def folded(text: str, width: int | None) -> str:
    """The text with no line wider than that where words allow; what goes on in another line is indented more."""
    if width is None:
        return text
    lines = []
    for line in text.split("\n"):
        begin = line[: len(line) - len(line.lstrip(" "))]
        room = width - len(begin)
        lines += [begin + part for part in _hanging(line[len(begin) :], room)] if room > width // 2 else [line]
    return "\n".join(lines)


def _hanging(text: str, room: int) -> list[str]:
    first, *others = wrapped(text, 0, room)
    return [first, *(INDENT + line for line in others)]


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
    end = min(max(last, first + 1) - at, long, start + fitting(text[start : start + room], room - 2))
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
    if at + left > begin:
        left = _word_on(text, left, start)
    if at + right < stop:
        right = _word_back(text, end if at + end >= last else start, right)
        end = min(end, right)
    more, rest = "…" * (at + left > begin), "…" * (at + right < stop)
    if plain and not hidden(text):
        return f"{more}{text[left:right]}{rest}", " " * (len(more) + start - left) + "^" * max(end - start, 1)
    before = more + visible(text[left:start])
    middle = visible(text[start:end])
    after = visible(text[end:right]) + rest
    return before + middle + after, " " * width(before) + "^" * max(width(middle), 1)


def _word_on(text: str, left: int, start: int) -> int:
    """Where the first whole word after a cut begins, if that is near and not behind `start`."""
    if left and text[left - 1] == " ":
        return left
    space = text.find(" ", left, min(left + _WORD, start))
    return left if space < 0 else space + 1


def _word_back(text: str, end: int, right: int) -> int:
    """Where the last whole word before a cut ends, if that is near and not before `end`."""
    if text[right : right + 1] == " ":
        return right
    space = text.rfind(" ", max(right - _WORD, end), right)
    return right if space < 0 else space


class Paint:
    """Colours, or none."""

    def __init__(self, *, colour: bool) -> None:
        self._on = colour

    def __call__(self, text: str, what: str) -> str:
        """The text in the colour of `what`."""
        return f"\x1b[{_COLOURS[what]}m{text}\x1b[0m" if self._on else text
