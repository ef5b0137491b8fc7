"""HTML, a page or a piece of one → parts, with the kinds that tags tell; what shows no copy is left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lint.read.html_tokens import Token, take_text, tokens_of
from lint.read.running_text import RunningText
from lint.text.lazy_regex import lazy
from lint.text.tables import any_of, listed, word_set

if TYPE_CHECKING:
    from lint.read.parts import Part
    from lint.text.article import BlockKind

#: Tags that divide blocks.
DIVIDING = word_set("markup", "dividing")
#: Elements with nothing in them to be read as copy.
SILENT = word_set("markup", "silent")
CODE = frozenset("code kbd samp tt var".split())
_VOID = word_set("markup", "empty")
_MARKS: dict[str, BlockKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "dt", "summary"), "subhead"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    **dict.fromkeys(("td", "th"), "table cell"),
    **dict.fromkeys(("li", "dd"), "list item"),
    "blockquote": "quote",
}  # fmt: skip


_ASIDE = frozenset("nav footer aside form".split())
_ASIDE_ROLES = frozenset("navigation banner contentinfo complementary search dialog".split())
#: The class or name of a box around an article.
_BOX = lazy(
    lambda: rf"(?:^|[\s_-])(?:{any_of('markup', 'boxes')}|(?:{any_of('markup', 'begins of boxes')})\w*)(?:$|[\s_-])",
    re.IGNORECASE,
)
_UNSEEN = lazy(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


class Element(NamedTuple):
    """An element that is open: the how manieth it is, its name, and whether it is no part of a text, or not seen."""

    number: int
    name: str
    aside: bool = False
    unseen: bool = False


#: All that is read, which no tag opens.
_ROOT = Element(0, "")


class HtmlParts:
    """The parts of HTML so far, with the elements that are open.

    `parts` has each part with the elements that it stands in, from the outermost.
    """

    def __init__(self, source: str, copy: str = "") -> None:
        self.parts: list[tuple[Part, tuple[Element, ...]]] = []
        self._source = copy or source
        self._run = RunningText(source, copy)
        self._open = [_ROOT]
        self._count = 0
        self._silent = 0
        self._code = 0
        self._around: tuple[Element, ...] = ()

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
            self._around = tuple(self._open[-_DEEPEST:])
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
        if token.closing:
            if any(name == element.name for element in self._open[-_DEEPEST:]):
                while self._close().name != name:
                    pass
        elif not token.inside.endswith("/"):
            if name in _CLOSES and self._open[-1].name in _CLOSES[name]:
                self._close()
            self._begin(token)

    def _begin(self, token: Token) -> None:
        self._count += 1
        aside = unseen = False
        if token.inside and token.name not in {"a", "b", "i", "em", "strong", "body", "html"}:
            said = token.attributes()
            aside = said.get("role", "") in _ASIDE_ROLES or any(
                _BOX.search(said.get(k, "")[:300]) for k in ("class", "id")
            )
            unseen = (
                "hidden" in said or said.get("aria-hidden") == "true" or bool(_UNSEEN.search(said.get("style", "")))
            )
        element = Element(self._count, token.name, aside or token.name in _ASIDE, unseen or token.name in SILENT)
        self._open.append(element)
        self._silent += element.unseen
        self._code += token.name in CODE

    def _close(self) -> Element:
        element = self._open.pop()
        self._silent -= element.unseen
        self._code -= element.name in CODE
        return element

    def _divide(self) -> None:
        """Make a part of the text so far."""
        mark = next((_MARKS[e.name] for e in reversed(self._around) if e.name in _MARKS), None)
        if part := self._run.part(mark):
            self.parts.append((part, self._around))


#: So many open elements are looked at, from the innermost.
_DEEPEST = 60
#: Tags that end an element which was not closed.
_CLOSES = {
    "li": {"li"}, "p": {"p"}, "dt": {"dt", "dd"}, "dd": {"dt", "dd"}, "td": {"td", "th"}, "th": {"td", "th"},
    **dict.fromkeys(listed("markup", "ends a paragraph"), frozenset({"p"})),
}  # fmt: skip
