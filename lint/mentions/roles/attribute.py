"""What a thing can have but one of: in comes a Reading, out go its green curtain, its "since 2003", its 54 others."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from lint.mentions import Mention
from lint.text.article import TELLING
from lint.text.lazy_regex import lazy
from lint.text.tables import any_of, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Reading

#: What attributes are of, each with a word that stands wherever its pattern matches, and the pattern: `value` is what
#: the attribute is, `of` what has it, `not` what makes it another's.
_PATTERNS = {
    "others": (
        " other",
        lazy(r"(?<![\d,.$£€])(?P<value>\d{2,3}|\d{1,3},\d{3})(?P<of>) (?:others\b|other [a-z]+s\b(?: and [a-z]+s\b)?)"),
    ),
    "since": (
        " since ",
        lazy(
            r"(?P<of>[A-Z][\w’'-]+ (?:has|have|had) (?:been )?[a-z]+)\b[^.;\n]{0,60}? since (?P<value>(?:19|20)\d\d)\b"
        ),
    ),
    "colour": (
        " ",
        lazy(lambda: rf"\b(?P<value>{any_of('attributes', 'colours')})(?:-colou?red)? (?P<of>[a-z]{{4,}})\b"),
    ),
    "degree": (
        "degree ",
        lazy(
            r"\b(?P<value>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|1st|2nd|3rd|4th)[- ]degree "
            r"(?P<of>(?:aggravated |attempted |felony )?[a-z]+)\b"
        ),
    ),
    "possession": (
        "possession of ",
        lazy(
            r"\b(?P<of>(?:[Cc]riminal|[Uu]nlawful|[Ii]llegal|[Ff]elony)(?:ly)?) "
            r"(?:possession of|possessing) (?:an? )?(?P<value>weapon|firearm|handgun|pistol|rifle)s?\b"
        ),
    ),
    "limit": (
        "",
        lazy(
            lambda: (
                rf"\b(?:(?:{any_of('attributes', 'of an age')})(?: who are| aged?)? (?:over|above|older than)"
                r"(?: the)?(?: age(?: of)?)? (?P<over>1[2-9]|[2-7]\d)"
                rf"(?=[.,;:)]| (?:{any_of('attributes', 'behind an age')})\b)"
                r"|(?:over|above) the age of (?P<above>1[2-9]|[2-7]\d)"
                r"|(?P<least>1[2-9]|[2-7]\d)(?: years?(?: old| of age)?)? (?:or|and) (?:older|over|up|above))\b"
            )
        ),
    ),
    "body": (
        "",
        lazy(
            lambda: (
                rf"\b(?P<of>(?:[A-Z][\w’'-]+ |St\. ){{1,3}})"
                rf"(?:(?P<hospital>{any_of('attributes', 'hospital')})|(?P<venue>{any_of('attributes', 'venue')}))\b"
            )
        ),
    ),
    "children": (
        "",
        lazy(
            lambda: (
                rf"\b(?P<of>[Mm]other|[Ff]ather) of (?P<value>{any_of('attributes', 'few')})\b(?! of\b|-)"
                rf"|\b(?:has|had) (?P<few>{any_of('attributes', 'few')}) (?:young |small )?children\b"
            )
        ),
    ),
}
#: What names of bodies begin with that are no names by themselves.
_NO_NAME = word_set("attributes", "no name")
_PLAIN = {"1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth", "grey": "gray"}
_NO_THING = word_set("attributes", "no thing") | word_set("roles", "male", "female", "either")
#: What a charge of the past is told with.
_PAST_CHARGE = lazy(lambda: rf"\b(?:{any_of('attributes', 'past charge')})\b", re.IGNORECASE)
#: So far before the children stands who has them.
_BEFORE = 80
#: Who has children and is no mother.
_HE = lazy(r"\b(?:[Hh]e|[Hh]is|man|father|Mr)\b")
_NAME = lazy(r"[A-Z][\w’'-]+")


@dataclass(slots=True, eq=False, repr=False)
class Attribute(Mention):
    """What one thing is said to be; `of` says what and of which kind, `value` what it is; `names` stand beside it."""

    kind: ClassVar[str] = "attribute"

    kind_of: str
    of: str
    value: str
    names: frozenset[str]

    @classmethod
    def find(cls, reading: Reading) -> Iterator[Attribute]:
        """All of them in running text, kind by kind."""
        article = reading.article
        prose = article.prose
        text = prose.text
        for kind_of, (sign, pattern) in _PATTERNS.items():
            for m in pattern.finditer(text) if sign in text else ():
                told = _told(kind_of, m, text)
                if told and article.block_at(m.start()).kind in TELLING:
                    names = frozenset(_NAME.findall(text, *_sentence(text, m))) if kind_of == "degree" else frozenset()
                    yield cls(prose.span(*m.span()), *m.span(), kind_of, *told, names)

    def values(self) -> dict[str, str]:
        """What it is of and what it is."""
        return {"type": f"{self.kind_of} {self.of}".strip(), "value": self.value}


def _told(kind_of: str, m: re.Match[str], text: str) -> tuple[str, str] | None:
    """What has the attribute and what it is; None for a color of what has many, and for a charge of another time."""
    if kind_of == "body":
        which = "hospital" if m["hospital"] else "venue"
        name = m["of"].strip()
        return None if name in _NO_NAME else (f"{which} {name}", m[which])
    if kind_of == "limit":
        over = m["over"] or m["above"]
        return over or m["least"], "over" if over else "from"
    if kind_of == "children":
        if m["few"]:
            low, _ = _sentence(text, m)
            his = _HE.search(text, max(low, m.start() - _BEFORE), m.start())
            return "father" if his else "mother", m["few"]
        return m["of"].lower(), m["value"]
    of, value = m["of"].lower(), m["value"].lower()
    if kind_of == "colour" and (of in _NO_THING or (of.endswith("s") and not of.endswith("ss"))):
        return None
    if kind_of == "degree" and _PAST_CHARGE.search(text, *_sentence(text, m)):
        return None
    return of, _PLAIN.get(value, value)


def _sentence(text: str, m: re.Match[str]) -> tuple[int, int]:
    """Where the sentence around a match begins and ends, roughly."""
    low = max(text.rfind(". ", 0, m.start()), text.rfind("\n", 0, m.start())) + 1
    high = min(x for x in (text.find(". ", m.end()), text.find("\n", m.end()), len(text)) if x >= 0)
    return low, high
