"""Quotations: in comes an article's prose, out come the words between quotation marks, and who speaks them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from lint.mentions import Mention
from lint.mentions.quotations.quotation_mark import Mark
from lint.text.lazy_regex import lazy
from lint.text.tables import any_of, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Reading

_VERBS = any_of("verbs-of-saying", "quotations", "more for quotations")
_SPOKEN = word_set("verbs-of-saying", "quotations", "more for quotations")
_TITLE = rf"(?:(?:{any_of('abbreviations', 'before a speaker')}|[A-Z])\.)"
_WORD = rf"(?:{_TITLE}|[\w’'-]+)"
#: “…,” said Putin
_VERB_FIRST = lazy(
    rf",?[ \u00a0](?P<verb>[a-z]+) (?P<who>[Hh]e|[Ss]he|[Tt]hey|(?:the )?{_WORD}(?: (?:[A-Z]{_WORD}|{_TITLE}))*)"
)
#: “…,” Putin said
_VERB_LAST = lazy(
    rf",?[ \u00a0](?P<who>{_WORD}(?: {_WORD}){{0,6}}?)(?:, [^,.;\n]{{0,80}},)?"
    rf" (?:also |later |then |has |had )?(?:{_VERBS})\b"
)
_SAYS = lazy(rf"\b(?:{_VERBS})\b|\b[Aa]ccording to (?P<by>[^,.;“”\"]+)")
#: What ends the words before those that name the speaker.
_BREAK = lazy(r"[,;:—–“”\"] ?|\b(?:and|but|as|while|that|which|who|when|after|before) ")
_SOMEONE = lazy(r"(?=.{2,60}$)(?:he|she|they|[Tt]he [a-z]|an? [a-z]|his|her|[A-Z])(?!.* (?:he|she|they|it)$)")
#: How far before a quotation to look for whoever speaks it.
_REACH = 120
_TWINS = ("''", "’’")
#: Quotations in quotations, so deep: print has three or four, and each holds the words of all within it.
_DEEPEST = 8


@dataclass(slots=True, eq=False, repr=False)
class Quotation(Mention):
    """Words between quotation marks. A quotation over several paragraphs is one mention a paragraph, each but the last
    of which `runs_on`. `inner_start` to `inner_end` are the words alone, in prose offsets."""

    kind: ClassVar[str] = "quotation"

    inner: str
    inner_start: int
    inner_end: int
    double: bool
    nested: bool
    runs_on: bool
    speaker: str

    @classmethod
    def find(cls, reading: Reading) -> Iterator[Quotation]:
        """All quotations, in order of their first mark; one left open by mistake is none, nor one far too deep."""
        prose = reading.article.prose
        text = prose.text
        around: list[int] = []  # where the quotations end that this one begins in
        for mark in reading.of(Mark):
            if not mark.opens or (mark.other < 0 and (mark.faults or not mark.runs_on)):
                continue
            if mark.runs_on:
                end = stop = _piece_end(text, mark)
            else:
                end = mark.other
                stop = end + (2 if text[end : end + 2] in _TWINS else 1)
            around = [other for other in around if other > mark.start]
            if len(around) == _DEEPEST:
                continue
            nested = bool(around)
            speaker = "" if nested else _speaker(text, mark.start, stop)
            around.append(stop)
            span = prose.span(mark.start, stop)
            inner = text[mark.end : end]
            yield cls(span, mark.start, stop, inner, mark.end, end, mark.double, nested, mark.runs_on, speaker)

    def values(self) -> dict[str, str]:
        """The words, and who speaks them."""
        return {"text": self.inner, "speaker": self.speaker}


def _piece_end(text: str, mark: Mark) -> int:
    """Where the words end that stand in this paragraph of a quotation that runs on."""
    end = text.find("\n", mark.end, mark.other if mark.other > mark.end else len(text))
    if end < 0:
        end = mark.other if mark.other > mark.end else len(text)
    while end > mark.end and text[end - 1].isspace():
        end -= 1
    return end


def _speaker(text: str, start: int, stop: int) -> str:
    """Whom the words around a quotation name as its speaker, or nothing."""
    if text[stop - 2 : stop - 1] != ".":
        m = _VERB_FIRST.match(text, stop)
        if m is None or m["verb"] not in _SPOKEN:
            m = _VERB_LAST.match(text, stop)
        if m:
            return m["who"]
    ahead = text[max(start - _REACH, 0) : start].rpartition("\n")[2]
    cut = max(ahead.rfind(end) for end in (". ", "? ", "! ", "” ", '" '))
    ahead = ahead[cut + 2 :] if cut >= 0 else ahead
    found = list(_SAYS.finditer(ahead))
    if not found:
        return ""
    said = found[-1]
    if said["by"]:
        return said["by"].strip()
    who = _BREAK.split(ahead[: said.start()].strip())[-1]
    return who if _SOMEONE.match(who) else ""
