"""Prose and the place of a date phrase → whether the verbs around it speak of the past or the future."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from lint.lazy import lazy
from lint.mentions.dates.neighbours import word_before

if TYPE_CHECKING:
    import re

    from lint.mentions.dates.context import Tense

#: What verbs that form their past without -ed have for it.
_IRREGULAR = (
    r"b(?:ecame|egan|ought|roke|rought|uilt)|came|chose|d(?:ealt|ied|rew|rove)|f(?:e(?:ll|lt)|lew|ought|ound)"
    r"|g(?:ave|ot|rew)|h(?:eard|eld|id)|k(?:ept|new)|l(?:eft|ed|ost)|m(?:ade|et)|paid|r(?:an|ose)"
    r"|s(?:aid|aw|ent|hot|old|poke|pent|tood|truck|wore)|t(?:aught|hrew|old|ook)|went|w(?:on|rote)"
)
_FUTURE = (
    r"(?:will|['’]ll|won['’]t|shall|going to|is to|are to|to be|plans? (?:to|an?|the)|scheduled|slated|expected"
    r"|expects?|due|set to|(?<!not )until|upcoming|would|might|effective|payable|planned|planning|as soon as|"
    r"(?<!to )(?:begins?|starts|opens|resumes?|expires?|takes? (?:place|effect)|departs?))"
    rf"(?: (?:not|also|then|now|have|be)\b){{0,3}}(?: (?:[a-z]{{2,}}ed|{_IRREGULAR})\b)?"
)
_PAST = rf"(?:was|were|had|did|has|have|been|(?!united)[a-z]{{2,}}ed|ago|since|yesterday|{_IRREGULAR})"
_VERB = lazy(
    rf"\b(?:had been (?:due|scheduled|planned|expected|set)|(?P<future>{_FUTURE})"
    rf"|(?P<open>(?:is|are|be) (?!{_FUTURE}))?{_PAST})\b"
)
#: What a match of these has at least one of, and what else may stand in one.
_VERBS = lazy(
    r"(?:['’]ll|\b(?:won['’]t|shall|will|going|is|are|be|plans?|scheduled|slated|expect(?:ed|s)|due|set|until|upcoming"
    r"|would|might|effective|payable|planned|planning|soon|begins?|starts|opens|resumes?|expires?|takes?|departs?|was"
    rf"|were|had|did|has|have|been|[a-z]{{2,}}ed|ago|since|yesterday|{_IRREGULAR}))\b"
)
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
    return _VERBS.search(word) is not None
