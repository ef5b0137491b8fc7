"""Names of three words and more: in come readings, out come those that are one but for a plural or a small word."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from lint.mentions import Mention
from lint.mentions.names.capital_runs import runs
from lint.mentions.names.name_words import TITLES
from lint.mentions.names.spelling_distance import fold
from lint.mentions.names.spellings import NamePlace
from lint.text.lazy_regex import lazy
from lint.text.tables import word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lint.mentions import Reading
    from lint.text.article import Article

_TITLES = frozenset(fold(t) for t in TITLES)
#: Last words that one body has with an s or without.
_EITHER = word_set("organisations", "with s or without")
#: What joins the parts of a name, and of these what is easily taken for another.
_JOINT = lazy(r" (?:of|for|to|and) ")
_SMALL = frozenset({"of", "for", "to", "and"})
_SWAPPED = frozenset({"of", "for"})
#: A run as far as its sentence goes, and a first word that is no part of the name.
_PART = lazy(r"[^\W_].*?(?=(?<=\w{3})\. |\.?\Z)")
_OPENER = lazy(r"(?:The|A|An|At|In|On|But|And) ")
_WORD = lazy(r"[^\W_][\w’'-]+")
_POSSESSIVE = lazy(r"['’]s?\Z")
#: So many words make a name that is a body's own.
_LONG = 3

Words = tuple[str, ...]


@dataclass(slots=True, eq=False, repr=False)
class LongName(Mention):
    """A name of three words and more; `key` is what ones that may be the same have in common."""

    kind: ClassVar[str] = "long name"

    key: tuple[str, ...]
    words: tuple[str, ...]

    @classmethod
    def find(cls, reading: Reading) -> Iterator[LongName]:
        """All of them outside headlines, in order."""
        article = reading.article
        prose = article.prose
        for start, end in _names(article):
            if prose.text.find(" ", start, end) < 0 or article.block_at(start).kind == "headline":
                continue
            words = tuple(_plain(w) for w in _WORD.findall(prose.text, start, end))
            joined = words[1:2] in {("of",), ("for",), ("to",)}
            if sum(w not in _SMALL for w in words) + joined >= _LONG:
                yield cls(prose.span(start, end), start, end, tuple(map(_key, words)), words)

    def values(self) -> dict[str, str]:
        """The words in lower case."""
        return {"type": "name", "value": " ".join(self.words)}


def nearly_one(readings: Iterable[Reading]) -> Iterator[dict[Words, list[NamePlace]]]:
    """The forms of each name that has several, with their places: an inner word in the plural or not, or another
    small word between the same words."""
    alike: dict[Words, dict[Words, list[NamePlace]]] = defaultdict(lambda: defaultdict(list))
    for reading in readings:
        for name in reading.of(LongName):
            alike[name.key][name.words].append(NamePlace(reading.article, name.start, name.end))
    for forms in alike.values():
        if len(forms) > 1 and not _may_be_two(list(forms)):
            yield forms


def _names(article: Article) -> Iterator[tuple[int, int]]:
    """Where runs of capitals begin and end within a sentence, those with "of" or the like between them as one."""
    text = article.prose.text
    start = end = -1
    for offset, raw in runs(article):
        for m in _PART.finditer(raw) if " " in raw else (_PART.match(raw),):
            if m is None:
                continue
            low = offset + m.start() + (len(opener[0]) if (opener := _OPENER.match(m[0])) else 0)
            high = offset + m.end()
            if start >= 0 and _JOINT.fullmatch(text, end, low):
                end = high
                continue
            if start >= 0:
                yield start, end
            start, end = low, high
    if start >= 0:
        yield start, end


def _plain(word: str) -> str:
    """A word without case, possessive and British s for z."""
    return fold(_POSSESSIVE.sub("", word)).replace("z", "s")


def _key(word: str) -> str:
    """What a word and its plural, or two small words, have in common."""
    if word in _SWAPPED:
        return "of"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > _LONG else word


def _may_be_two(forms: list[Words]) -> bool:
    """True where the last word differs, which bears the number of the whole, or a title before a name."""
    differing = [i for i in range(len(forms[0])) if len({form[i] for form in forms}) > 1]
    of_several = differing[-1] == len(forms[0]) - 1 and _key(forms[0][-1]) not in _EITHER
    return of_several or any(_key(forms[0][i]) in _TITLES for i in differing)
