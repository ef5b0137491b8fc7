"""Offices and ranks: in comes a Reading, out comes each one that the words beside a person's full name give them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from lint.mentions import Mention
from lint.mentions.people.person import Person, in_full, person
from lint.text.lazy_regex import lazy
from lint.text.tables import first_of, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Reading

#: The offices that a word stands for, by what nobody holds two of at a time.
_ROLES: dict[str, dict[str, str]] = {}
for _kind in ("rank", "seat", "government", "sex"):
    for _word, _office in first_of("offices", _kind).items():
        _ROLES.setdefault(_word, {})[_kind] = _office
#: Words before an office that belong to it.
_WITH = word_set("offices", "beside")
_OVER = word_set("offices", "over")
_WORD = lazy(r"[\w.’'-]+")
#: So many words before a name, and no further away, are read.
_MOST, _REACH = 6, 60
#: Ann Harper, [27,] the town's mayor[, of]
_AFTER = lazy(
    r",[ \u00a0](?:\d\d,[ \u00a0])?(?:(?:the|a|an|its|their)[ \u00a0])?(?P<role>(?:[\w.’'-]+[ \u00a0]){0,4}?[a-z]+)"
    r"(?=[,.;)]|[ \u00a0](?:of|for|at|in|with|to|and|said|told|who)\b)"
)


@dataclass(slots=True, eq=False, repr=False)
class Role(Mention):
    """An office or rank of one person at one place; the span is its word's.

    `beside` is where the name stands, `kind_of` what nobody holds two of at a time, `office` which of them it is;
    `over` where the copy has it as past or to come.
    """

    kind: ClassVar[str] = "role"

    word: str
    kind_of: str
    office: str
    over: bool
    beside: int
    person: Person

    @classmethod
    def find(cls, reading: Reading) -> Iterator[Role]:
        """Every office given to somebody by full name, in order."""
        prose = reading.article.prose
        text = prose.text
        for name in in_full(reading):
            places = _before(text, name.start) + _after(text, name.end)
            if not places or not (who := person(name)):
                continue
            for start, end, over in places:
                word = text[start:end]
                for kind_of, office in _ROLES[word.lower()].items():
                    yield cls(prose.span(start, end), start, end, word, kind_of, office, over, name.start, who)

    def values(self) -> dict[str, str]:
        """The person and the office."""
        return {"type": self.person.name, "value": self.office}


def _before(text: str, start: int) -> list[tuple[int, int, bool]]:
    """The offices in the words right before a name: "state Sen.", "the town's former mayor"."""
    floor = max(start - _REACH, 0)
    found: list[tuple[int, int]] = []
    over = False
    for _ in range(_MOST):
        end = start - 1
        if end <= floor or text[end] not in " \u00a0":
            break
        low = max(text.rfind(" ", floor, end) + 1, floor)
        at, part = _part(text[low:end])
        start = low + at
        if part == "office":
            found.insert(0, (start, end))
        elif part != "rest":
            over = part == "over"
            break
    return [(*at, over) for at in found]


@lru_cache(maxsize=1 << 13)
def _part(said: str) -> tuple[int, str]:
    """Where the word in what stands between two spaces begins, and which part of a title it may be."""
    at = next((i for i in range(len(said)) if _WORD.fullmatch(said, i)), len(said))
    lower = said[at:].lower()
    if lower in _ROLES:
        return at, "office"
    if lower in _OVER or lower.startswith("ex-"):
        return at, "over"
    return at, "rest" if lower in _WITH or said[at : at + 1].isupper() else ""


def _after(text: str, end: int) -> list[tuple[int, int, bool]]:
    """The offices in the words right after a name: ", the mayor of Porthaven"."""
    m = _AFTER.match(text, end) if text.startswith(",", end) else None
    if not m:
        return []
    words = list(_WORD.finditer(text, *m.span("role")))
    last = words[-1]
    if last[0].lower() not in _ROLES or not all(_belongs(w[0]) for w in words):
        return []
    return [(last.start(), last.end(), any(w[0].lower() in _OVER for w in words))]


def _belongs(word: str) -> bool:
    """True for a word that may stand in a title."""
    return word[0].isupper() or word in _WITH or word in _OVER or word in _ROLES
