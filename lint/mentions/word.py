"""An article → its words in order, each with all that is to be told of it wherever it stands.

What is told of a word is worked out once and remembered from one article to the next, since copy repeats itself: most
words of an article cost no more than to look them up.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate, chain, compress, pairwise
from operator import eq
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

    from lint.article import Article, Block

#: How many words are remembered, and of how many letters at most: longer ones are addresses, or no copy.
_REMEMBERED = 1 << 17
_LONGEST = 60
_ARTICLES = frozenset(("a", "an"))
#: What is left of a word before which an apostrophe was lost.
_CUT_OFF = frozenset("s t re ve ll d m".split())
_HEAD = lazy(r"[^\W\d_]+(?!\w)")
_TAIL = lazy(r"(?<!\w)[^\W\d_]+\Z")
_KEYED = lazy(r"[^\W\d_]{4,}|[A-Z][^\W\d_]+")


class Word:
    """What stands between two spaces.

    `bare` is without the marks around it; `head` and `tail` are the letters that it begins and ends with, in lower
    case, and nothing where it begins or ends with a mark. `keys` are what it is grouped by, `stems` what it shares with
    the same word without its hyphen, `sought` the phrases that rules look for and that it may stand in. An `article` is
    “a” or “an”, a `suspicious` word has letters that may only look right, and a `plain` one has nothing of all this,
    nor is it cut off.
    """

    __slots__ = ("article", "bare", "doubt", "head", "keys", "plain", "sought", "stems", "suspicious", "tail", "token")

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
        self.article = self.tail in _ARTICLES
        cut_off = token in _CUT_OFF
        self.plain = not (cut_off or self.article or self.doubt or self.stems or self.suspicious or self.sought)


class Words(NamedTuple):
    """What the words of an article tell.

    `keys` are those of one block after another, `notable` the words that are not plain, in order and each with its
    place, `twice` those that stand twice in a row, in lower case.
    """

    keys: list[list[int]]
    notable: list[tuple[int, Word]]
    twice: set[str]


@lru_cache(maxsize=1)
def words_of(article: Article) -> Words:
    """What the words of its prose tell; kept for the next who asks for it."""
    if len(_known) > _REMEMBERED:
        _known.clear()
    blocks = tokens_of(article)
    words = [*map(_known.__getitem__, chain.from_iterable(blocks))]
    ends = [*accumulate(map(len, blocks), initial=0)]
    keys = [[key for word in words[i:j] for key in word.keys] for i, j in pairwise(ends)]
    # All in one go, as long as these words are at hand for the machine.
    heads = [word.head for word in words]
    tails = [word.tail for word in words]
    twice = {*compress(tails, map(eq, tails, heads[1:]))} - {""}
    odd = [n for n, word in enumerate(words) if not word.plain]
    return Words(keys, [*_placed(article, words, odd, ends)], twice)


def _placed(article: Article, words: list[Word], numbers: list[int], ends: list[int]) -> Iterator[tuple[int, Word]]:
    """The words with these numbers, each with its place in the prose; `ends` are the first numbers of blocks."""
    blocks = tokens_of(article)
    block, starts = -1, [0]
    for n in numbers:
        if n >= ends[block + 1]:
            block = bisect_right(ends, n) - 1
            starts = _starts(article, article.blocks[block], blocks[block])
        yield starts[n - ends[block]], words[n]


def _starts(article: Article, block: Block, tokens: list[str]) -> list[int]:
    """Where the tokens of a block stand: as a rule one white space lies between them."""
    text = article.prose.text
    at = text.index(tokens[0], block.start)
    starts = [at + n + before for n, before in enumerate(accumulate(map(len, tokens), initial=0))]
    if starts[-1] - 1 != block.start + len(text[block.start : block.end].rstrip()):
        for n, token in enumerate(tokens):
            starts[n] = at = text.index(token, at)
            at += len(token)
    return starts


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
    for token in chain.from_iterable(tokens_of(article)):
        if _known[token].keys:
            yield from (part.lower() for part in _KEYED.findall(token) if word_key(part))


def _keys(token: str) -> tuple[int, ...]:
    parts = [token] if len(token) > 3 and token.isalpha() else _KEYED.findall(token)
    return tuple([key for part in parts if (key := word_key(part))])
