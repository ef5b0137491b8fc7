"""Straight and curly quotation marks in one article: in comes a reading, out comes one Hit for the rarer kind."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.mentions.quotations.quotation_mark import Mark
from lint.text.finding import End, Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Mention, Reading

_CURLY = ("“", "”")


class MixedMarks(Check):
    """Both straight (") and curly (“ ”) quotation marks in one article."""

    words: ClassVar[tuple[str, ...]] = ("rarer", "rarer_count", "usual", "usual_count")
    family: ClassVar[str] = "quotation mark"
    trigger: ClassVar[str] = '"[^“”]*[“”]|[“”][^"]*"'
    needs: ClassVar[tuple[type[Mention], ...]] = (Mark,)

    shown: int = field(default=3, metadata={"doc": "how many of the rarer marks to show"})

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        """One Hit where both kinds stand, at the first marks of the rarer one."""
        text = reading.article.prose.text
        marks = reading.of(Mark)
        within = {at for m in marks if "mixed" in m.faults for at in (m.start, m.other)}  # another fault
        straight = [m for m in marks if text[m.start] == '"' and m.start not in within]
        curly = [m for m in marks if text[m.start] in _CURLY and m.start not in within]
        if not straight or not curly:
            return
        (rarer, few), (usual, many) = sorted(
            (("straight", straight), ("curly", curly)), key=lambda kind: (len(kind[1]), kind[0])
        )
        words = {"rarer": rarer, "rarer_count": str(len(few)), "usual": usual, "usual_count": str(len(many))}
        yield Hit(tuple(End(reading.article, m.span) for m in few[: self.shown]), words)
