"""The words of dates: each known word or mark has a one-letter code, which the grammar is written in, and a value."""

from __future__ import annotations

import re
from typing import NamedTuple

from lint.text.calendar import MONTH, MONTHS, WEEKDAY, WEEKDAYS
from lint.text.lazy_regex import lazy
from lint.text.tables import group_of, listed


class Token(NamedTuple):
    """One word, number or mark within a run: its code, its value and its place in the run's prose."""

    code: str
    value: str
    start: int
    end: int


_TENS = dict(zip(listed("numbers", "tens"), range(20, 100, 10), strict=True))
_CARDINALS = {word: n for n, word in enumerate(listed("numbers", "ones"), 1)} | _TENS


def _lexicon() -> dict[str, tuple[str, str]]:
    """Every word and phrase with its code and value; units are their own value."""
    words = {name: ("m" if name.capitalize() in MONTHS else "b", str(n)) for name, n in MONTH.items()}
    words |= {name: ("w" if name.capitalize() in WEEKDAYS else "g", str(n)) for name, n in WEEKDAY.items()}
    words |= {name.lower() + "s": ("W", str(n)) for n, name in enumerate(WEEKDAYS)}
    words |= {tens.removesuffix("y") + "ies": ("D", str(n // 10)) for tens, n in _TENS.items()}
    words |= {word: ("o", str(n)) for n, word in enumerate(listed("numbers", "ordinals"), 1)}
    for word, group in group_of("date-words").items():
        code, _, value = group.partition(" ")
        words[word] = code, value or (word.removesuffix("s") if code in "uv" else "")
    words |= {word: ("H", rule) for word, rule in group_of("holidays").items()}
    return words | {word.replace("'", "’"): said for word, said in words.items() if "'" in word}


LEXICON = _lexicon()


#: All that phrases, numbers and hours in words are made of.
PARTS = (
    frozenset(part for word in LEXICON for part in word.split())
    | _CARDINALS.keys()
    | frozenset("hundred thousand a.m p.m am pm".split())
)
_NUMBERS = _CARDINALS.keys() | {"hundred", "thousand"}
_FISCAL = lazy(r"fy ?['’]?(?:\d{4}|\d\d)\b|q[1-4]\b")
_NEXT_NUMBER = lazy(r"[ -](?:(?:and|oh)[ -])?([a-z]+)\b")
#: One token; its groups are what `read` tells apart.
TOKEN = lazy(
    r"""[ \u00a0]*(?:
      (?P<word>[a-z]+)
    | (?=\d)(?:
        (?P<iso>\d{4}-\d\d-\d\d(?![\w/]))
      | (?P<slash>\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\w/]))
      | (?P<clock>\d{1,2}(?:[:.]\d\d)?[ ]?[ap](?:\.m\b\.?|m\b)|\d{1,2}:\d\d(?![:\d])
          |[012]\d[0-5]\d(?=[ ](?:gmt|utc)\b))
      | (?P<decade>(?:1[0-9]|20)\d0['’]?s\b)
      | (?P<ordinal>\d{1,3}(?:st|nd|rd|th)\b)
      | (?P<fraction>\d{1,3}[ -]1/2(?![\w/]))
      | (?P<number>\d{1,3}(?:,\d{3})+(?![\w%])|\d{1,6}(?:\.\d{1,4})?(?![\w%]))
      )
    | (?P<mark>['’]s\b|[-–,.])
    | (?P<short>['’]\d(?:\d|0s)\b)
    )""",
    re.VERBOSE,
)


def _phrases() -> dict[str, list[str]]:
    """The phrases of several words, and words with marks, by the letters that they begin with; the longest first."""
    found: dict[str, list[str]] = {}
    for phrase in sorted((w for w in LEXICON if not w.isalpha()), key=len, reverse=True):
        found.setdefault(re.split("[^a-z]", phrase, maxsplit=1)[0], []).append(phrase)
    return found


_PHRASES = _phrases()
#: What may go on behind these letters.
_LONGER = _PHRASES.keys() | _CARDINALS.keys() | {"fy", "q"}


def read(low: str, m: re.Match[str]) -> tuple[Token | None, int]:
    """The token that `TOKEN` found, or None for what no date is made of; and where it ends."""
    group = m.lastgroup or ""
    word = m[group]
    start, end = m.span(group)
    if group != "word":
        said: tuple[str, str] | None = _marked(group, word)
    elif word in _LONGER:
        said, end = _spelt(low, word, start, end)
    else:
        said = LEXICON.get(word)
    # Token() takes twice as long.
    return (tuple.__new__(Token, (*said, start, end)) if said else None), end


def _spelt(low: str, word: str, start: int, end: int) -> tuple[tuple[str, str] | None, int]:
    """The code and value of the longest token that begins with this word, if any; and where it ends."""
    if word in _CARDINALS and not _goes_on(low, end):
        while (m := _NEXT_NUMBER.match(low, end)) and m[1] in _NUMBERS:
            end = m.end()
        worth = _worth(low[start:end])
        year = len(worth) == 4 and worth[0] in "12" and " " in low[start:end]
        return ("y" if year else "n", worth), end
    for phrase in _PHRASES.get(word, ()):
        if low.startswith(phrase, start) and not _goes_on(low, start + len(phrase)):
            return LEXICON[phrase], start + len(phrase)
    if word in ("fy", "q") and (m := _FISCAL.match(low, start)):
        return ("U", m[0][1:]) if word == "q" else ("Y", m[0]), m.end()
    return LEXICON.get(word), end


def _goes_on(low: str, at: int) -> bool:
    """True where a word goes on at `at`."""
    return low[at : at + 1].isalnum() or low[at : at + 1] == "_"


def _worth(words: str) -> str:
    """The number that words spell: twenty-four is 24, nineteen ninety-seven is 1997, two thousand is 2000."""
    pairs, total = [0], 0
    for word in re.split("[ -]", words):
        if word == "hundred":
            pairs[-1] *= 100
        elif word == "thousand":
            total, pairs = (total + sum(pairs)) * 1000, [0]
        elif (n := _CARDINALS.get(word)) is not None:
            if (pairs[-1] % 100 >= 10 and n >= 10) or pairs[-1] % 10:
                pairs.append(n)
            else:
                pairs[-1] += n
    if len(pairs) == 2 and 10 <= pairs[0] <= 20 and not total:
        return str(pairs[0] * 100 + pairs[1])
    return str(total + sum(pairs))


def _number(value: str) -> tuple[str, str]:
    plain = value.replace(",", "")
    if "," in value or not plain.isdigit():
        return "n", plain
    if len(plain) <= 2:
        return ("d" if 1 <= int(plain) <= 39 else "n"), str(int(plain))
    return ("y" if len(plain) == 4 and 1000 <= int(plain) <= 2100 else "n"), plain


def _marked(group: str, word: str) -> tuple[str, str]:
    """The code and value of a token that is no word."""
    if group == "mark":
        return "-" if word in "-–" else "'" if len(word) > 1 else word, ""
    if group == "clock" and word.isdigit():
        return "c", f"{word[:2]}:{word[2:]}"
    if group == "fraction":
        return "n", word.replace("-", " ").partition(" ")[0] + ".5"
    if group == "number":
        return _number(word)
    if group == "ordinal":
        return "o", word[:-2]
    if group == "decade" or word.endswith("0s"):
        digits = "".join(c for c in word if c.isdigit())
        return "D", digits[:-1] if len(digits) == 4 else digits[0]
    return {"iso": "i", "slash": "/", "clock": "c", "short": "z"}[group], word
