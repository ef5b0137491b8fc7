"""Spaces where none belong: in comes a reading, out comes a Hit for each."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, ClassVar, Literal

from lint.checks import Check
from lint.text.finding import End, Fix, Hit
from lint.text.lazy_regex import lazy
from lint.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lint.mentions import Reading

_RUN = lazy(r"(?:  |\u00a0 | \u00a0|\u00a0\u00a0)[ \u00a0]*(?=[^\s])")
_BEFORE_STOP = lazy(r"[ \u00a0]+[,;.!?](?![\w.,;!?)*/])")
_WITHOUT_WIDTH = "\u200b\u2060\ufeff\u00ad\u200e\u200f"
_UNSEEN = lazy(f"[{_WITHOUT_WIDTH}]+")
_NO_BREAK = lazy("(?<=[a-z,])\u00a0(?=[A-Za-z])")
_ADDRESS = lazy(r"[./@]\w+$")
_SENTENCE_END = frozenset(".!?:”\"’')")
_TRIGGERS = {
    "double": "  |\u00a0 | \u00a0|\u00a0\u00a0",
    "before stop": "[ \u00a0][,;.!?]",
    "unseen": f"[{_WITHOUT_WIDTH}]",
    "no break": "[a-z,]\u00a0[A-Za-z]",
}

#: Marks of direction have their use beside letters that are written from the right.
_DIRECTION = "\u200e\u200f"
_RIGHT_TO_LEFT = lazy(r"[\u0590-\u08ff]")


class Spacing(Check):
    """Two spaces for one, a space before a stop, or characters that nobody sees."""

    words: ClassVar[tuple[str, ...]] = ("near",)
    family: ClassVar[str] = "quotation mark"

    fault: Literal["double", "before stop", "unseen", "no break"] = field(
        default="double",
        metadata={
            "doc": "which fault to report: double (two spaces or more within a sentence), before stop (a space before "
            "a comma or a stop), unseen (characters without width), no break (spaces that do not break between plain "
            "words, all of an article in one finding)"
        },
    )

    @property
    def trigger(self) -> str:  # type: ignore[override]
        """Most articles have no such thing at all."""
        return _TRIGGERS[self.fault]

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        """One Hit for each place, and one for all spaces that do not break."""
        article = reading.article
        text = article.prose.text
        if self.fault == "no break":
            if ends := tuple(End(article, article.prose.span(*m.span())) for m in _NO_BREAK.finditer(text)):
                yield Hit(ends, {"near": f"{len(ends)} {'place' if len(ends) == 1 else 'places'}"}, _plain(ends))
            return
        for start, end, right in self._places(text):
            before = text[max(start - 24, 0) : start].split()[-1:] if text[start - 1 : start].strip() else []
            after = text[end : end + 24].split()[:1] if text[end : end + 1].strip() else []
            near = "".join(before) + (text[start:end] if right else "") + "".join(after)
            yield Hit(
                (End(article, article.prose.span(start, end)),),
                {"near": near},
                Fix(article.prose.span(start, end), right),
            )

    def _places(self, text: str) -> Iterator[tuple[int, int, str]]:
        """The start and end of each fault, and what belongs there."""
        if self.fault == "unseen":
            for m in _UNSEEN.finditer(text):
                if not (m[0] in _DIRECTION and _RIGHT_TO_LEFT.search(text, max(m.start() - 2, 0), m.end() + 2)):
                    yield m.start(), m.end(), ""
        elif self.fault == "before stop":
            for m in _BEFORE_STOP.finditer(text):
                if text[m.start() - 1 : m.start()].isalnum() and not _ADDRESS.search(
                    text, max(m.start() - 24, 0), m.start()
                ):
                    yield m.start(), m.end(), m[0].lstrip()
        else:
            for m in _RUN.finditer(text):
                before = text[m.start() - 1 : m.start()]
                if before and not before.isspace() and before not in _SENTENCE_END:
                    yield m.start(), m.end(), " "


def _plain(ends: Sequence[End]) -> Fix:
    """One fix from the first place to the last that puts a plain space at each."""
    whole = Span(ends[0].span.start, ends[-1].span.end)
    characters = list(ends[0].article.quoted(whole))
    for end in ends:
        characters[end.span.start - whole.start] = " "
    return Fix(whole, "".join(characters))
