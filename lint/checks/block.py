"""A reading → kinds of block that an article must have and lacks, must not have, or that lack what they must hold."""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING, ClassVar, Literal

from lint.checks import Check
from lint.text.article import BlockKind  # noqa: TC001 - the type of a parameter
from lint.text.finding import End, Hit
from lint.text.re2_matching import matches, mistake
from lint.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Reading
    from lint.text.article import Block as Part

_FIRST_WORD = re.compile(r"\S+")
#: What front matter tells in place of a block.
_FRONT = {"headline": "title", "byline": "byline"}


class Block(Check):
    """A byline, dateline, caption … that is missing, is not allowed, or does not hold what it must."""

    words: ClassVar[tuple[str, ...]] = ("block", "text")
    whole: ClassVar[bool] = True

    kind: BlockKind = field(metadata={"doc": "The kind of block."})
    fault: Literal["missing", "not allowed"] = field(
        default="missing", metadata={"doc": "What is wrong: that it is missing, or that it stands there."}
    )
    holding: str = field(
        default="",
        metadata={"doc": "A pattern (RE2 syntax) that every such block must match, or must not match."},
    )
    match_case: bool = field(default=False, metadata={"doc": "Whether capitals matter in the pattern."})

    def mistakes(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        if wrong := mistake(self.holding):
            yield ("holding",), wrong

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        """A finding at the block, or at the first word of an article that has none."""
        article = reading.article
        blocks = [b for b in article.blocks if b.kind == self.kind]
        if self.holding or self.fault == "not allowed":
            for b in blocks:
                if self._holds(reading, b) == (self.fault == "not allowed"):
                    yield self._hit(reading, _trimmed(article.text, b.span))
        elif not blocks and _FRONT.get(self.kind) not in article.front:
            first = _FIRST_WORD.search(article.prose.text)
            if first:
                yield self._hit(reading, article.prose.span(*first.span()))

    def _holds(self, reading: Reading, block: Part) -> bool:
        if not self.holding:
            return True
        text = reading.article.prose.text[block.start : block.end].strip()
        return any(matches(text, self.holding, match_case=self.match_case))

    def _hit(self, reading: Reading, span: Span) -> Hit:
        return Hit((End(reading.article, span),), {"block": self.kind, "text": reading.article.quoted(span)})


def _trimmed(text: str, span: Span) -> Span:
    """The span without the space at its ends."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))
