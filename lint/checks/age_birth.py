"""An age that a year of birth denies: in comes a reading, out comes a Hit for each."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.mentions.dates.date import Date
from lint.mentions.people.age import Age
from lint.mentions.people.person import plain
from lint.mentions.words.sentence import Sentence, sentence_at
from lint.text.finding import End, Hit
from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Mention, Reading
    from lint.text.span import Span

#: What may stand between "born" and the date: a place.
_PLACE = lazy(r"(?:,?[ \u00a0](?:in|on|at|near|the|of|[A-Z][\w.’'-]*)){0,8},?[ \u00a0]")
#: Before "born": "Jan Novak, 45, was"; "now 45 and"; "the 45-year-old was"; "At 45, Novak,".
_BEFORE = lazy(
    r"(?:[A-Z][\w’'-]+,[ \u00a0](\d{1,3})(?: years old)?,?(?:[ \u00a0](?:who|and|is|was|were))*"
    r"|\b(?:now|aged) (\d{1,3}),?(?: and)?|\b(\d{1,3})-year-old(?: [a-z]+)?,?(?: who)?(?: was| is)?"
    r"|\bAt (\d{1,3}),(?: [A-Z][\w’'-]+){1,3},)[ \u00a0]\(?\Z"
)
#: Behind the year: "… in 1960, aged 45"; "… in 1960 and is 45 years old"; "Born in 1960, Jan Novak, 45,".
_BEHIND = lazy(
    r"(?: (?:in|at|near)(?: [A-Z][\w.’'-]+){1,3})?"
    r"(?:\)?,?(?:[ \u00a0](?:and|is|was|now|aged|age|she|he)){1,4}[ \u00a0](\d{1,3})\b(?:[ \u00a0]years old)?"
    r"|\), (\d{1,3}),|,(?: [A-Z][\w.’'-]+){1,3}, (\d{1,3}),)"
)
#: Behind the year, where a death is told with its time: "and died in 2010, aged 60".
_DIED = lazy(
    r",?(?: (?:and|who|he|she))? died\b[^.;]{0,60}?,? (?:aged|(?:at )?the age of|at age|at) (\d{1,3})\b(?! (?:a|p)\.?m)"
)
#: Who was born: the name right before or behind.
_WHO = lazy(r"((?:[A-Z][\w.’'-]+ )*[A-Z][\w’'-]+)(?:,? who)?(?: \(|,? was |, )\Z")
_BORN_WHO = lazy(r", ((?:[A-Z][\w.’'-]+ )*[A-Z][\w’'-]+)\b")
_MOST = 50  # ages looked through for one birth
_AROUND = 100  # dates on either side that an age may be of


class AgeBirth(Check):
    """An age beside a year of birth that does not give it, counted from the publication date or a year named there.

    The age may stand in another sentence, where it is that of the person by name.
    """

    words: ClassVar[tuple[str, ...]] = ("age", "born", "actual")
    needs: ClassVar[tuple[type[Mention], ...]] = (Date, Sentence, Age)

    def literals(self) -> tuple[str, ...]:
        """The words before a date of birth."""
        return ("born", "Born")

    def at_literal(self, reading: Reading, literal: str, start: int, end: int) -> Iterator[Hit]:  # noqa: ARG002
        """A Hit where the age told of this birth is no age of that year's child."""
        article, text, dates = reading.article, reading.article.prose.text, reading.of(Date)
        sentence = sentence_at(reading.of(Sentence), start)
        at = bisect_left(dates, end, key=lambda d: d.start)
        if sentence is None or article.published is None or at == len(dates):
            return
        birth = dates[at]
        if birth.year is None or birth.start > sentence.end or not _PLACE.fullmatch(text, end, birth.start):
            return
        beside = [
            d for d in dates[max(at - 6, 0) : at + 7] if d is not birth and sentence.start <= d.start < sentence.end
        ]
        years = {article.published.year, *(d.year for d in beside if d.year)}
        age = _BEFORE.search(text, max(start - 60, 0), start) or _BEHIND.match(text, birth.end, sentence.end)
        if age is None and any(d.start > birth.end and d.value[:4].isdigit() for d in beside):
            age = _DIED.match(text, birth.end, sentence.end)
            years |= {int(d.value[:4]) for d in beside if d.value[:4].isdigit()}
        if age:
            told = next(n for n in range(1, len(age.groups()) + 1) if age[n])
            found = int(age[told]), article.prose.span(*age.span(told))
        elif (named := _by_name(reading, birth, start)) is not None:
            found = named.years, named.span
            years |= {d.year for d in dates[max(at - _AROUND, 0) : at + _AROUND] if d.year and d is not birth}
        else:
            return
        if all(year - birth.year - found[0] not in (0, 1) for year in years):
            yield _hit(reading, found, birth, article.published.year - birth.year)


def _by_name(reading: Reading, birth: Date, start: int) -> Age | None:
    """The one age that the article gives to the person who was born."""
    text = reading.article.prose.text
    who = _WHO.search(text, max(start - 60, 0), start) or _BORN_WHO.match(text, birth.end, birth.end + 60)
    ages = reading.of(Age)
    if who is None or len(ages) > _MOST:
        return None
    key = plain(who[1])
    told = [(plain(age.person.name), age) for age in ages]
    told = [(name, age) for name, age in told if name == key or (" " not in key and name.endswith(f" {key}"))]
    return told[0][1] if len({(name, age.years) for name, age in told}) == 1 else None


def _hit(reading: Reading, found: tuple[int, Span], birth: Date, old: int) -> Hit:
    article = reading.article
    words = {"age": str(found[0]), "born": str(birth.year), "actual": f"{old - 1} or {old}"}
    return Hit((End(article, found[1]), End(article, birth.span, "the birth")), words)
