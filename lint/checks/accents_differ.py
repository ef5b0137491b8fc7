"""A name with its accents and without them: in comes an article, out comes a Hit for each name told both ways."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from lint.checks import Check
from lint.text.finding import End, Hit
from lint.text.known_names import plain
from lint.text.lazy_regex import lazy
from lint.text.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Reading

#: A run of words with capitals, and the words of it.
_RUN = lazy(r"(?<![\w’'/@.-])(?:[^\W\d_a-z][^\W\d_]+ ?)+(?![\w-])")
_WORD = lazy(r"[^\W\d_]+")
#: So many places of each spelling are shown.
_MOST = 6


class _Told(NamedTuple):
    """A word of a name where it stands, with the word before and behind it in the name."""

    start: int
    end: int
    before: str
    after: str


class AccentsDiffer(Check):
    """“Sao Paulo” in copy that has “São Paulo”, too."""

    words: ClassVar[tuple[str, ...]] = ("bare", "accented")
    family: ClassVar[str] = "name"
    trigger: ClassVar[str] = "[À-ÖØ-öø-ž]"

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        article = reading.article
        told = _told(article.prose.text)
        for word in [word for word in told if not word.isascii()]:
            bare = _unaccented(word)
            if not bare.isascii() or lexicon().known(bare):
                continue
            places = [p for p in told.get(bare, ()) if all(_may_be_one(p, q) for q in told[word])]
            if places:
                ends = [End(article, article.prose.span(p.start, p.end)) for p in places[:_MOST]]
                ends += [End(article, article.prose.span(p.start, p.end), "with accents") for p in told[word][:_MOST]]
                yield Hit(tuple(ends), {"bare": ends[0].text, "accented": word})


def _told(text: str) -> dict[str, list[_Told]]:
    """The words of names, each with its places."""
    found: dict[str, list[_Told]] = defaultdict(list)
    for run in _RUN.finditer(text):
        words = [(m[0], m.start(), m.end()) for m in _WORD.finditer(text, *run.span())]
        for n, (word, start, end) in enumerate(words):
            before, after = (words[n - 1][0] if n else ""), (words[n + 1][0] if n + 1 < len(words) else "")
            found[word].append(_Told(start, end, plain(before), plain(after)))
    return found


def _unaccented(word: str) -> str:
    """A word without accents, its first letter as large as it was."""
    bare = plain(word)
    return bare[:1].upper() + bare[1:]


def _may_be_one(one: _Told, other: _Told) -> bool:
    """False where other words beside them make two names of them: Ana Pérez, Tom Perez."""
    before = not (one.before and other.before) or one.before == other.before
    return before and (not (one.after and other.after) or one.after == other.after)
