"""A name that the address linked beside it spells otherwise: in comes an article, out comes a Hit for each."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.mentions.names.spelling_distance import inflected
from lint.mentions.words.word import words_of
from lint.text.finding import End, Hit
from lint.text.lazy_regex import lazy
from lint.text.lexicon import lexicon, one_slip
from lint.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lint.mentions import Reading

#: An address: in a link of Markdown or HTML, or by itself.
_ADDRESS = lazy(r"(?:\]\(|(?:href|src)=[\"'])([^\s\"')>]{4,400})|\bhttps?://[^\s\"')>]{4,400}")
#: A word of one, behind no sign that is told by its number; shorter ones are near to too many others.
_WORD = lazy(r"[%.][\dA-F]{2}|(?P<word>[A-Za-z]{6,})")
_LEAST = 6
#: How far from a name, in the source, the address that is about it stands.
_BEHIND, _BEFORE = 120, 60


class AddressSpells(Check):
    """“Zeitwork” in the text of a link that leads to “…/zeitwerk”."""

    words: ClassVar[tuple[str, ...]] = ("name", "spelled")
    family: ClassVar[str] = "name"

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        article = reading.article
        addresses = [
            (m.start(), word["word"].lower(), Span(*word.span()))
            for m in _ADDRESS.finditer(article.text)
            for word in _WORD.finditer(article.text, *m.span())
            if word["word"]
        ]
        starts = [start for start, _, _ in addresses]
        for at, word in words_of(article).notable if addresses else ():
            name = word.bare
            if not word.doubt or len(name) < _LEAST or not name[0].isupper() or not (name.isascii() and name.isalpha()):
                continue
            start = at + word.token.index(name)
            span = article.prose.span(start, start + len(name))
            near = addresses[bisect_left(starts, span.start - _BEFORE) : bisect_left(starts, span.end + _BEHIND)]
            place = _spelled_otherwise(name.lower(), near)
            if place:
                words = {"name": name, "spelled": article.text[place.start : place.end]}
                yield Hit((End(article, span), End(article, place, "the address")), words)


def _spelled_otherwise(name: str, near: Sequence[tuple[int, str, Span]]) -> Span | None:
    """The word of an address that is a slip from the name, where none is the name."""
    if any(name in word for _, word, _ in near):
        return None
    for _, word, place in near:
        if one_slip(name, word) and name[0] == word[0] and not inflected(name, word) and not lexicon().known(word):
            return place
    return None
