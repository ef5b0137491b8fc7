"""A rise or fall that its own numbers do not bear out: in comes a reading, out comes a Hit for each."""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from lint.checks import Check
from lint.mentions.figures.figure import singular
from lint.mentions.figures.number import number_of
from lint.text.finding import End, Hit
from lint.text.lazy_regex import lazy
from lint.text.tables import any_of, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Reading

#: How many times as much: told in a word, and what it may be where "nearly", "more than" or neither stands before it.
_TIMES = {"doubled": 2.0, "doubling": 2.0, "tripled": 3.0, "tripling": 3.0, "trebled": 3.0, "trebling": 3.0,
          "quadrupled": 4.0, "quadrupling": 4.0, "halved": 0.5, "halving": 0.5}  # fmt: skip
_EXACT, _LESS, _MORE = (0.85, 1.15), (0.7, 1.05), (0.97, 1.75)
_QUALIFIED = lazy(r"\b(?:(nearly|almost|close to|practically|virtually)|(more than|over|at least)) \Z", re.IGNORECASE)
_SCALE = {"": 1.0, "k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9, "tn": 1e12,
          "trillion": 1e12}  # fmt: skip
_ABOUT = rf"(?:(?:{any_of('stop-words', 'before an amount')}) ){{0,2}}"


def _amount(n: int) -> str:
    return (
        rf"(?P<sign{n}>(?:US|A|C)?[$£€¥])?(?P<number{n}>(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?)(?![\d:/-])"
        rf"(?: ?(?P<scale{n}>thousand|million|billion|trillion|k|m|bn|tn)\b)?"
        rf"(?P<unit{n}>%|p\b| (?:percent|per cent|pence|cents)\b)?"
    )


#: Up to so many words, none of them a number or a verb of its own, that may stand between.
_WORDS = r"(?:,? (?!(?:and|but|to|from|while|as|after)\b)[a-z’'-]+){0,5}?(?: in (?:[A-Z][a-z]+|(?:19|20)\d\d))?"
_NEARLY = r"(?: (?:about|around|nearly|almost|over|just|an? [a-z]+))?"
_PERCENT = r" ?(?:%|percent\b|per cent\b)(?! point)"
_TOLD = rf"(?P<share>\d+(?:\.\d+)?|{any_of('numbers', 'ones', 'tens')}){_PERCENT}"
_SHARE = rf"(?: by)?{_NEARLY}(?: {_TOLD})?"
_CHANGE = "(?:increase|rise|gain|jump|surge|drop|fall|decline|decrease|reduction|cut|loss)"
#: Behind the numbers: ", or 20 percent", "(20%)", ", an increase of 20 percent", ", a 20 percent rise", ", up 20%".
_SHARE_AFTER = lazy(
    rf"(?:(?:, or| \()(?: ?an? {_CHANGE} of)?|(?:, | [-–—] )(?:an? {_CHANGE} of|up|down)"
    rf"|, an?(?= [\w.]+{_PERCENT} {_CHANGE}\b)){_NEARLY} ?{_TOLD}"
)
#: Beside a share: it is of each of several years.
_EACH = lazy(r"\b(?:a|an|per|each|every) (?:year|month|week|day|quarter)\b|\bannual|\byearly|\baverage", re.IGNORECASE)
_FROM_TO = lazy(rf"{_SHARE}{_WORDS},? from {_ABOUT}{_amount(1)}{_WORDS},? to {_ABOUT}{_amount(2)}")
_TO_FROM = lazy(rf"{_SHARE}{_WORDS} to {_ABOUT}{_amount(2)}{_WORDS},? from {_ABOUT}(?:adjusted |revised )?{_amount(1)}")
#: A lower number is the better rank, and of two currencies one falls as the other rises.
_TURNED = lazy(lambda: rf"\b(?:{any_of('changes', 'turned')})s?\b", re.IGNORECASE)
_REACH, _AFTER, _BEFORE = 90, 40, 30
#: What is counted after a number: "minutes", "a week".
_NOUN = lazy(lambda: rf"[ -](?!(?:{any_of('stop-words', 'behind an amount')})\b)((?:an? |per )?[a-z]+)")
#: After a pair of numbers that is a vote or odds: "from 3 to 1 in favour to 2 to 1".
_PAIRS = lazy(r"[^.,;\n]{0,20}? to \d")
#: A number so many times another one is not told in the same thousands or millions.
_APART = 20
#: How far a share may be off beyond what the rounding of its numbers explains, as a part of it and in percent.
_OFF, _LEAST_OFF = 0.1, 0.6


class _Amount(NamedTuple):
    low: float
    value: float
    high: float
    unit: str
    place: tuple[int, int]


