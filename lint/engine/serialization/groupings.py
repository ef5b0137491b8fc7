"""What a run found out about the stories of its articles ↔ bytes, for the next run."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any

import msgspec

from lint.engine.serialization import Offset, Row, Text, decode, encode, number_bytes, numbers_in, sound, string, text
from lint.stories.blocking import Pair, TopKeys
from lint.stories.boilerplate import OFTEN, ArticleKeys
from lint.stories.clustering import ArticlePlace, Grouping
from lint.stories.document_frequency import DocumentFrequency

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable, Mapping, Sequence


class _Arrays(Row):
    """Many arrays as one, and how long each is."""

    values: bytes
    lengths: bytes


class _Numbers(Row):
    """A number for each of these keys."""

    keys: bytes
    values: bytes


class _Odds(Row):
    """The odds of pairs of articles by their numbers."""

    earlier: bytes
    later: bytes
    odds: bytes


class _Grouping(Row):
    """A `Grouping`: see there."""

    paths: list[Text]
    days: list[Offset]
    digests: list[bytes]
    blocks: _Arrays
    pages: bytes
    keys: _Arrays
    often: bytes
    spread: _Numbers
    rarity: _Numbers
    top: _Arrays
    weights: _Arrays
    odds: _Odds
    links: _Odds


_DECODER = msgspec.msgpack.Decoder(_Grouping)


def grouping_bytes(grouping: Grouping) -> bytes:
    """The grouping as bytes: few long values, that are soon read."""
    places, digests, blocks, pages, tellings, rare, tops, odds, links = grouping
    return encode(
        _Grouping(
            [text(p.path) for p in places],
            [p.day for p in places],
            list(digests),
            _arrays("Q", blocks),
            number_bytes("Q", sorted(pages)),
            _arrays("I", [t.keys for t in tellings]),
            b"".join(t.often for t in tellings),
            _Numbers(number_bytes("I", rare.spread), number_bytes("I", rare.spread.values())),
            _Numbers(number_bytes("I", rare.of), number_bytes("d", rare.of.values())),
            _arrays("I", [t.keys for t in tops]),
            _arrays("d", [t.weights for t in tops]),
            _odds(odds),
            _odds(links),
        )
    )


def grouping_in(data: bytes) -> Grouping:
    """The grouping that these bytes are; DamagedError where its parts do not fit each other."""
    row = decode(_DECODER, data)
    many = len(row.paths)
    blocks, keys = _cut("Q", row.blocks), _cut("I", row.keys)
    often = _parts(row.often, map(len, keys))
    top, weights = _cut("I", row.top), _cut("d", row.weights)
    sound(many == len(row.days) == len(row.digests) == len(blocks) == len(keys) == len(top) == len(weights))
    sound(max(row.often, default=0) <= OFTEN, all(len(k) == len(w) for k, w in zip(top, weights, strict=True)))
    return Grouping(
        [ArticlePlace(day, string(path)) for day, path in zip(row.days, row.paths, strict=True)],
        row.digests,
        blocks,
        set(numbers_in("Q", row.pages)),
        [ArticleKeys(*t) for t in zip(keys, often, strict=True)],
        DocumentFrequency(_numbers("I", row.spread), _numbers("d", row.rarity)),
        [TopKeys(*t) for t in zip(top, weights, strict=True)],
        _odds_in(row.odds, many),
        _odds_in(row.links, many),
    )


def _arrays(kind: str, arrays: Sequence[array[Any]]) -> _Arrays:
    return _Arrays(b"".join([number_bytes(kind, a) for a in arrays]), number_bytes("I", map(len, arrays)))


def _cut(kind: str, arrays: _Arrays) -> list[array[Any]]:
    return _parts(numbers_in(kind, arrays.values), numbers_in("I", arrays.lengths))


def _parts(values: Any, lengths: Iterable[int]) -> list[Any]:
    """The values in parts of these lengths."""
    ends = [0, *accumulate(lengths)]
    sound(ends[-1] == len(values))
    return [values[start:end] for start, end in pairwise(ends)]


def _numbers(kind: str, numbers: _Numbers) -> dict[int, Any]:
    keys, values = numbers_in("I", numbers.keys), numbers_in(kind, numbers.values)
    sound(len(keys) == len(values))
    return dict(zip(keys, values, strict=True))


def _odds(odds: Mapping[Pair, float]) -> _Odds:
    earlier, later = zip(*odds, strict=True) if odds else ((), ())
    return _Odds(number_bytes("I", earlier), number_bytes("I", later), number_bytes("d", odds.values()))


def _odds_in(row: _Odds, many: int) -> dict[Pair, float]:
    earlier, later, odds = numbers_in("I", row.earlier), numbers_in("I", row.later), numbers_in("d", row.odds)
    sound(len(earlier) == len(later) == len(odds), max(earlier, default=0) < many, max(later, default=0) < many)
    return dict(zip(zip(earlier, later, strict=True), odds, strict=True))
