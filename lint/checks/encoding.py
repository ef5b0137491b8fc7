"""An article of which the bytes alone show how it is encoded → one Hit at its first character that is no ASCII."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.text.finding import End, Hit
from lint.text.lazy_regex import lazy
from lint.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Reading

#: The word that a character stands in; where there is none, the first word.
_WORD = lazy(r"(?=\w*[^\x00-\x7f])\w{1,40}|[^\x00-\x7f]")
_FIRST = lazy(r"\S{1,40}")


class Encoding(Check):
    """An article that is saved in an old encoding, which newslint had to guess; one that settings name is none."""

    words: ClassVar[tuple[str, ...]] = ("encoding", "found")

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        article = reading.article
        if article.encoding and (m := _WORD.search(article.text) or _FIRST.search(article.text)):
            words = {"encoding": article.encoding, "found": m[0]}
            yield Hit((End(article, Span(*m.span())),), words)
