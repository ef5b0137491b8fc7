"""Quotation marks that do not pair, or stand or face the wrong way: in comes a reading, out comes a Hit a fault."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.mentions.quotations.quotation_mark import Fault, Mark, reporter
from lint.text.finding import End, Fix, Hit
from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Mention, Reading
    from lint.text.span import Span

#: The mark that belongs where one of the other kind, or facing the other way, stands.
_RIGHT = {"“": "”", "”": "“", "‘": "’", "’": "‘"}
_AHEAD = lazy(r"[^\S\n]*[^\s,.;:]+(?: [^\s,.;:“”\"]+){0,2}")
_BEHIND = lazy(r"\S+(?:[^\S\n]+\S+){0,2}[^\S\n]*$")
_FIRST = lazy(r"[^\S\n]*(\S{1,60})")
_LAST = lazy(r"(\S+)\s*$")
#: How far into the quotation to look for the reporter's words, and how long its last word may be.
_NEAR, _LONGEST = 1500, 60
_TYPED = {"“": '"', "”": '"', "‘": "'", "’": "'"}


class QuoteMarks(Check):
    """Quotation marks that do not open or close, face the wrong way, or have a space on the wrong side."""

    words: ClassVar[tuple[str, ...]] = ("near",)
    whole: ClassVar[bool] = True
    family: ClassVar[str] = "quotation mark"
    needs: ClassVar[tuple[type[Mention], ...]] = (Mark,)

    fault: Fault = field(
        default="unclosed",
        metadata={
            "doc": "which fault to report: unclosed (opens, never closes), unopened (closes, never opens), reversed "
            "(faces the wrong way), mixed (curly at one end, straight at the other), other kind (double at one end, "
            "single at the other), spaced (a space inside it), glued (no space outside it), not reopened "
            "(a later paragraph closes what it did not open), apostrophe (an opening mark for an apostrophe), "
            "run together (opens anew within a paragraph what was never closed; told once for an article)"
        },
    )

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        """One Hit for each mark that has the fault; one for all where paragraphs were run together."""
        marks = [mark for mark in reading.of(Mark) if self.fault in mark.faults]
        if marks and self.fault == "run together":
            ends = tuple(End(reading.article, mark.span) for mark in marks)
            yield Hit(ends, {"near": _near(reading.article.prose.text, marks[0])})
            return
        for mark in marks:
            yield self._hit(reading, mark)

    def _hit(self, reading: Reading, mark: Mark) -> Hit:
        article = reading.article
        text = article.prose.text
        glyph = text[mark.start : mark.end]
        ends = [End(article, mark.span)]
        fix = None
        if self.fault in ("reversed", "apostrophe") and glyph in _RIGHT:
            fix = Fix(mark.span, _RIGHT[glyph])
        elif self.fault == "spaced":
            span = self._space(reading, mark)
            ends = [End(article, span)]
            sure = not _lacks_stop(text, mark)
            fix = Fix(span, glyph, safe=sure) if span != mark.span else None  # a line may end there
        elif self.fault == "glued" and _beside_word(text, mark):
            fix = Fix(mark.span, f" {glyph}" if mark.opens else f"{glyph} ", safe=not _lacks_stop(text, mark))
        elif self.fault == "mixed" and mark.other >= 0:
            other = text[mark.other]
            right = _RIGHT.get(other) or _TYPED.get(glyph)
            fix = Fix(mark.span, right) if right else None
            ends.append(End(article, article.prose.span(mark.other, mark.other + 1), "opens here"))
        elif self.fault in ("not reopened", "other kind") and mark.other >= 0:
            ends.append(End(article, article.prose.span(mark.other, mark.other + 1), "opens here"))
            if self.fault == "not reopened" and (first := _FIRST.match(text, text.rfind("\n", 0, mark.start) + 1)):
                ends.append(End(article, article.prose.span(*first.span(1)), "an opening mark may be missing here"))
        elif self.fault == "unclosed" and (last := _last_word(text, mark)):
            ends.append(End(article, article.prose.span(*last), "a closing mark may be missing here"))
        return Hit(tuple(ends), {"near": _near(text, mark)}, fix)

    def _space(self, reading: Reading, mark: Mark) -> Span:
        """The mark and the space that belongs on its other side."""
        text = reading.article.prose.text
        start, end = mark.start, mark.end
        if mark.opens:
            while text[end : end + 1] in _SPACES and end < len(text):
                end += 1
        else:
            while start > 0 and text[start - 1] in _SPACES:
                start -= 1
        return reading.article.prose.span(start, end)


_SPACES = (" ", "\u00a0", "\u2002", "\u2003", "\u2009", "\u202f", "\t")


def _beside_word(text: str, mark: Mark) -> bool:
    """Whether a whole word, not a letter (“A”s), runs into the mark from outside, or a stop into one that opens."""
    if mark.opens:
        before = text[max(mark.start - 2, 0) : mark.start]
        return before[-1:] in (".", ":", ",", "?", "!") or (len(before) == 2 and before.isalpha())
    return text[mark.end : mark.end + 2].isalpha()


def _last_word(text: str, mark: Mark) -> tuple[int, int] | None:
    """The last word of what is quoted: before the reporter's own words, or else at the end of the paragraph."""
    end = text.find("\n", mark.end)
    end = len(text) if end < 0 else end
    said = reporter().search(text, mark.end, min(end, mark.end + _NEAR))
    last = said.start() + 1 if said else end
    m = _LAST.search(text, max(mark.end, last - _LONGEST), last)
    return m.span(1) if m else None


def _lacks_stop(text: str, mark: Mark) -> bool:
    """Whether a stop may be missing where the quotation ends, too: “We won”He left. Mended, it would not be seen."""
    before, after = text[max(mark.start - 3, 0) : mark.start].rstrip()[-1:], text[mark.end : mark.end + 3].lstrip()[:1]
    return not mark.opens and before.isalnum() and after.isupper()


def _near(text: str, mark: Mark) -> str:
    """The mark and the two or three words of the quotation that stand next to it."""
    if mark.opens:
        m = _AHEAD.match(text, mark.end, mark.end + 60)
        return text[mark.start : mark.end] + (m[0] if m else "") + " …"
    m = _BEHIND.search(text[max(mark.start - 60, 0) : mark.start])
    return "… " + (m[0] if m else "") + text[mark.start : mark.end]
