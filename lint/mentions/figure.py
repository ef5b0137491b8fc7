"""Figures: in comes a Reading, out come its numbers with what they count, measure or rank, in digits or in words."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar, Literal

from lint.calendar import MONTH, MONTHS
from lint.lazy import lazy
from lint.mentions import Mention, mention
from lint.mentions.number import Number, numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lint.article import Prose
    from lint.mentions import Reading

Bound = Literal["exact", "about", "over", "under", "range", "loose"]
Form = Literal["count", "age", "money", "percent", "measure", "score", "number"]

_BEFORE: dict[str, Bound] = {
    "nearly": "under", "almost": "under", "under": "under", "below": "under", "fewer than": "under",
    "less than": "under", "up to": "under", "at most": "under", "no more than": "under", "as many as": "under",
    "a maximum of": "under", "about": "about", "around": "about", "roughly": "about", "approximately": "about",
    "some": "about", "an estimated": "about", "estimated": "about", "close to": "about", "circa": "about",
    "over": "over", "more than": "over", "above": "over", "in excess of": "over", "upwards of": "over",
    "at least": "over", "no fewer than": "over", "no less than": "over", "not less than": "over",
    "a minimum of": "over"}  # fmt: skip
_BOUNDS = tuple(sorted(_BEFORE, key=len, reverse=True))
_CURRENCY = {"$": "dollar", "£": "pound", "€": "euro", "¥": "yen", "₩": "won"}
_MONEY = {"dollar", "pound", "euro", "yen", "cent", "pence", "ruble", "rouble", "rupee", "franc", "peso", "yuan"}
_MEASURE = frozenset(
    "mile kilometre metre foot inch yard acre hectare ton tonne pound ounce gram kilogram litre gallon barrel degree"
    " second minute hour day week month year decade century night round point".split()
)
_UNIT = {
    "km": "kilometre", "kilometer": "kilometre", "kms": "kilometre", "meter": "metre", "cm": "centimetre",
    "mm": "millimetre", "ft": "foot", "feet": "foot", "inches": "inch",
    "mph": "mile an hour", "kph": "kilometre an hour",
    "kg": "kilogram", "kgs": "kilogram", "lb": "pound", "lbs": "pound", "liter": "litre", "people": "person",
    "persons": "person", "men": "man", "women": "woman", "children": "child", "kids": "child",
    "policemen": "policeman",
    "firemen": "fireman", "gunmen": "gunman", "fishermen": "fisherman", "spokesmen": "spokesman", "lives": "life",
    "wives": "wife", "knives": "knife", "thieves": "thief", "wolves": "wolf", "halves": "half", "shelves": "shelf",
    "leaves": "leaf", "selves": "self", "homicides": "homicide", "series": "series", "police": "police",
    "personnel": "personnel", "aircraft": "aircraft", "youth": "youth", "movies": "movie", "cookies": "cookie",
    "buses": "bus", "gases": "gas", "viruses": "virus", "bonuses": "bonus", "campuses": "campus", "hrs": "hour",
    "mins": "minute", "yrs": "year"}  # fmt: skip
_ONE = frozenset(
    "person man woman child boy girl teenager teen officer student victim suspect soldier worker adult death arrest"
    " shot bullet gun civilian passenger driver resident firefighter deputy".split()
)
#: A noun phrase does not run past these.
_STOP = frozenset(
    "a about after again against ago all also among an and any are as at away because been before behind being between"
    " both but by can could did do does down during each every few for from get gets got had has have he her here him"
    " his how i if in inside into is it its just later least left like many may me might most much must my near no not"
    " now of off on once only onto or our out outside over per said say says she should since so than that the their"
    " them then there these they this those though through to together too toward towards under until up upon us very"
    " via was we were what when where which while who whom whose why will with within without would yes you your"
    " plus minus times apart went came".split()
)
_FATE = frozenset("dead killed wounded injured shot hurt hospitalized arrested missing".split())
#: From here on a number may take "of": dozens of missiles.
_DOZENS = 24
#: So many pounds without a sign are money rather than a weight.
_HEAVY = 1000
_MORE = frozenset("more other others additional further another different separate total".split())
_LABEL = frozenset(
    "no nos number route highway interstate section chapter page pages image photo apt apartment suite unit room box"
    " channel district grade article title phase level lane pier gate flight exit act volume vol version class model"
    " psalm precinct top fox nbc cbs abc news area bus line zone group formula".split()
)
_DIRECTIONS = frozenset("N N. S S. E E. W W. North South East West".split())
_STREETS = frozenset(
    "Street St Avenue Ave Road Rd Drive Dr Lane Ln Boulevard Blvd Court Ct Place Pl Way Parkway Pkwy Highway Hwy"
    " Circle Terrace".split()
)
_CAPITAL, _LEADING = lazy(r"[A-Z][\w.]+"), lazy(r"\w+")
#: Telephone and case numbers, and "3 of 12" under the pictures of a gallery.
_CODE = lazy(r"\)?[-. ]{1,2}\d{3,4}\b|-\d{3,}|-[A-Z\d-]{4}|\) \d{3}| of /? ?\d+ |-[A-Z]{4}")
_CLOCK = lazy(r"[ \u00a0]?(?:[ap]\.?m\b|[AP]\.?M\b|o['’]clock\b)")
_PERCENT = lazy(r"(?: ?%|[ -]per ?cent(?:age points?)?\b|[ -]percentage[ -]points?\b)")
_PHRASE = lazy(r"(?:[ \u00a0-][^\W\d_]+(?:['’-][^\W\d_]+)*){1,5}")
_AGED = lazy(r"(?:[ -]years?[ -](?:olds?|of age)\b|[ -]yr?s?[ -]olds?\b|-month-olds?\b)")
_PERSON_BEFORE = lazy(r"(?:[^\W\d_][\w.'’”\"-]*[a-z.”\"]|[A-Z]+), (?:and )?\Z")
_MONTHS = frozenset(MONTHS) | frozenset(m.capitalize() for m in MONTH) - {"May"} | {"May"}


@mention
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
    def find(cls, reading: Reading) -> Iterator[Figure]:
        """All figures in the prose, in order; dates, times, addresses and labels are none."""
        prose = reading.article.prose
        text = prose.text
        waiting: Number | None = None
        for number in numbers(text):
            if waiting and (joined := _joined(text, waiting, number)):
                yield from _figure(prose, *joined)
                waiting = None
                continue
            if waiting:
                yield from _figure(prose, waiting)
            waiting = number
        if waiting:
            yield from _figure(prose, waiting)

    def values(self) -> dict[str, str]:
        """The form, the value, its bound and what is counted."""
        value = f"{self.low:.12g}" if self.low == self.high else f"{self.low:.12g}/{self.high:.12g}"
        return {"type": self.form, "value": value, "bound": self.bound, "unit": self.unit}


def _joined(text: str, a: Number, b: Number) -> tuple[Number, Bound, bool] | None:
    """Two numbers that make a range or a score, as one number; the last says whether it is a score."""
    if b.start - a.end > 5:
        return None
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


def _figure(prose: Prose, n: Number, bound: Bound | None = None, score: bool = False) -> Iterator[Figure]:
    """The figure that a number makes, if it makes one."""
    text, start, end = prose.text, n.start, n.end
    before = text[max(start - 24, 0) : start]
    if text[start].isdigit() and _is_label(text, n, before):
        return
    form, unit, counted, end = _counted(text, n, before, score)
    one = n.high == 1 and n.grain == 1 and form in {"count", "measure", "number"} and unit not in _ONE
    if one and (text[start] != "1" or not unit):
        return  # "one of these days" counts nothing, "1 counts" does
    currency = _CURRENCY.get(text[start - 1 : start]) or (_CURRENCY.get(before[-2:-1]) if before[-1:] == " " else None)
    if currency:
        form, unit, counted = "money", currency, ()
        start -= 1 if text[start - 1] in _CURRENCY else 2
    if bound is None:
        bound = _bound(before) or ("loose" if n.low < n.high else "exact")
        tail = text[end : end + 8]
        if bound == "exact" and (tail.startswith(("+", " or more", "-plus", " plus"))):
            bound = "over"
    yield Figure(prose.span(start, end), start, end, form, n.low, n.high, n.grain, bound, unit, counted)


def _is_label(text: str, n: Number, before: str) -> bool:
    """True where digits name a day, a year, a time, an address, a road or an item rather than count."""
    said = text[n.start : n.end]
    if len(said) == 4 and 1500 <= n.low < 2100 and said.isdigit() and before[-1:] not in _CURRENCY:
        return True
    if said.isdigit() and (len(said) > 4 or said[0] == "0"):
        return True
    words = before.rsplit(None, 1)
    last = words[-1].strip("(“\"'") if words and before[-1:] in " \u00a0" else ""
    if last.rstrip(".") in _MONTHS or (last.lower().rstrip(".") in _LABEL and last not in {"no", "top"}):
        return True
    if (not before or before[-1] == "\n") and text[n.end : n.end + 2] in {". ", ") ", ".\n", "/ "}:
        return True
    after = text[n.end : n.end + 40]
    if _CODE.match(after) or (before[-1:] in "-–." and before[-2:-1].isdigit()) or (n.low == 911 and said == "911"):
        return True
    following = after.split(None, 1)[0] if after[:1] == " " and after.strip() else ""
    return (
        following.rstrip(".,") in _MONTHS
        or _CLOCK.match(after) is not None
        or _is_street(after)
        or (last in {"at", "until", "around"} and following in {"a.m.", "p.m.", "am", "pm", "on"})
    )


def _bound(before: str) -> Bound | None:
    """How the words that end `before` qualify the number that follows them."""
    told = before.lower().removesuffix(" ")
    if told[-1:] in _CURRENCY:
        told = told[:-1]
        told = told.removesuffix("us" if told.endswith("us") else told[-1:] if told[-1:] in "acs" else "")
        told = told.removesuffix(" ")
    told = told.removesuffix(" a").removesuffix(" an")
    if not told.endswith(_BOUNDS):
        return None
    words = next(w for w in _BOUNDS if told.endswith(w))
    return None if told[: -len(words)][-1:].isalnum() else _BEFORE[words]


def _is_street(after: str) -> bool:
    """True where a number is that of a house: " Oak Tree Road"."""
    if not after.startswith(" ") or not (after[1:2].isupper() or after.startswith(" block")):
        return False
    words = after[1:].split(" ", 4)
    if (m := _LEADING.match(words[0])) and m[0] == "block":
        return True
    if words[0] in _DIRECTIONS and "A" <= "".join(words[1:2])[:1] <= "Z":
        return True
    for word, following in pairwise(words):
        if not _CAPITAL.fullmatch(word):
            return False
        if (m := _LEADING.match(following)) and m[0] in _STREETS:
            return True
    return False


def _counted(text: str, n: Number, before: str, score: bool) -> tuple[Form, str, tuple[str, ...], int]:
    """What kind of figure it is, the noun counted, the words of its phrase, and where the figure ends."""
    end = n.end
    if score:
        return "score", "", (), end
    if m := _PERCENT.match(text, end, end + 20):
        return "percent", "percent", (), m.end()
    if n.high <= 120:
        if m := _AGED.match(text, end, end + 14):
            return "age", "month" if "month" in m[0] else "year", (), end
        if before.endswith((" aged ", " age ", " Age: ", " ages ", " age of ", "Aged ")):
            return "age", "year", (), end
        if _is_apposed_age(text, n, before):
            return "age", "year", (), end
    unit, counted = _phrase(text, end, n.high)
    if not unit:
        return "number", "", (), end
    money = unit in _MONEY and (unit != "pound" or n.high >= _HEAVY)
    return ("money" if money else "measure" if unit in _MEASURE else "count"), unit, counted, end


def _is_apposed_age(text: str, n: Number, before: str) -> bool:
    """True in "Ann Smith, 27, said" and "Ann Smith (27)"."""
    after = text[n.end : n.end + 4]
    if before.endswith(" (") and after[:1] == ")":
        return before[-3:-2].isalpha() and n.low > 9
    if not text[n.start].isdigit() or not (m := _PERSON_BEFORE.search(before)):
        return False
    return m[0][0].isupper() and (after[:1] in {",", ".", ";", ")", "\n", ""} or after in {" of ", " was", " and"})


def _phrase(text: str, at: int, value: float) -> tuple[str, tuple[str, ...]]:
    """The singular noun counted from `at` on and the words of its phrase; ("", ()) where no noun shows itself."""
    m = _PHRASE.match(text, at, at + 80)
    if not m:
        return "", ()
    words = [w.lower() for w in _nominal(m[0][1:].split(), value)]
    telling = [w for w in words if w not in _MORE]
    if not telling or words[0] == "others":
        return ("person", ("others",)) if "others" in words else ("", ())
    if m[0][0] == "-":
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


def _nominal(words: Sequence[str], value: float) -> Iterator[str]:
    """The words up to where a noun phrase ends; "dozens of" is no end."""
    for i, w in enumerate(words):
        if w.lower() in _STOP:
            if i or w != "of" or value < _DOZENS:
                return
        else:
            yield w


def is_plural(word: str) -> bool:
    """True where a lower-case word looks like a plural noun."""
    if word in _UNIT:
        return True
    return len(word) > 3 and word[-1] == "s" and word[-2] not in "sui'’" and "’" not in word and "'" not in word


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