class Change(Check):
    """Something rises from more to less, falls from less to more, or by another share than its numbers say."""

    words: ClassVar[tuple[str, ...]] = ("said", "first", "last", "truth")

    rises: tuple[str, ...] = field(default=(), metadata={"doc": "More verbs of rising, in the past and with -ing."})
    falls: tuple[str, ...] = field(default=(), metadata={"doc": "More verbs of falling, in the past and with -ing."})

    def literals(self) -> tuple[str, ...]:
        return (*self._rising(), *listed("changes", "fall"), *self.falls, *_TIMES)

    def _rising(self) -> tuple[str, ...]:
        return (*listed("changes", "rise"), *self.rises)

    def at_literal(self, reading: Reading, literal: str, start: int, end: int) -> Iterator[Hit]:
        """A Hit where the numbers after a verb of rising or falling are not what the verb says."""
        text = reading.article.prose.text
        near = text[end : end + _REACH]
        if " from " not in near or " to " not in near:
            return
        forward = _FROM_TO.match(text, end, end + _REACH)
        m = forward or _TO_FROM.match(text, end, end + _REACH)
        if not m or _TURNED.search(text, max(start - _BEFORE, 0), m.end() + _AFTER) or _of_two_units(m):
            return
        if _PAIRS.match(text, m.end(), m.end() + _AFTER):
            return
        first, last = _read(m, 1), _read(m, 2)
        if forward and not first.unit and not m["scale1"]:
            first = _as(first, last, m["scale2"])
        if first.unit != last.unit or first.value == last.value or _is_year(first) or _is_year(last):
            return
        if literal in _TIMES:
            times, said = last.value / first.value if first.value else 0.0, text[start:end]
            low, high = _times_told(text, start)
            if not low <= (times / _TIMES[literal]) ** (-1 if _TIMES[literal] < 1 else 1) <= high:
                yield _hit(reading, m, said, (first, last), f"{times:.2g} times as much")
            return
        rises = last.value > first.value
        if rises != (literal in self._rising()):
            yield _hit(reading, m, text[start:end], (first, last), "a rise" if rises else "a fall")
            return
        told = m if m["share"] else _SHARE_AFTER.match(text, m.end(), m.end() + _AFTER)
        if not told or _EACH.search(text, end, told.end() + _AFTER):
            return
        if share := _share(first, last, told["share"]):
            points = f"{_points(abs(last.value - first.value))}, or " if first.unit == "%" else ""
            truth = f"a {'rise' if rises else 'fall'} of {points}{share} percent"
            said = f"{text[start:end]} {told['share']} percent"
            yield _hit(reading, m, said, (first, last), truth, told.span("share"))


def _of_two_units(m: re.Match[str]) -> bool:
    """True in "from 50 minutes to 2 hours"."""
    nouns = [n for end in (_told_end(m, 1), _told_end(m, 2)) if (n := _NOUN.match(m.string, end))]
    return len(nouns) > 1 and singular(nouns[0][1]) != singular(nouns[1][1])


def _told_end(m: re.Match[str], n: int) -> int:
    return max(m.end(f"number{n}"), m.end(f"scale{n}"), m.end(f"unit{n}"))


def _times_told(text: str, start: int) -> tuple[float, float]:
    """How far "doubled" at `start` may be from twice, as parts of it."""
    m = _QUALIFIED.search(text, max(start - 16, 0), start)
    return _EXACT if not m else _LESS if m[1] else _MORE


def _read(m: re.Match[str], n: int) -> _Amount:
    number, scale = m[f"number{n}"], _SCALE[m[f"scale{n}"] or ""]
    value = float(number.replace(",", "")) * scale
    half = 10.0 ** -len(number.partition(".")[2]) * scale / 2
    unit = (m[f"sign{n}"] or "") + (m[f"unit{n}"] or "").strip().replace("percent", "%").replace("per cent", "%")
    return _Amount(value - half, value, value + half, unit.strip(), m.span(f"number{n}"))


def _as(first: _Amount, last: _Amount, scale: str | None) -> _Amount:
    """The first amount in the unit and scale of the last, which alone has them in "from 5 to 6 million"."""
    by = _SCALE[scale or ""]
    if first.value > _APART * last.value / by:  # "from 900 to 1.2 million"
        by = 1.0
    return _Amount(first.low * by, first.value * by, first.high * by, last.unit, first.place)


def _is_year(a: _Amount) -> bool:
    return not a.unit and 1900 <= a.value <= 2100 and a.value == int(a.value)


def _share(first: _Amount, last: _Amount, said: str) -> str:
    """By how many percent it changed, where that is not what is said."""
    shares = [abs(b - a) / a * 100 for a, b in ((first.high, last.low), (first.low, last.high))]
    told, change = number_of(said) or 0.0, abs(last.value - first.value)
    share = change / first.value * 100
    slack = max(_OFF * told, _LEAST_OFF)
    points = abs(told - change) < _OFF * change and abs(told - share) > slack
    fits = min(shares) - slack <= told <= max(shares) + slack
    if (not points) if first.unit == "%" else fits:  # rates are told too roughly to say more than percent for points
        return ""
    return f"{share:.{len(said.partition('.')[2])}f}"


def _points(value: float) -> str:
    shown = f"{value:.2f}".rstrip("0").rstrip(".")
    return f"{shown} percentage {'point' if shown == '1' else 'points'}"


def _hit(
    reading: Reading,
    m: re.Match[str],
    said: str,
    amounts: tuple[_Amount, _Amount],
    truth: str,
    share: tuple[int, int] | None = None,
) -> Hit:
    article = reading.article
    places = [share or (m.start() - len(said), m.start()), *(a.place for a in amounts)]
    ends = tuple(End(article, article.prose.span(*at), "" if i else truth) for i, at in enumerate(places))
    return Hit(ends, {"said": said, "first": _whole(m, 1), "last": _whole(m, 2), "truth": truth})


def _whole(m: re.Match[str], n: int) -> str:
    scale = m[f"scale{n}"] or ""
    gap = " " if len(scale) > 2 else ""
    return f"{m[f'sign{n}'] or ''}{m[f'number{n}']}{gap}{scale}{m[f'unit{n}'] or ''}"
