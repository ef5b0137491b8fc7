"""Markdown → parts: its blocks, with the kind that their marks tell, and their text without inline markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar

from lint.read.html_parts import CODE, DIVIDING, SILENT, HtmlParts
from lint.read.html_tokens import RAW, tokens_of
from lint.read.markdown_source import events_of, readable
from lint.read.parts import Part, marked_up
from lint.read.running_text import FILLED_IN, LEFT_OUT, STRAY, RunningText
from lint.read.site_front_matter import copy_in, front_of
from lint.text.lazy_regex import lazy

__all__ = ["front_of", "is_authored", "parts_of"]

if TYPE_CHECKING:
    from collections.abc import Callable

    from lint.read.site_front_matter import Place
    from lint.text.article import BlockKind

_NUMBER = lazy(r"\d{1,9}[.)](?=[ \t])")
_OPERATOR = lazy(r"[\\^_={}]")
#: The number of an item has no more digits; of a longer one, the year is the beginning of a sentence.
_DIGITS = 3
#: An indented block that is a paragraph of copy: a sentence of some length, with none of the signs of code.
_SENTENCE = lazy(r"[A-Z“‘\"][^{}<>=;\\|$_`\[\]]{50,}[.!?][\"”’)]*\Z")
_ESCAPE = lazy(r"\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2}|\r?\n|.)")
_MARKED_UP = lazy(r"[^\w \t,.?!’“”–—;/()%'-]|''|--|__|\A\s*(?:\d+[.)]|-)\s")
_INDENT = lazy(r"^[ \t]+", re.MULTILINE)
_ADDRESS = lazy(r"<?(?:[A-Za-z][A-Za-z0-9+.-]*:|[/#.?]|[^\s/]+[./])")
#: A longer heading is none: the line under it was meant to divide.
_LONGEST = 200


def parts_of(source: str, start: int) -> list[Part]:
    """The parts of a Markdown text from `start` on, after those in front matter that it does not repeat."""
    copy = source[start:]
    if "{" in copy or "<" in copy:
        from lint.read.mdx_source import is_mdx, without_code

        copy = without_code(copy) if is_mdx(copy) else copy
    return parts_in(source, start, copy)


def parts_in(source: str, start: int, copy: str) -> list[Part]:
    """The same, where the text from `start` on is to be read as `copy`."""
    parts = _parts(source, readable("\n" * start + copy))
    front = [part for place in copy_in(source, start) for part in _front_parts(source, place)] if start else []
    if front:
        body = "\n".join(part.text for part in parts)
        title = next((part.text for part in front if part.mark == "headline"), "")
        front = [
            part
            for part in front
            if part.text.rstrip(".… ") not in (body if part.text == title else f"{title}\n{body}")
        ]
        if parts and parts[0].mark == "headline" and any(part.mark == "headline" for part in front):
            parts[0].mark = "subhead"
    return front + parts


def _parts(source: str, copy: str) -> list[Part]:
    blocks = _Blocks(source, copy)
    blocks.read()
    return blocks.parts


def _front_parts(source: str, place: Place) -> list[Part]:
    """The parts of a piece of copy in front matter; marks of YAML, TOML or JSON in it are left out."""
    start, end = place.start, place.end
    copy = source[start:end]
    if not _MARKED_UP.search(copy):
        text = copy.strip()
        at = start + copy.find(text)
        return [Part(at, at + len(text), text, mark=place.kind)] if text else []
    if place.style == "'":
        copy = copy.replace("''", f"'{LEFT_OUT}")
    elif place.style == '"':
        copy = _ESCAPE.sub(_plain, copy)
    copy = _INDENT.sub(_unindented, copy)
    parts = _parts(source, readable("\n" * start + copy))
    for part in parts:
        part.mark = place.kind
    return parts


def _plain(m: re.Match[str]) -> str:
    """Signs for an escape in a quoted scalar: the sign itself, white space, or something that is not to be read."""
    if m[0][1] in "\"/\\'":
        return f"{LEFT_OUT}{STRAY}"
    return (" " if m[0][1] in "ntr \n" else FILLED_IN) * len(m[0])


def _unindented(m: re.Match[str]) -> str:
    """Signs for white space that begins a line, which in Markdown would mean code."""
    return LEFT_OUT * len(m[0])


def is_authored(source: str, parts: list[Part]) -> bool:  # noqa: ARG001 - another format tells it by its source
    """True where the text was written in Markdown."""
    return marked_up(parts, inline=True)


class _Blocks:
    """The parts so far, and the block that is open."""

    def __init__(self, source: str, copy: str) -> None:
        self.parts: list[Part] = []
        self._source, self._copy = source, copy
        self._run = RunningText(source, copy)
        self._quotes: list[bool] = []
        self._items: list[bool] = []  # of each open item, whether its first block is still to come
        self._ordered: list[bool] = []
        self._closing: list[int | None] = []  # where a link or an emphasis ends that is none
        self._code_block: list[tuple[int, int]] | None = None
        self._fenced = False
        self._only_number = False
        self._at = 0
        self._silent: list[str] = []
        self._code = 0

    def read(self) -> None:
        """Take all that the parser finds."""
        for event, start, end in events_of(self._copy):
            if event.__class__ is str:
                self._sign(event, start)
                continue
            ((name, value),) = event.items()
            if name == "Text":
                self._text(value, start, end)
            elif name == "Start":
                kind, value = (value, None) if isinstance(value, str) else next(iter(value.items()))
                if begin := self._starts.get(kind):
                    begin(self, value, start, end)
                else:
                    self._close()
            elif name == "End":
                kind = value if isinstance(value, str) else next(iter(value))
                self._ends.get(kind, _Blocks._close)(self)
            else:
                self._inline(name, start, end)
        self._close()

    def _sign(self, event: str, start: int) -> None:
        if event == "Rule":
            self._close()
        else:
            self._run.line_break(start)

    def _text(self, text: str, start: int, end: int) -> None:
        self._at = end
        if self._code_block is not None:
            self._code_block.append((start, end))
        elif self._silent:
            self._run.leave_out()
        elif self._code:
            self._put_code(start, end)
        elif end - start == len(text):
            self._only_number = False
            self._run.verbatim(start, end)
        else:
            self._only_number = False
            self._run.sign(text, start, end)

    def _put_code(self, start: int, end: int) -> None:
        self._only_number = False
        self._run.unread(start, end)

    def _inline(self, name: str, start: int, end: int) -> None:
        """Take a code span, a formula, a tag, a reference to a footnote."""
        self._at = end
        if name == "InlineHtml":
            self._inline_html(start, end)
        elif name not in {"Code", "InlineMath", "DisplayMath"} or self._silent:
            self._run.leave_out()
        elif name == "InlineMath" and not _is_formula(self._copy, start, end):
            self._run.flowing(start, end)
        else:
            sign = self._copy[start]
            inner = self._copy[start:end].strip(sign)
            lead = end - start - len(self._copy[start:end].lstrip(sign))
            text = inner.strip()
            begin = start + lead + inner.find(text)
            self._put_code(begin, begin + len(text))

    def _inline_html(self, start: int, end: int) -> None:
        token = next(tokens_of(self._copy, start, end), None)
        name = token.name if token else ""
        if name in SILENT or name in RAW:
            if token and not token.closing:
                self._silent.append(name)
            elif name in self._silent:
                self._silent.remove(name)
        elif name in CODE:
            self._code = max(self._code + (-1 if token and token.closing else 1), 0)
        elif self._silent:
            pass
        elif name == "br" or name in DIVIDING:
            self._run.space(start)
            return
        elif name == "q":
            self._run.sign("”" if token and token.closing else "“", start, end)
            return
        self._run.leave_out()

    def _close(self, mark: BlockKind | None = None) -> Part | None:
        """Make a part of the open block."""
        self._silent, self._code = [], 0
        self._closing = []
        if not self._run:
            return None
        if self._only_number:
            self._only_number = False
            self._run.part(None)
            return None
        part = self._run.part(mark)
        if part is None:
            return None
        if mark is None and self._items and self._items[-1]:
            part.mark = "list item"
        if any(self._quotes) and mark is None:
            part.mark = "quote"
        if self._items:
            self._items[-1] = False
        self.parts.append(part)
        return part

    def _heading(self, _: Any, start: int, end: int) -> None:
        self._close()
        self._underlined = not self._copy[start:end].lstrip().startswith("#")

    def _end_heading(self) -> None:
        part = self._close("subhead" if self.parts else "headline")
        if part and self._underlined and (len(part.text) > _LONGEST or part.text[-1] in ".,;"):
            part.mark = None

    def _list(self, number: int | None, *_: Any) -> None:
        self._close()
        self._ordered.append(number is not None)

    def _end_list(self) -> None:
        self._close()
        self._ordered.pop()

    def _item(self, _: Any, start: int, end: int) -> None:
        self._close()
        self._items.append(True)
        if self._ordered[-1] and (m := _NUMBER.match(self._copy, start, end)):
            self._run.verbatim(start, m.end() + 1)  # what number it is can matter, so that it stays
            self._only_number = True
            self._items[-1] = m.end() - start <= _DIGITS + 1

    def _end_item(self) -> None:
        self._close()
        self._items.pop()

    def _quote(self, kind: str | None, *_: Any) -> None:
        self._close()
        self._quotes.append(kind is None)

    def _end_quote(self) -> None:
        self._close()
        self._quotes.pop()

    def _end_cell(self) -> None:
        self._close("table cell")

    def _code_starts(self, kind: Any, *_: Any) -> None:
        self._close()
        self._code_block = []
        self._fenced = kind != "Indented"

    def _code_ends(self) -> None:
        lines, self._code_block = self._code_block or [], None
        text = " ".join(self._copy[start:end].strip() for start, end in lines)
        if not self._fenced and _SENTENCE.match(text):
            for start, end in lines:
                self._run.flowing(start, end)
            self._close()

    def _html(self, _: Any, start: int, end: int) -> None:
        self._close()
        html = HtmlParts(self._source, self._copy)
        html.read(start, end)
        self.parts += [part for part, _ in html.parts]
        self._silent = ["html"]

    def _emphasis(self, _: Any, start: int, end: int) -> None:
        """Note an emphasis; one that begins and ends amid words, and has words between, is two stray marks."""
        stray = (
            self._copy[start - 1 : start].isalnum()
            and (self._copy[end : end + 1].isalnum() or self._copy[end : end + 1] == "*")
            and any(map(str.isspace, self._copy[start:end]))
        )
        self._begin(stray, start, start + 1 + (self._copy[start + 1] == self._copy[start]), end)

    def _struck(self, *_: Any) -> None:
        self._closing.append(None)
        self._silent.append("~")

    def _end_struck(self) -> None:
        self._end_inline()
        self._end_silent("~")

    def _link(self, link: dict[str, str], start: int, end: int) -> None:
        if link["link_type"] in {"Autolink", "Email"}:
            self._closing.append(None)
            self._only_number = False
            if not self._silent:
                self._run.unread(start + 1, end - 1)
            self._silent.append("<")
            return
        self._begin(link["link_type"] == "Inline" and not _ADDRESS.match(link["dest_url"]), start, start + 1, end)

    def _image(self, *_: Any) -> None:
        self._closing.append(None)
        self._silent.append("!")
        self._run.leave_out()

    def _end_image(self) -> None:
        self._end_inline()
        self._end_silent("!")

    def _end_silent(self, name: str) -> None:
        if name in self._silent:
            self._silent.remove(name)
        self._run.leave_out()

    def _begin(self, stray: bool, start: int, inside: int, end: int) -> None:
        self._closing.append(end if stray else None)
        if stray and not self._silent:
            self._run.verbatim(start, inside)
            self._at = inside

    def _end_link(self) -> None:
        self._end_inline()
        if self._silent and self._silent[-1] == "<":
            self._silent.pop()

    def _end_inline(self) -> None:
        end = self._closing.pop() if self._closing else None
        if end is not None and not self._silent:
            self._run.flowing(self._at, end)
            self._at = end

    _starts: ClassVar[dict[str, Callable[[_Blocks, Any, int, int], None]]] = {
        "Heading": _heading, "List": _list, "Item": _item, "BlockQuote": _quote, "CodeBlock": _code_starts,
        "HtmlBlock": _html, "Emphasis": _emphasis, "Strong": _emphasis, "Strikethrough": _struck, "Link": _link,
        "Image": _image,
    }  # fmt: skip
    _ends: ClassVar[dict[str, Callable[[_Blocks], Any]]] = {
        "Heading": _end_heading, "List": _end_list, "Item": _end_item, "BlockQuote": _end_quote,
        "CodeBlock": _code_ends, "Emphasis": _end_inline, "Strong": _end_inline, "Strikethrough": _end_struck,
        "Link": _end_link, "Image": _end_image, "TableCell": _end_cell,
    }  # fmt: skip


def _is_formula(text: str, start: int, end: int) -> bool:
    """True for what stands between dollars and is no sum of money."""
    inner = text[start + 1 : end - 1]
    return not text[end : end + 1].isdigit() and not (inner[:1].isdigit() and not _OPERATOR.search(inner))
