"""Letters that look alike: in come words, out comes what they look like."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from lint.mentions.names.counts import tally
from lint.mentions.names.name import Name, by_word
from lint.mentions.names.name_words import GIVEN
from lint.text.lazy_regex import lazy
from lint.text.lexicon import lexicon
from lint.text.tables import word_set

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping, Sequence

    from lint.mentions import Reading
    from lint.text.article import Article

#: Cyrillic and Greek letters that look like Latin ones, and those.
_LATIN = str.maketrans(
    "АВЕЅЗІЈКМНОРСТУХаеѕіјорсухһΑΒΕΖΗΙΚΜΝΟΡΤΥΧοινρυ", "ABES3IJKMHOPCTYXaesijopcyxhABEZHIKMNOPTYXoivpu"
)
_FOREIGN = lazy("[\u0370-\u03ff\u0400-\u052f]")
#: Signs that are not seen.
HIDDEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_ODD = rf"[{HIDDEN}\u0370-\u03ff\u0400-\u052f]"
_DIGIT = r"[01](?=[a-z])(?<![\d.,:$£€].)"
#: A sign or letter that looks right in a word of Latin ones; a digit that may stand for a letter.
ODD, DIGIT = lazy(_ODD), lazy(_DIGIT)
#: The same, II for Il, and the beginning with l and a consonant that no English word has.
_SUSPICIOUS = lazy(rf"II|[IVX]l|l[IVX]|\Al[A-Zbcdfghjkmnpqrstvwxz\d]|\d[OIl][O\d,]|\dO\Z|{_DIGIT}|{_ODD}")
_DOUBTFUL = lazy("rn|vv|[01]|(?<=[a-z])I")
_SAME = str.maketrans({"1": "l", "I": "l", "0": "o", "O": "o"})

#: Korean surnames and syllables beside which Il stands, and a second of a name hardly ever.
_SURNAMES = word_set("surnames", "beside Il")
_SYLLABLES = word_set("surnames", "syllables beside Il")
_TWO = lazy("II(?![A-Za-z0-9'’])")
_BEFORE = lazy("(?:([A-Z][a-z]+)([ -]))?([A-Z][a-z]+)([ -])$")
_AFTER = lazy("([ -])([A-Za-z][a-z]{0,5})(?![A-Za-z])")
_IL = lazy("Il(?![A-Za-z0-9])")


def latin(word: str) -> str | None:
    """A Latin word with some Cyrillic or Greek letters that look Latin, all in Latin; None for every other word."""
    foreign = len(_FOREIGN.findall(word))
    changed = word.translate(_LATIN)
    if not foreign or 2 * foreign > len(word) or not changed.isalpha() or _FOREIGN.search(changed):
        return None
    return changed


def suspicious(word: str) -> bool:
    """Whether a word has a sign or letter that may only look right."""
    if word.isalpha() and word.isascii() and word[0] != "l":
        return "II" in word or "Il" in word or "Vl" in word or "Xl" in word
    return _SUSPICIOUS.search(word) is not None


@lru_cache(maxsize=1 << 15)
def look(word: str) -> str:
    """What words that look alike have in common: rn and m, vv and w, I and l and 1, O and 0."""
    return word.translate(_SAME).casefold().replace("rn", "m").replace("vv", "w")


@lru_cache(maxsize=1 << 15)
def _doubtful(word: str) -> bool:
    """Whether some letter in a word is like another, or like two."""
    return len(word) > 3 and _DOUBTFUL.search(word, 1) is not None


class Il(NamedTuple):
    """A name with Il, or with II in its place, in prose offsets; `key` is the name with Il, without style."""

    article: Article
    start: int
    end: int
    key: str
    sure: bool
    """Nothing but Il can be meant."""

    @property
    def text(self) -> str:
        """The words as they stand there."""
        return self.article.prose.text[self.start : self.end]


def twos(article: Article) -> Iterator[Il]:
    """Names in which II stands where another part of the name goes on, or behind a Korean syllable."""
    yield from _around(article, _TWO)


def ils(article: Article) -> Iterator[Il]:
    """Names with Il."""
    yield from _around(article, _IL)


def _around(article: Article, pattern: re.Pattern[str]) -> Iterator[Il]:
    text = article.prose.text
    for m in pattern.finditer(text):
        before = _BEFORE.search(text, max(m.start() - 24, 0), m.start())
        if before is None:
            continue
        after = _AFTER.match(text, m.end())
        name = before[3]
        if after and (after[1] == "-" or after[2][0].isupper()):
            sure = name in _SURNAMES and before[1] not in GIVEN
            yield Il(article, before.start(3), after.end(), f"{name} il {after[2]}".casefold(), sure)
        elif before[1] and name in _SYLLABLES:
            sure = before[1] in _SURNAMES
            yield Il(article, before.start(), m.end(), f"{before[1]} {name} il".casefold(), sure)


Places = list[tuple["Article", Name]]


def alike(readings: Sequence[Reading]) -> Iterator[tuple[Places, Places]]:
    """Names that differ from others only in letters that look alike: their places, and those of the commoner one.

    Those that have one commoner one come one after the other, with the same list.
    """
    counts = tally(readings).words
    if len({*map(look, counts)}) == len(counts):
        return
    looks: dict[str, dict[str, list[str]]] = {look(word): defaultdict(list) for word in counts if _doubtful(word)}
    for word in counts if looks else ():
        if len(word) > 3 and (spellings := looks.get(look(word))) is not None:
            spellings[word.casefold()].append(word)
    pairs = [pair for spellings in looks.values() if len(spellings) > 1 for pair in _rare(spellings, counts)]
    where = by_word(readings) if pairs else {}
    for common, some in groupby(pairs, key=itemgetter(1)):
        there = [p for word in common for p in where[word]]
        for rare, _ in some:
            yield [p for word in rare for p in where[word]], there


def _rare(spellings: Mapping[str, list[str]], counts: Mapping[str, int]) -> Iterator[tuple[list[str], list[str]]]:
    """Each spelling that another is at least twice as frequent as, and that one."""
    weight = {words[0]: sum(counts[word] for word in words) for words in spellings.values()}
    *others, most = sorted(spellings.values(), key=lambda words: (weight[words[0]], words))
    for words in others:
        if 2 * weight[words[0]] <= weight[most[0]] and not _both_words(words[0], most[0]):
            yield words, most


def _both_words(one: str, other: str) -> bool:
    """True for two words of English, of which each may be meant: modem and modern."""
    return lexicon().zipf(one.lower()) > 0 and lexicon().zipf(other.lower()) > 0
