"""A reading → words that English has not, one slip away from a word that was probably meant."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import field
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.mentions.names.look_alike_letters import HIDDEN
from lint.mentions.words.derivation import derived
from lint.mentions.words.missing_spaces import seams
from lint.mentions.words.spelling_suggestion import meant
from lint.mentions.words.tagger import tagger
from lint.mentions.words.unknown_word import UnknownWord
from lint.mentions.words.word_context import (
    amid_foreign_words,
    in_case_of,
    in_title_case,
    stands_as_name,
    vouched,
)
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
#: The same in a headline all of whose words have capitals.
_TITLED = (45, 6)
_BEFORE_NOUN = lazy(lambda: rf"[ \u00a0](?:{any_of('stop-words', 'before a noun')})\b")
#: The same for a word that stands often, or in copy that is full of doubtful words.
_PLAIN, _LONG_PLAIN = (45, 8), (30, 10)
#: Copy with more doubtful words than these few and one in so many characters is of a trade, or is not in English.
_FEW, _ONE_IN, _FOREIGN = 12, 150, 60
#: A word alone in quotation marks is meant as it stands.
_OPENS, _CLOSES = ("“", "‘", '"'), ("”", "’", '"')
#: What stands around a word in code or in an address, and how far before it that may be.
_CODE_BEFORE, _CODE_BEHIND, _CODE = lazy(r"[`/_][^`\s]{0,40}\Z"), lazy(r"[`_/(]|\.(?=\w)"), 41
_EDGE = lazy(r"\b")
_CUT_SHORT = lazy(r"\.\.|…|[-–]{2}")
#: A letter in bold that the rest of its word stands behind: “**W**ork **I**n **P**rogress”.
_IN_BOLD = lazy(r"\w[*_]{1,3}$")
_DRUG = lazy(lambda: rf".{{3}}(?:{any_of('affixes', 'drugs')})s?$")
_DRAWN = lazy(r"([aeiou])\1\1")
_BEFORE, _AFTER = lazy(r"([^\W\d_]+)[ \u00a0]$"), lazy(r"[ \u00a0]([^\W\d_]+)")
#: How names of species end, and what a verb alone stands between.
_LATIN = lazy(r"(?:us|um|ii|is|ae|ensis|icus|alis)(?<=.{5})\b")
_SUBJECT = lazy(r"(?:^|\W)(?:([Hh]e|[Ss]he|who)|[Tt]hey|[Ww]e|I)[ \u00a0]$")
_VERBS = frozenset(("VBD", "MD"))
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
            if not _in_code(article.text, wrong):
                span = article.prose.span(start, end)
                if _IN_BOLD.search(article.text, max(0, span.start - 8), span.start):
                    continue
                likely, sure = _in_place(text, start, end, right)
                told = [in_case_of(wrong, word) for word in likely]
                fix = Fix(span, told[0], safe=False) if sure else None
                yield Hit((End(article, span),), {"wrong": wrong, "right": "” or “".join(told)}, fix)

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
                titled = piece[0][0].isupper() and in_title_case(reading.article, start)
                if piece[0][0].isupper() and not (titled or _GOES_ON.match(text, end)):
                    continue
                word = _HIDDEN.sub("", piece[0])
                right = self._right(word)
                if plain and not (right and self._plainly(text, word, right, odd=odd)):
                    continue
                below = text[reading.article.block_at(start).end :] if titled else text
                if stands_as_name(below, word.capitalize()):
                    continue
                if right and _sure(text, start, end, right, alone=piece[0] == doubtful.word, titled=titled):
                    yield start, end, right

    def _plainly(self, text: str, word: str, right: Suggestion, *, odd: bool) -> bool:
        """Whether a word that stands often is a slip all the same: a plain one, or one the article has right, too."""
        if not right.sure or len(word) < _PLAIN[1]:
            return False
        if right.weight >= _LONG_PLAIN[0] and len(word) >= _LONG_PLAIN[1] + odd:
            return True
        return right.weight >= _PLAIN[0] or (not odd and re.search(rf"\b{right.words[0]}\b", text) is not None)

    def _right(self, word: str) -> Suggestion | None:
        """What a word that is neither known nor a form of speech was meant to be, if that can be told."""
        lower = word.lower()
        known = lower in self.known or lower in word_set("jargon", "computing") or _DRUG.search(lower)
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


@lru_cache(maxsize=64)
def _in_code(source: str, word: str) -> bool:
    """True where the article has the word as code or in an address, too."""
    at = source.find(word)
    while at >= 0:
        end = at + len(word)
        if _EDGE.match(source, at) and (
            _CODE_BEHIND.match(source, end)
            or (_EDGE.match(source, end) and _CODE_BEFORE.search(source, max(at - _CODE, 0), at))
        ):
            return True
        at = source.find(word, end)
    return False


def _sure(text: str, start: int, end: int, right: Suggestion, *, alone: bool, titled: bool = False) -> bool:
    """False where the place speaks for a name, a word of another language, or a word cut short or vouched for."""
    word = text[start:end]
    opener = word[0].isupper()
    if opener or not alone:
        by_place = _TITLED if titled else _PLAIN_OPENER if _no_name(text, end, right) else _OPENER
        weight, length = by_place if opener else _PART
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
        or (
            not (right.sure and len(word) >= _PLAIN[1] and word.endswith(right.words[0][-2:]))
            and _amid_strange_words(text, start, end)
        )
        or _drawn_out(word.lower(), right.words[0])
    )


def _amid_strange_words(text: str, start: int, end: int) -> bool:
    """True where a word beside it is none of English and no slip: “nolo contendere”; or the name of a species."""
    before, after = _BEFORE.search(text, max(0, start - 30), start), _AFTER.match(text, end)
    if before and before[1][0].isupper() and not lexicon().known(before[1]) and _LATIN.search(text, start, end):
        return True
    return any(_strange(m[1]) for m in (before, after) if m)


def _strange(word: str) -> bool:
    return (
        len(word) > 3
        and word.islower()
        and not (lexicon().known(word) or derived(word) or meant(word))
        and word not in word_set("jargon", "computing")
    )


def _drawn_out(word: str, right: str) -> bool:
    """True for a word that is written as it is drawn out in speech: “pleeease”, “looong”."""
    drawn = _DRAWN.search(word)
    return drawn is not None and drawn[1] * 2 not in right


def _in_place(text: str, start: int, end: int, right: Suggestion) -> tuple[tuple[str, ...], bool]:
    """The words that were probably meant, as the words beside the place allow; and whether there is only one."""
    subject, behind = _SUBJECT.search(text, max(0, start - 8), start), _AFTER.match(text, end)
    if subject and behind and behind[1] in word_set("stop-words", "before a noun"):
        tags = _VERBS | {"VBZ" if subject[1] else "VBP"}
        verbs = tuple(word for word in right.words if not tags.isdisjoint(tagger().known(word)))
        return (verbs or right.words)[:2], right.sure and verbs == right.words[:1]
    return right.words[: 1 if right.alone else 2], right.sure
