"""Spaces where none belong: in comes a reading, out comes a Hit for each."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, ClassVar, Literal

from lint.checks import Check
from lint.text.finding import End, Fix, Hit
from lint.text.lazy_regex import lazy
from lint.text.lexicon import lexicon
from lint.text.span import Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from lint.mentions import Reading

_RUN = lazy(r"(?:  |\u00a0 | \u00a0|\u00a0\u00a0)[ \u00a0]*(?=[^\s])")
#: Wider runs of spaces are columns; so are several in a line that is no longer than this.
_WIDE, _TABLE = 3, 120
_BEFORE_STOP = lazy(r"[ \u00a0]+[,;.!?](?![\w.,;!?)*/]|[ \u00a0][.…])")
_WITHOUT_WIDTH = "\u200b\u2060\ufeff\u00ad\u200e\u200f"
_UNSEEN = lazy(f"[{_WITHOUT_WIDTH}]+")
_LAST, _FIRST = lazy(r"[^\W\d_]+$"), lazy(r"[^\W\d_]+")
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
            span = article.prose.span(start, end)
            if self.fault == "double" and article.quoted(span).strip():
                continue  # the spaces on both sides of markup
            near = "".join(before) + (text[start:end] if right else "") + "".join(after)
            yield Hit(
                (End(article, span),),
                {"near": near},
                Fix(span, right, safe=self.fault != "double" or not _lacks_stop(text, start, end)),
            )

    def _places(self, text: str) -> Iterator[tuple[int, int, str]]:
        """The start and end of each fault, and what belongs there."""
        if self.fault == "unseen":
            for m in _UNSEEN.finditer(text):
                if not (m[0] in _DIRECTION and _RIGHT_TO_LEFT.search(text, max(m.start() - 2, 0), m.end() + 2)):
                    yield m.start(), m.end(), " " if _two_words(text, m) else ""
        elif self.fault == "before stop":
            for m in _BEFORE_STOP.finditer(text):
                if text[m.start() - 1 : m.start()].isalnum() and not _ADDRESS.search(
                    text, max(m.start() - 24, 0), m.start()
                ):
                    yield m.start(), m.end(), m[0].lstrip()
        else:
            for m in _RUN.finditer(text):
                before = text[m.start() - 1 : m.start()]
                if before and not before.isspace() and before not in _SENTENCE_END and not _column(text, m):
                    yield m.start(), m.end(), " "


def _lacks_stop(text: str, start: int, end: int) -> bool:
    """Whether a stop may be missing there, too: a word that is no name begins with a capital. With one space it would
    not be seen."""
    word = _FIRST.match(text, end)
    return bool(
        text[start - 1 : start].islower() and word and word[0][:1].isupper() and lexicon().known(word[0].lower())
    )


def _two_words(text: str, sign: re.Match[str]) -> bool:
    """True where words on both sides would run together."""
    before, after = _LAST.search(text, max(sign.start() - 24, 0), sign.start()), _FIRST.match(text, sign.end())
    known = lexicon().known
    return bool(before and after and known(before[0]) and known(after[0]) and not known(before[0] + after[0]))


def _column(text: str, run: re.Match[str]) -> bool:
    """True where spaces set the columns of a table: many at once, or several such runs in a line."""
    end = text.find("\n", run.end())
    line = text[text.rfind("\n", 0, run.start()) + 1 : end if end >= 0 else len(text)]
    return "|" in line or len(run[0]) > _WIDE or (len(line) < _TABLE and len(_RUN.findall(line)) > 1)


def _plain(ends: Sequence[End]) -> Fix:
    """One fix from the first place to the last that puts a plain space at each."""
    whole = Span(ends[0].span.start, ends[-1].span.end)
    characters = list(ends[0].article.quoted(whole))
    for end in ends:
        characters[end.span.start - whole.start] = " "
    return Fix(whole, "".join(characters))
