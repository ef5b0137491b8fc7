"""Dated events: in comes a Reading, out comes, for each day that it names, what its sentence says happened then."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from lint.mentions import Mention
from lint.mentions.dates.date import Date
from lint.mentions.events.act_families import family
from lint.mentions.events.act_of_date import LINKS, SurroundingWords, act_of
from lint.mentions.figures.figure import Figure
from lint.mentions.names.name import Name
from lint.mentions.words.sentence import Sentence, sentence_at
from lint.text.lazy_regex import lazy
from lint.text.tables import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from lint.mentions import Reading
    from lint.text.article import BlockKind

#: Prose further from the date than this is not read, however long the sentence.
_REACH = 260
#: How much is read for the words that lead up to a date, and how many words they are.
_LEAD = 60
_WORDS_OF_LEAD = 4
#: Days from the article's publication within which a date without a year is certain to have its year.
_SEASON = 92
_NIGHT = lazy(r"\b(?:night(?:fall)?|overnight|midnight|tonight)\b|\b(?:9|10|11)(?::\d\d)? ?p\.?m")
_EARLY = lazy(r"early|a\.m|morning|midnight|(?:small|first) (?:hours|minutes)|night to ")
_WORD = lazy(r"[\w’']+")
_PLAIN = lazy(r"[a-z]{4,}")
_LETTERS = lazy(r"[^\W\d_]+")
_COUNTED = lazy(r"[ -][\w'’]+")
#: One day of a range is followed by these, or comes after them.
_FIRST = lazy(r" ?[-–—/] ?\d|(?:,? \d{4})? (?:to|through|until|till) [A-Z\d]| and \d\d?\b")
_LAST = lazy(r"(?:\d ?[-–—/] ?|\d (?:to|through|until|till) |[ (]\d\d? and )\Z")
#: A photo of a gallery.
_GALLERY = lazy(r"(?:Image|Photo|Picture|Slide) \d+ of /? ?\d+\b")
_CLOCK = lazy(r"T(\d\d):(\d\d)")
_STOP = word_set("stop-words", "events")
#: What may stand after a street's name.
_QUARTERS = (" nw", " ne", " sw", " se")
_ENDING = lazy(r"(?:ings?|ed|es|s|ly)\Z")


@dataclass(slots=True, eq=False, repr=False)
class Event(Mention):
    """A day and what the words around it tell.

    The span is the date's. `act` is the family of the act that the date goes with, and `told` the word that tells it.
    `text` is the sentence, as far as it is read, `names` the names in it, in lower case, each with its type
    and how it is written here, and `figures` its figures and times of day, each with how it is written. `line` is the
    sentence without this date, to know a sentence that is told twice, `lead` the words right before the date, and
    `sentence` where it begins. `stated` where the copy has month and day, `year_stated` where it has the year,
    `year_sure` also where the article is of the same weeks; `night` and `early` where it says so, for a night belongs
    to two days.
    """

    kind: ClassVar[str] = "event"

    day: date
    stated: bool
    year_stated: bool
    year_sure: bool
    weekday: int | None
    act: str
    told: str
    names: dict[str, tuple[str, str]]
    figures: dict[str, str]
    text: str
    line: str
    lead: str
    sentence: int
    block: BlockKind
    night: bool
    early: bool

    @classmethod
    def find(cls, reading: Reading) -> Iterator[Event]:
        """One event for each date that comes down to a day, in order."""
        article = reading.article
        text = article.prose.text
        dates = reading.of(Date)
        days = [d for d in dates if _is_day(d)]
        if not days:
            return
        sentences, names, figures = reading.of(Sentence), reading.of(Name), reading.of(Figure)
        dates_from, names_from, figures_from = ([m.start for m in ms] for ms in (dates, names, figures))
        published = article.published
        last: Date | None = None
        for d in days:
            if d.day is None or (s := sentence_at(sentences, d.start)) is None or _is_end_of_range(text, d):
                continue
            # "Sunday morning, Oct. 2" is one day: its weekday stands in the mention before.
            joined = last if last and d.monthday and d.weekday is None and d.start - last.end < 3 else None
            last = d if d.weekday is not None and d.monthday is None else None
            low, high = max(s.start, d.start - _REACH), min(s.end, d.end + _REACH)
            inside = [x for x in dates[bisect_left(dates_from, low) : bisect_left(dates_from, high)] if x is not joined]
            named = names[bisect_left(names_from, low) : bisect_left(names_from, high)]
            counted = figures[bisect_left(figures_from, low) : bisect_left(figures_from, high)]
            block = article.block_at(d.start)
            if _GALLERY.match(text, block.start):
                continue  # the day of the photo
            post = max(block.start, d.start - _REACH)
            near = text[max(low, d.start - 30) : min(high, d.end + 30)].lower()
            act, told = act_of(_around(text, d, low, high, inside, named))
            yield cls(
                d.span, d.start, d.end, d.day,
                stated=d.monthday is not None, year_stated=d.year is not None,
                year_sure=d.year is not None or (published is not None and abs((published - d.day).days) <= _SEASON),
                weekday=joined.weekday if joined else d.weekday,
                act=act, told=told,
                names={plain(n.full): (n.type, n.full) for n in named},
                figures=_figures(text, counted) | _clocks(inside),
                text=text[low:high], line=_line(text, post if act == "post" else low, high, d, inside),
                lead=_lead(text[max(low, d.start - _LEAD) : d.start]),
                sentence=s.start, block=block.kind,
                night=_NIGHT.search(near) is not None,
                early=_EARLY.search(near) is not None,
            )  # fmt: skip

    def values(self) -> dict[str, str]:
        """The day and the act."""
        return {"type": self.act, "value": self.day.isoformat()}


def _is_day(d: Date) -> bool:
    """True for what comes down to one day by its month and day, or by a weekday that falls on it."""
    if d.day is None or d.type not in {"DATE", "TIME"}:
        return False
    return d.monthday is not None or (d.weekday is not None and d.day.weekday() == d.weekday)


def _is_end_of_range(text: str, d: Date) -> bool:
    """True for the first or last of several days: "a summit on May 3-4" is on both."""
    return _FIRST.match(text, d.end) is not None or _LAST.search(text, max(d.start - 12, 0), d.start) is not None


@lru_cache(maxsize=1 << 10)
def stems(text: str) -> Mapping[str, str]:
    """The lower-case content words of a text by their stems, which lack the endings."""
    return {stem: w for w in _WORD.findall(text) if (stem := _stem(w))}


@lru_cache(maxsize=1 << 14)
def _stem(word: str) -> str:
    """A lower-case content word without its ending; nothing for other words."""
    return (_ENDING.sub("", word) or word) if _PLAIN.fullmatch(word) and word not in _STOP else ""


def plain(name: str) -> str:
    """A name in lower case without hyphens and quarters of a town, so that styles of one name meet."""
    plain = name.lower().replace("-", " ").replace("’", "'").removesuffix("'s")
    return plain[:-3] if plain.endswith(_QUARTERS) else plain


def _line(text: str, low: int, high: int, date: Date, inside: Sequence[Date]) -> str:
    """The sentence's letters without the date, and its other days."""
    parts, at = [], low
    for d in inside:
        parts.append(text[at : d.start])
        at = max(at, d.end)
    parts.append(text[at:high])
    others = [str(d.day) for d in inside if d.monthday and d is not date]
    return " ".join([*_LETTERS.findall(" ".join(parts).lower()), *others])


