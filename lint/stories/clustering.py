"""Signatures in order of time → groups of articles about one event; what a run has found out serves the next one.

Both ways give the same groups: a run of other articles than the one before looks again at all that depends on what is
other in them, and at nothing else.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from lint.stories import blocking as pairs
from lint.stories import document_frequency as rarity
from lint.stories.blocking import NOTHING, Pair, TopKeys
from lint.stories.boilerplate import ArticleKeys, pages_among, told
from lint.stories.document_frequency import DocumentFrequency
from lint.stories.log_odds import LogOdds, known

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from lint.stories.signature import Signature

#: Groups are compared by so many articles of each.
_SAMPLE = 5
#: A run of which more than this share of the articles is other is grouped as if there had been none before.
_OTHER = 0.05
#: Of so many articles at most, what was found out is held.
_HELD = 20_000
_NONE = ArticleKeys(array("I"), b"")


class ArticlePlace(NamedTuple):
    """Where an article stands in order of time: its day, 0 where none is known, and its path."""

    day: int
    path: str


class Grouping(NamedTuple):
    """All that is known of the articles of a run, in order of time, and the odds for pairs of them by their numbers.

    `digests` tell whether an article is still the same. `odds` are those above 0 of the pairs worth a look, `links`
    others that were asked for.
    """

    places: Sequence[ArticlePlace]
    digests: Sequence[bytes]
    blocks: Sequence[array[int]]
    pages: set[int]
    told: Sequence[ArticleKeys]
    rarity: DocumentFrequency
    tops: Sequence[TopKeys]
    odds: Mapping[Pair, float]
    links: dict[Pair, float]


def grouped(
    places: Sequence[ArticlePlace],
    digests: Sequence[bytes],
    signature: Callable[[int], Signature],
    before: Grouping | None = None,
) -> tuple[list[list[int]], Grouping | None]:
    """The articles of each group, by number; `signature` gives an article's, which `digests` stand for.

    What was found out `before` about mostly the same articles is used; else comes what the next run can use, if there
    are not too many.
    """
    if before and (found := _again(before, places, digests, signature)):
        return _joined(*found), None
    found = _fresh(places, digests, signature)
    return _joined(*found), found[0] if len(places) <= _HELD else None


def _fresh(
    places: Sequence[ArticlePlace], digests: Sequence[bytes], signature: Callable[[int], Signature]
) -> tuple[Grouping, LogOdds]:
    blocks = [signature(n).blocks for n in range(len(places))]
    days = [p.day for p in places]
    pages = pages_among({b for of_one in blocks for b in of_one}, blocks, days, signature)
    tellings = [told(signature(n), pages) for n in range(len(places))]
    rare = rarity.rarity(tellings)
    if len(places) > _HELD:
        blocks, rare = [], DocumentFrequency({}, rare.of)
    knowns = [known(t, rare.of) for t in tellings]
    if len(places) > _HELD:
        tellings = []
    tops = [pairs.top(k) for k in knowns]
    likeness = LogOdds(knowns.__getitem__, days, rare.of)
    odds = ((pair, likeness.odds(*pair)) for pair in pairs.worth_a_look(tops))
    likely = {pair: o for pair, o in odds if o > 0}
    return Grouping(places, digests, blocks, pages, tellings, rare, tops, likely, {}), likeness


def _again(
    before: Grouping, places: Sequence[ArticlePlace], digests: Sequence[bytes], signature: Callable[[int], Signature]
) -> tuple[Grouping, LogOdds] | None:
    """The same, from the grouping of another run; None where that one tells too little."""
    left = {place: n for n, place in enumerate(before.places)}
    was = [left.pop(place, -1) for place in places]
    gone = left.values()
    new = {n for n, w in enumerate(was) if w < 0 or before.digests[w] != digests[n]}
    if rarity.size(len(places)) != rarity.size(len(before.places)) or len(new) + len(gone) > _OTHER * len(places):
        return None
    blocks = [signature(n).blocks if n in new else before.blocks[w] for n, w in enumerate(was)]
    days = [p.day for p in places]

    doubtful = {b for n in new for b in blocks[n]}
    doubtful.update(b for w in (*gone, *(was[n] for n in new)) if w >= 0 for b in before.blocks[w])
    pages = before.pages - doubtful | pages_among(doubtful, blocks, days, signature)
    turned = pages ^ before.pages
    other = new | {n for n, of_one in enumerate(blocks) if turned and not turned.isdisjoint(of_one)}
    old_told = {n: before.told[was[n]] if was[n] >= 0 else _NONE for n in other}
    tellings = [told(signature(n), pages) if n in other else before.told[w] for n, w in enumerate(was)]

    rare, turned_keys = rarity.again(before.rarity, tellings, old_told, [before.told[w] for w in gone])
    other.update(chain.from_iterable(turned_keys.values()))
    knowns = lru_cache(None)(lambda n: known(tellings[n], rare.of))
    old_tops = {n: before.tops[was[n]] if was[n] >= 0 else NOTHING for n in other}
    tops = [pairs.top(knowns(n)) if n in other else before.tops[w] for n, w in enumerate(was)]
    gone_tops = [(bisect_left(places, before.places[w]), before.tops[w]) for w in gone]

    now = {w: n for n, w in enumerate(was) if w >= 0}
    odds = _renumbered(before.odds, now)
    links = {pair: o for pair, o in _renumbered(before.links, now).items() if other.isdisjoint(pair)}
    likeness = LogOdds(knowns, days, rare.of)
    found = pairs.again(odds, tops, old_tops, gone_tops)
    now_odds = {pair: odds[pair] if pair in odds and other.isdisjoint(pair) else likeness.odds(*pair) for pair in found}
    likely = {pair: o for pair, o in now_odds.items() if o > 0}
    return Grouping(places, digests, blocks, pages, tellings, rare, tops, likely, links), likeness


def _renumbered(odds: Mapping[Pair, float], now: Mapping[int, int]) -> dict[Pair, float]:
    return {(now[i], now[j]): o for (i, j), o in odds.items() if i in now and j in now}


def _joined(grouping: Grouping, likeness: LogOdds) -> list[list[int]]:
    """The articles, by number, in groups.

    From the likeliest pair of articles down, their groups become one where articles of the two are on average of one
    story, so that no chain of chance likenesses grows.
    """
    group_of = [[i] for i in range(len(grouping.places))]
    odds, others = grouping.odds, grouping.links

    def odds_of(link: Pair) -> float:
        if link in odds:
            return odds[link]
        if link not in others:
            others[link] = likeness.odds(*link)
        return others[link]

    apart: set[tuple[int, int, int, int]] = set()
    for _, (i, j) in sorted((-o, pair) for pair, o in odds.items() if o > 0):
        a, b = sorted((group_of[i], group_of[j]), key=len, reverse=True)
        if a is b or (seen := (a[0], b[0], len(a), len(b))) in apart:
            continue
        links = [(x, y) if x < y else (y, x) for x in _some(a) for y in _some(b)]
        if sum([odds_of(link) for link in links]) <= 0:
            apart.add(seen)
            continue
        a += b
        for k in b:
            group_of[k] = a
    return list({id(g): g for g in group_of}.values())


def _some(group: Sequence[int]) -> Sequence[int]:
    """The articles that stand for a group."""
    return group if len(group) <= _SAMPLE else [group[n * len(group) // _SAMPLE] for n in range(_SAMPLE)]
