"""Names of one word: in come readings, out come those that nobody there bears in full, and whom they seem to mean."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from lint.mentions.names.name import Name
from lint.mentions.names.name_words import SUFFIXES
from lint.mentions.names.spelling_distance import SETTLED, apart, deletes, fold, slip
from lint.mentions.names.spellings import NamePlace, Spelling
from lint.text.lazy_regex import lazy
from lint.text.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lint.mentions import Reading

_SUFFIXES = frozenset(fold(s) for s in SUFFIXES)
#: A shorter name is too often somebody else's, and one of more words than this names no person.
_SHORTEST = 5
_MOST_WORDS = 4
#: Of two names that differ at the end, these alone may be one: Gonzales, Gonzalez; not Martin, Marti.
_SZ = {"s", "z"}
#: What a person alone has behind the name, at the opening of a sentence too, where a capital proves nothing: what tells
#: one surely, and what does so where the word is no word of the language.
_PERSON = lazy(
    r"(?:^|(?<=[.?!”\"\n] ))([A-Z][^\W\d_]{4,})"
    r"(?=(?P<sure> said| told| says| tells|, \d\d,)|['’]s?\b| (?:was|is|had|has)\b)",
    re.MULTILINE,
)
_DOES = lazy(r"['’]s? |,? (?:was|were|is|are|had|has|have|who|said|says|told)\b|, \d\d,")
#: How a list goes on behind a name, or ends.
_GOES_ON = lazy(r", [A-Z]|[.;]?(?: \(|\s*\n|\s*\Z)")


class Alone(NamedTuple):
    """A name of one word, whether it may be a person's, and whether it surely is."""

    place: NamePlace
    person: bool
    sure: bool


def alone(readings: Iterable[Reading]) -> dict[str, list[Alone]]:
    """The names of one word, by the word without case and accents."""
    found: dict[str, list[Alone]] = defaultdict(list)
    for reading in readings:
        for name in reading.of(Name):
            if len(name.words) == 1:
                place = NamePlace(reading.article, name.start, name.end)
                sure = name.type == "person" or _DOES.match(reading.article.prose.text, name.end) is not None
                found[fold(name.text)].append(Alone(place, name.type != "place" and not _in_a_list(place), sure))
        for m in _PERSON.finditer(reading.article.prose.text):
            if fold(m[1]) not in found and (m["sure"] or not lexicon().zipf(m[1].lower())):
                found[fold(m[1])].append(Alone(NamePlace(reading.article, *m.span(1)), True, True))
    return found


def unborne(readings: Iterable[Reading], single: Mapping[str, Sequence[Alone]]) -> Iterator[tuple[Spelling, Spelling]]:
    """A name of `single` that is part of no full name, and the first or last name of somebody one letter apart."""
    borne, known = _borne(readings)
    keys: dict[str, set[str]] = defaultdict(set)
    for word in borne:
        for key in deletes(word):
            keys[key].add(word)
    for word, places in sorted(single.items()):
        if word in known or len(word) < _SHORTEST or word in SETTLED:
            continue
        people = [p.place for p in places if p.person]
        sure = any(p.sure for p in places)
        for other in sorted({o for key in deletes(word) for o in keys.get(key, ())}):
            bearers = borne[other]
            ends = {word[-1], other[-1]} if other[:-1] == word[:-1] else _SZ
            if slip(word, other) != "one letter apart" or apart(word, other) or ends != _SZ:
                continue
            if people and (sure or any(name.type == "person" for _, name in bearers)):
                yield Spelling(("", word), people), Spelling(("", other), [p for p, _ in bearers])


def _borne(readings: Iterable[Reading]) -> tuple[dict[str, list[tuple[NamePlace, Name]]], set[str]]:
    """The first and last names of people, each with where it stands in full; and all words of longer names."""
    borne: dict[str, list[tuple[NamePlace, Name]]] = defaultdict(list)
    known: set[str] = set()
    for reading in readings:
        for name in reading.of(Name):
            words = [w for w in map(fold, name.words) if w not in _SUFFIXES]
            if len(words) < 2:
                continue
            known.update(words)
            if len(words) <= _MOST_WORDS and name.type in {"person", "unknown"}:
                for word in {words[0], words[-1]}:
                    borne[word].append((NamePlace(reading.article, name.start, name.end), name))
    return borne, known


def _in_a_list(place: NamePlace) -> bool:
    """True between commas and other names, as in a line-up, which names many people once."""
    text = place.article.prose.text
    return text[max(place.start - 2, 0) : place.start] == ", " and _GOES_ON.match(text, place.end) is not None
