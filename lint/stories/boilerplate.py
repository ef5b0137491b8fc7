"""Signatures → the keys of each article of a run, without teasers, notices and what else belongs to the page."""

from __future__ import annotations

from array import array
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from lint.stories.weights import WEEK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from lint.stories.signature import Signature

#: Beyond that, how often an article has a key is not told.
OFTEN = 99


class ArticleKeys(NamedTuple):
    """An article's keys in order, each once, and how often each stands in it."""

    keys: array[int]
    often: bytes


def told(signature: Signature, pages: set[int]) -> ArticleKeys:
    """What an article tells where these blocks belong to the page."""
    kept = signature.keys
    if not pages.isdisjoint(signature.blocks):
        kept = array("I")
        for block, keys_of_block in signature.cut():
            if block not in pages:
                kept += keys_of_block
    often = Counter(kept)
    keys = array("I", sorted(often))
    return ArticleKeys(keys, bytes([min(often[k], OFTEN) for k in keys]))


def pages_among(
    doubtful: set[int], blocks: Sequence[array[int]], days: Sequence[int], signature: Callable[[int], Signature]
) -> set[int]:
    """Those of the blocks that stand in articles of different weeks which have little else in common.

    `blocks` and `days` are those of all articles, in order of time; `signature` gives one by the article's number.
    """
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for n, day in enumerate(days):
        for block in doubtful.intersection(blocks[n]) if day else ():
            if first.setdefault(block, n) != n:
                last[block] = n
    sizes: dict[int, dict[int, int]] = {}

    def sized(n: int) -> dict[int, int]:
        if n not in sizes:
            sizes[n] = _sizes(signature(n))
        return sizes[n]

    return {
        block for block, n in last.items()
        if days[n] - days[first[block]] > WEEK and not _versions(sized(first[block]), sized(n))
    }  # fmt: skip


def _sizes(signature: Signature) -> dict[int, int]:
    """How many keys each block has."""
    return {block: len(keys) for block, keys in signature.cut()}


def _versions(a: dict[int, int], b: dict[int, int]) -> bool:
    """Whether half of one article stands in the other."""
    few, many = (a, b) if len(a) < len(b) else (b, a)
    return 2 * sum([few[block] for block in few.keys() & many.keys()]) > sum(few.values())


def holders(wanted: set[int], keys: Iterable[Iterable[int]]) -> dict[int, list[int]]:
    """The numbers of the articles that have each of these keys, in order."""
    where: dict[int, list[int]] = {k: [] for k in wanted}
    for n, of_one in enumerate(keys):
        for k in wanted.intersection(of_one):
            where[k].append(n)
    return where
