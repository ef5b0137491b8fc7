"""A state of things in an article that tells of its end, too: in comes a reading, out comes one Hit for the two."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.text.finding import End, Hit
from lint.text.lazy_regex import lazy
from lint.text.re2_matching import matches, mistake
from lint.text.tables import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Reading
    from lint.text.re2_matching import Match

#: Places of either that a finding points at.
#: A name that opens a paragraph is whom it is about.
_NAMED = lazy(r"(?:[A-Z][\w'’.]+ ){0,3}([A-Z][a-z]{2,})(?=,| (?:who|is|was|has|had|also|remains)\b)")
_MOST = 4


class StaleLine(Check):
    """Words that say how things stand, where other words of the article say that they no longer do."""

    stale: str = field(metadata={"doc": "What says how things stood (RE2 syntax)."})
    fresh: str = field(metadata={"doc": "What says that they no longer do (RE2 syntax)."})
    unless: str = field(default="", metadata={"doc": "Where this pattern matches over what is stale, all is well."})
    headline: bool = field(default=False, metadata={"doc": "Whether only a headline is stale, by the lead."})

    words: ClassVar[tuple[str, ...]] = ("stale", "fresh")

    def mistakes(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        for name in ("stale", "fresh"):
            if wrong := mistake(getattr(self, name), somewhere=True):
                yield (name,), wrong
        if wrong := mistake(self.unless):
            yield ("unless",), wrong

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        text = reading.article.prose.text
        found = matches(text, self.stale, self.unless, match_case=False)
        stale = [m for m in found if self._may(reading, m, stale=True)]
        found = matches(text, self.fresh, match_case=False) if stale else iter(())
        fresh = [m for m in found if self._may(reading, m, stale=False)]
        if not self.headline:
            stale = [m for m in stale if any(_of_one(text, m, n) for n in fresh)]
        if not fresh or not stale:
            return
        ends = [self._end(reading, m) for m in (*stale[:_MOST], *fresh)[: 2 * _MOST]]
        yield Hit(tuple(ends), {"stale": ends[0].text, "fresh": self._end(reading, fresh[0]).text})

    def _may(self, reading: Reading, m: Match, *, stale: bool) -> bool:
        """True for words in a block that counts: for a headline, in it and in the first paragraph."""
        block = reading.article.block_at(m.start)
        if not self.headline:
            return block.kind != "headline" or not stale
        if stale:
            return block.kind == "headline"
        return block is next((b for b in reading.article.blocks if b.kind == "paragraph"), None)

    def _end(self, reading: Reading, m: Match) -> End:
        return End(reading.article, reading.article.prose.span(m.start, m.end))


def _of_one(text: str, one: Match, other: Match) -> bool:
    """False where two people are named before the two."""
    a, b = _named(text, one.start), _named(text, other.start)
    return not a or not b or a == b


def _named(text: str, start: int) -> str:
    """The name that opens the paragraph of these words."""
    name = _NAMED.match(text, text.rfind("\n", 0, start) + 1)
    return name[1] if name and name[1] not in word_set("openers", "no name") else ""
