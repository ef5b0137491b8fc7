"""Names that are nearly, and not quite, in a table of accepted ones."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from lint.checks import Check
from lint.mentions.names.counts import tally
from lint.mentions.names.name import Name
from lint.mentions.names.name_words import GIVEN, PLACES, TITLES, WITHIN
from lint.mentions.names.spelling_distance import FIRST_NAMES, OPENING, apart, fold, slip, sound
from lint.mentions.names.spellings import NamePlace
from lint.text.finding import Hit
from lint.text.lazy_regex import lazy
from lint.text.lexicon import lexicon
from lint.text.tables import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lint.mentions import Mention, Reading

Words = tuple[str, ...]
_REMEMBERED = 1 << 15
_LONG = 7
"""Letters that a name of one word must have: shorter ones are near to too many others."""


class NameNotAsListed(Check):
    """A name that is one slip away from an accepted one."""

    names: Mapping[str, tuple[str, ...]] = field(
        metadata={"doc": "The preferred form of each name, and other forms that are accepted as well."}
    )

    people: bool = field(
        default=False, metadata={"doc": "The names are of people: another first name is another person."}
    )

    words: ClassVar[tuple[str, ...]] = ("found", "accepted")
    needs: ClassVar[tuple[type[Mention], ...]] = (Name,)
    family: ClassVar[str] = "name"

    @property
    def settled(self) -> bool:
        """Its table is right."""
        return True

    def mistakes(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        for preferred, others in self.names.items():
            for form in (preferred, *others):
                if not all(fold(word) for word in form.split()) or not form.strip():
                    yield ("names", preferred), f"'{form}' is no name. Write a name with letters."

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        table = _table(_Same(self.names), self.people)
        found: dict[tuple[str, str], list[NamePlace]] = defaultdict(list)
        right: dict[str, NamePlace] = {}
        for name, match in _matches(reading, table):
            place = _place(reading, name, match)
            if match.near is None:
                right.setdefault(match.entry, place)
            elif _is_place(reading, name) if len(match.words) == 1 else _is_meant(place):
                found[match.entry, place.text].append(place)
        for (entry, text), places in found.items():
            from rapidfuzz.distance import OSA  # late, since it takes as long to import as all names together

            accepted = min((entry, *self.names[entry]), key=lambda form: OSA.distance(form, text))
            ends = [p.shown("") for p in places]
            if entry in right:
                ends.append(right[entry].shown("so it is spelled here"))
            yield Hit(tuple(ends), {"found": text, "accepted": accepted})


_WAYS = frozenset(word.casefold() for word in PLACES)
#: What tells of somebody who is in no table: “Angela Merkle, a teacher”, “Melanie Trump of Ohio”.
_PRIVATE = lazy(r",? of [A-Z]|, (?:an?|\d\d?)\b([^.;]*)")
_OFFICE = frozenset(fold(title) for title in TITLES)
#: Two of these at the ends of two words make two towns of them: Frankford, Frankfort.
_TOWN_ENDS = listed("places", "town ends")
#: By how much, in zipf, the right word must lead one that is a word of English too: “Untied Nations”.
_LEAD = 20


class _Match(NamedTuple):
    """Words `first` to `last` of a name that are an accepted form of `entry`, or near to one."""

    entry: str
    words: Words
    first: int
    last: int
    near: str | None


class _Table:
    """Accepted forms, ready to be asked for their neighbours: each form is kept under itself less any one word."""

    def __init__(self, names: Mapping[str, tuple[str, ...]], people: bool) -> None:
        self.another = _another_person if people else _another_thing
        self.accepted: dict[Words, str] = {}
        self.single: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
        for preferred, others in names.items():
            for form in (preferred, *others):
                self.accepted.setdefault(_folded(tuple(form.split()))[0], preferred)
        for n, (words, entry) in enumerate(self.accepted.items()):
            if len(words) == 1 and len(words[0]) >= _LONG:
                for half in _halves(words[0]):
                    self.single[half].append((n, words[0], entry))
        self.known = {word for words in self.accepted for word in words if len(word) > 2 and word not in OPENING}
        self.lengths = sorted({len(words) for words in self.accepted if len(words) > 1}, reverse=True)
        self.keys = self.known | self.single.keys() | {_alone(words[0]) for words in self.accepted if len(words) == 1}
        #: Names that are neither accepted nor near to it.
        self.strange: set[str] = set()
        self.matches = lru_cache(maxsize=1 << 14)(self._matches)

    @cached_property
    def gaps(self) -> dict[tuple[int, Words], list[tuple[str, str]]]:
        """Each accepted form of several words, under itself less any one word."""
        gaps: dict[tuple[int, Words], list[tuple[str, str]]] = defaultdict(list)
        for words, entry in self.accepted.items():
            if len(words) > 1:
                for i, word in enumerate(words):
                    gaps[i, words[:i] + words[i + 1 :]].append((word, entry))
        return gaps

    def _matches(self, name: Words) -> tuple[_Match, ...]:
        """What in the words of one name is accepted or near to it; the longest first, none overlapping another."""
        words, whence = _folded(name)
        if len(words) == 1:
            return self._alone(words)
        if self.known.isdisjoint(words):
            return ()
        found: list[_Match] = []
        for i, j in ((i, i + n) for n in self.lengths for i in range(len(words) - n + 1)):
            first, last = whence[i], whence[j - 1]
            if any(first <= m.last and m.first <= last for m in found):
                continue
            part = words[i:j]
            entry = self.accepted.get(part)
            if entry is not None:
                found.append(_Match(entry, part, first, last, None))
            elif (near := self._near(part, i > 0, j < len(words) and words[j] in _WAYS)) is not None:
                found.append(_Match(near[1], part, first, last, near[0]))
        return tuple(found)

    def _alone(self, words: Words) -> tuple[_Match, ...]:
        entry = self.accepted.get(words)
        if entry is not None:
            return (_Match(entry, words, 0, 0, None),)
        word = words[0]
        if len(word) < _LONG - 1 or not self.single:
            return ()
        alike = {near for half in _halves(word) for near in self.single.get(half, ())}
        for _, right, entry in sorted(alike):
            if slip(word, right) == "one letter apart" and not apart(word, right) and not _two_towns(word, right):
                return (_Match(entry, words, 0, 0, right),)
        return ()

    def _near(self, words: Words, headed: bool, tailed: bool) -> tuple[str, str] | None:
        """The accepted form's word and entry, where all words but one are the same and that is a slip away.

        Where more of the name stands before its first word or a street's word behind its last, that word is sound.
        """
        for i, word in enumerate(words):
            if (headed and i == 0) or (tailed and i == len(words) - 1):
                continue
            rest = words[:i] + words[i + 1 :]
            if len(word) < 4 or self.known.isdisjoint(rest):
                continue
            for right, entry in self.gaps.get((i, rest), ()):
                alike = slip(word, right) and (not apart(word, right) or f"{word}n" == right)  # no adjective here
                if alike and not self.another(words, i, right):
                    return right, entry
        return None


def _another_person(words: Words, i: int, right: str) -> bool:
    """True where the first name is another, by its sound: Ivana and Ivanka."""
    return i == 0 and sound(words[i]) != sound(right) and sorted(words[i]) != sorted(right)


def _another_thing(words: Words, i: int, right: str) -> bool:
    """True where the words make sense as they stand: the White Horse, Dan Francisco."""
    zipf, word = lexicon().zipf, words[i]
    if word in FIRST_NAMES and i == 0:
        return True
    return all(map(zipf, words)) and sorted(word) != sorted(right) and 0 < zipf(right) < zipf(word) + _LEAD


def _two_towns(word: str, right: str) -> bool:
    """True for two names that are built as names of towns are, and in two ways."""
    return any(word.endswith(a) and right.endswith(b) for a in _TOWN_ENDS for b in _TOWN_ENDS if a != b)


def _is_meant(place: NamePlace) -> bool:
    """False where an age, or what else follows, tells of somebody who holds no office."""
    private = _PRIVATE.match(place.article.prose.text, place.end)
    office = private and not _OFFICE.isdisjoint(fold(word.rstrip(",")) for word in (private[1] or "").split())
    return place.age() is None and (private is None or bool(office))


def _alone(word: str) -> str:
    """A word that is a whole name, as a key apart from those of words in names."""
    return f"{word}."


def _halves(word: str) -> tuple[str, str]:
    """The first and the last letters of a word: a slip leaves one of the two as it was."""
    return f"{word[:3]}-", f"{word[0]}-{word[-3:]}"


@lru_cache(maxsize=1 << 14)
def _keys(words: Words) -> Words:
    """What a name is looked up by: its words, or, of a lone one, itself and its halves."""
    parts, _ = _folded(words)
    if len(parts) != 1:
        return parts
    return (_alone(parts[0]), *_halves(parts[0])) if len(parts[0]) >= _LONG - 1 else (_alone(parts[0]),)


def _matches(reading: Reading, table: _Table) -> list[tuple[Name, _Match]]:
    """The names in order that are accepted or nearly so."""
    likely: dict[str, tuple[_Match, ...]] = {}
    if len(table.strange) > _REMEMBERED:
        table.strange.clear()
    for name in tally([reading]).names.keys() - table.strange:
        words = tuple(name.split(" "))
        if table.keys.isdisjoint(_keys(words)) or not (matches := table.matches(words)):
            table.strange.add(name)
        else:
            likely[name] = matches
    if not likely:
        return []
    matched = [(name, match) for name in reading.of(Name) for match in likely.get(name.text, ())]
    return sorted(matched, key=lambda m: (m[0].start, m[1].first))


class _Same:
    """A mapping as a key: it is equal to itself alone, so that a large one costs nothing to look up."""

    __slots__ = ("mapping",)

    def __init__(self, mapping: Mapping[str, tuple[str, ...]]) -> None:
        self.mapping = mapping

    def __hash__(self) -> int:
        return id(self.mapping)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.mapping is self.mapping


@lru_cache(maxsize=64)
def _table(names: _Same, people: bool) -> _Table:
    return _Table(names.mapping, people)


@lru_cache(maxsize=1 << 14)
def _folded(words: Words) -> tuple[Words, tuple[int, ...]]:
    """The words without style, hyphened ones in parts; and which word each part comes from."""
    if "-" not in "".join(words):
        folded = tuple(map(fold, words))
        if all(folded):
            return folded, tuple(range(len(words)))
    parts = [(part, n) for n, word in enumerate(words) for part in map(fold, word.split("-")) if part]
    return tuple(p for p, _ in parts), tuple(n for _, n in parts)


def _place(reading: Reading, name: Name, match: _Match) -> NamePlace:
    """Where the matched words stand: the name's own words are divided by single characters there."""
    text = reading.article.prose.text
    starts = [name.start]
    for word in name.words[:-1]:
        starts.append(starts[-1] + len(word) + 1)
    start = starts[match.first]
    end = starts[match.last] + len(name.words[match.last])
    return NamePlace(reading.article, start, min(end, name.end, len(text)))


def _is_place(reading: Reading, name: Name) -> bool:
    """Whether a name of one word stands where a place does."""
    text = reading.article.prose.text
    before = text[max(name.start - 8, 0) : name.start]
    return name.full == name.text and name.words[0] not in GIVEN and before.endswith((*WITHIN, " to ", " from "))
