"""People by description: in comes a Reading, out comes each "7-year-old girl" with what befell her or what she did."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from lint.mentions import Mention
from lint.mentions.figures.figure import Figure
from lint.mentions.words.sentence import Sentence, sentence_at
from lint.text.lazy_regex import lazy
from lint.text.tables import any_of, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Reading

_SEXES = {sex: word_set("roles", sex) for sex in ("male", "female")}
#: The noun that an age describes: "7-year-old Dallas girl", "2-year-old, unarmed boy".
_NOUN = lazy(
    lambda: (
        r"[ -]years?[ -]old(?:,? (?:[A-Z][\w’'-]+|[a-z-]+)){0,2}?,? "
        rf"(?P<noun>{any_of('roles', 'male', 'female', 'either')})\b"
    ),
    re.IGNORECASE,
)
#: So much before and behind an age tells what befell somebody.
_BEFORE, _BEHIND = 50, 110


def _telling(fate: str) -> re.Pattern[str]:
    return lazy(lambda: rf"\b(?:{any_of('roles', fate)})\b", re.IGNORECASE)


_FATES = {fate: _telling(fate) for fate in ("killed", "hurt", "held")}


@dataclass(slots=True, eq=False, repr=False)
class Described(Mention):
    """One person whom the copy describes by age; the span is from the age to the noun.

    `fates` are what the words around tell of them: killed, hurt, held; empty where they tell none.
    """

    kind: ClassVar[str] = "described"

    years: int
    noun: str
    sex: str
    fates: frozenset[str]

    @classmethod
    def find(cls, reading: Reading) -> Iterator[Described]:
        """All people who are described by age, in order."""
        prose = reading.article.prose
        text, sentences = prose.text, reading.of(Sentence)
        for f in reading.of(Figure):
            if f.form != "age" or f.unit != "year" or f.low != f.high or not (m := _NOUN.match(text, f.end)):
                continue
            if (s := sentence_at(sentences, f.start)) is None:
                continue
            noun = m["noun"].lower()
            sex = next((sex for sex, nouns in _SEXES.items() if noun in nouns), "")
            around = text[max(s.start, f.start - _BEFORE) : min(s.end, f.end + _BEHIND)]
            fates = frozenset(fate for fate, pattern in _FATES.items() if pattern.search(around))
            yield cls(prose.span(f.start, m.end()), f.start, m.end(), int(f.low), noun, sex, fates)

    def values(self) -> dict[str, str]:
        """The noun and the age in years."""
        return {"type": self.noun, "value": str(self.years)}
