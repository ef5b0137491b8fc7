"""A reading → words that stand twice in a row by mistake."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.mentions.words.tagger import tagger
from lint.mentions.words.word import words_of
from lint.mentions.words.word_context import vouched
from lint.text.finding import End, Fix, Hit
from lint.text.lazy_regex import lazy
from lint.text.tables import any_of, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Reading

_TWICE = lazy(r"\b([a-z]+)(?:[ \u00a0]+\1)+\b(?![’'\-–]\w)")
#: Two capitals are a name (“Duran Duran”), one opens a sentence.
_TWICE_AT_START = lazy(r"\b([A-Z])([a-z]*)[ \u00a0]+([a-z])\2\b(?![’'\-–]\w)")
#: “Ann Harper is is a nurse”; not “what it is is a start”.
_IS_IS = lazy(r"\b[A-Z][\w’'-]+ (is is)(?= (?:an?|the|not|now|in|on|at|one)\b)")
#: The article of a sentence and that of a name: “read the The Color of Law”.
_TWICE_AT_NAME = lazy(r"\bthe[ \u00a0]+The\b(?=[ \u00a0][A-Z])(?![ \u00a0]The\b)")
#: “a format that that encourages”; not “the fact that that costs money”.
_THAT_THAT = lazy(lambda: rf"\ban? (?!(?:{any_of('said-twice', 'takes that')})\b)[a-z-]+ (that that)(?= ([a-z]+s)\b)")
#: “on mobile browsers. browsers. The results”; “the Clear Communication Index (Index) is”.
_AGAIN = lazy(r"\. ([a-z]{3,})\.(?=[ \n]|\Z)| \(([A-Z][a-z]{3,})\)(?= [a-z])")
_JOINED = lazy(r"[-–.&@/]\Z|\w['’]\Z")
_BEFORE = lazy(r"([\w’'&.-]+)[ \u00a0]*\Z")
#: Words that are said twice for weight, and words of which two may meet: “he had had”, “gave her her coat”.
_MEANT = word_set("said-twice", "meant")
#: Words on either side of these stand in two cells, items or lines.
_CELL_EDGES = ("</t", "<t", "</li", "<br", "</d", "</p")
_PARTICLES = frozenset("in on".split())
#: “He had waited for for years”.
_TAKES_FOR = word_set("said-twice", "takes for")
_LENGTH = lazy(lambda: rf"[ \u00a0](?:{any_of('said-twice', 'length')}|\d+)\b")
#: Verbs that take “in” or “on” with them, so that “he moved in in May” is right.
_TAKES_IN = word_set("said-twice", "takes in")


class DoubledWord(Check):
    """A word that stands twice in a row."""

    words: ClassVar[tuple[str, ...]] = ("word",)
    family: ClassVar[str] = "spelling"

    allowed: tuple[str, ...] = field(default=(), metadata={"doc": "More words that may stand twice, in lower case."})
    takes_in: tuple[str, ...] = field(
        default=(),
        metadata={"doc": "More verbs that take “in” or “on” with them, so that “he moved in in May” is right."},
    )

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        """A finding over both words, with a fix that leaves one."""
        text = reading.article.prose.text
        twice = words_of(reading.article).twice
        if "is" in twice:
            for m in _IS_IS.finditer(text):
                yield from self._hit(reading, *m.span(1), "is", meant=False)
        if "that" in twice:
            for m in _THAT_THAT.finditer(text):
                if m[2] not in _MEANT and "VBZ" in tagger().known(m[2]):
                    yield from self._hit(reading, *m.span(1), "that", meant=False)
        yield from _again(reading)
        if twice <= _MEANT:
            return
        for m in _TWICE.finditer(text):
            yield from self._hit(reading, *m.span(), m[1])
        for m in _TWICE_AT_START.finditer(text):
            if m[1].lower() == m[3]:
                yield from self._hit(reading, *m.span(), m[1] + m[2])
        for m in _TWICE_AT_NAME.finditer(text):
            yield from self._hit(reading, *m.span(), "the")

    def _hit(self, reading: Reading, start: int, end: int, word: str, *, meant: bool = True) -> Iterator[Hit]:
        article = reading.article
        text = article.prose.text
        right = meant and self._right(text, start, end, word.lower())
        if not right and not vouched(text, end):
            span = article.prose.span(start, end)
            if any(edge in article.quoted(span) for edge in _CELL_EDGES):
                return
            yield Hit((End(article, span),), {"word": word.lower()}, Fix(span, word))

    def _right(self, text: str, start: int, end: int, word: str) -> bool:
        before = _BEFORE.search(text, max(0, start - 24), start)
        if _JOINED.search(text, max(0, start - 2), start):
            return True
        if word in _PARTICLES:
            return before is not None and (before[1] in _TAKES_IN or before[1] in self.takes_in)
        if word == "for" and before is not None and before[1] in _TAKES_FOR:
            return _LENGTH.match(text, end) is not None
        single = len(word) == 1 and word != "a"
        return single or word in _MEANT or word in self.allowed


def _again(reading: Reading) -> Iterator[Hit]:
    """A word that stands again behind a full stop or in brackets."""
    article = reading.article
    text = article.prose.text
    for m in _AGAIN.finditer(text):
        word = m[1] or m[2]
        start = m.start() - len(word)
        if text.startswith(word, start) and not text[start - 1 : start].isalnum():
            span = article.prose.span(start, m.end())
            yield Hit((End(article, span),), {"word": word.lower()}, Fix(span, f"{word}." if m[1] else word))
