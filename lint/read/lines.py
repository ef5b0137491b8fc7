"""Source → its lines of text, and lines of hard-wrapped text → the parts they were wrapped from."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from lint.read.parts import Part
from lint.text.calendar import MONTH_PATTERN, WEEKDAYS
from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    from collections.abc import Callable

_BULLET = lazy(r"[•‣▪●○◦*+–-]\s+\S")
_WIDEST, _NARROWEST = 120, 40
_DAY = r"\d{1,2}(?:st|nd|rd|th)?\b"
#: A day that may go over the end of a line, and so much of it as can stand on either side.
_DATE = lazy(
    rf"\b(?:(?:{'|'.join(WEEKDAYS)}),? (?:the )?)?(?:{MONTH_PATTERN} {_DAY}|{_DAY} (?:of )?{MONTH_PATTERN})"
    r"(?:,? (?:19|20)\d\d\b)?"
)
_SIDE = 30
#: A text with this many full lines is wrapped.
_WRAPPED = 3


class Line(NamedTuple):
    """One line that holds text, without the space around it; `gap` line breaks and `indent` spaces are before it."""

    start: int
    end: int
    text: str
    gap: int
    indent: int


def lines_of(source: str, start: int) -> list[Line]:
    """The lines of a source from `start` on that hold text."""
    text = source[start:]
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")  # as long as before, so that places stay right
    lines = []
    at, gap = start, 0
    for whole in text.split("\n"):
        if whole and (stripped := whole.strip()):
            indent = whole.index(stripped[0])
            begin = at + indent
            lines.append(Line(begin, begin + len(stripped), stripped, gap, indent))
            gap = 0
        gap += 1
        at += len(whole) + 1
    return lines


def is_item(text: str) -> bool:
    """True for a line that begins as the items of a list do."""
    return _BULLET.match(text) is not None


def unwrap(lines: list[Line], alone: Callable[[str], bool]) -> list[Part]:
    """Parts from lines: a line is a part, but lines of hard-wrapped text are joined to the paragraph they were.

    A line goes on in the next one where it stops in mid-sentence, or, in a text that is wrapped to one width, where the
    next one's first word would not have fitted, or amid a date. Lines that are `alone` (a byline, a date) are joined
    to none, but a line in the middle of a sentence is not one of them, whatever it looks like.
    """
    pairs = list(pairwise(lines))
    width = max((len(line.text) for line, after in pairs if after.gap == 1), default=0)
    dates = [_in_date(line, after, alone) for line, after in pairs]
    like_prose = _NARROWEST <= width <= _WIDEST
    if not like_prose and not any(dates):
        return [Part(line.start, line.end, line.text) for line in lines]
    margin = min(line.indent for line in lines)
    full = [_is_full(line, after, width, margin) for line, after in pairs]
    wrapped = sum(full) >= _WRAPPED
    parts: list[Part] = []
    run = lines[:1]
    for (line, after), fits, in_date in zip(pairs, full, dates, strict=True):
        goes_on = like_prose and ((fits and wrapped) or _mid_sentence(line, after))
        first = len(run) == 1
        if not in_date and (
            not goes_on
            or (first and alone(line.text))
            or ((_ended(line) or (first and not parts)) and (is_item(after.text) or alone(after.text)))
            or (is_item(run[0].text) and is_item(after.text))
        ):
            parts.append(join(run))
            run = []
        run.append(after)
    parts.append(join(run))
    return parts


def _ended(line: Line) -> bool:
    return line.text.rstrip("\"'”’)")[-1:] in {".", "!", "?", ":"}


def _is_full(line: Line, after: Line, width: int, margin: int) -> bool:
    """True where the first word of the next line had no room in this one, and no new paragraph is indented there."""
    if after.gap != 1 or (after.indent > margin and _ended(line)):
        return False
    first = after.text.find(" ")
    room = len(line.text) + 1 + (first if first > 0 else len(after.text))
    return room > width - width // 10


def _in_date(line: Line, after: Line, alone: Callable[[str], bool]) -> bool:
    """True where a line ends amid a date; one that ends with a weekday may well be followed by a line with a date."""
    if after.gap != 1 or not (line.text[-1].isalnum() or line.text[-1] in ",."):
        return False
    before = line.text[-_SIDE:]
    size = len(before)
    dates = _DATE.finditer(f"{before} {after.text[:_SIDE]}")
    begun = next((before[m.start() :] for m in dates if m.start() < size < m.end() - 1), "")
    long = len(line.text) >= _NARROWEST // 2 or begun.startswith(WEEKDAYS)
    return bool(begun) and long and not (begun in WEEKDAYS and alone(after.text))


def _mid_sentence(line: Line, after: Line) -> bool:
    return (
        after.gap == 1
        and after.text[0].islower()
        and len(line.text) >= _NARROWEST // 2
        and (line.text[-1].isalnum() or line.text[-1] in ",-–—")
    )


def join(run: list[Line]) -> Part:
    """One part from lines that follow each other: a space stands for the line break between two of them."""
    first, last = run[0], run[-1]
    if len(run) == 1:
        return Part(first.start, first.end, first.text)
    if all(b.start - a.end == 1 and not _broken(a, b) for a, b in pairwise(run)):
        return Part(first.start, last.end, " ".join(line.text for line in run))
    pieces: list[str] = []
    origin: list[int] = []
    for before, line in zip([first, *run], run, strict=False):
        if pieces and not _broken(before, line):
            pieces.append(" ")
            origin.append(line.start - 1)
        pieces.append(line.text)
        origin.extend(range(line.start, line.end))
    return Part(first.start, last.end, "".join(pieces), origin)


def _broken(line: Line, after: Line) -> bool:
    """True where a word is broken at its hyphen, and goes on without a space."""
    return line.text[-1] == "-" and line.text[-2:-1].isalnum() and after.text[0].isalnum()
