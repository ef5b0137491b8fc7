"""Grouping that begins with what an earlier run found out gives what grouping from nothing gives, whatever changed."""

from __future__ import annotations

import random
from array import array
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from lint.engine.serialization.groupings import grouping_bytes, grouping_in
from lint.stories import clustering as grouping
from lint.stories.clustering import ArticlePlace, Grouping, grouped
from lint.stories.signature import Signature
from lint.text.word_keys import DAY, NAME, SORT
from tests.bench_stories import articles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lint.stories.log_odds import LogOdds

Run = dict[ArticlePlace, tuple[bytes, Signature]]


def run_of(of_one_story: int, many: int, seed: int) -> Run:
    """So many articles with teasers that stand in several of them, as pages have."""
    rng = random.Random(seed)  # noqa: S311
    teasers = [array("I", [NAME << SORT | rng.randrange(1 << 20) for _ in range(5)]) for _ in range(6)]
    run: Run = {}
    for r in islice(articles(of_one_story, seed), many):
        (signature,) = r.of(Signature)
        if rng.random() < 0.4:
            signature = with_block(signature, rng.choice(teasers))
        day = r.article.published
        run[ArticlePlace(day.toordinal() if day else 0, r.article.path)] = digest(signature), signature
    return run


def with_block(signature: Signature, keys: array[int]) -> Signature:
    ends = array("I", [*signature.ends, len(signature.keys) + len(keys)])
    return replace(
        signature,
        keys=signature.keys + keys,
        ends=ends,
        blocks=array("Q", [*signature.blocks, hash(tuple(keys)) & 0xFFFFFFFF]),
    )


def without_block(signature: Signature, n: int) -> Signature:
    start, end = [0, *signature.ends][n], signature.ends[n]
    ends = array("I", [e if e < end else e - (end - start) for i, e in enumerate(signature.ends) if i != n])
    blocks = array("Q", [b for i, b in enumerate(signature.blocks) if i != n])
    return replace(signature, keys=signature.keys[:start] + signature.keys[end:], ends=ends, blocks=blocks)


def digest(signature: Signature) -> bytes:
    return hash((tuple(signature.keys), tuple(signature.blocks))).to_bytes(16, "big", signed=True)


def edited(run: Run, edits: int, rng: random.Random) -> Run:
    """The same with so many articles changed, put in, taken out, or dated anew."""
    run = dict(run)
    signatures = [signature for _, signature in run.values()]
    for _ in range(edits):
        place = rng.choice(list(run))
        _, signature = run.pop(place)
        other = rng.choice(signatures)
        kind = rng.randrange(6)
        if kind == 0:
            signature = with_block(signature, array("I", rng.sample(list(other.keys), min(8, len(other.keys)))))
        elif kind == 1 and len(signature.blocks) > 1:
            signature = without_block(signature, rng.randrange(len(signature.blocks)))
        elif kind == 2:
            run[ArticlePlace(place.day, f"{place.path}-{rng.random()}")] = digest(other), other
        elif kind == 3:
            place = ArticlePlace(place.day + rng.randrange(-9, 9), place.path)
        elif kind == 4:
            signature = with_block(signature, array("I", [DAY << SORT | rng.randrange(366), rng.randrange(1 << 31)]))
        if kind != 5:
            run[place] = digest(signature), signature
    return run


def grouping_of(run: Run, before: Grouping | None = None) -> tuple[set[frozenset[ArticlePlace]], Grouping | None]:
    places = sorted(run)
    groups, new = grouped(places, [run[p][0] for p in places], lambda n: run[places[n]][1], before)
    return {frozenset(places[n] for n in g) for g in groups}, new


@pytest.mark.parametrize(("of_one_story", "seed"), [(1, 1), (4, 2), (4, 3), (40, 4), (200, 5)])
def test_what_was_found_out_before_changes_nothing(
    of_one_story: int, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grouping, "_OTHER", 1.0)
    rng = random.Random(seed)  # noqa: S311
    run = run_of(of_one_story, 200, seed)
    _, before = grouping_of(run)
    assert before
    kept = 0
    for edits in (0, 1, 1, 2, 3, 8, 25):
        now = edited(run, edits, rng)
        again, new = grouping_of(now, grouping_in(grouping_bytes(before)))
        assert again == grouping_of(now)[0]
        kept += new is None
    assert kept > 4


def test_all_that_is_held_of_a_run_is_that_of_a_fresh_one(monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[Grouping] = []
    joined = grouping._joined  # noqa: SLF001

    def noted(made: Grouping, likeness: LogOdds) -> list[list[int]]:
        found.append(made)
        return joined(made, likeness)

    monkeypatch.setattr(grouping, "_joined", noted)
    run = run_of(4, 200, 7)
    _, before = grouping_of(run)
    for seed in range(8):
        now = edited(run, 3, random.Random(seed))  # noqa: S311
        grouping_of(now, before)
        grouping_of(now)
        again, fresh = found[-2:]
        assert [t.keys for t in again.tops] == [t.keys for t in fresh.tops]
        assert again._replace(links={}) == fresh._replace(links={})


def test_a_run_of_other_articles_is_grouped_from_nothing() -> None:
    _, before = grouping_of(run_of(4, 60, 1))
    _, new = grouping_of(run_of(4, 60, 2), before)
    assert new is not None


def test_a_grouping_comes_back_whole() -> None:
    _, found = grouping_of(run_of(4, 60, 1))
    assert found
    assert grouping_in(grouping_bytes(found)) == found


def test_few_are_asked_for_their_gist_again() -> None:
    run = run_of(4, 400, 9)
    _, before = grouping_of(run)
    now = edited(run, 1, random.Random(1))  # noqa: S311
    places: Sequence[ArticlePlace] = sorted(now)
    asked: list[int] = []

    def signature(n: int) -> Signature:
        asked.append(n)
        return now[places[n]][1]

    grouped(places, [now[p][0] for p in places], signature, before)
    assert 0 < len(set(asked)) < 100


def test_of_very_many_nothing_is_held_and_the_groups_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    run = run_of(4, 60, 1)
    groups, held = grouping_of(run)
    assert held
    monkeypatch.setattr(grouping, "_HELD", 50)
    assert grouping_of(run) == (groups, None)
