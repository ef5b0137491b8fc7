"""Paragraphs that break off: in comes a reading, out comes a Hit for each that ends in a dash or without a stop."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Literal

from lint.checks import Check
from lint.finding import End, Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Reading

_STOPS = frozenset(".!?…:;*|>")
_CLOSING = "“”\"’')]»_* \u00a0"
#: What stands in a posting, a credit or a link, which end as they like.
_POSTED = ("(@", "://", "www.", ".com", "(Photo", "(AP", "Photo:", "[…]")
_DASHES = frozenset("—–,")


@dataclass(frozen=True, slots=True)
class MissingStop(Check):
    """A paragraph among others that ends in a dash or a comma, or without any stop at all."""

    words: ClassVar[tuple[str, ...]] = ("near",)

    end: Literal["dash", "nothing"] = field(
        default="nothing",
        metadata={"doc": "which ends to report: dash (a dash or a comma), nothing (a word, where all others stop)"},
    )
    least: int = field(default=12, metadata={"doc": "paragraphs with fewer words are left alone"})
    others: int = field(default=3, metadata={"doc": "how many such paragraphs must end well before one is doubted"})

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        """One Hit for each paragraph that breaks off, between others that do not."""
        article = reading.article
        text = article.prose.text
        well, broken = 0, []
        for block in article.blocks:
            if block.kind != "paragraph":
                continue
            line = text[block.start : block.end].rstrip()
            if len(line) < 5 * self.least or len(line.split()) < self.least:
                continue
            last = line.rstrip(_CLOSING)[-1:]
            if last in _STOPS:
                well += 1
            elif last in _DASHES or (last.isalpha() and line[-1] != ")" and line.split()[-1].islower()):
                broken.append((block, line, last, well))
        if well < self.others or len(broken) > well // self.others:
            return
        for block, line, last, before in broken:
            dash = last in _DASHES
            if 0 < before < well and dash == (self.end == "dash") and not any(p in line for p in _POSTED):
                words = line.split()
                span = article.prose.span(block.start + len(line) - len(words[-1]), block.start + len(line))
                yield Hit((End(article, span),), {"near": " ".join(words[-3:])})
