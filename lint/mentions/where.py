"""Where in an article a rule looks: in which kinds of block, and in or out of quotations."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from lint.mentions import Mention, Reading
    from lint.text.article import BlockKind

Quoted = Literal["any", "only", "never"]


@dataclass(slots=True, frozen=True)
class Where:
    """The kinds of block a rule looks `inside` (none named: all) and `outside`, and what it makes of quoted words."""

    inside: tuple[BlockKind, ...] = ()
    outside: tuple[BlockKind, ...] = ()
    quoted: Quoted = "any"

    @property
    def needs(self) -> tuple[type[Mention], ...]:
        """The kinds of mention that are asked for."""
        if self.quoted == "any":
            return ()
        from lint.mentions import kind_named

        return (kind_named("quotation"),)

    def admits(self, reading: Reading, start: int) -> bool:
        """Whether the source offset is a place to look at."""
        if self.inside or self.outside:
            kind = reading.article.block_of(start).kind
            if kind in self.outside or (self.inside and kind not in self.inside):
                return False
        return self.quoted == "any" or _quoted(reading, start) == (self.quoted == "only")


def _quoted(reading: Reading, start: int) -> bool:
    """Whether the source offset lies between the marks of a quotation; those within one are in it, too."""
    starts, reach = reading.quoted
    at = bisect_right(starts, start)
    return at > 0 and start < reach[at - 1]
