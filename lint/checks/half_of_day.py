"""A clock time whose am or pm and part of the day say the same or clash: in comes a reading, out come Hits."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Literal

from lint.checks import Check
from lint.finding import End, Hit
from lint.mentions.date import Date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Mention, Reading

_HALF = re.compile(r"(?<=[\d ])([ap])\.?m\b\.?", re.IGNORECASE)
_PART = re.compile(r"\b(morning|afternoon|evening|night|tonight)\b", re.IGNORECASE)
#: The hours, of 24, that each part of the day may cover.
_HOURS = {
    "morning": range(12),
    "afternoon": range(12, 19),
    "evening": range(15, 24),
    "night": (*range(17, 24), *range(6)),
    "tonight": (*range(17, 24), *range(6)),
}


@dataclass(frozen=True, slots=True, eq=False, repr=False)
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
        for said in reading.of(Date):
            if said.type != "TIME":
                continue
            half, part = _HALF.search(text, said.start, said.end), _PART.search(text, said.start, said.end)
            if not half or not part:
                continue
            hour = int(said.value.rpartition("T")[2][:2])
            agree = hour in _HOURS[part[0].lower()]
            if agree == (self.fault == "repeats"):
                words = {"time": " ".join(text[said.start : said.end].split()), "half": half[0], "part": part[0]}
                yield Hit((End(article, said.span),), words)
