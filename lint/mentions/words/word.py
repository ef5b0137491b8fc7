"""An article → its words in order, each with all that is to be told of it wherever it stands.

What is told of a word is worked out once and remembered from one article to the next, since copy repeats itself: most
words of an article cost no more than to look them up.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate, chain, compress, pairwise
from operator import is_
from sys import intern
from typing import TYPE_CHECKING, NamedTuple

from lint.mentions.names.look_alike_letters import suspicious
from lint.mentions.words.hyphenation import stems
from lint.mentions.words.phrase_index import sought_besides, sought_in
from lint.mentions.words.unknown import MARKS, Doubt, doubt
from lint.text.article import tokens_of
from lint.text.lazy_regex import lazy
from lint.text.lexicon import lexicon
from lint.text.word_keys import usual_key, word_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lint.text.article import Article

#: How many words are remembered, and of how many letters at most: longer ones are addresses, or no copy.
_REMEMBERED = 1 << 16
_LONGEST = 60
_ARTICLES = frozenset(("a", "an"))
#: What is left of a word before which an apostrophe was lost.
_CUT_OFF = frozenset("s t re ve ll d m".split())
_HEAD = lazy(r"[^\W\d_]+(?!\w)")
_TAIL = lazy(r"(?<!\w)[^\W\d_]+\Z")
#: What has a key in a word; from so many letters on, all of it has.
_KEYED = lazy(r"[^\W\d_]{4,}|[A-Z][^\W\d_]+")
_KEYED_WHOLE = 4


class Word:
    """What stands between two spaces.

    `bare` is without the marks around it; `head` and `tail` are the letters that it begins and ends with, in lower
    case, and nothing where it begins or ends with a mark. `keys` are what it is grouped by, `stems` what it shares with
    the same word without its hyphen, `sought` the phrases that rules look for and that it may stand in. An `article` is
    “a” or “an”, and a `suspicious` word has letters that may only look right. What is hardly ever told of a word makes
    it `notable`, or that it was cut off from another before an apostrophe.
    """

    __slots__ = (
        "article",
        "bare",
        "doubt",
        "head",
        "keys",
        "notable",
        "sought",
        "stems",
        "suspicious",
        "tail",
        "token",
    )

    head: str
    tail: str
    keys: tuple[int, ...]
    doubt: Doubt
    suspicious: bool
    stems: tuple[str, ...]
    sought: tuple[tuple[str, int], ...]

    def __init__(self, token: str) -> None:
        self.token = token
        self.bare = bare = token.strip(MARKS)
        if bare != token:
            inner = _known[bare]
            self.head = inner.head if token.startswith(bare) else ""
            self.tail = inner.tail if token.endswith(bare) else ""
            self.keys, self.doubt, self.stems, self.suspicious = inner.keys, inner.doubt, inner.stems, inner.suspicious
            self.sought = sought_in(token) if inner.sought or sought_besides(bare) else ()
        else:
            if token.isalpha():
                self._tell_letters()
            else:
                self._tell_signs()
            self.suspicious = suspicious(token)
            self.sought = sought_in(token)
        self.article = self.tail in _ARTICLES
        cut_off = token in _CUT_OFF
        self.notable = bool(cut_off or self.article or self.doubt or self.stems or self.suspicious or self.sought)

    def _tell_letters(self) -> None:
        """What is told of a word of letters alone; to look it up in the word list costs the most, so once is enough."""
        token = self.token
        plain = self.head = self.tail = intern(token.lower())
        zipf, capital = lexicon().zipf(plain), token[0].isupper()
        self.doubt = "" if (zipf and (capital or token == plain)) or len(token) > _LONGEST else doubt(token)
        if len(token) < _KEYED_WHOLE:
            self.keys = _keys(token)
        else:
            key = usual_key(plain, zipf, capital)
            self.keys = (key,) if key else ()
        self.stems = ()

    def _tell_signs(self) -> None:
        """What is told of a word with signs or figures in it."""
        token = self.token
        head, tail = _HEAD.match(token), _TAIL.search(token)
        self.head, self.tail = intern(head[0].lower()) if head else "", intern(tail[0].lower()) if tail else ""
        self.doubt = "" if len(token) > _LONGEST else doubt(token)
        self.keys = _keys(token)
        self.stems = stems(token) if "-" in token else ()


class Words(NamedTuple):
    """What the words of an article tell.

    `keys` are those of one block after another, `notable` the words that are notable, in order and each with its
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
    # All in one go, as long as these words are at hand for the machine.
    keys = [word.keys for word in words]
    heads = [word.head for word in words]
    tails = [word.tail for word in words]
    numbers = [n for n, word in enumerate(words) if word.notable]
    twice = {*compress(tails, map(is_, tails, heads[1:]))} - {""}
    notable = [*zip(_places(article, numbers, ends), [words[n] for n in numbers], strict=True)]
    return Words([[*chain.from_iterable(keys[i:j])] for i, j in pairwise(ends)], notable, twice)


def _places(article: Article, numbers: list[int], ends: list[int]) -> Iterator[int]:
    """Where the tokens with these numbers stand; `ends` are the numbers that the blocks begin with."""
    text, blocks, tokens = article.prose.text, article.blocks, tokens_of(article)
    begin = end = at = 0
    before: Sequence[int] = ()
    for n in numbers:
        if n >= end:
            number = bisect_right(ends, n) - 1
            begin, end, here, block = ends[number], ends[number + 1], tokens[number], blocks[number]
            at = text.index(here[0], block.start)
            before = [*accumulate(map(len, here), initial=0)]
            # As a rule one white space lies between them; where there is more, it is as if there were more letters.
            if at + before[-1] + len(here) - 1 != block.start + len(text[block.start : block.end].rstrip()):
                before = _all_before(text, at, here)
        yield at + n - begin + before[n - begin]


def _all_before(text: str, start: int, tokens: Sequence[str]) -> list[int]:
    """How many letters and further white spaces stand before each, besides one white space for each."""
    before = []
    at = start
    for n, token in enumerate(tokens):
        at = text.index(token, at)
        before.append(at - start - n)
        at += len(token)
    return before


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


def _keys(token: str) -> tuple[int, ...]:
    return tuple([key for part in _KEYED.findall(token) if (key := word_key(part))])


def telling(article: Article) -> Iterator[str]:
    """The words of an article that have a key, in lower case."""
    for token in chain.from_iterable(tokens_of(article)):
        if _known[token].keys:
            yield from (part.lower() for part in _KEYED.findall(token) if word_key(part))
