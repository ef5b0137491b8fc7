"""Numbers in running text, in digits or in words: in comes text, out come their places and values."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from lint.text.lazy_regex import lazy
from lint.text.tables import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ahocorasick_rs import AhoCorasick

_UNITS = listed("numbers", "ones")
_TENS = listed("numbers", "tens")
_SCALE = {"dozen": 12, "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SHORT = {"k": 10**3, "m": 10**6, "bn": 10**9}
_SIGNS = frozenset("$£€")
#: No figure has more characters; a longer one may be larger than any number that can be held.
_LONGEST = 60
_WORD = {w: i for i, w in enumerate(_UNITS, 1)} | {w: 10 * i for i, w in enumerate(_TENS, 2)}
#: What "dozens" and the like may stand for.
_LOOSE = {
    "dozens": (24, 99), "scores": (40, 199), "hundreds": (100, 9999), "thousands": (1000, 99999),
    "millions": (10**6, 10**8), "billions": (10**9, 10**11), "tens of thousands": (10**4, 10**6),
    "hundreds of thousands": (10**5, 10**7), "tens of millions": (10**7, 10**9),
    "hundreds of millions": (10**8, 10**10), "dozens of thousands": (10**4, 10**6)}  # fmt: skip

#: How numbers begin; one is looked for at these alone, found in one pass.
_BEGINNINGS = [*"0123456789", *listed("numbers", "beginnings")] + [
    f"{a} {w}" for a in ("a", "an", "half a") for w in _SCALE
]
_SMALL = (
    r"(?:[Oo]ne|[Tt](?:wo|h(?:ree|irteen)|en|welve)|[Ff](?:our(?:teen)?|i(?:ve|fteen))|[Ss](?:ix(?:teen)?|even(?:teen)?)"
    r"|[Ee](?:ight(?:een)?|leven)|[Nn]ine(?:teen)?|(?:[Tt](?:wenty|hirty)|[Ff](?:orty|ifty)|[Ss](?:ixty|eventy)"
    r"|[Ee]ighty|[Nn]inety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)\b"
)
_BIG = r"(?:[HhDdTtMmBb](?:undred|ozen|housand|rillion|illion)\b)"
_SPELLED = lazy(
    rf"(?<![\w-])(?:(?:{_SMALL}|[Aa]n?(?= {_BIG})|[Hh]alf an?(?= {_BIG}))"
    # A small number follows a hundred, or "and" after a big one; the pattern for it is long, so it stands here once.
    rf"(?:[ -]{_BIG}|(?:(?<=d)|(?:(?<=undred)|(?<=ozen)|(?<=housand)|(?<=illion)) and(?= ))[ -]{_SMALL})*"
    r"|(?:[Tt]ens|[Hh]undreds|[Dd]ozens) of (?:thousands|millions)\b"
    r"|(?:[Dd]ozens|[Ss]cores(?= of )|[Hh]undreds|[Tt]housands|[Mm]illions|[Bb]illions)\b)"
)
#: It does not stand within codes, ordinals, clock times, numeric dates and the like: F-16, 3rd, 10:30, 6/18, 2.0.1, #7.
_DIGITS = lazy(
    r"(?<![\w:/#@.,\\])(?<![^\W\d_][-–'’])(?>\d(?:\d{0,2}(?:,\d{3})+(?!\d)|\d*)(?:\.\d+)?"
    r"(?:(?:[ -](?:hundred|thousand|million|billion|trillion)|[ -]?(?:bn|m|k))\b)?)(?![\w@\\]|[:/.,'’][^\W_])"
)


class Number(NamedTuple):
    """A number at a place: its value, and the range it may stand for where the word is a loose one."""

    start: int
    end: int
    low: float
    high: float
    #: The power of ten of its last digit that counts: 5 million is told to the million.
    grain: float


@cache
def _beginnings() -> AhoCorasick:
    from ahocorasick_rs import AhoCorasick, MatchKind

    return AhoCorasick({*_BEGINNINGS, *map(str.capitalize, _BEGINNINGS)}, matchkind=MatchKind.LeftmostLongest)


def numbers(text: str) -> Iterator[Number]:
    """All numbers in `text`, in order of place."""
    done = 0
    for _, at, _ in _beginnings().find_matches_as_indexes(text):
        if at < done:
            continue
        if text[at].isdigit():
            if m := _DIGITS.match(text, at):
                done = m.end()
                if done - at <= _LONGEST:
                    yield Number(at, done, *_in_digits(m[0], text[at - 1 : at] in _SIGNS))
        elif m := _SPELLED.match(text, at):
            done = m.end()
            yield Number(at, done, *_in_words(m[0]))


def number_of(said: str) -> float | None:
    """What a whole word or figure stands for; None where it is no number, or a loose one."""
    found = list(numbers(said))
    if len(found) != 1 or found[0].low != found[0].high or found[0].end - found[0].start != len(said):
        return None
    return found[0].low


@lru_cache(maxsize=1 << 12)
def _in_digits(said: str, money: bool) -> tuple[float, float, float]:
    """The value of a number in digits, lowest and highest, and its grain; `money` where a sign of it stands before."""
    if said.isdigit():
        value = float(said)
        return value, value, 10.0 ** (len(said) - len(said.rstrip("0") or said))
    figure, _, scale = said.replace("-", " ").partition(" ")
    factor = 1
    if scale:
        factor = _SCALE.get(scale) or _SHORT[scale]
    elif figure[-1].isalpha():
        short = "bn" if figure.endswith("bn") else figure[-1]
        figure, factor = figure[: -len(short)], _SHORT[short]
        if short == "m" and "." not in figure and len(figure) > 2 and not money:
            factor = 1  # 400m is a distance, £400m and 1.7m are not
    figure = figure.replace(",", "")
    whole, _, part = figure.partition(".")
    grain = 10.0 ** -len(part) if part else 10.0 ** (len(whole) - len(whole.rstrip("0") or whole))
    value = float(figure) * factor
    return value, value, grain * factor


@lru_cache(maxsize=1 << 12)
def _in_words(said: str) -> tuple[float, float, float]:
    """The same for a number in words."""
    said = said.lower()
    if said in _LOOSE:
        low, high = _LOOSE[said]
        return low, high, low
    total = part = 0.0
    grain = 1.0
    for w in said.replace("-", " ").split():
        if w in _SCALE:
            grain = _SCALE[w]
            if _SCALE[w] > 100:
                total, part = (total + (part or 1)) * _SCALE[w], 0.0
            else:
                part = (part or 1) * _SCALE[w]
        elif w == "half":
            part = 0.5
        elif w in _WORD:
            part += _WORD[w]
            grain = 1.0
    return total + part, total + part, grain
