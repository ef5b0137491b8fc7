"""Which phrases are dates where they stand: capital letters, neighbours and the verbs around decide."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lint.mentions.dates.durations import shrinking
from lint.mentions.dates.neighbours import SAYS, in_name, names_in, word_after, word_before
from lint.mentions.dates.phrases import Phrase
from lint.mentions.dates.tense import tense_at
from lint.text.calendar import MONTH_PATTERN
from lint.text.lazy_regex import lazy
from lint.text.tables import any_of, word_set

if TYPE_CHECKING:
    from collections.abc import Callable

    from lint.mentions.dates.context import Tense
    from lint.mentions.dates.words import Token
    from lint.text.article import DateOrder

_RATE = lazy(
    lambda: rf"(?:\d|\b(?:once|twice|times|(?!{any_of('around-dates', 'no rate')})[a-z]{{2,}}s))[ \u00a0]+$",
    re.IGNORECASE,
)
_YEAR_LEAD = lazy(r"(?:[a-z]|['’]s|\d{4},)[ \u00a0]+$|[(—/\"“]$|(?:[a-z]|\b\d{4})[–-]$", re.IGNORECASE)
_RANGE = lazy(r"\b1[789]\d\d[-–]$")
_COUNTED = word_set("around-dates", "counted")
_ORDER = (
    rf"\b(?:(?P<day_first>(?:1[3-9]|2\d|3[01])/\d\d?/\d\d|\d\d? {MONTH_PATTERN} [12]\d\d\d)"
    rf"|\d\d?/(?:1[3-9]|2\d|3[01])/\d\d|{MONTH_PATTERN} \d\d?, [12]\d\d\d)"
)
_CLOCK_LEADS = frozenset("at by until till from to around about before after since".split())
_MONTH_LEADS = frozenset("in since until till during through".split())
_LEADS = word_set("around-dates", "leads")
_SEASON_LEADS = frozenset("in by during until since throughout over".split())
_PREPOSITIONS = frozenset("in at on with for from as inside near outside during".split())
_STEPS = _LEADS | frozenset(("last", "next", "this"))
_JOINS = _STEPS | frozenset(("and", "for", "or"))
_NUMBERED = word_set("around-dates", "numbered")


class Guard:
    """The place of the phrase in hand within its text."""

    __slots__ = ("_names", "_order", "_orders", "at", "end", "start", "text")

    def __init__(self, text: str, order: DateOrder | None) -> None:
        self.text = text
        self.at = self.start = self.end = 0
        self._order = order
        self._orders: set[bool] | None = None
        self._names: frozenset[str] | None = None

    def settled(self, phrase: Phrase, at: int) -> Phrase | None:
        """The phrase as it stands in the passage at `at`, now in hand; None where it is no date.

        "in June 20 people" has only a month.
        """
        self.at, self.start, self.end = at, at + phrase.tokens[0].start, at + phrase.tokens[-1].end
        if phrase.rule == "day" and phrase.codes in ("md", "b.d", "bd") and self._counts(phrase):
            phrase = Phrase("lone_month", phrase.codes[:-1], phrase.tokens[:-1])
            self.end = at + phrase.tokens[-1].end
        elif phrase.rule == "compound" and not shrinking(phrase):
            at = next(i for i, code in enumerate(phrase.codes) if code in "uv") + 1
            phrase = Phrase("duration", phrase.codes[:at], phrase.tokens[:at])
            self.end = at + phrase.tokens[-1].end
        if "j" in phrase.codes and not self._before_christ(phrase):
            return None
        return phrase if self._admits(phrase) else None

    def _before_christ(self, phrase: Phrase) -> bool:
        """True where a number and BC are a year: in 480 BC, not 100 BC residents."""
        at = phrase.codes.index("j")
        if not phrase.tokens[at - 1].value.isdigit() or not self._upper(phrase.tokens[at]):
            return False
        led = word_before(self.text, self.start) in _LEADS or self.text[self.start - 1] in "(–-"
        return led or not {*"mbs"}.isdisjoint(phrase.codes) or not word_after(self.text, self.end)[0]

    def _upper(self, token: Token) -> bool:
        """True where a token of the phrase in hand begins with a capital."""
        return self.text[self.at + token.start].isupper()

    def _said(self, token: Token) -> str:
        """A token of the phrase in hand, in lower case."""
        return self._low(self.at + token.start, self.at + token.end)

    def _low(self, start: int, end: int) -> str:
        return self.text[start:end].lower()

    def _counts(self, phrase: Phrase) -> bool:
        """True where the number after a month counts what follows it."""
        led = word_before(self.text, self.start)
        if int(phrase.tokens[-1].value) > 31:
            return led != "on" or not self.closes(phrase)
        return led in ("in", "since", "during") and word_after(self.text, self.end)[0] in _COUNTED

    def _admits(self, phrase: Phrase) -> bool:
        test = _TESTS.get(phrase.rule)
        return test is None or test(self, phrase)

    def plain(self, phrase: Phrase) -> bool:
        """False for a word of a name (the Today programme, the Daily News) and for "as soon as"."""
        if self._low(self.start, self.end) == "soon" and self._low(self.end, self.end + 7).startswith(
            (" as ", " after ")
        ):
            return False
        capital = self.text[self.start].isupper() and not self.text[self.start + 1 : self.start + 2].isupper()
        if phrase.codes[0] not in "tSXC" or not capital:
            return True
        before = self.text[max(self.start - 2, 0) : self.start]
        return not (before[1:] == " " and (before[0].isalnum() or before[0] == ","))

    def range_end(self, phrase: Phrase) -> bool:
        """The 20 of June 18-20; that of "June 18 to 20" where no noun follows: "guilty Feb. 15 to 20 counts"."""
        goes_on = self.text[self.start].isdigit() and word_after(self.text, self.end)[0] in _PREPOSITIONS
        return self.text[self.start - 1] in "-–" or goes_on or self.closes(phrase)

    def closes(self, _: Phrase) -> bool:
        """True where the phrase ends a clause."""
        return self.text[self.end : self.end + 1] in ("", ".", ",", ";", ")", "\n")

    def season(self, phrase: Phrase) -> bool:
        """Seasons alone, with an article or a word that leads to times: spring and fall are other words too."""
        said = self._said(phrase.tokens[-1])
        if len(phrase.tokens) > 1 and said.startswith(("summer", "winter", "autumn")):
            return True
        led = word_before(self.text, self.start) in _SEASON_LEADS
        return (
            led
            and not (said.startswith("fall") and len(phrase.tokens) < 2)
            and not self.text.startswith(" of ", self.end)
        )

    def capital(self, phrase: Phrase) -> bool:
        """False for may, march and the like in lower case."""
        for t in phrase.tokens:
            if t.code in "mb":
                return self._upper(t) or self._said(t) not in ("may", "march", "mar", "dec")
        return True

    def shift(self, phrase: Phrase) -> bool:
        """False for what is no month ("this march") and for a title ("This Week")."""
        titled = self._upper(phrase.tokens[-1]) and self.text[self.start - 1 : self.start] in ('"', "“")
        return self.capital(phrase) and not titled

    def duration(self, phrase: Phrase) -> bool:
        """False for rates ("four flights a week", "5,000 a month") and names ("60 Minutes")."""
        unit = phrase.tokens[-1]
        if "-v" in phrase.codes and unit.value == "quarter":
            return False
        if phrase.codes == "au":
            return not _RATE.search(self.text, max(0, self.start - 24), self.start)
        return not (self._upper(unit) and self.text[self.start].isdigit())

    def unit(self, phrase: Phrase) -> bool:
        """False for bare units that say no length of time: a matter of days, by decades."""
        return phrase.codes[0] != "v" or word_before(self.text, self.start) not in (
            "of",
            "by",
            "on",
            "and",
            "or",
            "per",
        )

    def follows(self, words: str) -> bool:
        """True where `words` stand right behind the phrase in hand."""
        return self._low(self.end, self.end + len(words)) == words

    def clock(self, phrase: Phrase) -> bool:
        """False for scores and race times, which look like 24-hour times."""
        time = phrase.tokens[0].value
        if "m" in time or phrase.tokens[0].code != "c" or len(phrase.tokens) > 1:
            return True
        hour, _, minute = time.partition(":")
        timely = int(hour) < 24 and int(minute) < 60
        return timely and word_before(self.text, self.start) in _CLOCK_LEADS

    def day_first(self) -> bool | None:
        """Whether 6/7/2024 begins with its day here: as it is told, else as other dates show; None where none does."""
        if self._order:
            return self._order == "day-month"
        if self._orders is None:
            self._orders = {bool(m["day_first"]) for m in re.finditer(_ORDER, self.text, re.IGNORECASE)}
        return next(iter(self._orders)) if len(self._orders) == 1 else None

    def month(self, phrase: Phrase) -> bool:
        """A month alone: its capital, and what stands around it, tell it from a name or a verb."""
        month = next(t for t in phrase.tokens if t.code in "mb")
        if not self._upper(month) or (month.code == "b" and phrase.codes[-1] != "."):
            return False
        if len(phrase.tokens) > 1 and phrase.codes[0] in "elLE":
            return True
        lead = word_before(self.text, self.start)
        if word_after(self.text, self.end)[0] in SAYS and lead not in _STEPS:
            return False
        if self._name_follows():
            return lead in _MONTH_LEADS
        if self._said(month) in ("may", "march"):
            return lead in _JOINS or self.text[self.start - 1] in "(–-"
        return True

    def _name_follows(self) -> bool:
        after = self.text[self.end : self.end + 2]
        return len(after) == 2 and after[0] in " \u00a0" and after[1].isupper()

    def year(self, phrase: Phrase) -> bool:
        """Four digits that are a year: led by a word that leads to years, and counting nothing."""
        before = self.text[self.start - 1 : self.start]
        after = self.text[self.end : self.end + 1]
        if len(phrase.tokens) > 1 or phrase.codes == "Y":
            return True
        if before in ("", "\n") and self.text[self.end : self.end + 2] == ": ":
            return True  # a heading
        year = int(phrase.tokens[0].value)
        if (before in ("", "\n") and after in ("", "\n")) or (before == "(" and after == ")"):
            return 1500 <= year <= 2060  # a heading, or a year that is put in
        if before not in ("-", "–") and self._opens_range(year):
            return True
        if before in ("-", "–") and _RANGE.search(self.text, max(self.start - 6, 0), self.start):
            return 1700 <= year <= 2060
        if not 1700 <= year <= 2060 or before in ("$", "£", "€", "#", ".", ":", "/", "¥") or after in ("%", "/", ":"):
            return False
        lead = word_before(self.text, self.start)
        if lead in _LEADS:
            return True
        if lead in _NUMBERED:
            return False
        if not 1900 <= year <= 2040 or word_after(self.text, self.end)[0] in _COUNTED:
            return False
        return bool(_YEAR_LEAD.search(self.text, max(0, self.start - 14), self.start)) or self.start == 0

    def _opens_range(self, year: int) -> bool:
        """True where a later year follows the year in hand: 1914-18, 2010-2012."""
        end = self.text[self.end + 1 : self.end + 6]
        digits = end[:4] if end[:4].isdecimal() else end[:2]
        if self.text[self.end : self.end + 1] not in ("-", "–") or not digits.isdecimal():
            return False
        last = int(digits) if len(digits) == 4 else year // 100 * 100 + int(digits)
        return 1700 <= year < last <= 2060 and not end[len(digits) :][:1].isalnum()

    def century(self, phrase: Phrase) -> bool:
        """False for Twentieth Century Fox."""
        return not self._upper(phrase.tokens[-1])

    def decade(self, _: Phrase) -> bool:
        """False for an age: in her twenties, in his 30s."""
        return word_before(self.text, self.start) not in ("his", "her", "their", "my", "our", "your")

    def weekday(self, phrase: Phrase) -> bool:
        """A weekday; its short form ("Sun") only with a stop or a clock time."""
        day = next(t for t in phrase.tokens if t.code in "wg")
        if day.code == "g":
            return self._upper(day) and ("." in phrase.codes or "c" in phrase.codes)
        if day is not phrase.tokens[0]:
            return True
        if self._name_follows():
            if self._names is None:
                self._names = names_in(self.text)
            if self.text[self.start : word_after(self.text, self.end)[1]] in self._names:
                return False
        return not in_name(self.text, self.start, self.end)

    def holiday(self, _: Phrase) -> bool:
        """False for Christmas Island."""
        return word_after(self.text, self.end)[0] not in ("island", "islands")

    def tense(self) -> Tense:
        """The tense of the verb that goes with the phrase in hand."""
        return tense_at(self.text, self.start, self.end)


#: What a phrase must pass to be a date, by the rule that took it.
_TESTS: dict[str, Callable[[Guard, Phrase], bool]] = {
    "lone_month": Guard.month,
    "month": Guard.capital,
    "day": Guard.capital,
    "shift": Guard.shift,
    "year": Guard.year,
    "weekday": Guard.weekday,
    "holiday": Guard.holiday,
    "decade": Guard.decade,
    "century": Guard.century,
    "reference": Guard.plain,
    "deictic": Guard.plain,
    "set": Guard.plain,
    "duration": Guard.duration,
    "unit": Guard.unit,
    "clock": Guard.clock,
    "range_end": Guard.range_end,
    "before": Guard.closes,
    "lone_season": Guard.season,
}
