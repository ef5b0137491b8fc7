"""A reading → contractions and possessives whose apostrophe was lost: “didnt”, “didn t”, “North Korea s leader”."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.finding import End, Fix, Hit
from lint.lazy import lazy
from lint.mentions.wording import in_case_of, vouched

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lint.mentions import Reading

_NOT = "are could did does do had has have is must need should was were would".split()
_PRONOUNS = {
    "re": "they we you",
    "ve": "i they we you could should would",
    "ll": "they you he she it",
    "d": "they you",
    "m": "i",
}
#: Contractions that make no other word when the apostrophe is lost.
_JOINED = {
    joined.replace("'", ""): joined
    for joined in (
        *(f"{verb}n't" for verb in _NOT),
        *"they're you're you've they've we've they'll you'll that's what's there's here's where's".split(),
    )
}
#: What stands before a part that was cut off: any word of two letters before “s”, a verb before “t”, a pronoun.
_CUT_OFF = {
    "s": lazy(
        r"(?<![\w’'.&-])((?!(?i:letters?|plural|an|are|as|at|by|the|or|and|of|on|in|is|to|was|with)$)[^\W\d_]{2,})$"
    ),
    "t": lazy(rf"\b((?i:{'|'.join(_NOT)}|ca|wo)n)$"),
    **{end: lazy(rf"\b((?i:{'|'.join(words.split())}))$") for end, words in _PRONOUNS.items()},
}


class LostApostrophe(Check):
    """A word that has lost its apostrophe."""

    words: ClassVar[tuple[str, ...]] = ("wrong", "right")
    family: ClassVar[str] = "spelling"

    def literals(self) -> Iterable[str]:
        """Contractions without their apostrophe."""
        return _JOINED

    def at_literal(self, reading: Reading, literal: str, start: int, end: int) -> Iterator[Hit]:
        """A finding with the contraction."""
        wrong = reading.article.prose.text[start:end]
        if not wrong.isupper():
            yield from _hit(reading, start, end, in_case_of(wrong, _JOINED[literal]))

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        """A finding for each part that stands off from its word with a space where the apostrophe was."""
        text = reading.article.prose.text
        for part, before in _CUT_OFF.items():
            at = text.find(f" {part} ")
            while at >= 0:
                word = before.search(text, max(0, at - 30), at)
                if word and text[at + len(part) + 2 : at + len(part) + 3].isalpha():
                    yield from _hit(reading, word.start(), at + 1 + len(part), f"{word[1]}'{part}")
                at = text.find(f" {part} ", at + 1)


def _hit(reading: Reading, start: int, end: int, right: str) -> Iterator[Hit]:
    article = reading.article
    text = article.prose.text
    if vouched(text, end):
        return
    if "’" in text:
        right = right.replace("'", "’")
    span = article.prose.span(start, end)
    yield Hit((End(article, span),), {"wrong": text[start:end], "right": right}, Fix(span, right))
