"""A reading → letters that stand for a name: given and never used, or used and never given."""

from __future__ import annotations

from collections import Counter
from dataclasses import field
from typing import TYPE_CHECKING, ClassVar, Literal

from lint.checks import Check
from lint.text.finding import End, Hit
from lint.text.lazy_regex import lazy
from lint.text.lexicon import lexicon

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from lint.mentions import Reading

# Both look back only after a first sign that few places have, which is what lets the search run at full speed.
_GIVEN = lazy(r"\((?<=[\w.][ \u00a0]\()[“\"]?([A-Z](?:[A-Za-z&]{0,5}[A-Z]|\.(?:[A-Z]\.){1,5}))s?[”\"]?\)")
_LETTERS = lazy(r"[A-Z](?<![\w.@#/&(-].)[A-Z]{2,5}(?![\w@/&-]|\.\w)")
_WORD = lazy(r"[^\W\d_]+")
#: How far before its brackets the whole name may begin.
_NAME = 120
_SMALL = frozenset("of the and for de la in on to a an at".split())
_ROMAN = lazy(r"[IVXLC]+$")
_COPY = ("paragraph", "list item", "quote")


class Acronym(Check):
    """Letters that stand for a name, in brackets after it and nowhere else, or without the name they stand for."""

    words: ClassVar[tuple[str, ...]] = ("letters", "name")
    whole: ClassVar[bool] = True

    fault: Literal["not used", "not given"] = field(
        default="not used",
        metadata={"doc": "Which fault: not used (given in brackets, never used) or not given (used, never told)."},
    )
    known: tuple[str, ...] = field(default=(), metadata={"doc": "Letters that every reader knows."})

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        """A finding at the brackets, or at the first place of the letters."""
        text = reading.article.prose.text
        if self.fault == "not used":
            if "(" in text:
                yield from self._not_used(reading)
        else:
            yield from self._not_given(reading)

    def _not_used(self, reading: Reading) -> Iterator[Hit]:
        text = reading.article.prose.text
        for m in _GIVEN.finditer(text):
            letters = m[1]
            name = _name_before(text, m.start() - 1, letters)
            if name and letters not in self.known and not _stands_elsewhere(text, letters, m.span()):
                span = reading.article.prose.span(*m.span())
                yield Hit((End(reading.article, span),), {"letters": letters, "name": name})

    def _not_given(self, reading: Reading) -> Iterator[Hit]:
        article = reading.article
        text = article.prose.text
        places = [m for m in _LETTERS.finditer(text) if article.block_at(m.start()).kind in _COPY]
        if not places:
            return
        counts = Counter(m[0] for m in places)
        given = {m[1] for m in _GIVEN.finditer(text)}
        initials = None
        for m in places:
            letters = m[0]
            if not counts.pop(letters, 0) or letters in self.known or letters in given or _shouted(text, m):
                continue
            initials = _initials(text) if initials is None else initials
            if letters not in initials:
                yield Hit((End(article, article.prose.span(*m.span())),), {"letters": letters, "name": ""})


def _name_before(text: str, end: int, letters: str) -> str:
    """The words before the brackets whose initials the letters are; nothing where they are not."""
    wanted = letters.replace(".", "").replace("&", "").lower()
    words = list(_WORD.finditer(text, max(text.rfind("\n", 0, end) + 1, end - _NAME), end))
    for first in range(len(words) - 1, -1, -1):
        said = [w[0][0].lower() for w in words[first:]]
        full = [c for c, w in zip(said, words[first:], strict=True) if w[0].lower() not in _SMALL]
        if wanted in ("".join(said), "".join(full)):
            capitals = all(w[0][0].isupper() for w in words[first:] if w[0].lower() not in _SMALL)
            return text[words[first].start() : end] if capitals or len(wanted) > 2 else ""
    return ""


def _stands_elsewhere(text: str, letters: str, but: tuple[int, int]) -> bool:
    at = text.find(letters)
    while at >= 0:
        if not but[0] <= at < but[1]:
            return True
        at = text.find(letters, at + 1)
    return False


def _shouted(text: str, m: re.Match[str]) -> bool:
    """True for a word in capitals, a Roman number, and letters among others in capitals."""
    around = text[max(m.start() - 12, 0) : m.start()].split()[-1:] + text[m.end() : m.end() + 12].split()[:1]
    return (
        lexicon().zipf(m[0].lower()) > 0
        or _ROMAN.match(m[0]) is not None
        or any(len(w) > 1 and w.isupper() and w.isalpha() for w in around)
    )


def _initials(text: str) -> str:
    """The initials of all runs of words with capitals, run by run."""
    return " ".join(
        "".join(w[0][0] for w in _WORD.finditer(run[0]) if w[0].lower() not in _SMALL).upper()
        for run in _RUN.finditer(text)
    )


_RUN = lazy(r"[A-Z][\w’'-]+(?:(?: (?:of|the|and|for|de|in|on|to|&))* [A-Z][\w’'-]+)+")
