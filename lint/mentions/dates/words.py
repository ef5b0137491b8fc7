"""The words of dates: each known word or mark has a one-letter code, which the grammar is written in, and a value."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from lint.calendar import MONTH, MONTHS, WEEKDAY, WEEKDAYS


class Token(NamedTuple):
    """One word, number or mark within a run: its code, its value and its place in the run's prose."""

    code: str
    value: str
    start: int
    end: int


_UNITS = ("second", "minute", "hour", "day", "week", "fortnight", "month", "year", "decade", "century")
_PARTS = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "midmorning": "MO", "midafternoon": "AF",
    "nighttime": "NI", "daytime": "DT", "lunchtime": "MI", "dawn": "MO", "dusk": "EV",
}  # fmt: skip
_ONES = dict(
    zip(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split(),
        range(1, 20),
        strict=True,
    )
)
_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
_CARDINALS = _ONES | _TENS
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_DECADES = {f"{stem}ies": str(n) for n, stem in zip(range(2, 10), "twent thirt fort fift sixt sevent eight ninet".split(),
                                                     strict=True)}  # fmt: skip

#: Holidays by name: month and day, or the rule by which their day moves.
HOLIDAYS = {
    "christmas eve": "12-24", "christmas day": "12-25", "christmas": "12-25", "boxing day": "12-26",
    "new year's eve": "12-31", "new year’s eve": "12-31", "new year's day": "01-01", "new year’s day": "01-01",
    "valentine's day": "02-14", "valentine’s day": "02-14", "st. patrick's day": "03-17", "st. patrick’s day": "03-17",
    "april fools' day": "04-01", "independence day": "07-04", "fourth of july": "07-04", "halloween": "10-31",
    "veterans day": "11-11", "remembrance day": "11-11", "armistice day": "11-11",
    "martin luther king jr. day": "1/0/3", "martin luther king day": "1/0/3", "presidents day": "2/0/3",
    "presidents' day": "2/0/3", "mother's day": "5/6/2", "mother’s day": "5/6/2", "memorial day": "5/0/-1",
    "father's day": "6/6/3", "father’s day": "6/6/3", "labor day": "9/0/1", "columbus day": "10/0/2",
    "election day": "election", "thanksgiving day": "11/3/4", "thanksgiving": "11/3/4",
    "good friday": "easter-2", "easter sunday": "easter+0", "easter monday": "easter+1", "easter": "easter+0",
    "ash wednesday": "easter-46", "palm sunday": "easter-7",
}  # fmt: skip
_PHRASES = {
    "a couple of": ("q", "2"), "a couple": ("q", "2"), "couple of": ("q", "2"), "a dozen": ("q", "12"),
    "a hundred": ("q", "100"), "half a dozen": ("q", "6"), "a few": ("q", "X"),
    "a number of": ("q", "X"), "dozens of": ("q", "X"), "hundreds of": ("q", "X"), "thousands of": ("q", "X"),
    "more than": ("x", ""), "less than": ("x", ""), "fewer than": ("x", ""), "no more than": ("x", ""),
    "no less than": ("x", ""), "at least": ("x", ""), "at most": ("x", ""), "up to": ("x", ""),
    "as many as": ("x", ""), "as much as": ("x", ""), "as long as": ("x", ""),
    "the end of": ("E", "end"), "the beginning of": ("E", "start"), "the start of": ("E", "start"),
    "the middle of": ("E", "mid"), "the close of": ("E", "end"), "the rest of": ("E", ""), "the turn of": ("E", ""),
    "from now": ("N", "1"), "each of": ("V", ""), "these days": ("X", "PRESENT_REF"),
    "the near future": ("X", "FUTURE_REF"), "the future": ("X", "FUTURE_REF"),
    "the past": ("@", "PAST_REF"), "half an": ("½", "half"), "half a": ("½", "half"), "and a half": ("&", "half"),
    "local time": ("Z", ""), "eastern time": ("Z", ""), "pacific time": ("Z", ""), "universal time": ("Z", ""),
    "the day before yesterday": ("t", "-2"), "the day after tomorrow": ("t", "2"),
}  # fmt: skip


