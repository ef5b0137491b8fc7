"""A word that a space parts in two: in comes a reading, out comes a Hit over both parts."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.mentions.words.unknown_word import UnknownWord
from lint.mentions.words.word_context import vouched
from lint.text.finding import End, Fix, Hit
from lint.text.lazy_regex import lazy
from lint.text.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Mention, Reading

_BEFORE = lazy(r"(?<![\w’'-])([a-z]{2,20}) \Z")
_AFTER = lazy(r" ([a-z]{2,20})(?![\w’'-])")
_LONGEST = 24


class SplitWord(Check):
    """Two parts of a usual word with a space between them, of which one is no word."""

    words: ClassVar[tuple[str, ...]] = ("parts", "word")
    needs: ClassVar[tuple[type[Mention], ...]] = (UnknownWord,)
    family: ClassVar[str] = "spelling"

    usual: int = field(default=40, metadata={"doc": "How usual the whole word must be, from 10 (rare) to 70 (the)."})

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        """One Hit for each split word, with a fix that closes it."""
        article = reading.article
        text = article.prose.text
        for doubtful in reading.of(UnknownWord):
            part = doubtful.word
            if not (part.isascii() and part.islower() and part.isalpha() and 1 < len(part) < _LONGEST):
                continue
            start, end = doubtful.start, doubtful.start + len(part)
            before = _BEFORE.search(text, max(start - _LONGEST, 0), start)
            after = _AFTER.match(text, end)
            if before and self._one(before[1] + part):
                start = before.start(1)
            elif after and self._one(part + after[1]):
                end = after.end(1)
            else:
                continue
            if not vouched(text, end):
                parts, word = text[start:end], text[start:end].replace(" ", "")
                span = article.prose.span(start, end)
                yield Hit((End(article, span),), {"parts": parts, "word": word}, Fix(span, word))

    def _one(self, word: str) -> bool:
        return len(word) > 4 and lexicon().zipf(word) >= self.usual
