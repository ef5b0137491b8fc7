"""Numbers that describe one thing: in comes a Reading, out go its "38-word oath", its "three men and two women"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from lint.mentions import Mention
from lint.mentions.figures.figure import Figure
from lint.text.lazy_regex import lazy
from lint.text.tables import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Reading

#: "-word oath", "-strong multinational force"; a length of time describes too many things.
_COMPOUND = lazy(r"-(?P<unit>[a-z]{3,})[ -](?P<first>[a-z]{3,}(?:-[a-z]+)?)(?: (?P<second>[a-z]{3,}))?")
_TIMES = word_set("roles", "times")
_NOUN = lazy(r" [a-z]+(?: (?:wo)?men| boys| girls| (?:fe)?males)?")
_SEXES = word_set("roles", "counted by sex")
#: Between the numbers of "three men and two women" stand so many characters at most.
_NEAR = 20


@dataclass(slots=True, eq=False, repr=False)
class DescribedCount(Mention):
    """A number, or two, of one described thing; `of` what it describes, in several ways, `value` what it says."""

    kind: ClassVar[str] = "described count"

    of: frozenset[str]
    value: tuple[float, ...]

    @classmethod
    def find(cls, reading: Reading) -> Iterator[DescribedCount]:
        """All of them, in order."""
        prose = reading.article.prose
        text = prose.text
        before: Figure | None = None
        for f in reading.of(Figure):
            if f.low != f.high or f.form not in {"number", "count", "measure"}:
                before = None
                continue
            if (m := _COMPOUND.match(text, f.end)) and m["unit"] not in _TIMES:
                last = {m["first"], m["second"] or m["first"]}
                of = frozenset(f"-{m['unit']} {noun.rstrip('s')}" for noun in last)
                yield cls(prose.span(f.start, m.end("first")), f.start, m.end("first"), of, (f.low,))
            elif before and _side_by_side(text, before, f):
                noun = _NOUN.match(text, f.end)
                end = noun.end() if noun else f.end
                pair = sorted([(before.unit, before.low), (f.unit, f.low)])
                of = frozenset({f"{before.low + f.low:g} {pair[0][0]} {pair[1][0]}"})
                yield cls(prose.span(before.start, end), before.start, end, of, (pair[0][1], pair[1][1]))
            before = f

    def values(self) -> dict[str, str]:
        """What it describes and the number."""
        return {"type": " or ".join(sorted(self.of)), "value": " ".join(f"{v:g}" for v in self.value)}


def _side_by_side(text: str, a: Figure, b: Figure) -> bool:
    """True for the numbers of "three men and two women"."""
    both = a.unit in _SEXES and b.unit in _SEXES and a.unit != b.unit
    return both and b.start - a.end < _NEAR and text.endswith(" and ", a.end, b.start)