def _lead(text: str) -> str:
    """The last words before a date, where they tell something: "alleged altercation with Gaines"."""
    words = _LETTERS.findall(text.lower())
    while words and words[-1] in LINKS:
        words.pop()
    words = words[-_WORDS_OF_LEAD:]
    telling = sum(len(w) > 3 and w not in _STOP for w in words)
    return " ".join(words) if len(words) == _WORDS_OF_LEAD and telling > 1 else ""


def _clocks(dates: Sequence[Date]) -> dict[str, str]:
    """The times of day among these, each with how copy has it."""
    clocks = {}
    for d in dates:
        if clock := _CLOCK.search(d.value):
            hour, minutes = int(clock[1]), f":{clock[2]}" if clock[2] != "00" else ""
            clocks[clock[0]] = f"{hour % 12 or 12}{minutes} {'p.m.' if hour > 11 else 'a.m.'}"
    return clocks


def _around(text: str, d: Date, low: int, high: int, inside: Sequence[Date], named: Sequence[Name]) -> SurroundingWords:
    """The words around a date, without the names that would seem to tell an act: "Memorial Drive"."""
    words = text[low:high]
    for n in named:
        if len(n.words) < 2 or not _tells(n.words):
            continue
        if low <= n.start and (n.end <= d.start or d.end <= n.start < n.end <= high):
            words = words[: n.start - low] + "-" * (n.end - n.start) + words[n.end - low :]
    days = [x for x in inside if x.day]
    before = max((x.end - low for x in days if x.end <= d.start), default=0)
    after = min((x.start - low for x in days if x.start >= d.end), default=len(words))
    return SurroundingWords(words, d.start - low, d.end - low, before, after, d.year is not None)


@lru_cache(maxsize=1 << 12)
def _tells(words: tuple[str, ...]) -> bool:
    """True for a name with a word in it that would tell an act."""
    return any(family(w.lower()) for w in words)


def _figures(text: str, figures: Sequence[Figure]) -> dict[str, str]:
    """What figures count, each with how the copy writes it."""
    return {
        f"{f.low:g} {f.unit}": f"age {f.low:g}" if f.form == "age" else text[f.start : _end_of(text, f)]
        for f in figures
        if f.unit
    }


def _end_of(text: str, f: Figure) -> int:
    """Where the words end that say what a figure counts."""
    end = f.end
    for _ in f.counted:
        word = _COUNTED.match(text, end)
        end = word.end() if word else end
    return end
