"""A reading → words with a capital that no name has: slips for the usual words of names, and for words of headlines."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.mentions.names.name_words import GIVEN, KNOWN_PLACES
from lint.mentions.words.derivation import derived
from lint.mentions.words.spelling_suggestion import meant
from lint.mentions.words.well_known_names import of_the_world, well_known_places
from lint.mentions.words.word import words_of
from lint.mentions.words.word_context import amid_foreign_words, vouched
from lint.text.article import DISPLAY
from lint.text.calendar import MONTHS
from lint.text.finding import End, Fix, Hit
from lint.text.known_names import LEAST, known_name
from lint.text.lazy_regex import lazy
from lint.text.lexicon import lexicon, one_slip
from lint.text.tables import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Reading

#: So many letters a word needs; in a headline, so many letters and so much weight (see Suggestion).
_LEAST, _OF_HEADLINES = 6, (8, 40)
#: So often at most a place is written in one article before it is thought to be meant.
_OFTEN = 3
_LONG_WORD = lazy(r"(?<![\w’'.-])[A-Z]{8,}(?![\w’'.-])")
_DAY = lazy(r" \d\d?(?:st|nd|rd|th)?\b(?![:.]\d)")
#: A headline in which so many words of four have a capital has them in all words.
_CAPITALS = 3


class MisspelledInName(Check):
    """A word with a capital that is a slip for a word of which names are made, or for any in a headline of capitals."""

    words: ClassVar[tuple[str, ...]] = ("wrong", "right")
    family: ClassVar[str] = "spelling"

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        """A finding for each such word that stands once, and for each in a line that is all capitals."""
        yield from _in_capitals(reading)
        article = reading.article
        text = article.prose.text
        for at, word in words_of(article).notable:
            bare = word.bare
            if word.doubt != "name" or len(bare) < LEAST or bare in GIVEN:
                continue
            start = at + word.token.index(bare)
            end = start + len(bare)
            meaning = _of_month(bare, text, start)
            if not meaning and len(bare) >= _LEAST:
                meaning = _of_names(bare) or of_the_world(bare, text, start) or _of_headline(reading, bare, start)
            if not meaning or vouched(text, end) or amid_foreign_words(text, start, end):
                continue
            if text.count(bare) > (_OFTEN if meaning in well_known_places() else 1):
                continue
            span = article.prose.span(start, end)
            yield Hit((End(article, span),), {"wrong": bare, "right": meaning}, Fix(span, meaning, safe=False))


def _in_capitals(reading: Reading) -> Iterator[Hit]:
    """A finding for each slip in a line of words in capitals."""
    text = reading.article.prose.text
    for block in reading.article.blocks:
        line = text[block.start : block.end]
        if not line.isupper() or line.count(" ") < _CAPITALS:
            continue
        for m in _LONG_WORD.finditer(line):
            if lexicon().known(m[0].lower()) or lexicon().known(m[0].capitalize()) or text.count(m[0]) > 1:
                continue
            right = meant(m[0].lower())
            sure = right is not None and right.sure and right.weight >= _OF_HEADLINES[1]
            meaning = _of_names(m[0].capitalize()) or (right.words[0] if right and sure else "")
            if meaning and not derived(m[0].lower()):
                span = reading.article.prose.span(block.start + m.start(), block.start + m.end())
                fix = Fix(span, meaning.upper(), safe=False)
                yield Hit((End(reading.article, span),), {"wrong": m[0], "right": meaning.upper()}, fix)


@cache
def _names() -> dict[str, list[str]]:
    """The words that names are made of, and the names that all know, by their first letter."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in sorted(word_set("name-words", "of names", "known") | {p for p in KNOWN_PLACES if len(p) > _LEAST}):
        found[name[0]].append(name)
    return found


@lru_cache(maxsize=1 << 14)
def _of_names(word: str) -> str:
    """The word of names from which letters that were dropped, doubled or swapped divide this one; or nothing.

    Another letter in a word's stead, and another end, make the name of another language: Nasional, Augusto. A word that
    is somebody's or a place's name, as Aransas is, is no slip.
    """
    for name in _names()[word[0]] if not known_name(word) else ():
        if one_slip(word, name) and not name.startswith(word) and not word.startswith(name):
            return name if len(word) != len(name) or sorted(word) == sorted(name) else ""
    return ""


def _of_headline(reading: Reading, word: str, start: int) -> str:
    """The common word that was meant in a headline where common words have a capital; or nothing."""
    article = reading.article
    block = article.block_at(start)
    if block.kind not in DISPLAY or len(word) < _LEAST:
        return ""
    others = [w for w in article.prose.text[block.start : block.end].split() if len(w) > 3]
    common = [w for w in others if w[0].isupper() and lexicon().zipf(w.lower().strip(".,:;!?"))]
    right = meant(word.lower())
    if len(others) < 2 or 4 * len(common) < _CAPITALS * (len(others) - 1) or right is None:
        return ""
    if right.sure and right.weight >= _OF_HEADLINES[1] and len(word) >= _OF_HEADLINES[0]:
        return right.words[0].capitalize()
    told = [w for w in right.words[:2] if not known_name(word) and re.search(rf"\b{w}\b", article.prose.text)]
    return told[0].capitalize() if told else ""


def _of_month(word: str, text: str, start: int) -> str:
    """The month that was meant before the number of a day: “Agust 5”."""
    if not _DAY.match(text, start + len(word)) or (known_name(word) and not text.endswith((" on ", "On "), 0, start)):
        return ""
    return next((month for month in MONTHS if len(month) > 3 and one_slip(word, month)), "")
