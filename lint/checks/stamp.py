"""A reading → stamps of a page that tell when it was posted or changed, and stand in the copy."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.text.calendar import MONTH_PATTERN, WEEKDAYS
from lint.text.finding import End, Hit
from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Reading

_LABEL = (
    r"(?:(?:FIRST|First|Originally|Last) )?(?:[Pp]osted|[Uu]pdated|[Pp]ublished|[Mm]odified|POSTED|UPDATED|PUBLISHED)"
)
_DAY = rf"(?:(?:{'|'.join(WEEKDAYS)}|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.?,? )?"
_DATE = rf"{_DAY}(?:{MONTH_PATTERN}\.? \d{{1,2}},? (?:19|20)\d\d|\d{{1,2}}/\d{{1,2}}/(?:20)?\d\d)"
_TIME = r"(?:,? (?:at )?\d{1,2}:\d\d(?: ?[APap]\.?[Mm]\.?)?(?: [A-Z]{2,4}\b)?)?"
#: With a capital, since “the note was posted May 4, 2016” is copy; one stamp may follow the other.
_STAMP = lazy(rf"\(?\b{_LABEL}(?:(?: (?:on|at))?:? ?{_DATE}{_TIME})(?:,? ?[|/•-]? ?{_LABEL}:? ?{_DATE}{_TIME})*\)?")
_CLOCK = lazy(rf"{_DATE},? (?:at )?\d{{1,2}}:\d\d ?[APap]\.?[Mm]\.?")

#: A line with so many more characters holds more than its stamp.
_BESIDE = 8


class Stamp(Check):
    """The time at which a page was posted or changed, glued to a text or beside front matter that tells it."""

    words: ClassVar[tuple[str, ...]] = ("match",)
    whole: ClassVar[bool] = True
    trigger: ClassVar[str] = r"\b(?i:posted|updated|published|modified)\b|\d{1,2}:\d\d ?[APap]\.?[Mm]"

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        """A finding at each stamp; a line that is one, and no more, is how copy without front matter tells its date."""
        article = reading.article
        text = article.prose.text
        told = "published" in article.front
        for block in article.blocks:
            if block.kind in ("headline", "residue"):
                continue
            line = text[block.start : block.end]
            found = [m for m in _STAMP.finditer(line) if m[0].lstrip("(")[0].isupper()]
            if not found and told and block.kind == "dateline" and (m := _CLOCK.match(line)):
                found = [m]
            for m in found:
                if told or len(m[0]) + _BESIDE < len(line.strip()):
                    start, end = block.start + m.start(), block.start + m.end()
                    yield Hit((End(article, article.prose.span(start, end)),), {"match": m[0]})
