"""Spellings of names: in come articles, out come the capitalised words that stand side by side, each pair with all its
places, and how far two spellings of one word are apart."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

from lint.mentions.names.capital_runs import runs
from lint.mentions.names.counts import tally
from lint.mentions.names.name import Name, by_word
from lint.mentions.names.name_words import SHORT, SUFFIXES
from lint.mentions.names.spelling_distance import deletes, fold, initial, slip, sound
from lint.text.finding import End
from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lint.mentions import Reading
    from lint.text.article import Article

_AGE = lazy(r",? \(?(?:aged )?(\d{1,2})(?![\d:%]|[.,]\d)(?=[,.;) ]|$)")
_AGE_BEFORE = lazy(r"(\d{1,2})[- ]years?[- ]old $")
_SUFFIXES = frozenset(s.casefold().rstrip(".") for s in SUFFIXES)

Pair = tuple[str, str]
Forms = dict[Pair, list[tuple["Article", list[tuple[int, int]]]]]
"""Words side by side, and where each article has them."""


class NamePlace(NamedTuple):
    """One place of a pair of words, in prose offsets."""

    article: Article
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words as they stand there."""
        return self.article.prose.text[self.start : self.end]

    def shown(self, note: str = "") -> End:
        """The place, for a finding to point at."""
        return End(self.article, self.article.prose.span(self.start, self.end), note)

    def age(self) -> int | None:
        """The age that stands before or after the words."""
        text = self.article.prose.text
        m = _AGE.match(text, self.end) or _AGE_BEFORE.search(text, max(self.start - 16, 0), self.start)
        return int(m[1]) if m else None


@dataclass(eq=False, repr=False)
class Spelling:
    """Two words side by side, without case and accents, and all the places that have them."""

    words: Pair
    places: list[NamePlace]

    @cached_property
    def paths(self) -> frozenset[str]:
        """The articles that have it."""
        return frozenset(p.article.path for p in self.places)

    @cached_property
    def ages(self) -> frozenset[int]:
        """The ages that stand beside it."""
        return frozenset(age for p in self.places if (age := p.age()) is not None)


class _Run(NamedTuple):
    """The words of one run of capitals: its first, its last, and those that stand side by side in it."""

    first: tuple[str, int]
    """The first word, and where it ends."""
    last: tuple[str, int]
    """The last word and where it starts; no word where a sentence ends behind it."""
    pairs: tuple[tuple[Pair, int, int], ...]


_NO_RUN = _Run(("", 0), ("", 0), ())


@lru_cache(maxsize=1 << 15)
def _run(raw: str) -> _Run:
    """The capitalised words of one run, hyphened ones in parts; initials and suffixes left out."""
    if raw.isalpha():
        word = fold(raw)
        return _NO_RUN if len(word) < 2 or word in _SUFFIXES else _Run((word, len(raw)), (word, 0), ())
    pairs: list[tuple[Pair, int, int]] = []
    first, last, last_start, start, initials = ("", 0), "", 0, 0, ""
    for word in raw.replace("\u00a0", " ").split(" "):
        at, start = start, start + len(word) + 1
        if (word[0].islower() and "-" not in word) or word == "&":
            continue
        ends = word[-1] == "." and word not in SHORT and len(word) > 2 and word.count(".") * 2 != len(word)
        end = at + len(word) - ends
        for part in map(fold, word.split("-")) if "-" in word else (fold(word),):
            if len(part) == 1 and word[-1] == "." and not last:  # J. T. Orne is J.T. Orne
                initials, last_start = initials + part, last_start if initials else at
                continue
            if len(part) < 2 or part in _SUFFIXES:
                continue
            if len(initials) > 1 and not last:
                last = initials
            if last:
                pairs.append(((last, part), last_start, end))
            elif not first[0]:
                first = part, end
            last, last_start = part, at
        if ends:
            last = initials = ""
    return _Run(first, (last, last_start), tuple(pairs))


def forms(readings: Iterable[Reading]) -> Forms:
    """Every two capitalised words that stand side by side."""
    found: Forms = {}
    for reading in readings:
        article = reading.article
        for pair, spans in _spans(article).items():
            if pair in found:
                found[pair].append((article, spans))
            else:
                found[pair] = [(article, spans)]
    return found


#: What has been found in an article, for the article itself and again for its story, as long as it is in use.
_known: WeakKeyDictionary[Article, dict[Pair, list[tuple[int, int]]]] = WeakKeyDictionary()


