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
_AFTER = lazy(
    r"(?: of (?:the |its |his |her |their |our |all )?[a-z-]+(?: [a-z-]+)?)?"
    rf"(?: \({_OF}\)|, or (?!one ){_OF.replace('<', '<or_')})"
)
#: What shows that nothing more is said of the share.
_END = lazy(r"[.;)]")
_REACH = 70
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
    after = _AFTER.match(text, end, end + _REACH)
    m = after or _BEFORE.search(text, max(start - _REACH, 0), start)
    if not m or (not after and m["joint"] != ", or " and not _END.match(text, end)):
        return
    of = "or_" if after and m["or_part"] else ""
    part, whole = number_of(m[f"{of}part"]), number_of(m[f"{of}whole"])
    if part is None or whole is None or not 0 < part <= whole or (of and whole < _FEW):
        return
    truth = 100 * part / whole
    if rough := _ROUGH.search(text, max(start - 16, 0), start):
        off = max(off, _ROUGH_OFF * share)
    if (truth >= share or share - truth <= off) if rough and rough["over"] else abs(truth - share) <= off:
        return
    told = (m.start(f"{of}part"), m.end(f"{of}whole"))
    words = {"share": text[start:end], "counts": text[slice(*told)], "truth": f"{truth:.1f}".removesuffix(".0")}
    ends = (
        End(article, article.prose.span(start, end), f"{words['counts']} is {words['truth']} percent"),
        End(article, article.prose.span(*told), "the counts"),
    )
    yield Hit(ends, words)
