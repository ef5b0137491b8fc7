"""Stops and commas that stand twice: in comes a reading, out comes a Hit for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.text.finding import End, Fix, Hit
from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Reading

_DOUBLED = lazy(r"[.,;](?:(?<=\.)\.(?![.\w/])(?<![./]\..)|(?<=,),+(?!\d)|(?<=;);|(?<=,)\.(?![.\d]))")
#: A sentence goes on behind two stops.
_GOES_ON = lazy(r"[”\"’]? [a-z]")


class DoubledStop(Check):
    """Two stops, two commas, or a comma and a stop, one after the other."""

    words: ClassVar[tuple[str, ...]] = ("near",)
    trigger: ClassVar[str] = r"(?:^|[^./])\.\.(?:$|[^.\w/])|,,|;;|,\."

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        """One Hit for each pair."""
        article = reading.article
        text = article.prose.text
        for m in _DOUBLED.finditer(text):
            before = text[m.start() - 1 : m.start()]
            if not before.isalnum() and before not in ")”\"’'":
                continue
            if m[0] == ".." and _GOES_ON.match(text, m.end()):
                continue  # an ellipsis cut short
            span = article.prose.span(*m.span())
            word = text[max(m.start() - 24, 0) : m.start()].split()[-1:]
            fix = Fix(span, m[0][0]) if len(set(m[0])) == 1 else None
            yield Hit((End(article, span),), {"near": "".join(word) + m[0]}, fix)
