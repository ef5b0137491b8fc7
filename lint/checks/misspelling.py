"""A reading → words that English has not, one slip away from a word that was probably meant."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.finding import End, Fix, Hit
from lint.mentions.doubtful_word import DoubtfulWord
from lint.mentions.seam import seams
from lint.mentions.slip import meant
from lint.mentions.wording import amid_foreign_words, in_case_of, opens_sentence, vouched

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Mention, Reading
    from lint.mentions.slip import Meant

_LETTERS = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?")
#: A word with a capital, or a part of a compound, may be a name or a foreign word: it must be as likely and as long.
_SURE_WEIGHT, _SURE_LENGTH = 44, 6


@dataclass(frozen=True, slots=True)
class Misspelling(Check):
    """Words that are in no dictionary and were probably meant to be one that is."""

    words: ClassVar[tuple[str, ...]] = ("wrong", "right")
    needs: ClassVar[tuple[type[Mention], ...]] = (DoubtfulWord,)

    known: tuple[str, ...] = field(default=(), metadata={"doc": "Words of the house that are right, in lower case."})
    often: int = field(default=3, metadata={"doc": "A word that stands so often in an article is taken as meant."})

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        """A finding for each word, with the likeliest word to put instead; a fix where there is but one."""
        article = reading.article
        text = article.prose.text
        found = reading.of(DoubtfulWord)
        times = Counter(doubtful.word.lower() for doubtful in found)
        for doubtful in found:
            if times[doubtful.word.lower()] >= self.often or seams(doubtful.word, lambda _: False):
                continue
            for piece in _LETTERS.finditer(doubtful.word):
                start, end = doubtful.start + piece.start(), doubtful.start + piece.end()
                right = self._right(reading, piece[0], alone=piece[0] == doubtful.word)
                if right and not vouched(text, end) and not amid_foreign_words(text, start, end):
                    span = article.prose.span(start, end)
                    word = in_case_of(piece[0], right.words[0])
                    fix = Fix(span, word) if right.sure else None
                    yield Hit((End(article, span),), {"wrong": piece[0], "right": word}, fix)

    def _right(self, reading: Reading, word: str, *, alone: bool) -> Meant | None:
        """What the word was meant to be, if that can be told and the word is no name."""
        lower = word.lower()
        if lower in self.known or lower[1:] != word[1:]:
            return None
        right = meant(lower)
        if right is None or (lower.endswith("in") and right.words[0] == lower + "g"):  # as spoken: “nothin”
            return None
        text = reading.article.prose.text
        if alone and word.islower():
            return None if _named(text, word.capitalize()) else right
        certain = right.sure and right.weight >= _SURE_WEIGHT and len(word) >= _SURE_LENGTH
        return right if certain and not _named(text, word.capitalize()) else None


def _named(text: str, name: str) -> bool:
    """True where the word stands with a capital that is not due to its place."""
    at = text.find(name)
    while at >= 0:
        if not opens_sentence(text, at) and not text[at - 1].isalnum():
            return True
        at = text.find(name, at + 1)
    return False
