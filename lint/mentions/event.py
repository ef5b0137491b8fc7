"""Dated events: in comes a Reading, out comes, for each day that it names, what its sentence says happened then."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from lint.mentions import Mention
from lint.mentions.act import family
from lint.mentions.date import Date
from lint.mentions.figure import Figure
from lint.mentions.name import Name
from lint.mentions.sentence import Sentence, sentence_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from lint.article import BlockKind
    from lint.mentions import Reading

#: Prose further from the date than this is not read, however long the sentence.
_REACH = 260
#: Days from the article's publication within which a date without a year is certain to have its year.
_MONTH = 31
_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[;—]|, (?:and|but|while|who|whose|where|which)\b")
_NIGHT = re.compile(r"\b(?:night(?:fall)?|overnight|midnight|tonight)\b|\b(?:9|10|11)(?::\d\d)? ?p\.?m")
_PLAIN = re.compile(r"(?<![\w’'])[a-z]{4,}(?![\w’'])")
_STOP = frozenset(
    "about after again also among another around because been before being between both could does during each every"
    " from have having here into just later like made more most much only onto other over said same says should since"
    " some such than that their them then there these they this those through told under until upon very were what when"
    " where which while whom whose will with within without would your year years month months week weeks day days"
    " monday tuesday wednesday thursday friday saturday sunday morning afternoon evening night according"
    " reported".split()
)
_ENDING = re.compile(r"(?:ings?|ed|es|s|ly)\Z")


@dataclass(frozen=True, slots=True)
class Event(Mention):
    """A day and what the words around it tell.

    The span is the date's. `act` is the family of the act that the date goes with, and `told` the word that tells it.
    `words` are the sentence's content words by their stems, `names` the names in it, in lower case, each with its type
    and how it is written here, and `figures` its figures. `line` is the sentence without its dates, to know a sentence
    that is told twice, `sentence` where it begins, `alone` whether this is its one date. `stated` where the copy has
    month and day, `year_stated` where it has the year, `year_sure` also where the article is of the same weeks;
    `night` and `early` where it says so, for a night belongs to two days.
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
    figures: frozenset[str]
    words: frozenset[str]
    line: str
    sentence: int
    alone: bool
    block: BlockKind
    night: bool
    early: bool

    @classmethod
    def find(cls, reading: Reading) -> Iterator[Event]:
        """One event for each date that comes down to a day, in order."""
        article = reading.article
        text = article.prose.text
        dates, sentences = reading.of(Date), reading.of(Sentence)
        names, figures = reading.of(Name), reading.of(Figure)
        dates_from, names_from, figures_from = ([m.start for m in ms] for ms in (dates, names, figures))
        published = article.published
        last: Date | None = None
        for d in dates:
            if not _is_day(d) or d.day is None or (s := sentence_at(sentences, d.start)) is None:
                continue
            # "Sunday morning, Oct. 2" is one day: its weekday stands in the mention before.
            joined = last if last and d.monthday and d.weekday is None and d.start - last.end < 3 else None
            last = d if d.weekday is not None and d.monthday is None else None
            low, high = max(s.start, d.start - _REACH), min(s.end, d.end + _REACH)
            inside = [x for x in dates[bisect_left(dates_from, low) : bisect_left(dates_from, high)] if x is not joined]
            named = names[bisect_left(names_from, low) : bisect_left(names_from, high)]
            counted = figures[bisect_left(figures_from, low) : bisect_left(figures_from, high)]
            near = text[max(low, d.start - 30) : min(high, d.end + 30)].lower()
            act, told = _act(text, d, low, high, inside)
            yield cls(
                d.span, d.start, d.end, d.day,
                stated=d.monthday is not None, year_stated=d.year is not None,
                year_sure=d.year is not None or (published is not None and abs((published - d.day).days) <= _MONTH),
                weekday=joined.weekday if joined else d.weekday,
                act=act, told=told,
                names={_plain(n.full): (n.type, n.full) for n in named},
                figures=frozenset(f"{f.low:g} {f.unit}" for f in counted if f.unit),
                words=frozenset(stems(text[low:high])), line=_line(text, low, high, inside),
                sentence=s.start, alone=len(inside) == 1, block=article.block_at(d.start).kind,
                night=_NIGHT.search(near) is not None,
                early="early" in near or "a.m" in near or "morning" in near or "midnight" in near,
            )  # fmt: skip

    def values(self) -> dict[str, str]:
        """The day and the act."""
        return {"type": self.act, "value": self.day.isoformat()}


def _is_day(d: Date) -> bool:
    """True for what comes down to one day by its month and day, or by a weekday that falls on it."""
    if d.day is None or d.type not in {"DATE", "TIME"}:
        return False
    return d.monthday is not None or (d.weekday is not None and d.day.weekday() == d.weekday)


def stems(text: str) -> dict[str, str]:
    """The lower-case content words of a text by their stems, which lack the endings."""
    return {_ENDING.sub("", w) or w: w for w in _PLAIN.findall(text) if w not in _STOP}


