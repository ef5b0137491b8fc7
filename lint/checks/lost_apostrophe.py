"""A reading → contractions and possessives whose apostrophe was lost: “didnt”, “didn t”, “North Korea s leader”."""

from __future__ import annotations

from dataclasses import field
from functools import lru_cache, partial
from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.mentions.words.word import words_of
from lint.mentions.words.word_context import in_case_of, vouched
from lint.text.finding import End, Fix, Hit
from lint.text.lazy_regex import lazy
from lint.text.tables import any_of, listed, word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lint.mentions import Reading


def _before(end: str) -> str:
    return rf"\b((?i:{any_of('contractions', end)}))$"


@lru_cache(maxsize=8)
def _joined(more: tuple[str, ...]) -> dict[str, str]:
    """Contractions that make no other word when the apostrophe is lost, by what they are then."""
    nots = (f"{verb}n't" for verb in listed("contractions", "not"))
    return {whole.replace("'", ""): whole for whole in (*nots, *listed("contractions", "whole"), *more)}


#: What stands before a part that was cut off: any word of two letters before “s”, a verb before “t”, a pronoun.
_CUT_OFF = {
    "s": lazy(lambda: rf"(?<![\w’'.&-])((?!(?i:{any_of('contractions', 'no s')})$)[^\W\d_]{{2,}})$"),
    "t": lazy(lambda: rf"\b((?i:{any_of('contractions', 'not')}|ca|wo)n)$"),
    **{end: lazy(partial(_before, end)) for end in ("re", "ve", "ll", "d", "m")},
}


@lru_cache(maxsize=1)
def _other_words() -> dict[str, str]:
    """Contractions that are another word when the apostrophe is lost, by that word."""
    return {whole.replace("'", ""): whole for whole in listed("contractions", "other words")}


#: “They wont sign” and “Its a sight”: with the word before and the words behind.
_OTHER_WORD = lazy(
    lambda: rf"(?:(?<![\w’'-])([^\W\d_]+) )?(?<![\w’'-])(?i:({'|'.join(_other_words())}))(?= ([a-z]+)(?![\w’'-]))"
)
_ITS = lazy(
    r"(?<![\w’'-])[Ii]ts(?= (?:(?:an?|the|been|because|going to|about time|just (?:an?|the|that|not)"
    r"|not (?:an?|the|my|our|about|just|only|going|like|clear|known|yet))(?! ?[“‘\"'])\b(?!-)))"
)


#: Beside these a word is part of an address: “/whats-new/”.
_IN_ADDRESS = ("/", "-", "_", "#")


def _is_verb(before: str, after: str) -> bool:
    """Whether “wont” or “cant” between these words is no noun."""
    if before in word_set("contractions", "no subjects") or after in ("to", "of"):
        return False
    return before in word_set("contractions", "subjects") or after in word_set("contractions", "verbs")


class LostApostrophe(Check):
    """A word that has lost its apostrophe."""

    words: ClassVar[tuple[str, ...]] = ("wrong", "right")
    family: ClassVar[str] = "spelling"

    more: tuple[str, ...] = field(
        default=(),
        metadata={
            "doc": "More contractions, with their apostrophe (') and in lower case, that make no word without it."
        },
    )

    def mistakes(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        for n, whole in enumerate(self.more):
            if "'" not in whole or whole != whole.lower():
                yield ("more", n), f"Write '{whole}' in lower case and with its apostrophe, such as she'll."

    def literals(self) -> Iterable[str]:
        """Contractions without their apostrophe."""
        return _joined(self.more)

    def at_literal(self, reading: Reading, literal: str, start: int, end: int) -> Iterator[Hit]:
        """A finding with the contraction."""
        text = reading.article.prose.text
        wrong = text[start:end]
        if not (wrong.isupper() or text[start - 1 : start] in _IN_ADDRESS or text[end : end + 1] in _IN_ADDRESS):
            yield from _hit(reading, start, end, in_case_of(wrong, _joined(self.more)[literal]))

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        """A finding for each part that stands off from its word with a space where the apostrophe was."""
        text = reading.article.prose.text
        for m in _OTHER_WORD.finditer(text) if "ant " in text or "ont " in text else ():
            if _is_verb((m[1] or "").lower(), m[3]):
                yield from _hit(reading, m.start(2), m.end(2), in_case_of(m[2], _other_words()[m[2].lower()]))
        for m in _ITS.finditer(text) if "ts " in text else ():
            yield from _hit(reading, *m.span(), f"{m[0][0]}t's")
        alone = {word.token for _, word in words_of(reading.article).notable}
        for part, before in _CUT_OFF.items():
            at = text.find(f" {part} ") if part in alone else -1
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
    yield Hit((End(article, span),), {"wrong": text[start:end], "right": right}, Fix(span, right, safe=False))
