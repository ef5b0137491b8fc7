"""Figures: in comes a Reading, out come its numbers with what they count, measure or rank, in digits or in words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar, Literal

from lint.mentions import Mention
from lint.mentions.figures.number import Number, numbers
from lint.mentions.figures.preceding_words import CURRENCY, REACH, Bound, PrecedingWords, lead
from lint.mentions.figures.preceding_words import bound as bound_by
from lint.text.calendar import MONTH
from lint.text.lazy_regex import lazy
from lint.text.tables import any_of, lines, word_set

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

    from lint.mentions import Reading
    from lint.text.article import Prose

Form = Literal["count", "age", "money", "percent", "measure", "score", "number"]

#: So near each other, two numbers may be one figure.
_NEAR = 5
#: What qualifies it behind.
_OR_MORE = ("+", " or more", "-plus", " plus")
_MONEY = word_set("units", "money")
_MEASURE = word_set("units", "measures")
_UNIT = {form: line[0] for line in lines("plurals")["plurals"] for form in line[1:] or line}
_ONE = word_set("people", "one")
#: A noun phrase does not run past these.
_STOP = word_set("stop-words", "behind a figure")
#: Of what one may be a number that counts nothing: "one of these days".
_OF_ONE = frozenset(("count", "measure", "number"))
_FATE = frozenset("dead killed wounded injured shot hurt hospitalized arrested missing".split())
#: From here on a number may take "of": dozens of missiles.
_DOZENS = 24
#: So many pounds without a sign are money rather than a weight.
_HEAVY = 1000
_MORE = frozenset("more other others additional further another different separate total".split())
_MONTHS = frozenset(map(str.capitalize, MONTH))
#: What shows that a number is a percentage, an age, or none that counts: a telephone or case number, "3 of 12" under
#: the pictures of a gallery, a time of day, a day of a month, or the number of a house.
_AFTER = lazy(
    lambda: (
        r"(?P<percent> ?%|[ -]per ?cent(?:age points?)?\b|[ -]percentage[ -]points?\b)"
        r"|(?P<age>[ -]years?[ -](?:olds?|of age)\b|[ -]yr?s?[ -]olds?\b|-month-olds?\b)"
        r"|(?P<label>\)?[-. ]{1,2}\d{3,4}\b|-\d{3,}|-[A-Z\d-]{4}|\) \d{3}| of /? ?\d+ |-[A-Z]{4}"
        r"|[ \u00a0]?(?:[ap]\.?m\b|[AP]\.?M\b|o['’]clock\b)"
        rf"| block\b| (?:[NSEW]\.?|North|South|East|West) [A-Z]"
        rf"| [A-Z][\w.]+(?: [A-Z][\w.]+){{0,3}} (?:{any_of('streets')})\b"
        r"| \s*(?P<month>[A-Z][a-z]{2,8})[.,]*(?!\S))"  # last, for it may be another word
    )
)
_ON = lazy(r" \s*on(?!\S)")
#: So much after a number is read for this.
_AFTER_REACH = 40
_AGE = (" aged ", " age ", " Age: ", " ages ", " age of ", "Aged ")
_ENDS_AGE = frozenset((",", ".", ";", ")", "\n", ""))
#: A noun phrase is joined to its number by one of these; so many words of it are read, and characters.
_JOINTS = frozenset((" ", "\u00a0", "-"))
_WORDS, _PHRASE = 5, 80
_WORD = lazy(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PERSON_BEFORE = lazy(r"(?:[^\W\d_][\w.'’”\"-]*[a-z.”\"]|[A-Z]+), (?:and )?\Z")


@dataclass(slots=True, eq=False, repr=False)
class Figure(Mention):
    """A number with what it counts.

    `low` and `high` are equal but for ranges and words like "dozens"; `bound` says how the article qualifies it;
    `grain` is the power of ten it is told to; `unit` is the singular noun that is counted, with `counted` the words
    of its phrase; the span takes in the number alone, with its currency sign or percent.
    """

    kind: ClassVar[str] = "figure"

    form: Form
    low: float
    high: float
    grain: float
    bound: Bound
    unit: str
    counted: tuple[str, ...]

    @classmethod
    def find(cls, reading: Reading) -> Iterable[Figure]:
        """All figures in the prose, in order; dates, times, addresses and labels are none."""
        prose = reading.article.prose
        text = prose.text
        found = []
        waiting: Number | None = None
        for number in numbers(text):
            if waiting:
                joined = _joined(text, waiting, number) if number.start - waiting.end <= _NEAR else None
                found.append(_figure(prose, *joined) if joined else _figure(prose, waiting))
                waiting = None if joined else number
            else:
                waiting = number
        if waiting:
            found.append(_figure(prose, waiting))
        return filter(None, found)

    def values(self) -> dict[str, str]:
        """The form, the value, its bound and what is counted."""
        value = f"{self.low:.12g}" if self.low == self.high else f"{self.low:.12g}/{self.high:.12g}"
        return {"type": self.form, "value": value, "bound": self.bound, "unit": self.unit}


def _joined(text: str, a: Number, b: Number) -> tuple[Number, Bound, bool] | None:
    """Two numbers that make a range or a score, as one number; the last says whether it is a score."""
    gap = text[a.end : b.start]
    if gap not in {"-", "–", "—", " to ", " or ", " - ", " – ", " and "}:
        return None
    if gap == " and " and text[max(a.start - 8, 0) : a.start].lower() != "between ":
        return None
    if text[b.start] == "0" or (b.end - b.start == 4 and a.end - a.start == 3 and gap == "-"):
        return None  # a telephone number
    low, high, grain = a.low, b.high, min(a.grain, b.grain)
    if low < 100 <= high and b.grain >= 1000 > a.grain:
        low *= b.grain
    whole = Number(a.start, b.end, low, high, grain)
    noun = text[b.end : b.end + 1] in {" ", "%", "-"} and _phrase(text, b.end, high)[0]
    if low < high and (noun or text[b.end : b.end + 1] == "%" or gap not in {"-", "–", " - ", " – "}):
        return whole, "range", False
    if noun and gap == " to ":
        return None
    return (whole, "exact", True) if gap in {"-", "–", " to "} and high < 1000 else None


def _figure(prose: Prose, n: Number, bound: Bound | None = None, score: bool = False) -> Figure | None:
    """The figure that a number makes, if it makes one."""
    text, start, end = prose.text, n.start, n.end
    before = text[start - REACH : start] if start > REACH else text[:start]
    told = lead(before)
    after = _AFTER.match(text, end, end + _AFTER_REACH)
    if after and after["month"] and after["month"] not in _MONTHS:
        after = None
    if text[start].isdigit() and (
        told.labels or (after and after.lastgroup == "label") or _is_label(text, n, told, before)
    ):
        return None
    form: Form
    form, unit, counted = ("score", "", ()) if score else _counted(text, n, told, before, after)
    if n.high == 1 and n.grain == 1 and form in _OF_ONE and unit not in _ONE and (text[start] != "1" or not unit):
        return None  # "one of these days" counts nothing, "1 counts" does
    if form == "percent" and after:
        end = after.end()
    currency = CURRENCY.get(before[-1:]) or (CURRENCY.get(before[-2:-1]) if before[-1:] == " " else None)
    if bound is None:
        words = bound_by(before) if told.bounds or currency else None
        bound = words or ("loose" if n.low < n.high else "exact")
        if bound == "exact" and text.startswith(_OR_MORE, end):
            bound = "over"
    if currency:
        form, unit, counted = "money", currency, ()
        start -= 2 if before[-1] == " " else 1
    return Figure(prose.span(start, end), start, end, form, n.low, n.high, n.grain, bound, unit, counted)


def _is_label(text: str, n: Number, told: PrecedingWords, before: str) -> bool:
    """True where digits by themselves or with what stands beside them name something rather than count."""
    said, head = text[n.start : n.end], before[-1:]
    if said.isdigit() and (
        len(said) > 4
        or said[0] == "0"
        or (len(said) == 4 and 1500 <= n.low < 2100 and head not in CURRENCY)
        or said == "911"
    ):
        return True
    if told.times:
        return _ON.match(text, n.end, n.end + _AFTER_REACH) is not None
    if head in {"", "\n"}:
        return text[n.end : n.end + 2] in {". ", ") ", ".\n", "/ "}
    return head in {"-", "–"} and before[-2:-1].isdigit()


def _counted(
    text: str, n: Number, told: PrecedingWords, before: str, after: re.Match[str] | None
) -> tuple[Form, str, tuple[str, ...]]:
    """What kind of figure it is, the noun counted, and the words of its phrase."""
    if after and after.lastgroup == "percent":
        return "percent", "percent", ()
    if n.high <= 120:
        if after and after.lastgroup == "age":
            return "age", "month" if "month" in after[0] else "year", ()
        if (told.ages and before.endswith(_AGE)) or _is_apposed_age(text, n, told, before):
            return "age", "year", ()
    unit, counted = _phrase(text, n.end, n.high)
    if not unit:
        return "number", "", ()
    money = unit in _MONEY and (unit != "pound" or n.high >= _HEAVY)
    return ("money" if money else "measure" if unit in _MEASURE else "count"), unit, counted


def _is_apposed_age(text: str, n: Number, told: PrecedingWords, before: str) -> bool:
    """True in "Ann Smith, 27, said" and "Ann Smith (27)"."""
    if before.endswith(" (") and text.startswith(")", n.end):
        return before[-3:-2].isalpha() and n.low > 9
    if not told.apposes or not text[n.start].isdigit():
        return False
    after = text[n.end : n.end + 4]
    if not (after[:1] in _ENDS_AGE or after in {" of ", " was", " and"}):
        return False
    m = _PERSON_BEFORE.search(before)
    return m is not None and m[0][0].isupper()


def _phrase(text: str, at: int, value: float) -> tuple[str, tuple[str, ...]]:
    """The singular noun counted from `at` on and the words of its phrase; ("", ()) where no noun shows itself."""
    joint = text[at : at + 1]
    if joint not in _JOINTS:
        return "", ()
    told = text[at + 1 : at + _PHRASE].replace("\u00a0", " ").split(" ", _WORDS)[:_WORDS]
    if told[0] == "of" and value >= _DOZENS:
        del told[0]
    words: list[str] = []
    for said in told:
        word, goes_on = _nominal(said)
        if word:
            words.append(word)
        if not goes_on:
            break
    telling = words if _MORE.isdisjoint(words) else [w for w in words if w not in _MORE]
    if not telling or words[0] == "others":
        return ("person", ("others",)) if "others" in words else ("", ())
    if joint == "-":
        unit = singular(telling[0].partition("-")[0])
        return (unit, (unit,)) if unit in _MEASURE or unit in _MONEY else ("", ())
    if telling[0] in _FATE:
        return "person", (telling[0],)
    for i, w in enumerate(telling[:4]):
        if value == 1 and w in _ONE:
            return w, (*telling[:i], w)
        if is_plural(w) and not (w == "police" and is_plural("".join(telling[i + 1 : i + 2]))):
            unit = singular(w)
            return unit, (*telling[:i], unit)
    return "", ()


@lru_cache(maxsize=1 << 13)
def _nominal(said: str) -> tuple[str, bool]:
    """The word in what stands between two spaces, in lower case and "" where a noun phrase has ended, and whether that
    may go on behind."""
    m = _WORD.match(said)
    word = m[0].lower() if m else ""
    return ("", False) if word in _STOP else (word, m is not None and m.end() == len(said))


@lru_cache(maxsize=1 << 12)
def is_plural(word: str) -> bool:
    """True where a lower-case word looks like a plural noun."""
    if word in _UNIT:
        return True
    return len(word) > 3 and word[-1] == "s" and word[-2] not in "sui'’" and "’" not in word and "'" not in word


@lru_cache(maxsize=1 << 12)
def singular(word: str) -> str:
    """The singular of a lower-case plural noun; other words as they are."""
    if word in _UNIT:
        return _UNIT[word]
    if not is_plural(word):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1]