def _lexicon() -> dict[str, tuple[str, str]]:
    """Every single word and phrase with its code and value."""
    words = {name: ("m" if name.capitalize() in MONTHS else "b", str(n)) for name, n in MONTH.items()}
    words |= {name: ("w" if name.capitalize() in WEEKDAYS else "g", str(n)) for name, n in WEEKDAY.items()}
    words |= {name.lower() + "s": ("W", str(n)) for n, name in enumerate(WEEKDAYS)}
    words |= {unit: ("u", unit) for unit in _UNITS if unit != "second"}
    words |= {unit + "s": ("v", unit) for unit in _UNITS} | {"centuries": ("v", "century"), "yr": ("u", "year")}
    words |= {"quarter": ("Q", "quarter"), "quarters": ("v", "quarter"), "weekend": ("K", ""), "weekends": ("k", "")}
    words |= {part: ("p", code) for part, code in _PARTS.items()}
    words |= {part + "s": ("P", code) for part, code in _PARTS.items() if len(code) == 2}
    words |= {"noon": ("h", "T12:00"), "midday": ("h", "T12:00"), "midnight": ("h", "T24:00")}
    words |= {"today": ("t", "0"), "yesterday": ("t", "-1"), "tomorrow": ("t", "1"), "tonight": ("t", "NI"),
              "overnight": ("t", "OV")}  # fmt: skip
    words |= {"spring": ("s", "SP"), "summer": ("s", "SU"), "fall": ("s", "FA"), "autumn": ("s", "FA"),
              "winter": ("s", "WI"), "springtime": ("s", "SP"), "summertime": ("s", "SU")}  # fmt: skip
    words |= {"daily": ("S", "P1D"), "weekly": ("S", "P1W"), "monthly": ("S", "P1M"), "yearly": ("S", "P1Y"),
              "annually": ("S", "P1Y"), "hourly": ("S", "PT1H"), "nightly": ("S", "P1D"), "quarterly": ("S", "P3M"),
              "biweekly": ("S", "P2W")}  # fmt: skip
    words |= dict.fromkeys(("previous", "preceding"), ("l", "-1n")) | {"last": ("l", "-1"), "past": ("l", "-1p")}
    words |= {"next": ("l", "1"), "coming": ("l", "1"), "following": ("l", "1f"), "upcoming": ("l", "1")}
    words |= {"this": ("l", "0"), "current": ("C", "0"), "that": ("^", "0t"), "same": ("^", "0t"),
              "latest": ("l", "0t"), "these": ("l", "0"), "recent": ("r", "PAST_REF")}  # fmt: skip
    words |= {"the": ("T", ""), "a": ("a", "1"), "an": ("a", "1"), "of": ("F", ""), "on": ("O", ""), "at": ("A", ""),
              "in": ("I", ""), "and": ("R", ""), "or": ("R", ""), "to": ("R", "")}  # fmt: skip
    words |= dict.fromkeys(("early", "mid", "late", "sometime"), ("e", ""))
    words |= {"earlier": ("L", "-1"), "later": ("L", "1"), "hence": ("N", "1"), "ago": ("G", "-1")}
    words |= dict.fromkeys(("about", "around", "nearly", "almost", "roughly", "approximately"), ("x", ""))  # fmt: skip
    words |= {"some": ("x", ""), "over": (">", ""), "several": ("q", "X"), "few": ("q", "X"), "many": ("q", "X"), "couple": ("q", "2"),
              "dozen": ("q", "12"), "every": ("V", ""), "each": ("V", ""), "half": ("½", "half"), "fiscal": ("f", "")}  # fmt: skip
    words |= dict.fromkeys(("more", "other", "additional", "full", "consecutive", "straight", "whole", "entire",
                            "extra", "trading", "working", "business", "calendar", "school", "long"), ("J", ""))  # fmt: skip
    words |= {"old": ("!", ""), "end": ("E", "end"), "period": ("B", ""), "second": ("o", "2"), "o'clock": ("c", "")}
    words |= dict.fromkeys(("now", "currently", "nowadays"), ("X", "PRESENT_REF"))
    words |= dict.fromkeys(("recently", "formerly"), ("X", "PAST_REF")) | {"soon": ("X", "FUTURE_REF")}
    words |= {name: ("H", rule) for name, rule in HOLIDAYS.items()}
    words |= {name: ("D", decade) for name, decade in _DECADES.items()}
    words |= {name: ("o", str(n)) for n, name in enumerate(_ORDINALS, 1)}
    words |= dict.fromkeys("edt est et cdt cst mdt mst pdt pst pt gmt bst utc cet kst".split(), ("Z", ""))
    return words | _PHRASES


