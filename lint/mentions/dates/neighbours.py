"""The words on either side of a date phrase, and the names that a weekday can be a part of."""

from __future__ import annotations

from collections import Counter

from lint.text.lazy_regex import lazy
from lint.text.tables import word_set

#: What a weekday or holiday before it makes a name of: the Sunday Times, Friday Harbor, Christmas Island.
_TITLES = word_set("weekday-names", "behind a weekday")
_NAMERS = word_set("weekday-names", "before a weekday")
#: Names that end with a weekday, of which no one day is meant.
_NAMED_DAYS = word_set("weekday-names", "names")
#: Two words that are a name where the article has them again: Wednesday Addams, Sunday Oliseh.
_PAIR = lazy(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day (?!Mr|Ms|Dr|Pres|Prime|Gov|Sen|The)[A-Z][a-z]+")
_DATED = frozenset("on last next this every by until since from late early of".split())
#: Verbs that a speaker stands before.
SAYS = frozenset("said says told added asked argued".split())
_HAS = SAYS | frozenset("is was has had will would".split())


def word_before(text: str, start: int) -> str:
    """The lower-case word before `start`, where one space divides them."""
    if text[start - 1 : start] not in (" ", "\u00a0"):
        return ""
    word = text[max(start - 12, 0) : start - 1].rpartition(" ")[2]
    if not word.isalpha():
        at = len(word)
        while at and word[at - 1].isalpha():
            at -= 1
        word = word[at:]
    return word.lower()


def word_after(text: str, at: int) -> tuple[str, int]:
    """The lower-case word after one space at `at`, and where it ends."""
    if text[at : at + 1] not in (" ", "\u00a0"):
        return "", at
    word = text[at + 1 : at + 16].partition(" ")[0]
    if not word.isalpha():
        end = 0
        while word[end : end + 1].isalpha():
            end += 1
        word = word[:end]
    return word.lower(), at + 1 + len(word)


def names_in(text: str) -> frozenset[str]:
    """Weekdays with the capitalised word behind them, where a text has both twice and nothing asks for a day."""
    found = Counter(m[0] for m in _PAIR.finditer(text) if word_before(text, m.start()) not in _DATED)
    return frozenset(pair for pair, times in found.items() if times > 1)


def in_name(text: str, start: int, end: int) -> bool:
    """True where the weekday within these bounds is a word of a name: the Sunday Times, Tuesday Weld."""
    lead = word_before(text, start)
    if f"{lead} {text[start:end].lower()}" in _NAMED_DAYS or text.endswith("Mail on ", 0, start):
        return True
    word, after = word_after(text, end)
    if not word or not text[end + 1].isupper():
        return False
    opens = start == 0 or text[start - 1] == "\n" or text[start - 2] in ".?!"
    return word in _TITLES or lead in _NAMERS or (opens and word_after(text, after)[0] in _HAS)