def _spans(article: Article) -> dict[Pair, list[tuple[int, int]]]:
    found = _known.get(article)
    if found is not None:
        return found
    found = _known[article] = {}
    text = article.prose.text
    last, last_start, last_end = "", 0, -9
    for offset, raw in runs(article):
        first, (word, start), pairs = _run(raw)
        if offset == last_end + 3 and last and first[0] and text[last_end + 1] == "s":  # Children's Hospital
            found.setdefault((last, first[0]), []).append((last_start, offset + first[1]))
        for pair, begin, end in pairs:
            if pair in found:
                found[pair].append((offset + begin, offset + end))
            else:
                found[pair] = [(offset + begin, offset + end)]
        last, last_start, last_end = word, offset + start, offset + len(raw)
    return found


def neighbours(found: Forms) -> Iterator[tuple[Spelling, Spelling, int, str]]:
    """Forms that differ in one word alone and there by a slip: the two, which word it is, and the slip."""
    for group, i in _sharing(found):
        for a, b in combinations(group, 2) if len(group) <= _SMALL else _near(group, i):
            if how := slip(a[i], b[i]):
                yield _form(a, found), _form(b, found), i, how


def _sharing(found: Iterable[Pair]) -> list[tuple[list[Pair], int]]:
    """Pairs that have one word in common and the initial of the other, and which the other is; the first met first."""
    groups: list[tuple[list[Pair], int]] = []
    for i in (1, 0):
        same: dict[str, list[Pair]] = defaultdict(list)
        for pair in found:
            same[pair[1 - i]].append(pair)
        for pairs in [pairs for pairs in same.values() if len(pairs) > 1]:
            initials: dict[str, list[Pair]] = defaultdict(list)
            for pair in pairs:
                initials[initial(pair[i])].append(pair)
            groups += [(group, i) for group in initials.values() if len(group) > 1]
    if len(groups) > 1:
        order = {pair: n for n, pair in enumerate(found)}
        groups.sort(key=lambda found: (order[found[0][0]], -found[1]))
    return groups


def _form(pair: Pair, found: Forms) -> Spelling:
    return Spelling(pair, [NamePlace(article, *span) for article, spans in found[pair] for span in spans])


_FEW = 5
"""Words that share a key, of which each is compared with each."""
_SMALL = 12
"""Groups up to this size are compared each with each; larger ones by what their words share."""


def _near(group: list[Pair], i: int) -> Iterable[tuple[Pair, Pair]]:
    """Pairs whose words at `i` share a key: the word less a letter, its sound, or its letters sorted."""
    keys: dict[str, list[Pair]] = defaultdict(list)
    for pair in group:
        word = pair[i]
        for key in deletes(word) | {f"~{sound(word)}", f"={''.join(sorted(word))}"}:
            keys[key].append(pair)
    return dict.fromkeys((a, b) for alike in keys.values() for a, b in combinations(sorted(alike[:_FEW]), 2))


def outliers(readings: Sequence[Reading]) -> Iterator[tuple[Spelling, Spelling]]:
    """A lone name, and a word of names one letter apart that is met three times as often; short ones for people."""
    names, counts = tally(readings)
    rare = {word: n for word, n in names.items() if " " not in word and len(word) > 4 and counts[word] == n}
    heads = {word[0] for word in rare}
    often: dict[str, list[str]] = defaultdict(list)
    for word, n in counts.items():
        if n > 2 and len(word) > 4 and word[0] in heads:
            for key in deletes(word):
                often[key].append(word)
    near = [
        (word, other)
        for word, n in (rare.items() if often else ())
        if not often.keys().isdisjoint(deletes(word))
        for other in sorted({other for key in deletes(word) for other in often.get(key, ())[:_FEW]} - {word})
        if 3 * n <= counts[other] and slip(fold(word), fold(other)) == "one letter apart"
    ]
    if near:
        where = by_word(readings)
        for word, other in near:
            if min(len(word), len(other)) > 5 or any(name.type == "person" for _, name in where[other]):
                yield _lone(word, where[word]), _lone(other, where[other])


def swapped(readings: Sequence[Reading]) -> Iterator[tuple[Spelling, Spelling]]:
    """Two words of names that two swapped neighbours divide; the one met more often second."""
    counts = tally(readings).words
    alike: dict[str, list[str]] = defaultdict(list)
    for word in counts:
        if len(word) > 4 and word.isalpha():
            alike["".join(sorted(fold(word)))].append(word)
    near = [
        sorted((a, b), key=lambda word: (counts[word], word))
        for words in alike.values()
        for a, b in (combinations(words[:_FEW], 2) if len(words) > 1 else ())
        if slip(fold(a), fold(b)) == "one letter apart"
    ]
    if near:
        where = by_word(readings)
        for a, b in near:
            yield _lone(a, where[a]), _lone(b, where[b])


def _lone(word: str, names: Iterable[tuple[Article, Name]]) -> Spelling:
    return Spelling(("", fold(word)), [NamePlace(article, name.start, name.end) for article, name in names])