LEXICON = _lexicon()
_NUMBER_WORD = "(?:" + "|".join(sorted(_CARDINALS, reverse=True)) + ")"
_NUMBERS = rf"{_NUMBER_WORD}(?:[ -](?:{_NUMBER_WORD}|hundred|thousand|(?:and|oh)(?=[ -]{_NUMBER_WORD}\b)))*"


def _alternatives(names: list[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


_HALF_DAY = r"[ap]\.?m\b\.?"
TOKEN = re.compile(
    rf"""[ \u00a0]*(?:
      (?P<iso>\d{{4}}-\d\d-\d\d(?![\w/]))
    | (?P<slash>\d{{1,2}}/\d{{1,2}}/(?:\d{{4}}|\d\d)(?![\w/]))
    | (?P<clock>\d{{1,2}}(?:[:.]\d\d)?[ ]?{_HALF_DAY}|\d{{1,2}}:\d\d(?![:\d])(?:[ ]?{_HALF_DAY})?|\d{{1,2}}[ ]o['’]clock)
    | (?P<decade>(?:1[0-9]|20)\d0['’]?s\b|['’]\d0s\b)
    | (?P<fiscal>fy[ ]?['’]?(?:\d{{4}}|\d\d)\b)
    | (?P<ordinal>\d{{1,3}}(?:st|nd|rd|th)\b|(?:twenty|thirty)-(?:{"|".join(_ORDINALS[:9])})\b)
    | (?P<short>['’]\d\d\b)
    | (?P<number>\d{{1,3}}(?:,\d{{3}})+(?![\w%])|\d{{1,6}}(?:\.\d{{1,4}})?(?![\w%]))
    | (?P<numbers>{_NUMBERS}\b)
    | (?P<phrase>(?:{_alternatives([w for w in LEXICON if not w.isalpha()])})(?![\w]))
    | (?P<word>[a-z]+)
    | (?P<mark>['’]s\b|[-–,.])
    )""",
    re.VERBOSE,
)


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


@lru_cache(maxsize=4096)
def known(group: str, word: str) -> tuple[str, str] | None:
    """The code and value of a token of TOKEN's `group`, or None for a word that no date is made of."""
    if group in ("word", "phrase"):
        return LEXICON.get(word)
    if group == "mark":
        return ("-" if word in "-–" else "'" if len(word) > 1 else word), ""
    if group == "number":
        return _number(word)
    if group == "numbers":
        worth = _worth(word)
        return ("y" if len(worth) == 4 and " " in word and worth[0] in "12" else "n"), worth
    if group == "ordinal":
        tail = word.rpartition("-")[2]
        tens = {"twenty": 20, "thirty": 30}.get(word.partition("-")[0], 0)
        return "o", str(tens + _ORDINALS.index(tail) + 1) if tens else word[:-2]
    if group == "decade":
        digits = "".join(c for c in word if c.isdigit())
        return "D", digits[:-1] if len(digits) == 4 else digits[0]
    return {"iso": "i", "slash": "/", "clock": "c", "short": "z", "fiscal": "Y"}[group], word
