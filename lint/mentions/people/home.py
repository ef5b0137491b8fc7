"""Where people are from: in comes a Reading, out comes each place that somebody by full name is said to be of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from lint.mentions import Mention
from lint.mentions.names.name_words import ORGANISATIONS
from lint.mentions.people.person import Person, in_full, person
from lint.text.lazy_regex import lazy
from lint.text.tables import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Reading

_PLACE = r"(?:[A-Z][\w’'-]+[ \u00a0]|(?:St|Ft|Mt)\.[ \u00a0]){0,2}[A-Z][\w’'-]+"
#: Tom Webb, 27, of Porthaven · Tom Webb of Porthaven
_OF = lazy(
    rf",?[ \u00a0](?:(?:aged?[ \u00a0])?\d\d?(?:-year-old)?,?[ \u00a0])?of[ \u00a0](?P<place>{_PLACE})"
    rf"(?=[,.;)\n—]|[ \u00a0][a-z(])"
)
#: Porthaven resident Tom Webb
_RESIDENT = lazy(rf"(?P<place>{_PLACE})[ \u00a0](?:resident|man|woman)[ \u00a0]\Z")
_BEFORE = (" resident ", " man ", " woman ")
#: The last word of what is no town.
_NO_TOWN = ORGANISATIONS | word_set("places", "no town")


@dataclass(slots=True, eq=False, repr=False)
class Home(Mention):
    """The place that one person is said to be of; the span is the place's."""

    kind: ClassVar[str] = "home"

    place: str
    person: Person

    @classmethod
    def find(cls, reading: Reading) -> Iterator[Home]:
        """Every place that somebody by full name is of, in order."""
        prose = reading.article.prose
        text = prose.text
        residents = any(word in text for word in _BEFORE)
        for name in in_full(reading):
            m = _OF.match(text, name.end) if text.startswith((", ", " of "), name.end) else None
            if m is None and residents and text.endswith(_BEFORE, max(name.start - 10, 0), name.start):
                m = _RESIDENT.search(text, max(name.start - 50, 0), name.start)
            if m and (who := person(name)) and m["place"].split()[-1] not in _NO_TOWN:
                yield cls(prose.span(*m.span("place")), *m.span("place"), m["place"], who)

    def values(self) -> dict[str, str]:
        """The person and the place."""
        return {"type": self.person.name, "value": self.place}
