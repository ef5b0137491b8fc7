"""A share beside the two counts it is of, and they do not agree: in comes a reading, out comes a Hit for each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.mentions.figures.figure import Figure
from lint.mentions.figures.number import number_of
from lint.text.finding import End, Hit
from lint.text.lazy_regex import lazy
from lint.text.tables import lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Mention, Reading


def _fractions() -> dict[str, float]:
    """The fractions in words, each with its worth."""
    found: dict[str, float] = {}
    for share, *told in lines("fractions")["fractions"]:
        part, whole = share.split("/")
        found |= dict.fromkeys(told, int(part) / int(whole))
    return found


_FRACTIONS = _fractions()
_BOUND = r"(?:about|around|roughly|approximately|nearly|almost|some|over|under|more than|less than|at least|up to) "
_ROUGH = lazy(
    r"\b(?:(?P<over>over|more than|at least)|under|less than|up to|nearly|almost"
    r"|about|around|roughly|approximately|some) \Z",
    re.IGNORECASE,
)
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+|[A-Za-z]+(?:-[a-z]+)?)(?![\d.,]*\d)"
_OF = rf"(?P<part>{_NUMBER}) (?:out )?of (?:the |its |his |her |their |our |all )?(?P<whole>{_NUMBER})\b"
_NOUNS = r"(?:(?! (?:or|and|of|in|by|to)\b) [a-z-]+){0,3}"
_BEFORE = lazy(rf"\b{_OF}{_NOUNS}(?P<joint>, or | \(|, )(?:just )?(?:{_BOUND})?\Z")
#: "Of the 132 passengers on the ferry, 79 (60 percent)".
_OF_WHOLE = lazy(
    rf"\b[Oo]f (?:the |its |his |her |their |our |all )?(?P<whole>{_NUMBER}) (?!(?:or|percent|per)\b)[a-z]"
    rf"[^.;:,\d\n]*, (?:just |only )?(?P<part>{_NUMBER})(?P<joint>, or | \()(?:just )?(?:{_BOUND})?\Z"
)
_AFTER = lazy(
    r"(?: of (?:the |its |his |her |their |our |all )?[a-z-]+(?: [a-z-]+)?)?"
    rf"(?: \({_OF}\)|, or (?!one ){_OF.replace('<', '<or_')})"
)
#: "Half of the 40 seats, 12, were empty"; "40 sailors, half of them, 12, from Gull Island".
_AFTER_PART = lazy(
    rf" of (?:the |its |his |her |their |our )?(?P<whole>{_NUMBER}){_NOUNS}, (?:or )?(?P<part>{_NUMBER}),"
)
_OF_THEM = lazy(rf" of (?:them|whom|these|those), (?:or )?(?P<part>{_NUMBER})[,.]")
_WHOLE = lazy(rf"\b(?P<whole>{_NUMBER})(?! percent| per){_NOUNS}, (?:with |and )?\Z")
#: What shows that nothing more is said of the share.
_END = lazy(r"[.;)]")
#: What does not stand behind a share of the whole named before it: "12 (40 percent of members)".
_OWN = lazy(r"\)|, (?!of )|[.;]| (?!of |more|fewer|less|higher|lower)")
_REACH, _FAR, _NEAR = 70, 110, 20
#: After ", or" fewer than so many may be others.
_FEW = 10
#: How many points a share may be off, and by which part of it where it is told roughly.
_OFF, _FRACTION_OFF, _ROUGH_OFF = 1.0, 4.0, 0.15


class ShareCounts(Check):
    """A percentage or fraction that is not what its counts make: "30 of 120, or 40 percent"."""

    words: ClassVar[tuple[str, ...]] = ("share", "counts", "truth")
    needs: ClassVar[tuple[type[Mention], ...]] = (Figure,)

    def literals(self) -> tuple[str, ...]:
        return tuple(_FRACTIONS)

    def at_literal(self, reading: Reading, literal: str, start: int, end: int) -> Iterator[Hit]:
        """A Hit for a fraction in words beside counts that make another one."""
        yield from _hits(reading, start, end, 100 * _FRACTIONS[literal], _FRACTION_OFF)

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        """A Hit for each percentage beside counts that make another one."""
        for f in reading.of(Figure):
            if f.form == "percent" and f.low == f.high:
                yield from _hits(reading, f.start, f.end, f.high, _OFF)


def _hits(reading: Reading, start: int, end: int, share: float, off: float) -> Iterator[Hit]:
    article = reading.article
    text = article.prose.text
    if (told := _counts(text, start, end)) is None:
        return
    (part, part_at), (whole, whole_at) = told
    if not 0 < part <= whole:
        return
    truth = 100 * part / whole
    if rough := _ROUGH.search(text, max(start - 16, 0), start):
        off = max(off, _ROUGH_OFF * share)
    if (truth >= share or share - truth <= off) if rough and rough["over"] else abs(truth - share) <= off:
        return
    words = {"share": text[start:end].lower(), "truth": f"{truth:.1f}".removesuffix(".0")}
    if 0 < whole_at[0] - part_at[1] < _NEAR:
        places = [(part_at[0], whole_at[1])]
        words["counts"] = text[slice(*places[0])]
    else:
        places = sorted((part_at, whole_at))
        words["counts"] = f"{text[slice(*part_at)]} of {text[slice(*whole_at)]}"
    ends = [End(article, article.prose.span(start, end), f"{words['counts']} is {words['truth']} percent")]
    ends += [End(article, article.prose.span(*at), "the counts") for at in places]
    yield Hit(tuple(ends), words)


_Told = tuple[float, tuple[int, int]]


def _counts(text: str, start: int, end: int) -> tuple[_Told, _Told] | None:
    """The part and the whole that are told with a share, each with its place."""
    floor = max(start - _REACH, 0)
    of = ""
    if m := _AFTER.match(text, end, end + _REACH):
        of = "or_" if m["or_part"] else ""
    elif m := _BEFORE.search(text, floor, start):
        if m["joint"] != ", or " and not _END.match(text, end):
            return None
    elif (m := _OF_WHOLE.search(text, max(start - _FAR, 0), start)) and _OWN.match(text, end):
        pass
    elif part := _OF_THEM.match(text, end, end + _REACH):
        whole = _WHOLE.search(text, floor, start)
        return _read(part, "part", whole, "whole") if whole else None
    elif not (m := _AFTER_PART.match(text, end, end + _REACH)):
        return None
    told = _read(m, f"{of}part", m, f"{of}whole")
    return None if told and of and told[1][0] < _FEW else told


def _read(part: re.Match[str], part_name: str, whole: re.Match[str], whole_name: str) -> tuple[_Told, _Told] | None:
    a, b = number_of(part[part_name]), number_of(whole[whole_name])
    return None if a is None or b is None else ((a, part.span(part_name)), (b, whole.span(whole_name)))
