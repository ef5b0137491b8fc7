"""Prose and the place of a date phrase → whether the verbs around it speak of the past or the future."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from lint.mentions.dates.neighbours import word_before
from lint.text.lazy_regex import lazy
from lint.text.tables import any_of, word_set

if TYPE_CHECKING:
    import re

    from lint.mentions.dates.context import Tense


def _verb() -> str:
    """What tells a tense: words of what is to come, and forms of the past."""
    irregular = any_of("tenses", "irregular past")
    coming = (
        rf"(?:{any_of('tenses', 'future')}|['’]ll|won['’]t|plans? (?:to|an?|the)|(?<!not )until"
        r"|(?<!to )(?:begins?|starts|opens|resumes?|expires?|takes? (?:place|effect)|departs?))"
    )
    future = rf"{coming}(?: (?:not|also|then|now|have|be)\b){{0,3}}(?: (?:[a-z]{{2,}}ed|{irregular})\b)?"
    past = rf"(?:was|were|had|did|has|have|been|(?!united)[a-z]{{2,}}ed|ago|since|yesterday|{irregular})"
    return (
        rf"\b(?:had been (?:due|scheduled|planned|expected|set)|(?P<future>{future})"
        rf"|(?P<open>(?:is|are|be) (?!{coming}))?{past})\b"
    )


_VERB = lazy(_verb)
#: What a match of these has at least one of, beside forms in -ed, and what else may stand in one.
_VERBS = word_set("tenses", "verbs", "irregular past")
_SHORT = lazy(r"['’]ll\b|\bwon['’]t\b")
_WORD = lazy(r"\w+")
_FILLERS = frozenset("to a an the not also then now as place effect".split())
_BESIDE = lazy(r",?(?: (?:on|in|last|late|early|at))? ?")
_CLAUSE = 110  # how far before a date its verb may stand, in characters
_SEEN = 5  # how far before a verb a look at what it follows goes


def tense_at(text: str, start: int, end: int) -> Tense:
    """What the last verb before a phrase says of its time, else the first behind it."""
    floor = max(start - _CLAUSE, 0)
    floor = max(text.rfind("\n", floor, start), floor)
    floor = max(text.rfind(". ", floor, start), floor)
    seen = max(floor - _SEEN, 0)
    low = text[seen:start].lower()
    found = _last_verb(low, floor - seen)
    before = found is not None
    if not before:
        seen = max(end - _SEEN, 0)
        found = _first_verb(text[seen : end + 80].lower(), end - seen)
    if found is None or found["open"]:
        return ""
    if found["future"]:
        return "future"
    if not before:
        return "done" if start - floor < 6 else "past"
    if word_before(text, start) == "by":
        return ""
    return "done" if _BESIDE.fullmatch(low, found.end()) else "past"


def _last_verb(low: str, floor: int) -> re.Match[str] | None:
    """The last match behind `floor`, sought only where words stand that may be of one."""
    words = low[floor:].split(" ")
    at = len(low)
    while words:
        at -= len(words[-1]) + 1
        if _is_verb(words.pop()):
            while words and (words[-1] in _FILLERS or _is_verb(words[-1])):
                at -= len(words.pop()) + 1
            if verbs := [*_VERB.finditer(low, at + 1)]:
                return verbs[-1]
    return None


def _first_verb(low: str, at: int) -> re.Match[str] | None:
    """The first match from `at` on, sought from the first words on that may be of one."""
    words = low[at:].split(" ")
    for i, word in enumerate(words):
        if _is_verb(word):
            first = i
            while first and words[first - 1] in _FILLERS:
                first -= 1
            return _VERB.search(low, at + sum(map(len, words[:first])) + first)
    return None


@lru_cache(maxsize=4096)
def _is_verb(word: str) -> bool:
    if ("'" in word or "’" in word) and _SHORT.search(word):
        return True
    return any(
        w in _VERBS or (w[-2:] == "ed" and len(w) > 3 and w.isascii() and w.isalpha()) for w in _WORD.findall(word)
    )
