"""Acts with their weekday: in comes a Reading, out comes each "died Sunday" with the names beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from lint.mentions import Mention
from lint.mentions.dates.date import Date
from lint.mentions.names.name import Name
from lint.mentions.words.sentence import Sentence, sentence_at
from lint.text.lazy_regex import lazy
from lint.text.tables import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Reading

_BEFORE = lazy(lambda: rf"\b(?P<verb>{any_of('roles', 'once')})(?: (?:late|early|on|last|in))* \Z")
_BEHIND = lazy(lambda: rf",? (?:\w+ )?(?P<verb>{any_of('roles', 'once')})\b")
#: A weekday before the act is the act's only behind "on": "a senator on Friday apologized".
_ON = lazy(r"\b[Oo]n (?:late |early )?\Z")
_ENDING = lazy(r"(?:d|s)\Z")


@dataclass(slots=True, eq=False, repr=False)
class DayOfAct(Mention):
    """An act that is done once, the weekday that stands right beside it, and the words of the names in its sentence."""

    kind: ClassVar[str] = "day of an act"

    act: str
    weekday: int
    names: frozenset[str]

    @classmethod
    def find(cls, reading: Reading) -> Iterator[DayOfAct]:
        """All of them, in order."""
        prose = reading.article.prose
        text, sentences, names = prose.text, reading.of(Sentence), reading.of(Name)
        for d in reading.of(Date):
            if d.weekday is None or d.monthday or (s := sentence_at(sentences, d.start)) is None:
                continue
            m = _BEFORE.search(text, max(s.start, d.start - 40), d.start)
            if not m and _ON.search(text, max(s.start, d.start - 12), d.start):
                m = _BEHIND.match(text, d.end, s.end)
            if m:
                start, end = min(m.start("verb"), d.start), max(m.end("verb"), d.end)
                act = _ENDING.sub("", m["verb"].replace("is", "iz"))
                named = frozenset(w for n in names if s.start <= n.start < s.end for w in n.words)
                yield cls(prose.span(start, end), start, end, act, d.weekday, named)

    def values(self) -> dict[str, str]:
        """The act and the weekday, Monday first."""
        return {"type": self.act, "value": str(self.weekday)}
