"""Pieces of a source, in order → the running text of one part, with the place of each character."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from lint.read.parts import Part
from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lint.text.article import BlockKind

#: Signs that parsers take for punctuation and that next to no copy holds (old scripts' word dividers), put in a copy of
#: a source: for what is left out, for what cannot be read though something is shown, for a mark that stands for itself.
LEFT_OUT, FILLED_IN, STRAY = "\U0001091f", "\U00010a7f", "\U00010a50"
#: What white space of pages does not divide: a space that does not break is no such.
_SOLID = lazy(r"[^ \t\n\r\f\v]+")
_STOPS = frozenset(".,;:!?)")
_SIGNED = lazy(f"({LEFT_OUT}+)|({FILLED_IN}+)")

#: What stands for each character of code, of formulas and of what a template fills in: no letter, no mark, no space.
UNREAD = "_"


class RunningText:
    """The text of the part that is open; what is left out of it leaves no second space behind.

    `copy` is the source with such signs in it.
    """

    def __init__(self, source: str, copy: str = "") -> None:
        self._source = source
        self._copy = copy or source
        self._signed = LEFT_OUT in self._copy or FILLED_IN in self._copy
        self._clear()

    def _clear(self) -> None:
        self._pieces: list[str] = []
        self._places: list[Iterable[int]] = []
        self._wide: dict[int, int] = {}
        self._size = 0
        self._start = self._end = -1  # in the source, of what is there so far
        self._as_is = True  # whether it is what stands from start to end
        self._gap = False
        self._break = -1
        self._hidden = False  # whether there are signs for what is not to be read

    def __bool__(self) -> bool:
        return self._size > 0

    def verbatim(self, start: int, end: int) -> None:
        """Add what stands in the source from `start` to `end`."""
        if self._signed:
            for m in _SIGNED.finditer(self._copy, start, end):
                self._verbatim(start, m.start())
                if m[1]:
                    self.leave_out()
                else:
                    self.unread(*m.span())
                start = m.end()
        self._verbatim(start, end)

    def _verbatim(self, start: int, end: int) -> None:
        if start == end:
            return
        text = self._source[start:end]
        if self._break >= 0:
            self._end_line(text)
        if self._gap and self._ends_in_space():
            if text[0] in " \t":
                start, text = start + 1, text[1:]
            elif text[0] in _STOPS:
                self._trim()
        self._gap = False
        self._add(text, start, end)

    def flowing(self, start: int, end: int) -> None:
        """Add what stands there with its white space as pages show it: one space for many."""
        at = start
        for word in _SOLID.finditer(self._copy, start, end):
            if word.start() > at:
                self.space(at)
            self.verbatim(word.start(), at := word.end())
        if at < end:
            self.space(at)

    def space(self, at: int) -> None:
        """Add a space for what divides words at `at`, where none is yet."""
        if self and not self._ends_in_space():
            self._settle()
            if not self._source[at].isspace() or self._source[at] in "\t\r\xa0":
                self._as_is = False
            self._add(" ", at, at + 1)

    def line_break(self, at: int) -> None:
        """Note the end of a line at `at`: a space, but where the next begins amid a word."""
        self._trim()
        self._break = at

    def unread(self, start: int, end: int) -> None:
        """Add signs for what stands in the source and is not to be read."""
        if end > start:
            self._settle()
            self._hidden = True
            self._add(UNREAD * (end - start), start, end)

    def sign(self, text: str, start: int, end: int) -> None:
        """Add characters for what stands in the source in other ones: an entity, the tag of a quotation."""
        if text:
            self._settle()
            self._as_is = False
            self._wide.update((self._size + n, end) for n in range(len(text)))
            self._start = start if self._start < 0 else self._start
            self._pieces.append(text)
            self._places.append([start] * len(text))
            self._size += len(text)
            self._end = end

    def leave_out(self) -> None:
        """Note that something stands here that is not shown."""
        self._gap = True

    def part(self, mark: BlockKind | None) -> Part | None:
        """What has been added, as a part; none where that is nothing, or nothing to be read."""
        self._trim()
        text = "".join(self._pieces)
        if self._hidden and not any(map(str.isalnum, text)):
            self._clear()
            return None
        lead = len(text) - len(text.lstrip())
        part = None
        if lead < len(text) and self._as_is:
            part = Part(self._start + lead, self._end, text[lead:], mark=mark)
        elif lead < len(text):
            origin = list(chain.from_iterable(self._places))[lead:]
            wide = {at - lead: end for at, end in self._wide.items() if at >= lead}
            part = Part(origin[0], self._end, text[lead:], origin, mark, wide=wide)
        self._clear()
        return part

    def _add(self, text: str, start: int, end: int) -> None:
        if not text:
            return
        if self._start < 0:
            self._start = start
        elif start != self._end:
            self._as_is = False
        self._pieces.append(text)
        self._places.append(range(start, end))
        self._size += len(text)
        self._end = end

    def _settle(self) -> None:
        self._gap = False
        if self._break >= 0:
            self._end_line("")

    def _end_line(self, after: str) -> None:
        at, self._break = self._break, -1
        last = self._pieces[-1] if self._pieces else " "
        broken = last[-1] == "-" and last[-2:-1].isalnum() and after[:1].isalnum()
        if not broken and not self._ends_in_space():
            self._add(" ", at, at + 1)

    def _ends_in_space(self) -> bool:
        return not self._pieces or self._pieces[-1][-1] in " \t"

    def _trim(self) -> None:
        """Take away the white space at the end."""
        while self._pieces and self._pieces[-1][-1].isspace() and self._size - 1 not in self._wide:
            places = self._places[-1]
            text = self._pieces[-1].rstrip()
            gone = len(self._pieces[-1]) - len(text)
            self._size -= gone
            if not text:
                self._pieces.pop()
                self._places.pop()
                self._end = self._last_end()
            else:
                self._pieces[-1] = text
                self._places[-1] = list(places)[: len(text)]
                self._end = self._last_end()

    def _last_end(self) -> int:
        if not self._pieces:
            self._start = -1
            return -1
        if (end := self._wide.get(self._size - 1)) is not None:
            return end
        *_, last = self._places[-1]
        return last + 1
