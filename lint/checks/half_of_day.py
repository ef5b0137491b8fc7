"""A clock time whose am or pm and part of the day say the same or clash: in comes a reading, out come Hits."""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING, ClassVar, Literal

from lint.checks import Check
from lint.mentions.dates.date import Date
from lint.text.finding import End, Hit
from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Mention, Reading

_HALF = lazy(r"(?<=[\d ])([ap])\.?m\b\.?", re.IGNORECASE)
_PART = lazy(r"\b(morning|afternoon|evening|night|tonight)\b", re.IGNORECASE)
#: A bare time, a bare part of the day, and what stands between two that are told apart: Monday night, at 9 pm.
_BARE = lazy(r"\d{1,2}(?:[:.]\d\d)?[ \u00a0]?[ap]\.?m\b\.?", re.IGNORECASE)
_APART = lazy(r",?[ \u00a0](?:(?:at|around|about)[ \u00a0])?")
_BARE_PART = lazy(r"(?:this|that|the same)[ \u00a0](?:morning|afternoon|evening|night)", re.IGNORECASE)
#: What is no part of the time itself and says again when it was, or says it wrong: 10 p.m. at night.
_AGAIN = lazy(r"[ \u00a0](?:at night|in the (?:morning|afternoon|evening))\b", re.IGNORECASE)
_NOON = lazy(r"(?:12[ \u00a0])?(?:noon|midday)", re.IGNORECASE)
#: The hours, of 24, that each part of the day may cover.
_HOURS = {
    "morning": range(12),
    "afternoon": range(12, 19),
    "evening": range(15, 24),
    "night": (*range(17, 24), *range(6)),
    "tonight": (*range(17, 24), *range(6)),
}


class HalfOfDay(Check):
    """A time that tells the half of the day twice: 2 am on Wednesday morning, or 2 pm on Wednesday morning."""

    words: ClassVar[tuple[str, ...]] = ("time", "half", "part")
    needs: ClassVar[tuple[type[Mention], ...]] = (Date,)

    fault: Literal["repeats", "contradicts"] = field(
        default="contradicts",
        metadata={"doc": "repeats: am or pm and the part of the day say the same; contradicts: they cannot both be"},
    )

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        """One Hit over each time that has the fault."""
        article = reading.article
        text = article.prose.text
        times = [said for said in reading.of(Date) if said.type == "TIME"]
        for i, said in enumerate(times):
            after = times[i + 1] if i + 1 < len(times) and _told_as_one(text, said, times[i + 1]) else said
            again = _AGAIN.match(text, after.end) if after is said else None
            end = again.end() if again else after.end
            half, part = _HALF.search(text, said.start, end), _PART.search(text, said.start, end)
            half = half or (_NOON.fullmatch(text, said.start, said.end) if again else None)
            if not half or not part:
                continue
            clock = said if half.start() < said.end else after
            hour = int(clock.value.rpartition("T")[2][:2])
            agree = hour in _HOURS[part[0].lower()]
            if agree == (self.fault == "repeats"):
                words = {"time": " ".join(text[said.start : end].split()), "half": half[0], "part": part[0]}
                yield Hit((End(article, article.prose.span(said.start, end)),), words)


def _told_as_one(text: str, said: Date, after: Date) -> bool:
    """True where a bare time stands beside a part of the day that another mention has."""
    if not _APART.fullmatch(text, said.end, after.start):
        return False
    if _BARE.fullmatch(text, after.start, after.end):
        return not _HALF.search(text, said.start, said.end)
    return bool(_BARE.fullmatch(text, said.start, said.end) and _BARE_PART.fullmatch(text, after.start, after.end))
