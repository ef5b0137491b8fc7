"""A rise or fall that its own numbers do not bear out: in comes a reading, out comes a Hit for each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from lint.checks import Check
from lint.finding import End, Hit
from lint.lazy import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Reading

_UP = "rose risen rising increased increasing grew grown climbed climbing jumped jumping soared surged".split()
_DOWN = (
    "fell fallen falling dropped dropping declined declining decreased decreasing shrank plunged plummeted slipped"
).split()
_RISES = {word: word in _UP for word in (*_UP, *_DOWN)}
_SCALE = {"": 1.0, "k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9, "tn": 1e12,
          "trillion": 1e12}  # fmt: skip
_ABOUT = r"(?:(?:about|around|nearly|almost|just|over|under|some|only|an?|the|more than|less than|roughly) ){0,2}"


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
_SHARE = rf"(?: by)?{_NEARLY}(?: (?P<share>\d+(?:\.\d+)?){_PERCENT})?"
_SHARE_AFTER = lazy(rf"(?:, or| \()(?:{_NEARLY} )?(?P<share>\d+(?:\.\d+)?){_PERCENT}")
_FROM_TO = lazy(rf"{_SHARE}{_WORDS} from {_ABOUT}{_amount(1)}{_WORDS},? to {_ABOUT}{_amount(2)}")
_TO_FROM = lazy(rf"{_SHARE}{_WORDS} to {_ABOUT}{_amount(2)}{_WORDS},? from {_ABOUT}(?:adjusted |revised )?{_amount(1)}")
#: A lower number is the better rank, and of two currencies one falls as the other rises.
_TURNED = lazy(
    r"\b(?:rank|ranking|place|seed|spot|position|world|standings|table|chart|yen|dollar|euro|against|per|odds|handicap|grade)s?\b",
    re.IGNORECASE,
)
_REACH, _AFTER = 90, 24
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

    def literals(self) -> tuple[str, ...]:
        return tuple(_RISES)

    def at_literal(self, reading: Reading, literal: str, start: int, end: int) -> Iterator[Hit]:
        """A Hit where the numbers after a verb of rising or falling are not what the verb says."""
        text = reading.article.prose.text
        forward = _FROM_TO.match(text, end, end + _REACH)
        m = forward or _TO_FROM.match(text, end, end + _REACH)
        if not m or _TURNED.search(text, start, m.end() + _AFTER):
            return
        first, last = _read(m, 1), _read(m, 2)
        if forward and not first.unit and not m["scale1"]:
            first = _as(first, last, m["scale2"])
        if first.unit != last.unit or first.value == last.value or _is_year(first) or _is_year(last):
            return
        rises = last.value > first.value
        if rises != _RISES[literal]:
            yield _hit(reading, m, text[start:end], (first, last), "a rise" if rises else "a fall")
            return
        told = m if m["share"] else _SHARE_AFTER.match(text, m.end(), m.end() + _AFTER)
        if told and first.unit != "%" and (share := _share(first, last, told["share"])):
            truth = f"a {'rise' if rises else 'fall'} of {share} percent"
            said = f"{text[start:end]} {told['share']} percent"
            yield _hit(reading, m, said, (first, last), truth, told.span("share"))


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
    slack = max(_OFF * float(said), _LEAST_OFF)
    if min(shares) - slack <= float(said) <= max(shares) + slack:
        return ""
    return f"{abs(last.value - first.value) / first.value * 100:.{len(said.partition('.')[2])}f}"


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
