"""Brackets that do not pair: in comes a reading, out comes a Hit for each bracket without its other half."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.text.finding import End, Hit
from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Reading

_BRACKET = lazy(r"[()\[\]]")
_OTHER = {")": "(", "]": "["}
#: What stands before a bracket that closes the letter or number of a list, or makes a face.
_MARKER = lazy(r"(?:^|[\s(])(?:[A-Za-z]|[ivx]{1,4}|\d\d?)$|[:;=][-'^]?$", re.MULTILINE)


#: The rest of a face that lies on its other side.
_TURNED = lazy(r"[-'^]?[:;=](?![\w/])")


class UnpairedBracket(Check):
    """A round or square bracket that opens and never closes, or closes and was never opened."""

    words: ClassVar[tuple[str, ...]] = ("near", "fault")
    #: A bracket after which the next one does not close it, and one before which the last one does not open it.
    trigger: ClassVar[str] = r"\([^()\[\]]*(?:[(\[\]]|\z)|\[[^()\[\]]*(?:[(\[)]|\z)|(?:\A|[)\]])[^()\[\]]*[)\]]"

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        """One Hit for each bracket; a bracket may close in a later paragraph than it opened in."""
        text = reading.article.prose.text
        open_: list[re.Match[str]] = []
        alone: list[re.Match[str]] = []
        for m in _BRACKET.finditer(text):
            if m[0] not in _OTHER:
                open_.append(m)
                continue
            while open_ and open_[-1][0] != _OTHER[m[0]] and _face(open_[-1]):
                open_.pop()
            if open_:
                if open_[-1][0] != _OTHER[m[0]]:
                    alone.append(m)
                open_.pop()
            elif not _MARKER.search(text, max(m.start() - 6, 0), m.start()):
                alone.append(m)
        alone += (m for m in open_ if not _face(m))
        for m in sorted(alone, key=lambda m: m.start()):
            yield self._hit(reading, m)

    def _hit(self, reading: Reading, m: re.Match[str]) -> Hit:
        article = reading.article
        text = article.prose.text
        if m[0] in _OTHER:
            near = " ".join(text[max(m.start() - 40, 0) : m.start()].split()[-3:]) + m[0]
        else:
            near = m[0] + " ".join(text[m.end() : m.end() + 40].split()[:3])
        fault = "closes what it did not open" if m[0] in _OTHER else "never closes"
        return Hit((End(article, article.prose.span(*m.span())),), {"near": near, "fault": fault})


def _face(m: re.Match[str]) -> bool:
    """Whether a bracket that never closes makes a face: ":(", "(:"."""
    if m[0] != "(":
        return False
    return m.string[m.start() - 1 : m.start()] in (":", ";", "=") or _TURNED.match(m.string, m.end()) is not None
