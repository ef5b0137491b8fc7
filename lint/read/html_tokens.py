"""HTML → its tags, comments and text, each with its place."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, NamedTuple

from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.read.running_text import RunningText

_NAME = r"[A-Za-z][^\s/<>\"'=]{0,100}"
_TAG = lazy(rf"<(/?)({_NAME})((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_ATTRIBUTE = lazy(r"([^\s=\"'/<>]{1,100})(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?")
_ENTITY = lazy(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
#: Elements whose content is no markup, and none of it copy.
RAW = frozenset({"script", "style", "textarea", "iframe", "noembed", "noframes", "xmp"})


class Token(NamedTuple):
    """A tag by its `name` in lower case (`closing` or not), a comment (named "!"), or text (without a name)."""

    start: int
    end: int
    name: str = ""
    closing: bool = False
    inside: str = ""

    def attributes(self) -> dict[str, str]:
        """The attributes of a tag; of two with one name the first counts."""
        found: dict[str, str] = {}
        for m in _ATTRIBUTE.finditer(self.inside):
            found.setdefault(m[1].lower(), html.unescape(m[2] or m[3] or m[4] or ""))
        return found


def tokens_of(source: str, start: int, end: int) -> Iterator[Token]:
    """The tokens of what stands in the source from `start` to `end`; the content of scripts and the like is in none."""
    text = at = start
    closed: dict[str, int] = {}
    last = source.rfind(">", start, end)  # behind it is no tag
    while 0 <= (at := source.find("<", at, end)) < last:
        token = _comment(source, at, end) or _tag(source, at, end)
        if token is None:
            at += 1
            continue
        if text < at:
            yield Token(text, at)
        yield token
        at = text = token.end
        if token.name in RAW and not token.closing and closed.get(token.name, 0) >= 0:
            close = re.compile(rf"</{token.name}\b", re.IGNORECASE).search(source, at, end)
            closed[token.name] = close.start() if close else -1
            at = text = close.start() if close else at
    if text < end:
        yield Token(text, end)


def _comment(source: str, at: int, end: int) -> Token | None:
    """The comment, declaration or instruction that begins there."""
    if source.startswith("<!--", at):
        close = source.find("-->", at + 4, end)
        return Token(at, close + 3, "!") if close >= 0 else None
    if source.startswith(("<!", "<?"), at):
        stop = "]]>" if source.startswith("<![CDATA[", at) else ">"
        close = source.find(stop, at, end)
        return Token(at, close + len(stop), "!") if close >= 0 else None
    return None


def _tag(source: str, at: int, end: int) -> Token | None:
    m = _TAG.match(source, at, end)
    return Token(at, m.end(), m[2].lower(), bool(m[1]), m[3]) if m else None


def take_text(run: RunningText, source: str, start: int, end: int) -> None:
    """Add text of HTML to running text: entities as the characters that they stand for."""
    at = start
    for m in _ENTITY.finditer(source, start, end):
        char = html.unescape(m[0])
        if char != m[0]:
            run.flowing(at, m.start())
            if char.isspace():
                run.space(m.start())
            else:
                run.sign(char, *m.span())
            at = m.end()
    run.flowing(at, end)
