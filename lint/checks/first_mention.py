"""A reading → short forms that stand before the full one, or without it: letters, surnames, nicknames."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import field
from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.text.finding import End, Hit
from lint.text.re2_matching import Match, matches, mistake

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lint.mentions import Reading

#: How far after a short form the full one may stand that explains it: “NATO, the …”, “NATO (the …”.
_AT_ONCE = 6
_Place = tuple[int, int]


class FirstMention(Check):
    """A short form of which the first mention is not the full form."""

    words: ClassVar[tuple[str, ...]] = ("short", "full")
    whole: ClassVar[bool] = True

    table: Mapping[str, str] = field(
        default_factory=dict, metadata={"doc": "Each short form, as it is written, with the full form that it needs."}
    )
    short: str = field(
        default="",
        metadata={"doc": "In place of a table, a pattern (RE2 syntax) of short forms; its group is the form."},
    )
    full: str = field(
        default="", metadata={"doc": "A pattern of what explains a short form; the same form must stand in a group."}
    )
    known: tuple[str, ...] = field(default=(), metadata={"doc": "Short forms that every reader knows."})
    anywhere: bool = field(default=False, metadata={"doc": "Whether the full form may stand after the short one, too."})

    def mistakes(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """No forms at all, patterns that cannot be used, and a short form that is no shorter."""
        if bool(self.table) == bool(self.short):
            yield ("table",), "Give either a 'table' of short and full forms, or the patterns 'short' and 'full'."
        elif self.short:
            if wrong := mistake(self.short, somewhere=True):
                yield ("short",), wrong
            if wrong := mistake(self.full, somewhere=True):
                yield ("full",), wrong
        for short, full in self.table.items():
            if short.lower() == full.lower():
                yield ("table", short), f"'{short}' is its own full form; leave the line out."

    def literals(self) -> Iterable[str]:
        """The forms of the table."""
        return {form.lower() for pair in self.table.items() for form in pair}

    def at_literals(self, reading: Reading, places: Sequence[tuple[str, int, int]]) -> Iterator[Hit]:
        """A finding where a short form of the table stands first."""
        text = reading.article.prose.text
        found: dict[str, list[_Place]] = defaultdict(list)
        for literal, start, end in places:
            if reading.admits(start):
                found[literal].append((start, end))
        for short, full in self.table.items():
            fulls = sorted(found.get(full.lower(), ()))
            shorts = [p for p in found.get(short.lower(), ()) if text[p[0] : p[1]] == short]
            if short not in self.known:
                yield from self._first(reading, _without(sorted(shorts), fulls), fulls, full)

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        """A finding where a short form of the pattern stands first."""
        if not self.short:
            return
        text = reading.article.prose.text
        shorts: dict[str, list[_Place]] = defaultdict(list)
        for m in matches(text, self.short, match_case=True):
            form = next(filter(None, m.held), m.words)
            if form not in self.known and reading.admits(m.start):
                shorts[form].append((m.start, m.end))
        if not shorts:
            return
        fulls: dict[str, list[_Place]] = defaultdict(list)
        for m in matches(text, self.full, match_case=True):
            for form in _forms(m):
                if reading.admits(m.start):
                    fulls[form].append((m.start, m.end))
        for form, places in shorts.items():
            yield from self._first(reading, _without(places, fulls[form]), fulls[form], "")

    def _first(self, reading: Reading, shorts: list[_Place], fulls: list[_Place], full: str) -> Iterator[Hit]:
        if not shorts or (fulls and (self.anywhere or fulls[0][0] <= shorts[0][1] + _AT_ONCE)):
            return
        article = reading.article
        ends = [End(article, article.prose.span(*shorts[0]))]
        ends += [End(article, article.prose.span(*place), "the full form stands here") for place in fulls[:1]]
        yield Hit(tuple(ends), {"short": ends[0].text, "full": full})


def _forms(m: Match) -> Iterable[str]:
    return {group for group in m.held if group} or {m.words}


def _without(shorts: list[_Place], fulls: list[_Place]) -> list[_Place]:
    """The short forms that are no part of a full one; both are in order."""
    kept = []
    at = 0
    for start, end in shorts:
        while at < len(fulls) and fulls[at][1] < end:
            at += 1
        if at == len(fulls) or start < fulls[at][0]:
            kept.append((start, end))
    return kept
