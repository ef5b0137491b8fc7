"""Blocks of streets: in comes a Reading, out comes each "300 block of Harbor Street" that it gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from lint.mentions import Mention
from lint.text.lazy_regex import lazy
from lint.text.tables import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Reading

_COMPASS = r"(?:(?:North|South|East|West)(?:east|west)?|[NSEW]\.?|[NS]\.?[EW]\.?)"
_NAME = r"(?:\d+(?:st|nd|rd|th)|[A-Z][\w’'-]+)(?: [A-Z][a-z’'-]+){0,2}"
_STREET = lazy(rf"block of (?P<street>(?:(?P<side>{_COMPASS}) )?(?P<name>{_NAME}))")
_NUMBER = lazy(r"(?<![\d.,-])(\d{1,2},?\d00|[1-9]00)[ -]\Z")
#: Kinds of street, which copy leaves out and shortens as it likes.
_KIND = lazy(lambda: rf" (?:{any_of('streets', 'streets')})\b")


@dataclass(slots=True, eq=False, repr=False)
class Address(Mention):
    """One block of a street; the span is its number's.

    `street` is the street's bare name in lower case, `side` the first letter of the North or South before it.
    """

    kind: ClassVar[str] = "address"

    number: int
    street: str
    side: str
    said: str

    @classmethod
    def find(cls, reading: Reading) -> Iterator[Address]:
        """All blocks of streets, in order."""
        prose = reading.article.prose
        for m in _STREET.finditer(prose.text):
            if n := _NUMBER.search(prose.text, max(m.start() - 8, 0), m.start()):
                number = int(n[1].replace(",", ""))
                kind = _KIND.search(prose.text, m.start("name"), m.end())
                street = prose.text[m.start("name") : kind.start() if kind else m.end()].lower()
                said = prose.text[m.start("street") : kind.end() if kind else m.end()]
                yield cls(prose.span(*n.span(1)), *n.span(1), number, street, (m["side"] or "")[:1], said)

    def values(self) -> dict[str, str]:
        """The street and the number."""
        return {"type": self.street, "value": str(self.number)}
