"""A reading → words that English has not, one slip away from a word that was probably meant."""

from __future__ import annotations

from collections import Counter
from dataclasses import field
from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.mentions.words.derivation import derived
from lint.mentions.words.missing_spaces import seams
from lint.mentions.words.spelling_suggestion import meant
from lint.mentions.words.unknown_word import UnknownWord
from lint.mentions.words.word_context import amid_foreign_words, in_case_of, stands_as_name, vouched
from lint.text.finding import End, Fix, Hit
from lint.text.lazy_regex import lazy
from lint.text.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Mention, Reading
    from lint.mentions.words.spelling_suggestion import Suggestion

_LETTERS = lazy(r"[^\W\d_]+")
#: A part of a compound or a word that opens a sentence may be a name: the least weight and length that it needs.
_PART, _OPENER = (38, 6), (44, 8)
#: Copy with more doubtful words than these few and one in so many characters is not in English, or no copy.
_FEW, _ONE_IN = 12, 150
#: A word alone in quotation marks is meant as it stands.
_OPENS, _CLOSES = ("“", "‘", '"'), ("”", "’", '"')
_CUT_SHORT = lazy(r"\.\.|…|[-–]{2}")
_GOES_ON = lazy(r"[ \u00a0][a-z]|,")


class Misspelling(Check):
    """Words that are in no dictionary and were probably meant to be one that is."""

    words: ClassVar[tuple[str, ...]] = ("wrong", "right")
    family: ClassVar[str] = "spelling"
    needs: ClassVar[tuple[type[Mention], ...]] = (UnknownWord,)

    known: tuple[str, ...] = field(default=(), metadata={"doc": "Words of the house that are right, in lower case."})
    often: int = field(default=3, metadata={"doc": "A word that stands so often in an article is taken as meant."})

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        """A finding for each word, with the likeliest word to put instead; a fix where there is but one."""
        article = reading.article
        text = article.prose.text
        for start, end, right in self._slips(reading):
            wrong = text[start:end]
            if not stands_as_name(text, wrong.capitalize()):
                span = article.prose.span(start, end)
                word = in_case_of(wrong, right.words[0])
                fix = Fix(span, word, safe=False) if right.sure else None
                yield Hit((End(article, span),), {"wrong": wrong, "right": word}, fix)

    def _slips(self, reading: Reading) -> Iterator[tuple[int, int, Suggestion]]:
        """Where words stand that are slips by all but the names in the article, and what they were meant to be."""
        text = reading.article.prose.text
        found = reading.of(UnknownWord)
        times = Counter(doubtful.word.lower() for doubtful in found)
        if len(times) > _FEW + len(text) // _ONE_IN:
            return
        for doubtful in found:
            common = times[doubtful.word.lower()] >= self.often
            if common or "/" in doubtful.word or seams(doubtful.word, lambda _: False):
                continue
            for piece in _LETTERS.finditer(doubtful.word):
                start, end = doubtful.start + piece.start(), doubtful.start + piece.end()
                if piece[0][0].isupper() and (len(piece[0]) < _OPENER[1] or not _GOES_ON.match(text, end)):
                    continue
                right = self._right(piece[0])
                if right and _sure(text, start, end, right, alone=piece[0] == doubtful.word):
                    yield start, end, right

    def _right(self, word: str) -> Suggestion | None:
        """What a word that is neither known nor a form of speech was meant to be, if that can be told."""
        lower = word.lower()
        if lower in self.known or lower[1:] != word[1:] or lexicon().known(word) or lexicon().zipf(f"{lower}'t"):
            return None
        right = meant(lower)
        spoken = right and lower.endswith("in") and right.words[0] == lower + "g"
        return None if spoken else right


def _sure(text: str, start: int, end: int, right: Suggestion, *, alone: bool) -> bool:
    """False where the place speaks for a name, a word of another language, or a word cut short or vouched for."""
    word = text[start:end]
    opener = word[0].isupper()
    if opener or not alone:
        weight, length = _OPENER if opener else _PART
        if not right.sure or right.weight < weight or len(word) < length or derived(word.lower()):
            return False
    coined = text[start - 1 : start] in _OPENS and text[end : end + 1] in _CLOSES
    clipped = text[start - 1 : start] in ("'", "’", "‘") and text[end : end + 1] not in ("'", "’")
    return not (
        (start and (clipped or coined))
        or _CUT_SHORT.match(text, end)
        or vouched(text, end)
        or amid_foreign_words(text, start, end)
    )
