"""A doubtful word → the places in it where a space is missing."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from lint.text.lazy_regex import lazy
from lint.text.lexicon import lexicon
from lint.text.tables import any_of, word_set

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_AT_MARK = lazy(r"(?<![^\W\d_])([^\W\d_]{2,}(?:['’][a-z]{1,2})?)[.,;:?!][)\]]?(?=([^\W\d_]+))")
_AT_CAPITAL = lazy(r"(?<![^\W\d_])([^\W\d_][a-z]{2,})(?=([A-Z][a-z]*)(?![^\W\d_]))")
#: Behind a comma or a bracket after figures, at a bracket between words, and between a figure and a word.
_AT_FIGURE = lazy(r"(?<![\w.,:/$£€-])(?:\d{1,2}|\d{4})(?:,|,?\))(?=([^\W\d_]{2,}))")
_BEHIND_BRACKET = lazy(r"(?<![^\W\d_])[^\W\d_]{3,}[.,]?\)(?=([^\W\d_]{2,}))")
_BEFORE_BRACKET = lazy(r"(?<![\w'’-])([^\W\d_]{3,})(?=\(([^\W\d_]{2,})(?![\w(.=_-]))")
_BEHIND_FIGURE = lazy(r"(?<![\w.,:/$£€+*-])\d{1,4}(?=([a-z]{2,})\Z)")
_BEFORE_FIGURE = lazy(r"(?<![\w./:@#(=-])([^\W\d_]{4,}),(?=\d{1,4}(?![\w/:=]))")
#: Words that are written close to a figure: 5million, 20something.
_CLOSE = word_set("stop-words", "close to figures")
_ADDRESS = lazy(lambda: rf"\.(?i:{any_of('web', 'ends')})(?![a-z])|\.[a-z]{{2}}(?![a-z])")
#: Words that open a sentence and end no trade name.
_OPENERS = word_set("openers", "behind a lost space")
#: Words that make no compound with the word before or after them.
JOINERS = word_set("stop-words", "in no compound")
#: Short words that end, or begin, other words too: they are told only beside one of the commonest, or a long one.
_BEHIND_COMMON = word_set("stop-words", "run onto a common word")
_BEFORE_COMMON = word_set("stop-words", "run into a common word")
_USUAL, _FAIR, _COMMON = 40, 34, 45
_LONG = 8
#: Words that begin a sentence and no name in code.
_BEGINS = frozenset("she he it we they you the a but".split())


def seams(word: str, stands_alone: Callable[[str], bool]) -> tuple[int, ...]:
    """Where to put spaces into a doubtful word; `stands_alone` tells whether the article has a name by itself."""
    if word.isalpha() and word[1:].islower():
        return _between_words(word) if word.islower() else _after_name(word, stands_alone)
    at = _at_marks(word)
    for m in _AT_CAPITAL.finditer(word):
        left, right = m[1], m[2]
        if right in _OPENERS and (lexicon().known(left) or stands_alone(left)):
            at += (m.end(),)
    return at


@lru_cache(maxsize=1 << 12)
def _at_marks(word: str) -> tuple[int, ...]:
    """Places behind a stop, comma, colon or the like that stands between two words."""
    if _ADDRESS.search(word):
        return ()
    at = []
    for m in _AT_MARK.finditer(word):
        left, mark, right = m[1], word[m.end(1)], m[2]
        both = lexicon().known(left) and lexicon().known(right)
        if mark == ",":
            sure = len(right) > 1 or right in "aI"
        elif mark == "." and right[0].isupper():
            alone = len(right) > 1 or right in "AI" or word[m.end() + 1 : m.end() + 2] == "."  # utils.R is a file
            sure = alone and (left.islower() or not right.isupper())
        elif mark in ".:" and right.islower():  # data.frame is code
            sure = left.islower() and (right in _BEGINS or right in JOINERS) and lexicon().known(left)
        else:
            sure = both and len(right) > 2
        if sure:
            at.append(m.end())
    return tuple(sorted({*at, *_beside_figures_and_brackets(word)}))


def _beside_figures_and_brackets(word: str) -> Iterator[int]:
    """Places between a figure or a bracket and a known word."""
    for pattern in (_AT_FIGURE, _BEHIND_BRACKET):
        yield from (m.end() for m in pattern.finditer(word) if lexicon().known(m[1]))
    for m in _BEFORE_FIGURE.finditer(word):
        if m[1].istitle() or (m[1].islower() and lexicon().known(m[1])):
            yield m.end()
    for m in _BEFORE_BRACKET.finditer(word):
        if lexicon().known(m[1]) and lexicon().known(m[2]):
            yield m.end()
    for m in _BEHIND_FIGURE.finditer(word):
        if m[1] in JOINERS or (len(m[1]) > 5 and m[1] not in _CLOSE and lexicon().zipf(m[1]) >= _FAIR):
            yield m.end()


@lru_cache(maxsize=1 << 12)
def _between_words(word: str) -> tuple[int, ...]:
    """The place between two usual words of which one makes no compounds."""
    book, best, usual = lexicon(), 0, _FAIR - 1
    for cut in range(2, len(word) - 1):
        left, right = word[:cut], word[cut:]
        joined = (left in JOINERS and len(right) > 3) or (right in JOINERS and len(left) > 3)
        if (joined or _common(left, right)) and (rarer := min(book.zipf(left), book.zipf(right))) > usual:
            best, usual = cut, rarer
    return (best,) if best and max(book.one_slip_from(word).values(), default=0) < _FAIR else ()


def _common(left: str, right: str) -> bool:
    """Whether one is a short word, and the other one of the commonest that it runs into."""
    common = left if right in _BEHIND_COMMON else right if left in _BEFORE_COMMON else ""
    return len(common) > 3 and lexicon().zipf(common) >= (_COMMON if len(common) < _LONG else _FAIR)


def _after_name(word: str, stands_alone: Callable[[str], bool]) -> tuple[int, ...]:
    """The place between a name that the article has by itself and a usual word that ends no names."""
    return next(((cut,) for cut in _before_usual(word) if stands_alone(word[:cut])), ())


@lru_cache(maxsize=1 << 12)
def _before_usual(word: str) -> tuple[int, ...]:
    """The places between what is no word and a usual word that ends no names, the last first."""
    return tuple(
        cut
        for cut in range(len(word) - 3, 3, -1)
        if (right := word[cut:]) in JOINERS or (len(right) > 5 and lexicon().zipf(right) >= 46)
        if not lexicon().zipf(word[:cut].lower())
    )