def _plain(name: str) -> str:
    """A name in lower case without hyphens, so that styles of one name meet."""
    return name.lower().replace("-", " ").replace("’", "'").removesuffix("'s")


def _line(text: str, low: int, high: int, inside: Sequence[Date]) -> str:
    """The sentence's letters without its dates."""
    parts, at = [], low
    for d in inside:
        parts.append(text[at : d.start])
        at = max(at, d.end)
    parts.append(text[at:high])
    return " ".join(re.findall(r"[^\W\d_]+", " ".join(parts).lower()))


def _act(text: str, d: Date, low: int, high: int, inside: Sequence[Date]) -> tuple[str, str]:
    """The family of the act that a date goes with, and the word.

    First the noun that the date stands before ("the May 3 shooting"), then the nearest word before it, then the first
    one after it; another day bars the way, and a verb of saying counts where it stands right beside the date.
    """
    days = [x for x in inside if x.day]
    before = max((x.end for x in days if x.end <= d.start), default=low)
    after = min((x.start for x in days if x.start >= d.end), default=high)
    if _is_the_pages(text, before, d):
        return "publish", ""
    following = _TOKEN.findall(text, d.end, after)
    preceding = _TOKEN.findall(text, before, d.start)[::-1]
    if (
        preceding
        and family(preceding[0].lower()) in {"", "say"}
        and any(family(w.lower()) == "say" for w in preceding[:2])
    ):
        return "say", ""
    if preceding and preceding[0] in _AFTERWARDS:
        return "", ""  # "the shooting came hours after Saturday's game"
    vague = ("", "")
    noun = list(_noun(following, text[d.end : d.end + 1], d.year))
    for words, bars in ((noun, ";—,"), (preceding, ";—"), (following[:16], ";—")):
        act, told, sure = _nearest(words, bars, words is preceding)
        if sure:
            return act, told
        vague = vague if vague[0] else (act, told)
    return vague


def _nearest(words: Sequence[str], bars: str, backwards: bool) -> tuple[str, str, bool]:
    """The first word that tells an act with its family, and whether no other word can tell the date's act better."""
    vague = ("", "")
    for i, w in enumerate(words):
        if w[0] in bars or (not backwards and w in _AFTERWARDS):
            break
        act = family(w.lower())
        if act == "hearing" and not _PAPERS.isdisjoint(words[max(i - 1, 0) : i + 2]):
            continue  # "court records"
        if backwards and i > 2 and act not in {"", "happen"} and _is_past(words[i + 1 : i + 4]):
            return "say", "", True  # the picture's day: "is shown after a shooting in Porthaven on May 3"
        if act == "attack" and not vague[0] and not w.endswith("ing") and not _LEGAL.isdisjoint(words[i + 1 : i + 6]):
            continue  # "three counts of first-degree murder"
        if act == "death" and any(family(x.lower()) == "attack" for x in words[i + 1 : i + 4]):
            return "attack", w.lower(), True  # "shot to death"
        if act not in {"", "happen", "say"}:
            return act, w.lower(), True
        if act == "happen" and vague[0]:
            return *vague, True  # "the incident, which occurred"
        vague = vague if act != "happen" else (act, w.lower())
    return *vague, False


def _is_past(words: Sequence[str]) -> bool:
    """True for the words before an act, backwards, that tell of it as over: "after a"."""
    return not _AFTERWARDS.isdisjoint(words) and not _ARTICLES.isdisjoint(words)


def _is_the_pages(text: str, before: int, d: Date) -> bool:
    """True for the date of a dateline, a credit or a post: "(May 3)", "May 3 —", "Ann Harper (@ann) May 3"."""
    if text[before : d.start].rstrip().endswith(")"):
        return True
    if text[d.end : d.end + 1] == ":":
        return text[before : d.start].strip() != ""
    return text[d.end : d.end + 1] in {")", "—", "–"} or text[d.end : d.end + 2] in {" —", " –", " -"}


def _noun(following: Sequence[str], gap: str, year: int | None) -> Iterator[str]:
    """The words of the noun phrase that a date stands before: "the May 3, 2015, fatal shooting"."""
    for w in following[:3] if gap == " " or (gap == "," and year) else ():
        if w in _LINKS or family(w.lower()) == "say":
            return
        yield w


_LEGAL = frozenset("count counts charge charges charged suspicion convicted accused guilty".split())
_ARTICLES = frozenset("a an the".split())
_PAPERS = frozenset("records documents papers filings record document".split())
#: What comes after these was on another day: "gathered on May 3 after two were killed".
_AFTERWARDS = frozenset(
    "after following before connection investigating investigate investigates search interest victims".split()
)
#: After these a new phrase begins, which the date does not belong to.
_LINKS = frozenset(
    "in at on by for from to with when after before as and but that which who where near outside".split()
)
