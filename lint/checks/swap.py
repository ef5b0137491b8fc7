"""A reading → the words and phrases of a table that are always wrong, each with what to put instead."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.mentions.words.word_context import in_case_of, opens_sentence, vouched
from lint.text.finding import End, Fix, Hit
from lint.text.lazy_regex import lazy
from lint.text.re2_matching import cancels, held, matches, mistake
from lint.text.replacement import fault, filled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lint.mentions import Reading
    from lint.text.re2_matching import Match

#: What goes on behind a name that is part of an address.
_ADDRESS = lazy(r"[@/_]|\.[a-z]{2,}")

#: What stands before a word of a web address, and the address so far.
_IN_ADDRESS = ("/", "-", "_", "=", ".", "?", "&", "#")
_BEGUN = lazy(r"(?:\w://|\bwww\.)[^\s<>]*$")


class Swap(Check):
    """Words that are wrong wherever they stand."""

    words: ClassVar[tuple[str, ...]] = ("wrong", "right")
    family: ClassVar[str] = "spelling"

    table: Mapping[str, str] = field(
        default_factory=dict,
        metadata={
            "doc": "The wrong word or phrase in lower case, and the right one. Where only capitals differ (nordvolt: "
            "NordVolt), the right one is how the house writes the name, and all other capitals are wrong."
        },
    )

    patterns: Mapping[str, str] = field(
        default_factory=dict,
        metadata={
            "doc": "A pattern (RE2 syntax) of words that are wrong, and the right ones; in order, the first holds."
        },
    )
    unless: str = field(default="", metadata={"doc": "Where this pattern matches over the same words, all is well."})
    match_case: bool = field(default=False, metadata={"doc": "Whether capitals matter in the patterns."})
    sure: bool = field(default=True, metadata={"doc": "Whether the right word may be put in without a look."})

    def mistakes(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Entries that can never match, and entries that would change nothing or go round in a ring."""
        for pattern in self.patterns:
            if wrong := mistake(pattern, somewhere=True):
                yield ("patterns", pattern), wrong
        for pattern, right in self.patterns.items():
            if wrong := fault(right, held(pattern)):
                yield ("patterns", pattern), wrong
        if wrong := mistake(self.unless) or cancels(self.unless, "|".join(self.patterns)):
            yield ("unless",), wrong
        if not self.table and not self.patterns:
            yield ("table",), "There is nothing to swap. Add a table with a line for each word: 'wrong: right'."
        for wrong, right in self.table.items():
            if wrong != wrong.lower() or wrong != " ".join(wrong.split()):
                yield ("table", wrong), f"write {wrong!r} in lower case, with single spaces"
            elif wrong == right:
                yield ("table", wrong), f"{wrong!r} is swapped for itself; leave the line out"
            elif right in self.table:
                yield ("table", wrong), f"{right!r} is itself called wrong; name the final form"

    def literals(self) -> Iterable[str]:
        """The wrong words."""
        return self.table

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        """A finding at each match of a pattern that is not already right."""
        if not self.patterns:
            return
        article = reading.article
        named = {f"_{n}": pattern for n, pattern in enumerate(self.patterns)}
        whole = "|".join(f"(?P<{name}>{p})" for name, p in zip(named, self.patterns, strict=True))
        for m in matches(article.prose.text, whole, self.unless, match_case=self.match_case):
            right = self._right(m, named)
            if m.words != right and not vouched(article.prose.text, m.end):
                span = article.prose.span(m.start, m.end)
                words = {"wrong": m.words, "right": right}
                yield Hit((End(article, span),), words, Fix(span, right) if self.sure else None)

    def _right(self, m: Match, named: Mapping[str, str]) -> str:
        """What to put in place of a match; the groups of a pattern come behind those of the patterns before it."""
        before = 0
        for name, pattern in named.items():
            groups = held(pattern)
            if m.groups[name]:
                return filled(self.patterns[pattern], m.held[before + 1 : before + 1 + groups], m.words)
            before += 1 + groups
        return m.words

    def at_literal(self, reading: Reading, literal: str, start: int, end: int) -> Iterator[Hit]:
        """A finding with the right word, unless its capital shows a name or the writer vouches for it."""
        article = reading.article
        text = article.prose.text
        wrong, right = text[start:end], self.table[literal]
        if right.lower() == literal:
            yield from self._capitals(reading, right, start, end)
            return
        name = " " not in wrong and wrong[0].isupper() and not wrong.isupper() and not opens_sentence(text, start)
        if text[start - 1 : start] in _IN_ADDRESS and _BEGUN.search(text, max(start - 200, 0), start):
            return
        hyphened = " " in wrong and "-" in (text[start - 1 : start], text[end : end + 1])
        if (name and article.block_at(start).kind != "headline") or hyphened or vouched(text, end):
            return
        span = article.prose.span(start, end)
        right = in_case_of(wrong, right)
        yield Hit((End(article, span),), {"wrong": wrong, "right": right}, Fix(span, right) if self.sure else None)

    def _capitals(self, reading: Reading, right: str, start: int, end: int) -> Iterator[Hit]:
        """A finding where the house's own capitals are not kept, but in lines of capitals, addresses and handles."""
        article = reading.article
        text = article.prose.text
        wrong = text[start:end]
        opened = right[:1].upper() + right[1:]
        if wrong == right or (wrong == opened and (" " in right or opens_sentence(text, start))):
            return
        block = article.block_at(start)
        shouted = wrong.isupper() and text[block.start : block.end].isupper()
        address = text[start - 1 : start] in ("@", "#", "/", ".", "_") and start > 0
        if shouted or address or _ADDRESS.match(text, end) or vouched(text, end):
            return
        span = article.prose.span(start, end)
        right = opened if opens_sentence(text, start) and wrong[:1].isupper() and " " in right else right
        yield Hit((End(article, span),), {"wrong": wrong, "right": right}, Fix(span, right) if self.sure else None)
