"""A reading → the words and phrases of a table that are always wrong, each with what to put instead."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.finding import End, Fix, Hit
from lint.mentions.wording import in_case_of, opens_sentence, vouched

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lint.mentions import Reading


class Swap(Check):
    """Words that are wrong wherever they stand."""

    words: ClassVar[tuple[str, ...]] = ("wrong", "right")
    family: ClassVar[str] = "spelling"

    table: Mapping[str, str] = field(
        default_factory=dict, metadata={"doc": "The wrong word or phrase in lower case, and the right one."}
    )

    sure: bool = field(default=True, metadata={"doc": "Whether the right word may be put in without a look."})

    def mistakes(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Entries that can never match, and entries that would change nothing or go round in a ring."""
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

    def at_literal(self, reading: Reading, literal: str, start: int, end: int) -> Iterator[Hit]:
        """A finding with the right word, unless its capital shows a name or the writer vouches for it."""
        article = reading.article
        text = article.prose.text
        wrong, right = text[start:end], self.table[literal]
        name = " " not in wrong and wrong[0].isupper() and not wrong.isupper() and not opens_sentence(text, start)
        if (name and article.block_at(start).kind != "headline") or vouched(text, end):
            return
        span = article.prose.span(start, end)
        right = in_case_of(wrong, right)
        yield Hit((End(article, span),), {"wrong": wrong, "right": right}, Fix(span, right) if self.sure else None)
