"""A text with JavaScript in it → where expressions in braces and statements end, in linear time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What counts in code: brackets, and strings and comments, in which they do not. An apostrophe is behind a letter.
_TOKEN = lazy(
    r"[{}()\[\]]|(?<![\w\\])(?:\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*')|(?<!\\)`|/\*|(?<=[\s;{(,])//[^\n]*"
)
_TEMPLATE = lazy(r"(?:[^`\\]|\\.)*`", 16)
_BRACE = lazy(r"[{}]")
_BLANK_LINE = lazy(r"\n[ \t]*\n")
_OPENING, _CLOSING = frozenset("([{"), frozenset(")]}")


class Code:
    """The code in a text, of which somebody asks where it ends."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends: dict[int, int] = {}
        self._gone_through = False  # the rest, for braces alone, since one was found that never closes
        self._open_for_good = False  # a statement's brackets, so that any blank line ends others
        self._last_comment = text.rfind("*/")

    def expression_end(self, at: int) -> int:
        """The offset after the expression whose brace opens at `at`; -1 where it never closes."""
        if at not in self._ends and not self._gone_through:
            self._take(at)
        return self._ends.get(at, -1)

    def statement_end(self, at: int) -> int:
        """The offset of the blank line after the statement that begins at `at`: one amid its brackets is none."""
        text = self._text
        depth, from_ = 0, at
        for mark, start, end in () if self._open_for_good else self._marks(at):
            if depth == 0 and (blank := _BLANK_LINE.search(text, from_, start)):
                return blank.start()
            depth += (mark in _OPENING) - (mark in _CLOSING and depth > 0)
            from_ = end
        self._open_for_good |= depth > 0
        blank = _BLANK_LINE.search(text, at if depth else from_)
        return blank.start() if blank else len(text)

    def _marks(self, at: int) -> Iterator[tuple[str, int, int]]:
        """What counts from there on, each with its place; of strings and comments that is where they begin and end."""
        text = self._text
        while m := _TOKEN.search(text, at):
            at = m.end()
            if m[0] == "`":
                at = end.end() if (end := _TEMPLATE.match(text, at)) else at
            elif m[0] == "/*":
                at = text.index("*/", at) + 2 if at <= self._last_comment else at
            yield m[0], m.start(), at

    def _take(self, at: int) -> None:
        """Note the pairs in the expression that opens there; from one without an end on, braces alone count."""
        open_: list[int] = []
        for mark, start, end in self._marks(at):
            if mark == "{":
                open_.append(start)
            elif mark == "}":
                self._ends[open_.pop()] = end
                if not open_:
                    return
        self._gone_through = True
        open_ = []
        for m in _BRACE.finditer(self._text, at):
            if m[0] == "{":
                open_.append(m.start())
            elif open_:
                self._ends.setdefault(open_.pop(), m.end())
