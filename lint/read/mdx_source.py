"""MDX → the same text, as long, as Markdown: with signs, tags and line ends in place of what is code of JavaScript."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from lint.read.html_parts import CODE, DIVIDING, SILENT
from lint.read.html_tokens import RAW
from lint.read.mdx_code import Code
from lint.read.running_text import FILLED_IN, LEFT_OUT
from lint.read.template_tags import masked
from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    from collections.abc import Callable

_IMPORT = r"import\b\s*(?:[\w$*{](?:(?!\n[ \t]*\n)[^;\"'`]){0,500}?\bfrom\s*)?(?P<q>[\"'])[^\"'\n]+(?P=q)[^\n]*"
_EXPORT = r"export\s+(?:default|const|let|var|async|function|class|type|interface|enum|[*{])"
#: What a text that is MDX, whatever its file is called, begins with.
_STATEMENT = lazy(rf"\s*(?:{_IMPORT}|{_EXPORT}\b[^\n]*[={{(])")
#: What may be no prose: a fence, a statement, an escaped sign, code in a line, an expression, a tag.
_NEXT = lazy(
    rf"^[ \t>]*(?:(?:[-*+]|\d{{1,9}}[.)])[ \t]+)?(?P<fence>`{{3,}}(?=[^`\n]*$)|~{{3,}})|^(?P<import>{_IMPORT})"
    rf"|^(?P<export>{_EXPORT})|\\.|(?P<ticks>`+)|(?P<brace>\{{)|<(?P<tag>/?(?:[A-Za-z_$][\w$.:-]*)?)(?=[\s/>])",
    re.MULTILINE,
)
_ATTRIBUTE = lazy(r"\s*(?:(?P<end>/?)>|(?P<brace>\{)|[\w$.:@-]+(?:\s*=)?|\"[^\"]*\"|'[^']*')")
_SPACE = lazy(r"[\"'`]\s+[\"'`]")
_BLANK = lazy(r"\n[ \t]*\n")
#: Tags that Markdown reads, but for their attributes.
_KEPT = CODE | {"br", "q", "td", "th", "figcaption", "caption"}
#: What Markdown has for tags.
_MARKS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "dt", "summary"), "# "),
    **dict.fromkeys(("li", "dd"), "- "),
    "blockquote": "> ",
}
#: An indented line means code in Markdown, and nothing in MDX.
_INDENT = 4


def is_mdx(text: str) -> bool:
    """True where copy imports or exports something on top, whatever its file is called."""
    return _STATEMENT.match(text) is not None


def without_code(text: str) -> str:
    """The text as Markdown that shows the same, each sign of it where it was."""
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    found = _Finding(text)
    found.run()
    return _unindented(_replaced(masked(text, found.unread), found.tags))


class _Finding:
    """What is no prose in a text: `unread` are places with the sign for each, `tags` those with what Markdown has."""

    def __init__(self, text: str) -> None:
        self.unread: list[tuple[int, int, str]] = []
        self.tags: list[tuple[int, int, str]] = []
        self._text = text
        self._code = Code(text)
        self._after_statement = self._after_component = self._paragraph = -1
        self._never: dict[str, int] = {}  # what does not close: backticks in a paragraph, elements anywhere

    def run(self) -> None:
        """Look for all of it."""
        at = 0
        while m := _NEXT.search(self._text, at):
            take = self._takes.get(m.lastgroup or "")
            at = take(self, m) if take else m.end()

    def _left_out(self, start: int, end: int) -> int:
        """Leave out a place, together with what is left out before it in its line."""
        if self.unread and self.unread[-1][2] == LEFT_OUT and not self._text[self.unread[-1][1] : start].strip(" \t"):
            start = self.unread.pop()[0]
        self.unread.append((start, end, LEFT_OUT))
        return end

    def _fence(self, m: re.Match[str]) -> int:
        """Leave out a block of code."""
        fence = m["fence"]
        closing = re.compile(rf"^[ \t>]*{fence[0]}{{{len(fence)},}}[ \t]*$", re.MULTILINE).search(self._text, m.end())
        return self._left_out(m.start("fence"), closing.end() if closing else len(self._text))

    def _statement(self, m: re.Match[str]) -> int:
        """Leave out an import or export, behind a blank line or another one; else it is a line of a paragraph."""
        start = m.start()
        before = self._text[self._text.rfind("\n", 0, max(start - 1, 0)) + 1 : start]
        if before.strip() and self._after_statement < start - 1:
            return m.end()
        end = m.end() if m["import"] else self._code.statement_end(start)
        self._after_statement = self._left_out(start, end)
        return end

    def _ticks(self, m: re.Match[str]) -> int:
        """The offset after code in a line, which Markdown reads; after the backticks alone where they open none."""
        ticks = m["ticks"]
        if m.end() > self._paragraph:
            blank = _BLANK.search(self._text, m.end())
            self._paragraph = blank.start() if blank else len(self._text)
        if self._never.get(ticks) == self._paragraph:
            return m.end()
        closing = re.compile(rf"(?<!`){ticks}(?!`)").search(self._text, m.end(), self._paragraph)
        if not closing:
            self._never[ticks] = self._paragraph
        return closing.end() if closing else m.end()

    def _brace(self, m: re.Match[str]) -> int:
        """Put signs in place of an expression."""
        start = m.start()
        end = self._code.expression_end(start)
        if end < 0:
            return m.end()
        said = self._text[start + 1 : end - 1].strip()
        if _SPACE.fullmatch(said):
            self.tags.append((start, end, "<br>"))
        elif not said or said.startswith(("/*", "//", "#", ".")):  # a comment, the name of a heading
            self._left_out(start, end)
        else:
            self.unread.append((start, end, FILLED_IN))
        return end

    def _tag(self, m: re.Match[str]) -> int:
        """Put what Markdown has in place of a tag."""
        start, closes, name = m.start(), m["tag"].startswith("/"), m["tag"].removeprefix("/")
        end, whole = self._tag_end(m.end())
        if end < 0:
            return m.end()
        if name in SILENT | RAW and not closes and not whole:
            return self._left_out(start, self._end_of_element(name, end))
        if name in _KEPT:
            self.tags.append((start, end, f"<{m['tag']}{'/' * whole}>"))
        elif name in DIVIDING:
            self.tags.append((start, end, "\n" if closes or whole else f"\n{_MARKS.get(name, '')}"))
        elif self._after_component == start and not closes and end - start >= len("<br>"):
            self.tags.append((start, end, "<br>"))  # two components side by side are no one word
        else:
            self._left_out(start, end)
        if (closes or whole) and not name.islower():
            self._after_component = end
        return end

    def _tag_end(self, at: int) -> tuple[int, bool]:
        """The offset after a tag with attributes from `at` on, and whether nothing is to close it; -1 for no tag."""
        while m := _ATTRIBUTE.match(self._text, at):
            at = m.end()
            if m["end"] is not None:
                return at, bool(m["end"])
            if m["brace"] and (at := self._code.expression_end(at - 1)) < 0:
                break
        return -1, False

    def _end_of_element(self, name: str, at: int) -> int:
        """The offset after an element in which there is no prose; after its tag where it never closes."""
        if name not in self._never:
            if closing := re.compile(rf"</{name}\s*>").search(self._text, at):
                return closing.end()
            self._never[name] = at
        return at

    _takes: ClassVar[dict[str, Callable[[_Finding, re.Match[str]], int]]] = {
        "fence": _fence, "import": _statement, "export": _statement, "ticks": _ticks, "brace": _brace, "tag": _tag,
    }  # fmt: skip


def _replaced(text: str, places: list[tuple[int, int, str]]) -> str:
    """The text with what Markdown has in these places, each as long as it was."""
    pieces: list[str] = []
    at = 0
    for start, end, instead in places:
        gap = end - start - len(instead)
        if instead[0] == "\n":
            instead = "\n" * gap + instead
        else:
            name = instead.rstrip("/>")
            instead = name + " " * gap + instead[len(name) :]
        pieces += [text[at:start], instead]
        at = end
    return "".join([*pieces, text[at:]])


def _unindented(text: str) -> str:
    """The text with ends of lines in place of white space that begins a block, and would mean code in Markdown."""
    lines = text.split("\n")
    blank = True
    for n, line in enumerate(lines):
        shown = line.lstrip(" \t")
        indent = len(line) - len(shown)
        if blank and shown and (indent >= _INDENT or "\t" in line[:indent]):
            lines[n] = "\n" * indent + shown
        blank = not shown
    return "\n".join(lines)
