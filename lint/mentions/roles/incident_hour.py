"""The hour of the incident: in comes a Reading, out comes each clock time at which it tells of shots or of a call."""

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
_HALF = lazy(r"[ap]\.?\s?m\b|midnight|noon", re.IGNORECASE)
_INCIDENT = lazy(lambda: rf"\b(?:{any_of('roles', 'incident')})\b", re.IGNORECASE)
_OTHER = lazy(lambda: rf"\b(?:{any_of('roles', 'other moments')})\b", re.IGNORECASE)
#: "after 9 p.m." leaves the hour open, "just after 9 p.m." does not.
_OPEN = lazy(r"(?<!just )(?<!shortly )(?<!moments )(?<!minutes )\b(?:after|before|by|since|from|to|or) \Z")
_ZONE = lazy(r" (?:GMT|UTC)\b|\s*[-–] ?\d|,? \w+ to \d| or (?:around )?\d")


@dataclass(slots=True, eq=False, repr=False)
class IncidentHour(Mention):
    """A time of day in minutes, with its day where the copy tells it; `told` where its sentence tells the incident."""

    kind: ClassVar[str] = "incident hour"

    minutes: int
    day: datetime.date | None
    told: bool

    @classmethod
    def find(cls, reading: Reading) -> Iterator[IncidentHour]:
        """All clock times with a half of the day, in order."""
        article = reading.article
        text, sentences = article.prose.text, reading.of(Sentence)
        for d in reading.of(Date):
            m = _CLOCK.search(d.value)
            if not m or not _HALF.search(text, d.start, d.end):
                continue
            s = sentence_at(sentences, d.start)
            told = (
                s is not None
                and article.block_at(d.start).kind in TELLING
                and _INCIDENT.search(text, s.start, s.end) is not None
                and not _OTHER.search(text, s.start, s.end)
                and not _OPEN.search(text, s.start, d.start)
                and not _ZONE.match(text, d.end)
                and not text.startswith(("after ", "before "), d.start, d.end)
            )
            yield cls(d.span, d.start, d.end, int(m[1]) * 60 + int(m[2] or 0), d.day, told)

    def values(self) -> dict[str, str]:
        """The time of day."""
        return {"type": "incident", "value": f"{self.minutes // 60:02}:{self.minutes % 60:02}"}
