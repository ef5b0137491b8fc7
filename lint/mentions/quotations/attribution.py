"""Who is quoted: in comes a Reading, out comes, for each quotation that names its speaker, the name and the words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from lint.mentions import Mention
from lint.mentions.names.name import Name
from lint.mentions.people.person import PERSONAL
from lint.mentions.quotations.quotation import Quotation
from lint.text.lazy_regex import lazy
from lint.text.tables import any_of, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lint.mentions import Reading

#: “…,” said [Police Chief] Ann Harper
_VERB = lazy(r",?[ \u00a0](?P<verb>[a-z]+)[ \u00a0](?P<title>(?:[\w.’'-]+[ \u00a0]){0,5})\Z")
#: “…,” [Police Chief] Ann Harper[, of Porthaven,] said
_TITLE = lazy(r",?[ \u00a0](?:[\w.’'-]+[ \u00a0]){0,4}\Z")
_THEN_VERB = lazy(
    r"(?:,[^,.;“”\"\n]{2,60},)?[ \u00a0](?:also |later |then |has |had )?(?P<verb>[a-z]+)\b"
    r"(?! (?:he|she|they|that)\b)"
)
#: Ann Harper[, of Porthaven,] said[ on Friday][,] “
_VERB_BEFORE = lazy(
    r"(?:,[^,.;“”\"\n]{2,60},)?[ \u00a0](?:also |later |then |has |had )?(?P<verb>[a-z]+)"
    r"(?:[ \u00a0](?:on|in|at|reporters|of|the|a|during|after|\d+|[A-Z][\w.’'-]+|news|conference|statement"
    r"|interview)){0,7}(?:[,:]|[ \u00a0]that)?[ \u00a0]\Z"
)
_PRONOUN = lazy(
    r",?[ \u00a0](?:(?P<verb>[a-z]+)[ \u00a0](?:he|she)|(?:he|she)[ \u00a0](?:also |later |then )?(?P<after>[a-z]+))\b"
    r"(?! (?:he|she|they|that|[A-Z]))"
)
#: Words before a name that say it is not this person who speaks: "said a spokesman for Ann Harper".
_NOT_HERSELF = lazy(lambda: rf"\b(?:{any_of('stop-words', 'between a name and a quotation')})\b|[’']s?[ \u00a0]\Z")
#: "said Porthaven Board President Ann Harper"
_CAPITAL = lazy("[ \u00a0][A-Z]")
#: A name further away than this is no speaker's.
_REACH = 90
_AGO = 600
_FAR = 120
_WORD = lazy(r"\w+")
#: Verbs of saying. Patterns have any word where one stands, which is looked up here.
_SAYING = word_set("verbs-of-saying", "quotations")


@dataclass(slots=True, eq=False, repr=False)
class Attribution(Mention):
    """A quotation and whom the copy names as its speaker; the span is the name's.

    `speaker` is the full name; `stated` says that the name itself stands beside the quotation, and not he or she.
    """

    kind: ClassVar[str] = "attribution"

    speaker: str
    quotation: Quotation

    @classmethod
    def find(cls, reading: Reading) -> Iterator[Attribution]:
        """One for each quotation whose speaker is certain, in order."""
        text = reading.article.prose.text
        people = [n for n in reading.of(Name) if n.type in PERSONAL]
        starts = [n.start for n in people]
        last: tuple[Quotation, Name] | None = None
        for q in reading.of(Quotation):
            if q.nested:
                continue
            name = _beside(text, q, people, starts) or _meant(text, q, people, starts) or _told(q, people, starts)
            if not name and last and _goes_on(text, last[0], q):
                name = last[1]
            if name and " " in name.full and not _CAPITAL.match(text, name.end):
                last = q, name
                yield cls(name.span, name.start, name.end, name.full, q)
            else:
                last = None

    def values(self) -> dict[str, str]:
        """The speaker, and the words."""
        return {"type": self.speaker, "value": self.quotation.inner}


def _beside(text: str, q: Quotation, people: Sequence[Name], starts: Sequence[int]) -> Name | None:
    """The name that stands beside a quotation with a verb of saying."""
    at = bisect_left(starts, q.end)
    if not q.inner.endswith(".") and at < len(people) and people[at].start - q.end < _REACH:
        name = people[at]
        gap = text[q.end : name.start]
        if (m := _VERB.match(gap)) and m["verb"] in _SAYING and not _NOT_HERSELF.search(m["title"]):
            return name
        if _TITLE.match(gap) and not _NOT_HERSELF.search(gap) and _then_speaks(text, name):
            return name
    at = bisect_right(starts, q.start) - 1
    if at >= 0 and q.start - people[at].end < _REACH:
        for name in (people[at], people[at - 1]) if at else (people[at],):
            m = _VERB_BEFORE.match(text[name.end : q.start])
            if m and m["verb"] in _SAYING and _opens(text, name.start):
                return name
    return None


def _then_speaks(text: str, name: Name) -> bool:
    """True where a verb of saying follows the name."""
    m = _THEN_VERB.match(text, name.end)
    return m is not None and m["verb"] in _SAYING


def _spoke(text: str, name: Name) -> bool:
    """True where a verb of saying stands before the name, with a title between them or not."""
    at = max(name.start - 40, 0)
    while m := _VERB.search(text, at, name.start):
        if m["verb"] in _SAYING:
            return True
        at = m.start() + 1
    return False


def _opens(text: str, start: int) -> bool:
    """True where nothing but a title stands between the begin of a sentence and a name."""
    line = text[max(start - 60, 0) : start].rpartition("\n")[2]
    cut = max(line.rfind(end) for end in (". ", "? ", "! ", "” ", '" '))
    before = line[cut + 2 :] if cut >= 0 else line
    return len(before.split()) < 5 and not _NOT_HERSELF.search(before) and "," not in before


def _meant(text: str, q: Quotation, people: Sequence[Name], starts: Sequence[int]) -> Name | None:
    """The one person who can be meant by the he or she beside a quotation."""
    m = _PRONOUN.match(text, q.end)
    if not m or (m["verb"] or m["after"]) not in _SAYING:
        return None
    near = text[max(q.start - _AGO, 0) : q.start]  # of this block and the one before
    begin = q.start - len(near) + near.rfind("\n", 0, len(near.rpartition("\n")[0].rstrip())) + 1
    named = people[bisect_left(starts, begin) : bisect_left(starts, q.start)]
    full = {n.full for n in named if n.type == "person" or " " in n.full}
    speaks = any(_then_speaks(text, n) or _spoke(text, n) for n in named)
    return named[-1] if speaks and len(full) == 1 and named[-1].full in full else None


def _told(q: Quotation, people: Sequence[Name], starts: Sequence[int]) -> Name | None:
    """The name that begins the sentence in which words are quoted: Ann Harper said the bridge was “a gift to us”."""
    at = bisect_left(starts, q.start) - 1
    while at >= 0 and q.start - people[at].end < _FAR:
        name = people[at]
        title, found, rest = q.speaker.partition(name.text)
        if found and not rest and not (_says(title) or _NOT_HERSELF.search(title)):
            return name
        at -= 1
    return None


def _says(words: str) -> bool:
    return not _SAYING.isdisjoint(_WORD.findall(words))


def _goes_on(text: str, last: Quotation, q: Quotation) -> bool:
    """True where only who says it stands between a quotation and the next: “…,” she said. “…”"""
    gap = text[last.end : q.start]
    return "\n" not in gap and len(gap) < _REACH and gap.rstrip()[-1:] in {".", ","} and gap.count(". ") < 2
