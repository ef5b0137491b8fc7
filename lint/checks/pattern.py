"""Words that match a pattern, in linear time whatever the pattern is."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar

from lint.checks import Check
from lint.finding import End, Fix, Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Reading

_MEMORY = 8 << 20
"""Bytes that a pattern may take when it is compiled; one that needs more is refused."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Pattern(Check):
    """Words that match a pattern (RE2 syntax), unless what they stand in matches another one."""

    pattern: str = field(metadata={"doc": "What to look for, in RE2 syntax. Named groups may stand in the message."})
    unless: str = field(default="", metadata={"doc": "Where this pattern matches over the same words, all is well."})
    match_case: bool = field(default=False, metadata={"doc": "Whether capitals matter."})
    replace: str | None = field(default=None, metadata={"doc": "What to put in its place, where that is always right."})

    words: ClassVar[tuple[str, ...]] = ("match",)

    def message_words(self) -> tuple[str, ...]:
        """The matched words, and each named group of the pattern."""
        compiled = _compiled(self.pattern, self.match_case)
        return self.words if isinstance(compiled, str) else (*self.words, *compiled.groupindex)

    def mistakes(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        for name, pattern in (("pattern", self.pattern), ("unless", self.unless)):
            compiled = _compiled(pattern, self.match_case)
            if isinstance(compiled, str):
                yield (name,), f"'{pattern}' cannot be used as a pattern: {compiled}. {_cure(pattern)}"
        compiled = _compiled(self.pattern, self.match_case)
        if not isinstance(compiled, str) and compiled.match("") is not None:
            yield ("pattern",), f"'{self.pattern}' matches the empty text, so everywhere. Ask for a letter."

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        article = reading.article
        text = article.prose.text
        pattern = _compiled(self.pattern, self.match_case)
        excused = [m.span() for m in _compiled(self.unless, self.match_case).finditer(text)] if self.unless else []
        at = 0
        for m in pattern.finditer(text):
            start, end = m.span()
            while at < len(excused) and excused[at][1] < end:
                at += 1
            if start == end or (at < len(excused) and excused[at][0] <= start):
                continue
            span = article.prose.span(start, end)
            words = {"match": m.group(), **{k: v or "" for k, v in m.groupdict().items()}}
            fix = Fix(span, self.replace) if self.replace is not None else None
            yield Hit((End(article, span),), words, fix)


@cache
def _compiled(pattern: str, match_case: bool) -> Any:
    """The compiled pattern, or what is wrong with it."""
    import re2

    options = re2.Options()
    options.case_sensitive = match_case
    options.max_mem = _MEMORY
    options.log_errors = False
    try:
        return re2.compile(pattern, options)
    except re2.error as e:
        reason = e.args[0]
        return reason.decode() if isinstance(reason, bytes) else str(reason)


def _cure(pattern: str) -> str:
    if any(x in pattern for x in ("(?=", "(?!", "(?<=", "(?<!")):
        return "Patterns cannot look ahead or behind; say what must not stand there under 'unless'."
    return "See the RE2 syntax for what a pattern can hold."
