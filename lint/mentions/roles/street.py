"""Streets: in comes a Reading, out comes each "Harbor Lane" with its bare name and its kind of street."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from lint.mentions import Mention
from lint.text.lazy_regex import lazy
from lint.text.tables import any_of, first_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Reading

_COMPASS = r"(?:(?:North|South|East|West|Northeast|Northwest|Southeast|Southwest|[NSEW]\.?|[NS][EW]) )?"
#: A number names a street and an avenue of most towns.
_STREET = lazy(
    lambda: (
        rf"\b{_COMPASS}(?P<name>[A-Z][a-z’'-]{{2,}}(?: [A-Z][a-z’'-]+)?) (?P<kind>{any_of('streets', 'kinds')})\b"
        r"(?! (?:[A-Z][a-z]+ )?(?:Church|Elementary|School|Park|Station|Circle|Court)\b)"
    )
)
_ORDINALS = frozenset("First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth The Supreme".split())


@dataclass(slots=True, eq=False, repr=False)
class Street(Mention):
    """One street; `name` is bare, `of_kind` the kind in full."""

    kind: ClassVar[str] = "street"

    name: str
    of_kind: str

    @classmethod
    def find(cls, reading: Reading) -> Iterator[Street]:
        """All streets, in order."""
        prose = reading.article.prose
        kinds = first_of("streets", "kinds")
        for m in _STREET.finditer(prose.text):
            if not _ORDINALS & {*m["name"].split()}:
                place = m.start("name"), m.end()
                yield cls(prose.span(*place), *place, m["name"], kinds[m["kind"]])

    def values(self) -> dict[str, str]:
        """The name and the kind."""
        return {"type": self.of_kind, "value": self.name}
