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
from lint.mentions.sought import sought_in

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
    """What stands between two spaces.

    `bare` is without the marks around it; `head` and `tail` are the letters that it begins and ends with, in lower
    case, and nothing where it begins or ends with a mark. `keys` are what it is grouped by, `stems` what it shares with
    the same word without its hyphen, `sought` the phrases that rules look for and that it may stand in; one that is
    `suspicious` has letters that may only look right. A `plain` one has nothing that is hardly ever there.
    """

    __slots__ = ("bare", "doubt", "head", "keys", "plain", "sought", "stems", "suspicious", "tail", "token")

    keys: tuple[int, ...]
    doubt: Doubt
    stems: tuple[str, ...]
    sought: tuple[tuple[str, int], ...]

    def __init__(self, token: str) -> None:
        self.token = token
        self.bare = bare = token.strip(MARKS)
        if bare == token:
            self.head, self.tail = _ends(token)
            self.keys = _keys(token)
            self.doubt = doubt(token) if len(token) <= _LONGEST else ""
            self.stems = stems(token)
            self.suspicious = suspicious(token)
        else:
            inner = _known[bare]
            self.head = inner.head if token.startswith(bare) else ""
            self.tail = inner.tail if token.endswith(bare) else ""
            self.keys, self.doubt, self.stems, self.suspicious = inner.keys, inner.doubt, inner.stems, inner.suspicious
        self.sought = sought_in(token)
        self.plain = not (self.doubt or self.stems or self.suspicious or self.sought)


class Words(NamedTuple):
    """The words of an article, block by block and all together, and the different ones that are not plain."""

    blocks: list[list[Word]]
    all: list[Word]
    notable: set[Word]


@lru_cache(maxsize=1)
def words_of(article: Article) -> Words:
    """The words of its prose; kept for the next who asks for them."""
    if len(_known) > _REMEMBERED:
        _known.clear()
    blocks = [[*map(_known.__getitem__, tokens)] for tokens in tokens_of(article)]
    words = [*chain.from_iterable(blocks)]
    return Words(blocks, words, {*[word for word in words if not word.plain]})


def forget() -> None:
    """Forget all that is known of words, where more is to be told of them."""
    words_of.cache_clear()
    _known.clear()


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
    parts = [token] if len(token) > 3 and token.isalpha() else _KEYED.findall(token)
    return tuple([key for part in parts if (key := word_key(part))])
