"""HTML, a page or a piece of one → parts, with the kinds that tags tell; what shows no copy is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.read.html_tokens import Token, take_text, tokens_of
from lint.read.running_text import RunningText

if TYPE_CHECKING:
    from lint.read.parts import Part
    from lint.text.article import BlockKind

#: Tags that divide blocks.
DIVIDING = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 head header hr html legend li main nav ol p pre section summary table tbody td "
    "tfoot th thead title tr ul".split()
)
#: Elements with nothing in them to be read as copy.
SILENT = frozenset("pre head svg math template object canvas audio video select button noscript del s strike".split())
CODE = frozenset("code kbd samp tt var".split())
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_MARKS: dict[str, BlockKind] = {
    "h1": "subhead", "h2": "subhead", "h3": "subhead", "h4": "subhead", "h5": "subhead", "h6": "subhead",
    "li": "list item", "blockquote": "quote", "figcaption": "caption", "td": "table cell", "th": "table cell",
    "caption": "caption", "summary": "subhead", "dt": "subhead", "dd": "list item", "title": "headline",
}  # fmt: skip


class HtmlParts:
    """The parts of HTML so far, with the elements that are open.

    `parts` has each part with the elements that it stands in, as numbers and names in the order in which they opened.
    """

    def __init__(self, source: str, copy: str = "") -> None:
        self.parts: list[tuple[Part, tuple[tuple[int, str], ...]]] = []
        self._source = copy or source
        self._run = RunningText(source, copy)
        self._open: list[tuple[int, str]] = []
        self._count = 0
        self._silent = 0
        self._code = 0
        self._around: tuple[tuple[int, str], ...] = ()

    def read(self, start: int, end: int) -> None:
        """Take what stands from `start` to `end`."""
        for token in tokens_of(self._source, start, end):
            if not token.name:
                self._text(token)
            elif token.name == "!":
                self._run.leave_out()
            else:
                self._tag(token)
        self._divide()

    def _text(self, token: Token) -> None:
        if self._silent:
            self._run.leave_out()
            return
        if not self._run:
            self._around = tuple(self._open)
        if self._code:
            self._run.unread(token.start, token.end)
        else:
            take_text(self._run, self._source, token.start, token.end)

    def _tag(self, token: Token) -> None:
        name = token.name
        if name in DIVIDING:
            self._divide()
        elif name == "br":
            self._run.space(token.start)
        elif name == "q" and not self._silent:
            self._run.sign("”" if token.closing else "“", token.start, token.end)
        if name in _VOID:
            return
        if not token.closing:
            if not token.inside.endswith("/"):
                self._count += 1
                self._open.append((self._count, name))
                self._silent += name in SILENT
                self._code += name in CODE
        elif any(name == opened for _, opened in self._open[-_DEEPEST:]):
            while self._open:
                _, opened = self._open.pop()
                self._silent -= opened in SILENT
                self._code -= opened in CODE
                if opened == name:
                    break

    def _divide(self) -> None:
        """Make a part of the text so far."""
        mark = next((_MARKS[name] for _, name in reversed(self._around) if name in _MARKS), None)
        if part := self._run.part(mark):
            self.parts.append((part, self._around[-_DEEPEST:]))


#: So many open elements are looked at, from the innermost.
_DEEPEST = 60
