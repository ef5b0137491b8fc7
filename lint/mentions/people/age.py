"""Ages of people: in comes a Reading, out comes each age that it gives to somebody by name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from lint.mentions import Mention
from lint.mentions.figures.figure import Figure
from lint.mentions.names.name import Name
from lint.mentions.people.person import Person, in_full, in_full_by, person
from lint.text.lazy_regex import lazy
from lint.text.tables import any_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lint.mentions import Reading

#: What may stand between a name and the age after it: "Ann Harper, 27", "Ann Harper, a 27-year-old", "Ann Harper (27".
_AFTER_NAME = lazy(r"(?:, (?:(?:age|aged|who (?:is|was)|now) )?| \(|,? (?:is|was|turned) )\Z")
_AFTER_NAME_A = lazy(r"(?:, (?:an?|the) |,? (?:is|was) an? )\Z")
#: What may stand between an age and the name after it: "27-year-old Ann Harper", "27-year-old student Ann Harper".
_BEFORE_NAME = lazy(lambda: rf"[ -]years?[ -]old,? (?:(?:{any_of('people', 'aged')}),? )*")
_TITLE = lazy(r"(?:[A-Z][a-z]*\.? ){1,2}")
#: An age of another time, or one that the copy takes back.
_ONCE = lazy(
    r"\b(?:ago|at the time|back then|previous|previously|earlier|originally|incorrectly|initially|corrected|mistaken"
    r"|when (?:he|she|they) (?:was|were)|(?:in|since) (?:19|20)\d\d|photo of|pictured)\b",
    re.IGNORECASE,
)
_THEN = (" at the time", " (at the time", ", at the time", " when ")
#: A sentence that opens with a surname, whose capital alone proves nothing there: "Harper, 27, left".
_OPENING = lazy(r"(?:^|[.?!”\"] )([^\W\d_]+),? \Z", re.MULTILINE)
#: A name further from its age than this is another's.
_REACH = 60


@dataclass(slots=True, eq=False, repr=False)
class Age(Mention):
    """The age of one person at one place; the span is the number's. The name begins at `name_start` in the prose."""

    kind: ClassVar[str] = "age"

    years: int
    person: Person
    name_start: int

    @classmethod
    def find(cls, reading: Reading) -> Iterator[Age]:
        """All ages given to people by name, in order."""
        text = reading.article.prose.text
        names = reading.of(Name)
        ages = [f for f in reading.of(Figure) if f.form == "age" and f.unit == "year" and f.low == f.high == int(f.low)]
        if not ages:
            return
        begins = {n.start: n for n in names}
        ends = {n.end: n for n in names}
        surnames = _surnames(in_full(reading))
        for f in ages:
            name = _bearer(text, f, begins, ends) or _opening(text, f, surnames)
            if name and (whose := person(name) or in_full_by(name)):
                yield cls(f.span, f.start, f.end, int(f.low), whose, name.start)

    def values(self) -> dict[str, str]:
        """The person and the age in years."""
        return {"type": self.person.name, "value": str(self.years)}


def _bearer(text: str, f: Figure, begins: dict[int, Name], ends: dict[int, Name]) -> Name | None:
    """Whose age a figure is."""
    block = text.rfind("\n", 0, f.start) + 1
    if _ONCE.search(text, max(block, f.start - 140), f.start) or text.startswith(_THEN, f.end):
        return None
    m = _BEFORE_NAME.match(text, f.end, f.end + _REACH)
    before = (_AFTER_NAME_A if m else _AFTER_NAME).search(text, max(f.start - 16, 0), f.start)
    if before and (name := ends.get(before.start())):
        return name
    if not m:
        return None
    title = _TITLE.match(text, m.end(), m.end() + 24)  # a name's span leaves its title out
    name = begins.get(m.end()) or (begins.get(title.end()) if title else None)
    return None if name and text[name.end : name.end + 2] in {"’s", "'s"} else name


def _surnames(names: Iterable[Name]) -> dict[str, Name]:
    """The full names by the surname, where one person alone has it."""
    found: dict[str, dict[str, Name]] = {}
    for n in names:
        found.setdefault(n.words[-1], {}).setdefault(n.words[0], n)
    return {surname: next(iter(bearers.values())) for surname, bearers in found.items() if len(bearers) == 1}


def _opening(text: str, f: Figure, surnames: dict[str, Name]) -> Name | None:
    """Whose age a figure is that stands behind a surname which opens its sentence."""
    m = _OPENING.search(text, max(f.start - 40, 0), f.start)
    name = surnames.get(m[1]) if m and text[f.end : f.end + 1] == "," else None
    return None if text.startswith(_THEN, f.end) else name
