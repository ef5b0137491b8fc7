"""An article → its words in order, each with all that is to be told of it wherever it stands.

What is told of a word is worked out once and remembered from one article to the next, since copy repeats itself: most
words of an article cost no more than to look them up.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from lint.article import tokens_of
from lint.lazy import lazy
from lint.mentions.doubt import MARKS, Doubt, doubt
from lint.mentions.hyphenated import stems
from lint.mentions.key import word_key
from lint.mentions.name_alike import suspicious

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.article import Article

#: How many words are remembered, and of how many letters at most: longer ones are addresses, or no copy.
_REMEMBERED = 1 << 17
_LONGEST = 60
_HEAD = lazy(r"[^\W\d_]+(?!\w)")
_TAIL = lazy(r"(?<!\w)[^\W\d_]+\Z")
_KEYED = lazy(r"[^\W\d_]{4,}|[A-Z][^\W\d_]+")


class Word:
    """What stands between two spaces."""

    __slots__ = ("bare", "doubt", "head", "keys", "plain", "stems", "suspicious", "tail", "token")

    def __init__(self, token: str) -> None:
        bare = token.strip(MARKS)
        inner = _known[bare] if bare != token else None
        #: As it stands there, and without the marks around it.
        self.token, self.bare = token, bare
        #: The letters that it begins and ends with, in lower case; nothing where it begins or ends with a mark.
        self.head, self.tail = _ends(token)
        #: What it is grouped by.
        self.keys: tuple[int, ...] = inner.keys if inner else _keys(token)
        #: Whether to look at it twice.
        self.doubt: Doubt = "" if len(token) > _LONGEST else inner.doubt if inner else doubt(token)
        #: What it shares with the same word without a hyphen.
        self.stems: tuple[str, ...] = inner.stems if inner else stems(token)
        #: Whether it has letters that may only look right.
        self.suspicious: bool = inner.suspicious if inner else suspicious(token)
        #: Whether there is nothing of all this that a check looks for.
        self.plain = not (self.doubt or self.stems or self.suspicious)


class Words(NamedTuple):
    """The words of an article, block by block and all together, and the different ones that are not plain."""

    blocks: list[list[Word]]
    all: list[Word]
    notable: list[Word]


@lru_cache(maxsize=1)
def words_of(article: Article) -> Words:
    """The words of its prose; kept for the next who asks for them."""
    if len(_known) > _REMEMBERED:
        _known.clear()
    blocks = [[*map(_known.__getitem__, tokens)] for tokens in tokens_of(article)]
    words = [*chain.from_iterable(blocks)]
    return Words(blocks, words, [word for word in {*words} if not word.plain])


class _Known(dict[str, Word]):
    def __missing__(self, token: str) -> Word:
        word = Word(token)
        if len(token) <= _LONGEST:
            self[token] = word
        return word


_known = _Known()


def _ends(token: str) -> tuple[str, str]:
    if token.isalpha():
        lower = token.lower()
        return lower, lower
    head, tail = _HEAD.match(token), _TAIL.search(token)
    return head[0].lower() if head else "", tail[0].lower() if tail else ""


def telling(article: Article) -> Iterator[str]:
    """The words of an article that have a key, in lower case."""
    for word in words_of(article).all:
        if word.keys:
            yield from (part.lower() for part in _KEYED.findall(word.token) if word_key(part))


def _keys(token: str) -> tuple[int, ...]:
    return tuple([key for word in _KEYED.findall(token) if (key := word_key(word))])
