"""Quotation marks: in comes an article's prose, out come its marks, each with its other half and what is wrong with it.

A mark opens or closes by where it stands (a space before it, a word after it); where the place says nothing, it closes
what is open. A quotation over several paragraphs opens anew in each and closes once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, ClassVar, Literal

from lint.mentions import Mention
from lint.text.lazy_regex import lazy
from lint.text.tables import any_of

if TYPE_CHECKING:
    from lint.mentions import Reading

Fault = Literal[
    "unclosed",
    "unopened",
    "reversed",
    "mixed",
    "other kind",
    "spaced",
    "glued",
    "not reopened",
    "apostrophe",
    "run together",
]

_OPENING = frozenset(["“", "„", "‟", "«", "``", "‘‘", "‘"])
_CLOSING = frozenset(["”", "»", "’’", "’"])
_STRAIGHT = frozenset(['"', "'", "``", "''"])

_SPACE = frozenset(["", *" \t\n\u00a0\u2002\u2003\u2009\u202f"])
#: What may stand before a mark that opens, and after one that closes.
_BEFORE = _SPACE | frozenset("([{/—–-‑\"'“‘„«*_>|•")
_AFTER = _SPACE | frozenset(".,;:!?)]}/—–-‑…\"'”’»*_<|")
#: The marks, those of them that may stand inside a word, and those that may be two that are one mark.
_SIGNS = "\"“”„‟«»`'‘’"
_APOSTROPHES, _TWINS = frozenset("'‘’"), frozenset("`'‘’")
_GLYPH = lazy(r"``|''|’’|‘‘|['‘’](?:(?!\w)|(?<!\w.))")
_CLOSES = {'"': '"', "“": "”"}
_INSIDE = frozenset('"“$£€([…-—.')
#: What may stand before the mark that opens a paragraph.
_LEADERS = " \t\n\u00a0•*-–—_>·"
#: Marks of markup, and how far apart an attribute's two may be; marks of measures, and what tells these.
_TYPED, _ATTRIBUTE, _MINUTES = frozenset("\"'"), 300, frozenset("\"'”’")
_MEASURE = lazy(r"[NSEW]\b|\d{1,3}(?:[\d.]*[\"”]|°)")
_SENTENCE = lazy(r"[.!?][ \u00a0]")
_SENTENCE_END = frozenset(".!?…:")

_ELISION = lazy(lambda: rf"(?:\d\ds?|{any_of('contractions', 'clipped')})\b", re.IGNORECASE)
#: A pattern of the verbs of speech in the form that reporters use.
SAYING = any_of("verbs-of-saying", "quotations")
_WHO = r"(?:[Hh]e|[Ss]he|[Tt]hey|who|(?!I\b|[Ww]e\b|[Yy]ou\b)[\w.'’-]+(?: [\w.'’-]+){0,7}?)"
#: How far into a quotation that stays open to look for the words of whoever reports it.
_NEAR = 1500
#: How far a quotation may run over paragraphs that do not open anew.
_FAR = 3000


@dataclass(slots=True, eq=False, repr=False)
class Mark(Mention):
    """One quotation mark. `other` is the prose offset where its other half starts, or -1.

    A mark that `runs_on` opens words that the next paragraph takes up with a mark of its own; where that paragraph
    follows on the same line, `other` is that mark.
    """

    kind: ClassVar[str] = "mark"

    double: bool
    opens: bool
    other: int = -1
    faults: tuple[Fault, ...] = ()
    runs_on: bool = False

    @classmethod
    def find(cls, reading: Reading) -> list[Mark]:
        """All quotation marks that are one of a pair, or should be, in order; apostrophes and inches are none."""
        span = reading.article.prose.span
        pairing = _Pairing(reading.article.prose.text)
        marks = [
            cls(span(h.start, h.end), h.start, h.end, h.double, h.opens, h.other, tuple(h.faults), h.runs_on)
            for h in pairing.halves()
        ]
        for start, end in pairing.pairs:
            marks.append(cls(span(start, start + 1), start, start + 1, True, True, end))
            marks.append(cls(span(end, end + 1), end, end + 1, True, False, start))
        marks.sort(key=_start)
        return marks

    def values(self) -> dict[str, str]:
        """Which way it faces, and what is wrong with it."""
        return {"faces": "open" if self.opens else "close", "faults": ", ".join(self.faults)}


@dataclass(slots=True, eq=False, repr=False)
class _Half:
    """A mark while its other half is being sought."""

    start: int
    glyph: str
    before: str
    after: str
    double: bool = True
    opens: bool = True
    other: int = -1
    faults: list[Fault] = field(default_factory=list)
    runs_on: bool = False
    perhaps: _Half | None = None  # a single mark that closes this double one, unless a double one does

    @property
    def end(self) -> int:
        return self.start + len(self.glyph)


_start = attrgetter("start")


def _signs(text: str) -> list[int]:
    """Where there is the sign of a mark, in order, but for those inside words."""
    found = []
    for sign in _SIGNS:
        apostrophe = sign in _APOSTROPHES
        at = text.find(sign)
        while at >= 0:
            if not (apostrophe and text[at + 1 : at + 2].isalnum() and text[at - 1 : at].isalnum()):
                found.append(at)
            at = text.find(sign, at + 1)
    found.sort()
    return found


def _glyph(text: str, start: int) -> str:
    """The mark whose sign is there; nothing where it is inside a word."""
    if text[start] not in _TWINS:
        return text[start]
    m = _GLYPH.match(text, start)
    return m[0] if m else ""


def _is_pair(text: str, start: int, end: int) -> bool:
    """Whether the marks at these places make a pair with which nothing is wrong, if there is none between them."""
    return (
        _CLOSES.get(text[start]) == text[end]
        and text[start - 1 : start] in _BEFORE
        and text[start + 1] not in _SPACE
        and text[end - 1] not in _SPACE
        and text[end + 1 : end + 2] in _AFTER
    )


class _Pairing:
    """One pass over a text: the marks open in this paragraph, and the one that may run on from an earlier one."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pairs: list[tuple[int, int]] = []  # where nothing is wrong
        self.found: list[_Half] = []
        self.open: list[_Half] = []
        self.single: _Half | None = None
        self.perhaps: _Half | None = None  # closes `single` unless a later mark does: ‘the boys’ room’
        self.stray: _Half | None = None  # the last mark of the paragraph that closes nothing
        self.last: _Half | None = None  # left open by an earlier paragraph
        self.lost: _Half | None = None  # the last such that other quotations followed
        self.last_end = 0  # where that paragraph ended
        self.end = -1  # where this paragraph ends

    def halves(self) -> list[_Half]:
        """All marks but those of `pairs`."""
        text = self.text
        signs = _signs(text)
        done = 0
        for start, after in pairwise([*signs, -1]):
            if start < done or not (glyph := _glyph(text, start)):
                continue
            done = start + len(glyph)
            if glyph in _TYPED and text[start - 1 : start] == "=" and text[start - 2 : start - 1].isalpha():
                done = max(text.find(glyph, done, start + _ATTRIBUTE) + 1, done)
                continue
            if glyph in _MINUTES and _MEASURE.match(text, done) and text[start - 1 : start].isdigit():
                continue
            first = start > self.end and not self._goes_on(start)
            if start > self.end and not first:
                self.end = self._line_end(start)
            if first:
                self._end_paragraph()
                self.end = self._line_end(start)
            idle = not (self.open or self.single or self.last)
            if idle and start < after < self.end and _is_pair(text, start, after):
                self.pairs.append((start, after))
                done = after + 1
                continue
            half = _Half(start, glyph, text[start - 1 : start], text[done : done + 1])
            if glyph in "'‘’`":
                self._one(half)
            else:
                self._two(half, first)
        self._end_paragraph()
        self._give_up()
        return self.found

    def _line_end(self, start: int) -> int:
        end = self.text.find("\n", start)
        return end if end >= 0 else len(self.text)

    def _goes_on(self, start: int) -> bool:
        """Whether the line of the mark goes on the sentence that the last line broke off in a quotation."""
        if not self.open or self.end < 0:
            return False
        before, after = self.text[max(self.end - 40, 0) : self.end].rstrip(), self.text[self.end : start + 1].lstrip()
        return "\n" not in after and before[-1:].isalpha() and after[:1].islower()

    # ---- double marks

    def _two(self, half: _Half, first: bool) -> None:
        can_open = half.before in _BEFORE and half.after not in _SPACE
        can_close = half.after in _AFTER and half.before not in _SPACE
        if first and self.last and self.last_end:
            self._reopen(half, can_open)
        if half.glyph == "»" and not self.open and not can_open:
            return  # an arrow
        if can_open and not can_close:
            closes = bool(self.open) and half.glyph in _CLOSING
        elif can_close and not can_open:
            closes = True
        else:
            closes = bool(self.open)
        if not closes:
            self._opens(half)
        elif self.open:
            self._closes(half)
        else:
            self._closes_nothing(half)

    def _opens(self, half: _Half) -> None:
        if self.open and self._starts_anew(half):
            before = self.open.pop()
            if self._closed_by_other(before):
                pass
            elif self._reported(before, half.start):
                before.faults.append("unclosed")
            else:
                before.runs_on = True
                before.other = half.start
                half.faults.append("run together")
        if half.glyph in _CLOSING:
            half.faults.append("reversed")
        if half.after in _SPACE and half.glyph != "«" and self.text[half.end + 1 : half.end + 2] not in ("‘", "'"):
            half.faults.append("spaced")
        elif half.before not in _BEFORE:
            half.faults.append("glued")
        self.open.append(half)
        self.found.append(half)

    def _closes(self, half: _Half) -> None:
        opener = self.open.pop()
        half.opens = False
        if half.glyph in _OPENING and opener.glyph != "„":
            half.faults.append("reversed")
        if (half.glyph in _STRAIGHT) != (opener.glyph in _STRAIGHT):
            half.faults.append("mixed")
        if half.before in _SPACE and half.glyph != "»":
            if self.text[half.start - 2 : half.start - 1] not in ("’", "'"):  # a space may part two marks: ’ ”
                half.faults.append("spaced")
        elif half.after not in _AFTER:
            half.faults.append("glued")
        opener.other, half.other = half.start, opener.start
        self.found.append(half)
        if not self.open and not self.last_end:
            self._give_up()
        if self.single and self.single.start > opener.start:
            self._end_single()

    def _closes_nothing(self, half: _Half) -> None:
        if half.before.isdigit() and half.glyph not in _OPENING:
            return  # inches
        if self.single and self.single.after.isupper() and half.before in _SENTENCE_END | {","}:
            self.found.append(self.single)
            self._pair_of_two_kinds(self.single, half)
            self.single = self.perhaps = None
            return
        stray, self.stray = self.stray, None
        meant = stray and stray.before.isalnum() and stray.after in _SPACE
        if stray and meant and not _SENTENCE.search(self.text, stray.end, half.start):
            stray.opens = True
            stray.faults = ["spaced"]
            self.open.append(stray)
            self._closes(half)
            return
        half.opens = False
        self.found.append(half)
        earlier = self.last or self.lost
        if earlier and half.start - earlier.start < _FAR:
            half.faults.append("not reopened")
            half.other, earlier.other = earlier.start, half.start
            earlier.runs_on = True
            earlier.faults = [f for f in earlier.faults if f != "unclosed"]
            self.last = self.lost = None
        else:
            half.faults.append("unopened")
            self.stray = half

    def _starts_anew(self, half: _Half) -> bool:
        """Whether a sentence ends before the mark: a new quotation, or the next paragraph of this one."""
        at = half.start - 1
        while at > self.open[-1].start and self.text[at] in " \u00a0)'’":
            at -= 1
        return self.text[at] in _SENTENCE_END

    def _reported(self, half: _Half, end: int) -> bool:
        """Whether the words after an opening mark hold those of the reporter, so that a closing mark is missing."""
        return reporter().search(self.text, half.end, min(end, half.end + _NEAR)) is not None

    # ---- single marks

    def _one(self, half: _Half) -> None:
        half.double = False
        opening = half.before in _BEFORE and (half.after.isalnum() or half.after in _INSIDE)
        if opening and half.glyph != "’":
            elided = _ELISION.match(self.text, half.end)
            if elided and self.text[elided.end() : elided.end() + 1] not in ("’", "'"):
                if half.glyph == "‘":
                    half.faults.append("apostrophe")
                    self.found.append(half)
            elif not self.single:
                self.single = half
        elif half.before in "nN" and self.text[half.start - 2 : half.start - 1] in ("'", "’", "‘"):
            return  # rock ’n’ roll
        elif self.single and half.after in _AFTER and half.before not in _SPACE:
            self.perhaps = half
            if not (half.after in _SPACE and half.before in "sSn" and half.after != "" and half.after != "\n"):
                self._end_single()
        elif self.open and half.after in _SPACE and half.before in _SENTENCE_END | {","}:
            self.open[-1].perhaps = half

    def _end_single(self) -> None:
        single, close = self.single, self.perhaps
        self.single = self.perhaps = None
        if single and close and close.start > single.end:
            close.opens = False
            if (close.glyph in _STRAIGHT) != (single.glyph in _STRAIGHT):
                close.faults.append("mixed")
            single.other, close.other = close.start, single.start
            self.found += (single, close)
        elif single and self._never_closed(single):
            single.faults.append("unclosed")
            self.found.append(single)

    def _never_closed(self, single: _Half) -> bool:
        """Whether a single mark without another is no apostrophe, and its quotation does not run on."""
        if self.text[self.end : self.end + 9].lstrip()[:1] == single.glyph:
            return False
        alone = single.before in ("", "\n") and single.after.isupper()
        return single.glyph == "‘" or (alone and self._reported(single, self.end))

    # ---- marks of two kinds

    def _closed_by_other(self, opener: _Half) -> bool:
        """Whether a single mark stands where this double one should close; the two are a pair then."""
        if opener.perhaps:
            self._pair_of_two_kinds(opener, opener.perhaps)
        return opener.perhaps is not None

    def _pair_of_two_kinds(self, opener: _Half, close: _Half) -> None:
        close.opens = False
        close.faults.append("other kind")
        opener.other, close.other = close.start, opener.start
        self.found.append(close)

    # ---- paragraphs

    def _give_up(self) -> None:
        """What an earlier paragraph left open is not taken up again."""
        if self.last:
            self.last.faults.append("unclosed")
            self.lost, self.last = self.last, None

    def _fragment(self, half: _Half) -> bool:
        """Whether the quoted words go on the reporter's own sentence; these close with it, whatever follows.

        The rule of the agencies' stylebooks: a full sentence may run on in the next paragraph, part of one may not.
        """
        return (
            (half.after.islower() or half.after == "&")
            and self.text[half.start - 2 : half.start - 1].isalnum()
            and half.before == " "
        )

    def _end_paragraph(self) -> None:
        if self.single:
            self._end_single()
        self.stray = None
        if not self.open:
            return
        left = [half for half in self.open if not self._closed_by_other(half)]
        self.open.clear()
        for half in left[:-1]:
            half.faults.append("unclosed")
        self._give_up()
        if not left:
            return
        last = left[-1]
        if last.glyph == "«":
            return
        if last.glyph in _CLOSING and not (last.before in _SPACE and last.after not in _SPACE):
            last.opens = False
            last.faults = ["unopened"]
        elif self._reported(last, self.end) or self._fragment(last):
            last.faults.append("unclosed")
        else:
            self.last, self.last_end = last, self.end

    def _reopen(self, half: _Half, can_open: bool) -> None:
        """Settle what the last paragraph left open, now that the first mark of another one is here."""
        last = self.last
        between = self.text[self.last_end : half.start]
        self.last_end = 0
        alike = last is not None and (last.glyph in _STRAIGHT) == (half.glyph in _STRAIGHT)
        if last and alike and can_open and not between.strip(_LEADERS):
            last.runs_on = True
            self.last = None


@cache
def reporter() -> re.Pattern[str]:
    """A reporter's words among those quoted: “…, she said   “…. She added:"""
    return lazy(
        rf"(?:[,?!—-]|(?P<anew>\.))[ \u00a0](?:{_WHO} |(?(anew)(?!)))(?:{SAYING})(?(anew)(?::| that\b)|\b)(?!,? ?['‘])"
    )
