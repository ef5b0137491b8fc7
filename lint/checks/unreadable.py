"""An article that says something of itself which nobody can read → one Hit at each such place."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, ClassVar, Literal

from lint.checks import Check
from lint.text.finding import End, Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Reading


class Unreadable(Check):
    """A line of front matter that is none, or a date of publication that tells no day."""

    words: ClassVar[tuple[str, ...]] = ("said", "where")

    of: Literal["front matter", "date"] = field(default="date", metadata={"doc": "What cannot be read."})

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        article = reading.article
        for flaw in article.flaws:
            if flaw.kind == self.of:
                yield Hit((End(article, flaw.span),), {"said": flaw.said, "where": flaw.where})
