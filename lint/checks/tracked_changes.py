"""A document with tracked changes that nobody has accepted yet → one Hit at the first of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.text.finding import End, Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Reading


class TrackedChanges(Check):
    """Changes in a document that are still to be accepted or rejected."""

    words: ClassVar[tuple[str, ...]] = ("changes",)

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        if tracked := reading.article.tracked:
            many, people = len(tracked.authors), len(set(tracked.authors))
            by = "1 person" if people == 1 else f"{people} people"
            said = f"1 tracked change by {by} is" if many == 1 else f"{many:,} tracked changes by {by} are"
            yield Hit((End(reading.article, tracked.first),), {"changes": said})
