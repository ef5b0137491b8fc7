"""A given name where the article has the surname elsewhere: in comes an article, out comes a Hit for each."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.mentions.names.name import Name
from lint.mentions.names.name_words import EASTERN, GIVEN
from lint.mentions.people.person import in_full
from lint.mentions.quotations.quotation import Quotation
from lint.text.article import TELLING
from lint.text.finding import End, Hit
from lint.text.lazy_regex import lazy
from lint.text.tables import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Mention, Reading
    from lint.text.span import Span

#: A word by itself that somebody is called by who says something, or is cited, and that no title stands before.
_SPEAKER = lazy(
    lambda: (
        rf"(?<![\w’'-])(?P<name>[A-Z][^\W\d_]+)(?=,? (?:{any_of('verbs-of-saying', 'names')})\b)"
        r"|\b(?:according to|said) (?P<cited>[A-Z][^\W\d_]+)(?=[.,;])"
    )
)
_NAME_BEFORE = lazy(r"\b[A-Z](?:[\w’'-]*|\w{0,4}\.) $")
_REACH = 20


class GivenForSurname(Check):
    """“Ramsey asked” in copy that has Ramsey Clark, and calls him Clark."""

    words: ClassVar[tuple[str, ...]] = ("given", "surname", "full")
    needs: ClassVar[tuple[type[Mention], ...]] = (Name, Quotation)
    family: ClassVar[str] = "name"

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        article = reading.article
        people = _people(reading)
        speakers = _speakers(reading) if people else {}
        for given, places in speakers.items():
            name = people.get(given)
            if not name or len(places) > 1:
                continue
            surname = name.words[-1]
            called = speakers.get(surname, [])
            if called or (name.title and given in GIVEN):
                ends = [End(article, places[0]), End(article, name.span, "named in full")]
                ends += [End(article, span, "called by the surname") for span in called[:1]]
                yield Hit(tuple(ends), {"given": given, "surname": surname, "full": name.text})


def _people(reading: Reading) -> dict[str, Name]:
    """Those whom a given name alone may mean: nobody else there has it, or their surname."""
    by_given: dict[str, dict[str, Name]] = defaultdict(dict)
    surnames: dict[str, set[str]] = defaultdict(set)
    for name in in_full(reading):
        given, surname = name.words[0], name.words[-1]
        by_given[given].setdefault(surname, name)
        surnames[surname].add(given)
    return {
        given: name
        for given, names in by_given.items()
        if len(names) == 1 and given not in surnames and given not in EASTERN
        for surname, name in names.items()
        if len(surnames[surname]) == 1
    }


def _speakers(reading: Reading) -> dict[str, list[Span]]:
    """Who is called by one word, beside what they say, and where; nobody whom somebody quoted calls so."""
    article = reading.article
    text, span = article.prose.text, article.prose.span
    starts, reach = reading.quoted
    found: dict[str, list[Span]] = defaultdict(list)
    for m in _SPEAKER.finditer(text):
        start, end = m.span("name" if m["name"] else "cited")
        at = bisect_right(starts, span(start, end).start) - 1
        quoted = at >= 0 and span(start, end).start < reach[at]
        titled = _NAME_BEFORE.search(text, max(start - _REACH, 0), start)
        if not quoted and not titled and article.block_at(start).kind in TELLING:
            found[text[start:end]].append(span(start, end))
    return found
