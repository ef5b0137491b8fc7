"""A reading → headlines and other blocks that are not in the house's capitals."""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING, ClassVar, Literal

from lint.checks import Check
from lint.text.finding import End, Hit
from lint.text.tables import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lint.mentions import Reading

_WORD = re.compile(r"[^\W\d_]+(?:[’'.-][^\W\d_]+)*")
#: What stands small in a title: articles, and conjunctions and prepositions of up to three letters.
_SMALL = word_set("stop-words", "small in titles")
_SMALL_WORD = re.compile(r"\b[a-z]{4,}\b")
_OPENS = re.compile(r"(?:^|[.?!:;—–]|[“\"‘'(\[])\s*$")


class Capitals(Check):
    """A headline, or whatever blocks the rule looks at, in other capitals than the house's."""

    words: ClassVar[tuple[str, ...]] = ("text", "word", "style")

    style: Literal["sentence", "title", "upper", "lower"] = field(
        metadata={"doc": "How it is to be: as a sentence, as a title (AP), all in capitals, or with none."}
    )
    known: tuple[str, ...] = field(default=(), metadata={"doc": "Words that keep the capitals they have."})
    small: tuple[str, ...] = field(
        default=(), metadata={"doc": "More words that stand small in a title, in lower case, such as with or from."}
    )

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        """A finding at the first word of a block that is not as it should be."""
        article = reading.article
        text = article.prose.text
        small = frozenset(_SMALL_WORD.findall(text)) if self.style == "sentence" else frozenset()
        for b in article.blocks:
            if not (reading.admits(b.start) if reading.where else b.kind == "headline") or b.start == b.end:
                continue
            found = [m for m in _WORD.finditer(text, b.start, b.end) if m[0] not in self.known]
            if wrong := self._wrong(text, found, small):
                span = article.prose.span(*wrong.span())
                said = {"text": text[b.start : b.end].strip(), "word": wrong[0], "style": self.style}
                yield Hit((End(article, span),), said)

    def _wrong(self, text: str, found: Sequence[re.Match[str]], small: frozenset[str]) -> re.Match[str] | None:
        if self.style == "sentence":
            return _no_sentence(text, found, small)
        return next((m for n, m in enumerate(found) if self._is_wrong(text, found, n, m)), None)

    def _is_wrong(self, text: str, found: Sequence[re.Match[str]], n: int, m: re.Match[str]) -> bool:
        word = m[0]
        if self.style == "upper":
            return word != word.upper()
        if self.style == "lower":
            return word != word.lower()
        if word.lower() not in _SMALL and word.lower() not in self.small:
            return word == word.lower()
        within = 0 < n < len(found) - 1 and not _OPENS.search(text, found[n - 1].end(), m.start())
        return word.istitle() if within else word == word.lower()


def _no_sentence(text: str, found: Sequence[re.Match[str]], small: frozenset[str]) -> re.Match[str] | None:
    """The first capital of a line set as a title: most words have one, and two of them stand small in the article."""
    longer = [m for m in found[1:] if len(m[0]) > 3]
    capitals = [m for m in longer if m[0].istitle() and not _OPENS.search(text[max(m.start() - 3, 0) : m.start()])]
    if 2 * len(capitals) <= len(longer):
        return None
    wrong = [m for m in capitals if m[0].lower() in small]
    return wrong[0] if len(wrong) > 1 else None
