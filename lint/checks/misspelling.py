"""A reading → words that English has not, one slip away from a word that was probably meant."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import field
from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.mentions.names.look_alike_letters import HIDDEN
from lint.mentions.words.derivation import derived
from lint.mentions.words.missing_spaces import seams
from lint.mentions.words.spelling_suggestion import meant
from lint.mentions.words.unknown_word import UnknownWord
from lint.mentions.words.word_context import amid_foreign_words, in_case_of, stands_as_name, vouched
from lint.text.finding import End, Fix, Hit
from lint.text.lazy_regex import lazy
from lint.text.lexicon import lexicon
from lint.text.tables import any_of, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Mention, Reading
    from lint.mentions.words.spelling_suggestion import Suggestion

_LETTERS = lazy(rf"[^\W\d_]+(?:[{HIDDEN}]+[^\W\d_]+)*")
_HIDDEN = lazy(f"[{HIDDEN}]+")
#: A part of a compound or a word that opens a sentence may be a name: the least weight and length that it needs.
_PART, _OPENER = (38, 6), (44, 8)
#: The same for a word that opens a sentence as no name does: before “the”, or meant to be “Although” or “Initially”.
_PLAIN_OPENER = (25, 6)
_BEFORE_NOUN = lazy(lambda: rf"[ \u00a0](?:{any_of('stop-words', 'before a noun')})\b")
#: The same for a word that stands often, or in copy that is full of doubtful words.
_PLAIN = (45, 8)
#: Copy with more doubtful words than these few and one in so many characters is of a trade, or is not in English.
_FEW, _ONE_IN, _FOREIGN = 12, 150, 60
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
    often: int = field(
        default=3, metadata={"doc": "A word that stands so often in an article is taken as meant, unless a plain slip."}
    )

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        """A finding for each word, with the likeliest word to put instead; a fix where there is but one."""
        article = reading.article
        text = article.prose.text
        for start, end, right in self._slips(reading):
            wrong = _HIDDEN.sub("", text[start:end])
            if not stands_as_name(text, wrong.capitalize()) and not _in_code(article.text, wrong):
                span = article.prose.span(start, end)
                word = in_case_of(wrong, right.words[0])
                fix = Fix(span, word, safe=False) if right.sure else None
                yield Hit((End(article, span),), {"wrong": wrong, "right": word}, fix)

    def _slips(self, reading: Reading) -> Iterator[tuple[int, int, Suggestion]]:
        """Where words stand that are slips by all but the names in the article, and what they were meant to be."""
        text = reading.article.prose.text
        found = reading.of(UnknownWord)
        times = Counter(doubtful.word.lower() for doubtful in found)
        if len(times) > _FEW + len(text) // _FOREIGN:
            return
        odd = len(times) > _FEW + len(text) // _ONE_IN
        for doubtful in found:
            if "/" in doubtful.word or seams(doubtful.word, lambda _: False):
                continue
            plain = odd or times[doubtful.word.lower()] >= self.often
            for piece in _LETTERS.finditer(doubtful.word):
                start, end = doubtful.start + piece.start(), doubtful.start + piece.end()
                if piece[0][0].isupper() and not _GOES_ON.match(text, end):
                    continue
                word = _HIDDEN.sub("", piece[0])
                right = self._right(word)
                if plain and not (right and self._plainly(text, word, right, odd=odd)):
                    continue
                if right and _sure(text, start, end, right, alone=piece[0] == doubtful.word):
                    yield start, end, right

    def _plainly(self, text: str, word: str, right: Suggestion, *, odd: bool) -> bool:
        """Whether a word that stands often is a slip all the same: a plain one, or one the article has right, too."""
        if not right.sure or len(word) < _PLAIN[1]:
            return False
        return right.weight >= _PLAIN[0] or (not odd and re.search(rf"\b{right.words[0]}\b", text) is not None)

    def _right(self, word: str) -> Suggestion | None:
        """What a word that is neither known nor a form of speech was meant to be, if that can be told."""
        lower = word.lower()
        known = lower in self.known or lower in word_set("jargon", "computing")
        if known or lower[1:] != word[1:] or lexicon().known(word) or lexicon().zipf(f"{lower}'t"):
            return None
        right = meant(lower)
        spoken = right and lower.endswith("in") and right.words[0] == lower + "g"
        return None if spoken else right


def _no_name(text: str, end: int, right: Suggestion) -> bool:
    """True where a capital is due to the place alone, by what follows the word or by what it was meant to be."""
    first = right.words[0]
    opens = first.endswith("ly") or first.capitalize() in word_set("openers", "no name")
    return opens or _BEFORE_NOUN.match(text, end) is not None


def _in_code(source: str, word: str) -> bool:
    """True where the article has the word as code or in an address, too."""
    return re.search(rf"[`/_][^`\s]{{0,40}}\b{word}\b|\b{word}[`_/(]|\b{word}\.(?=\w)", source) is not None


def _sure(text: str, start: int, end: int, right: Suggestion, *, alone: bool) -> bool:
    """False where the place speaks for a name, a word of another language, or a word cut short or vouched for."""
    word = text[start:end]
    opener = word[0].isupper()
    if opener or not alone:
        weight, length = _PART if not opener else _PLAIN_OPENER if _no_name(text, end, right) else _OPENER
        if not right.sure or right.weight < weight or len(word) < length or derived(word.lower()):
            return False
    coined = text[start - 1 : start] in _OPENS and text[end : end + 1] in _CLOSES
    clipped = (
        text[start - 1 : start] in ("'", "’", "‘")
        and text[end : end + 1] not in ("'", "’")
        and right.words[0][0] != word[0].lower()
    )
    return not (
        (start and (clipped or coined))
        or _CUT_SHORT.match(text, end)
        or vouched(text, end)
        or amid_foreign_words(text, start, end)
    )
