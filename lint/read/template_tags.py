"""Markdown as sites keep it → the same with signs in place of what is no copy: template tags, comments, stray marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lint.read.running_text import FILLED_IN, LEFT_OUT, STRAY
from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TAG = lazy(
    r"\{(?:%[^%\n]{0,500}%\}|:[^{}\n]{0,300}\}|[#.][\w-][^{}\n`]{0,200}\}"
    r"|(?P<shown>\{(?:[<%]\s{0,9}(?P<slash>/)?\s{0,9}(?P<name>[\w-]{1,40})|)[^{}]{0,2000}\}\}))"
)
_EMOJI = lazy(r":[a-z+-][a-z0-9_+-]{1,30}:(?!:)")
#: The end of what stands between two of Hugo's tags: what these show is the copy between them.
_CLOSING = lazy(r"\{\{[<%]\s{0,9}/\s{0,9}([\w-]{1,40})")
#: Tags with something between them and their end that is no copy.
_AROUND = lazy(
    r"\{%-?[ \t]{0,9}(highlight|raw|comment|mermaid|chart)\b[^%\n]{0,500}%\}"
    r"|\{\{[<%][ \t]{0,9}(highlight(?=[ \t]+\w)|mermaid|katex|chart|comment)\b[^{}]{0,500}\}\}"
)
#: How far to look for other words in a line.
_LOOK = 200
_VISIBLE = lazy(r"[^\r\n]")
_RUN = lazy(r"`+")
_BLANK = lazy(r"\n[ \t\r]*\n")
_QUOTED = lazy(r"(?<![\w`])`{1,2}(?=\w)[^`\n]{1,200}'|\w`\w")


def without_tags(text: str) -> str:
    """The text with signs for Liquid's and Hugo's tags and for attributes in braces; a line of them alone is blank."""
    return masked(text, [*_contents(text), *_tags(text)])


def _contents(text: str) -> Iterator[tuple[int, int, str]]:
    """What stands between two tags and is no copy, with the tags."""
    at = 0
    open_for_good: set[str] = set()
    while m := _AROUND.search(text, at):
        at = m.end()
        name = m[1] or m[2]
        if name in open_for_good:
            continue
        end = re.compile(rf"\{{%-?\s*end{name}\s*-?%\}}" if m[1] else rf"\{{\{{[<%]\s*/\s*{name}\s*[%>]\}}\}}")
        if close := end.search(text, at):
            yield m.start(), close.end(), LEFT_OUT
            at = close.end()
        else:
            open_for_good.add(name)


def _tags(text: str) -> Iterator[tuple[int, int, str]]:
    for m in _EMOJI.finditer(text):
        if not (before := text[m.start() - 1 : m.start()]).isalnum() and before not in {":", "/", "_"}:
            yield m.start(), m.end(), LEFT_OUT
    if "{" not in text:
        return
    around = {m[1] for m in _CLOSING.finditer(text)}
    for m in _TAG.finditer(text):
        shown = m.lastgroup == "shown" and m["name"] not in around and m["slash"] is None
        yield m.start(), m.end(), FILLED_IN if shown else LEFT_OUT


def masked(text: str, spans: Iterable[tuple[int, int, str]]) -> str:
    """The text with a sign for each character of these spans; of a line that holds nothing else, spaces."""
    pieces: list[str] = []
    at = 0
    for start, end, sign in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= at:
            pieces += [text[at:start], _VISIBLE.sub(" " if _alone(text, start, end) else sign, text[start:end])]
            at = end
    return "".join([*pieces, text[at:]])


def _alone(text: str, start: int, end: int) -> bool:
    """True where nothing else stands in the lines, as far as one looks."""
    if text[end : end + _LOOK].lstrip(" \t")[:1] not in {"", "\n", "\r"}:
        return False
    before = text[max(start - _LOOK, 0) : start]
    line = max(before.rfind("\n"), before.rfind("\r"))
    return (line >= 0 or start <= _LOOK) and not before[line + 1 :].strip(" \t>")


def without_stray_marks(text: str) -> str:
    """The text with signs for backticks that open quotations, ``as here'', and no code."""
    if not _QUOTED.search(text):
        return text
    spans: list[tuple[int, int]] = []
    at = 0
    for blank in [*_BLANK.finditer(text), None]:
        end = blank.start() if blank else len(text)
        spans += _stray(text, at, end)
        at = end
    pieces: list[str] = []
    at = 0
    for start, end in spans:
        pieces += [text[at:start], STRAY * (end - start)]
        at = end
    return "".join([*pieces, text[at:]])


def _stray(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The backticks in a paragraph that stand amid a word, or whose next one is behind a space: no code begins so."""
    runs = list(_RUN.finditer(text, start, end))
    after: dict[int, int] = {}
    closing = [0] * len(runs)
    for n in range(len(runs) - 1, -1, -1):
        size = len(runs[n][0])
        closing[n] = after.get(size, -1)
        after[size] = n
    n = 0
    while n < len(runs):
        run, close = runs[n], closing[n]
        if len(run[0]) > 2 or close < 0:
            n += 1
            continue
        first, last = text[run.end()], text[runs[close].start() - 1]
        amid = run.start() > start and text[run.start() - 1].isalnum() and first.isalnum()
        if amid or first == "'" or (last.isspace() and not first.isspace()):
            yield run.span()
            n += 1
        else:
            n = close + 1
