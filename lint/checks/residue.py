"""Leftovers of pages and systems in an article, and blocks in another language: one finding a run of lines."""

from __future__ import annotations

from dataclasses import field
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar, Literal

from lint.checks import Check
from lint.read.language import could_be_foreign, foreign, other_script
from lint.text.composition import composed
from lint.text.finding import End, Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Reading
    from lint.text.article import Block

_SHOWN = 60
_SCRIPT = 0.2
"""From this share of letters of another script on, a line of leftovers is in another language."""


class Residue(Check):
    """Lines that a page or a system left in the copy: sign-up boxes, comment forms, link lists, foreign notices."""

    words: ClassVar[tuple[str, ...]] = ("lines", "first")
    whole: ClassVar[bool] = True

    language: Literal["own", "other"] = field(
        metadata={"doc": "Which leftovers: those in the article's own language, or those in another one."}
    )

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        article = reading.article
        if "residue" not in {b.kind for b in article.blocks}:
            return
        for left, run in groupby(article.blocks, key=lambda b: b.kind == "residue"):
            if not left:
                continue
            blocks = list(run)
            for other, lines in groupby(zip(blocks, _other(reading, blocks), strict=True), key=lambda pair: pair[1]):
                if other == (self.language == "other"):
                    ends = tuple(End(article, block.span) for block, _ in lines)
                    yield Hit(ends, {"lines": _many(len(ends)), "first": _short(composed(ends[0].text))})


def _other(reading: Reading, blocks: list[Block]) -> list[bool]:
    """Which of these lines are in another language: told by itself, or by its like beside one that is."""
    texts = [composed(reading.article.quoted(b.span)) for b in blocks]
    sure = [foreign(t) or other_script(t) > _SCRIPT for t in texts]
    return [
        s or (could_be_foreign(t) and any(sure[max(n - 1, 0) : n + 2]))
        for n, (s, t) in enumerate(zip(sure, texts, strict=True))
    ]


def _many(lines: int) -> str:
    return "This line is" if lines == 1 else f"These {lines} lines are"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return (
        text if len(text) <= _SHOWN else text[: text.rindex(" ", 0, _SHOWN) if " " in text[:_SHOWN] else _SHOWN] + " …"
    )
