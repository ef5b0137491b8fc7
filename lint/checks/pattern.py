"""Words that match a pattern, in linear time whatever the pattern is."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.text.finding import End, Fix, Hit
from lint.text.re2_matching import cancels, groups, held, matches, mistake
from lint.text.replacement import fault, filled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Reading


class Pattern(Check):
    """Words that match a pattern (RE2 syntax), unless what they stand in matches another one."""

    pattern: str = field(
        metadata={"doc": "What to look for (RE2 syntax; ^ and $ end a block). Named groups may stand in the message."}
    )
    unless: str = field(default="", metadata={"doc": "Where this pattern matches over the same words, all is well."})
    match_case: bool = field(default=False, metadata={"doc": "Whether capitals matter."})
    replace: str | None = field(
        default=None,
        metadata={
            "doc": "What to put in its place, where that is always right; \\1 is the first group of the pattern."
        },
    )

    words: ClassVar[tuple[str, ...]] = ("match",)

    def message_words(self) -> tuple[str, ...]:
        """The matched words, and each named group of the pattern."""
        return (*self.words, *groups(self.pattern))

    def mistakes(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        if wrong := mistake(self.pattern, somewhere=True):
            yield ("pattern",), wrong
        if wrong := mistake(self.unless) or cancels(self.unless, self.pattern):
            yield ("unless",), wrong
        if self.replace is not None and (wrong := fault(self.replace, held(self.pattern))):
            yield ("replace",), wrong

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        article = reading.article
        for m in matches(article.prose.text, self.pattern, self.unless, match_case=self.match_case):
            span = article.prose.span(m.start, m.end)
            words = {"match": article.prose.text[m.start : m.end], **m.groups}
            fix = None if self.replace is None else Fix(span, filled(self.replace, m.held, m.words))
            yield Hit((End(article, span),), words, fix)
