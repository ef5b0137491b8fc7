"""Lower-case prose and the place of a date phrase → whether the verbs around it speak of the past or the future."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.lazy import lazy
from lint.mentions.dates.neighbours import word_before

if TYPE_CHECKING:
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
_BESIDE = lazy(r",?(?: (?:on|in|last|late|early|at))? ?")
_CLAUSE = 110  # how far before a date its verb may stand, in characters


def tense_at(low: str, start: int, end: int) -> Tense:
    """What the last verb before a phrase says of its time, else the first behind it."""
    floor = max(start - _CLAUSE, 0)
    floor = max(low.rfind("\n", floor, start), floor)
    stop = low.rfind(". ", floor, start)
    verbs = list(_VERB.finditer(low, max(stop, floor), start))
    found = verbs[-1] if verbs else _VERB.search(low, end, end + 80)
    if found is None or found["open"]:
        return ""
    if found["future"]:
        return "future"
    if not verbs:
        return "done" if start - max(stop, floor) < 6 else "past"
    if word_before(low, start) == "by":
        return ""
    return "done" if _BESIDE.fullmatch(low, found.end(), start) else "past"
