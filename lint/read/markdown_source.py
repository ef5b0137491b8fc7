"""A Markdown source → what its parser finds in it, with exact places, once what is no copy is out of its way."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any

import pyromark

from lint.read.running_text import LEFT_OUT, STRAY
from lint.read.template_tags import masked, without_stray_marks, without_tags
from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_GFM
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
)
#: Signs that there is a formula: dollars alone are money.
_FORMULA = lazy(r"\$\$|\$[^$\n]{0,200}[\\^_=][^$\n]{0,200}\$")
_WIDE = lazy(r"[^\x00-\x7f]")


def readable(copy: str) -> str:
    """The text, as long as it is, with signs and blanks for what is no copy and for stray marks."""
    if "\r" in copy:
        copy = copy.replace("\r\n", " \n").replace("\r", "\n")  # as long as before, so that places stay right
    if "`" in copy:
        copy = without_stray_marks(copy)
    if "{" in copy or ":" in copy:
        copy = without_tags(copy)
    if "<!--" in copy:
        copy = _without_comments(copy)
    return copy


def events_of(text: str) -> Iterator[tuple[Any, int, int]]:
    """What the parser finds in a text, each with its place in code points."""
    options = _OPTIONS
    if "$" in text and _FORMULA.search(text):
        options |= pyromark.Options.ENABLE_MATH
    events = pyromark.events_with_range(text, options=options)
    if text.isascii():
        for event, place in events:
            yield event, place["start"], place["end"]
        return
    ends, extras = [0], [0]
    for m in _WIDE.finditer(text):
        size = len(m[0].encode())
        ends.append(m.start() + extras[-1] + size)
        extras.append(extras[-1] + size - 1)
    for event, place in events:
        if "End" in event:
            yield event, 0, 0  # nobody asks where
            continue
        start, end = place["start"], place["end"]
        yield event, start - extras[bisect_right(ends, start) - 1], end - extras[bisect_right(ends, end) - 1]


def _without_comments(text: str) -> str:
    """The text without comments, but for those in code, and for one without an end, which is none."""
    lost = text.find("<!--", max(text.rfind("-->"), 0))
    if lost >= 0:
        text = text[:lost] + text[lost:].replace("<!--", f"{STRAY}!--")
    code = [(s, e) for event, s, e in events_of(text) if isinstance(event, dict) and _is_code(event)]
    found: list[tuple[int, int, str]] = []
    at = n = 0
    while (at := text.find("<!--", at)) >= 0:
        while n < len(code) and code[n][1] <= at:
            n += 1
        if n < len(code) and code[n][0] <= at:
            at = code[n][1]
        else:
            end = text.index("-->", at + 1) + 3
            found.append((at, end, LEFT_OUT))
            at = end
    return masked(text, found)


def _is_code(event: dict[str, Any]) -> bool:
    return "Code" in event or (isinstance(of := event.get("Start"), dict) and "CodeBlock" in of)
