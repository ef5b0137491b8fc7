"""A reading → words that lack the space between them: after a stop or comma, or where two have run into one."""

from __future__ import annotations

from collections import Counter
from dataclasses import field
from functools import cache
from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.mentions.words.missing_spaces import seams
from lint.mentions.words.unknown_word import UnknownWord
from lint.mentions.words.word_context import vouched
from lint.text.finding import End, Fix, Hit
from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Mention, Reading

_WORD = lazy(r"[^\W\d_]+")
_BREAK_BEFORE = lazy(r"[\w’']+\W*$")
#: Two capitals round a stop may be a name as they are.
_TRADE_NAME = lazy(r"[A-Z]\w+\.(?!The\b|He\b|She\b|It\b|They\b|But\b|And\b|In\b|On\b|A\b|This\b)[A-Z]\w*")
_BREAK_AFTER = lazy(r"\W*\w+")


class GluedWords(Check):
    """Two words without the space that belongs between them."""

    words: ClassVar[tuple[str, ...]] = ("glued", "parted")
    family: ClassVar[str] = "spelling"
    needs: ClassVar[tuple[type[Mention], ...]] = (UnknownWord,)

    known: tuple[str, ...] = field(default=(), metadata={"doc": "Names and words that are written as one."})

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        """A finding for each word that falls apart into known words or names."""
        article = reading.article
        text = article.prose.text

        @cache
        def words() -> frozenset[str]:
            return frozenset(_WORD.findall(text))

        def stands_alone(name: str) -> bool:
            return name in words()

        found = reading.of(UnknownWord)
        times = Counter(doubtful.word for doubtful in found)
        for doubtful in found:
            name = doubtful.word[0].isupper() and times[doubtful.word] > 1
            if name or doubtful.word in self.known or _of_one_word(text, doubtful):
                continue
            if (cuts := seams(doubtful.word, stands_alone)) and not vouched(text, doubtful.end):
                first, last = _around(doubtful.word, cuts)
                glued = doubtful.word[first:last]
                parted = _spaced(glued, tuple(cut - first for cut in cuts))
                span = article.prose.span(doubtful.start + first, doubtful.start + last)
                fix = None if _TRADE_NAME.fullmatch(glued) else Fix(span, parted)
                yield Hit((End(article, span),), {"glued": glued, "parted": parted}, fix)


def _of_one_word(text: str, doubtful: UnknownWord) -> bool:
    """True for a bracket round a part of a word or round what a function takes: owner(s), (re)build, f(x)."""
    inside, _, outside = doubtful.word.partition(")")
    opens = text[doubtful.start - 1 : doubtful.start] == "("
    return bool(opens and outside and inside.isalpha()) or (
        "(" in doubtful.word and (bool(outside) or text[doubtful.end : doubtful.end + 1] == ")")
    )


def _around(word: str, cuts: tuple[int, ...]) -> tuple[int, int]:
    """From the word before the first cut to the word after the last one."""
    before, after = _BREAK_BEFORE.search(word, 0, cuts[0]), _BREAK_AFTER.match(word, cuts[-1])
    return before.start() if before else 0, after.end() if after else len(word)


def _spaced(word: str, cuts: tuple[int, ...]) -> str:
    return " ".join(word[i:j] for i, j in zip((0, *cuts), (*cuts, len(word)), strict=True))
