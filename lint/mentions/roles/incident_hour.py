"""The hour of the incident: in comes a Reading, out comes each time of day at which it tells of shots or of a call."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from lint.mentions import Mention
from lint.mentions.dates.date import Date
from lint.mentions.words.sentence import Sentence, sentence_at
from lint.text.article import TELLING
from lint.text.lazy_regex import lazy
from lint.text.tables import any_of

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from lint.mentions import Reading

_CLOCK = lazy(r"T(\d\d)(?::(\d\d))?\Z")
_PART = lazy(r"T(MO|AF|EV|NI)\Z")
#: From when till when a part of the day surely is, in minutes; a night goes on after midnight.
_PARTS = {"MO": (0, 690), "AF": (750, 1050), "EV": (1020, 1439), "NI": (1140, 1800)}
_HALF = lazy(r"[ap]\.?\s?m\b|midnight|noon", re.IGNORECASE)
_INCIDENT = lazy(lambda: rf"\b(?:{any_of('roles', 'incident')})\b", re.IGNORECASE)
_OTHER = lazy(lambda: rf"\b(?:{any_of('roles', 'other moments')})\b", re.IGNORECASE)
#: Right before a time stands what happened then, whatever else the sentence tells.
_BESIDE = lazy(
    lambda: rf"\b(?:{any_of('roles', 'happened')})(?: (?:on|at|around|about|late|early|just|shortly|after|before))* \Z"
)
_NEAR, _ANOTHER = 40, lazy(r"\b(?:another|second|separate|other|previous|earlier)\b")
#: "after 9 p.m." leaves the hour open, "just after 9 p.m." does not.
_OPEN = lazy(r"(?<!just )(?<!shortly )(?<!moments )(?<!minutes )\b(?:after|before|by|since|from|to|or) \Z")
_ZONE = lazy(r" (?:GMT|UTC)\b|\s*[-–] ?\d|,? \w+ to \d| or (?:around )?\d")


@dataclass(slots=True, eq=False, repr=False)
class IncidentHour(Mention):
    """A time of day in minutes, `until` for a part of the day; with its day where the copy tells it.

    `told` where its sentence tells the incident.
    """

    kind: ClassVar[str] = "incident hour"

    minutes: int
    until: int
    day: datetime.date | None
    told: bool

    @property
    def exact(self) -> bool:
        """True for a clock time."""
        return self.minutes == self.until

    @classmethod
    def find(cls, reading: Reading) -> Iterator[IncidentHour]:
        """All clock times with a half of the day, and parts of the day, in order."""
        article = reading.article
        text, sentences = article.prose.text, reading.of(Sentence)
        for d in reading.of(Date):
            m = _CLOCK.search(d.value)
            part = None if m else _PART.search(d.value)
            if not part and not (m and _HALF.search(text, d.start, d.end)):
                continue
            from_, until = _PARTS[part[1]] if part else (0, 0)
            if m:
                from_ = until = int(m[1]) * 60 + int(m[2] or 0)
            s = sentence_at(sentences, d.start)
            told = (
                s is not None
                and article.block_at(d.start).kind in TELLING
                and _INCIDENT.search(text, s.start, s.end) is not None
                and (_is_beside(text, s.start, d.start) or not _OTHER.search(text, s.start, s.end))
                and not _OPEN.search(text, s.start, d.start)
                and not _ZONE.match(text, d.end)
                and not text.startswith(("after ", "before "), d.start, d.end)
            )
            yield cls(d.span, d.start, d.end, from_, until, d.day, told)

    def values(self) -> dict[str, str]:
        """The time of day."""
        return {"type": "incident", "value": f"{self.minutes // 60:02}:{self.minutes % 60:02}"}


def _is_beside(text: str, start: int, at: int) -> bool:
    """Whether the incident, and no other one, is told right before a time in a sentence."""
    return bool(_BESIDE.search(text, max(start, at - _NEAR), at)) and not _ANOTHER.search(text, start, at)
