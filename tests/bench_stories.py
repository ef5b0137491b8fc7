"""How grouping grows: articles that have nothing to do with each other, and stories of ten, all made up."""

from __future__ import annotations

import random
import time
from datetime import date, timedelta
from itertools import count, islice
from typing import TYPE_CHECKING

from lint.mentions import Reading
from lint.read import read_bytes
from lint.stories.signature import Signature
from lint.stories.story import group

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SIZES = (1_000, 3_000, 10_000, 30_000)
_PARTS = "al an ber cor dan el fer gor hal in jor kel lin mar nor or pel quin ros sal tor ul ven wes yor zan".split()
_PLACES = "Boston Chicago Dallas Denver Detroit Houston London Memphis Miami Paris Seattle Washington".split()
_SENTENCES = 10


def articles(of_one_story: int, seed: int = 3) -> Iterator[Reading]:
    """Readings without end, in stories of so many articles, each with the story's own names and day.

    As in print, a few words and places are in many articles and most are in few.
    """
    rng = random.Random(seed)  # noqa: S311
    words = ["".join(rng.choices(_PARTS, k=3)) for _ in range(40_000)]
    names = ["".join(rng.choices(_PARTS, k=2)).capitalize() + rng.choice(_PARTS) for _ in range(20_000)]

    def some(count: int) -> list[str]:
        return [words[min(int(rng.paretovariate(0.5)), len(words)) - 1] for _ in range(count)]

    for story in count():
        cast, day = [*rng.sample(names, 7), *rng.sample(_PLACES, 2)], date(2023, 1, 1) + timedelta(rng.randrange(365))
        own = rng.sample(words, 12)
        for n in range(of_one_story):
            told = [
                f"{name} {' '.join(some(8))} {rng.choice(own)} in {rng.choice(cast)}."
                for name in rng.choices(cast, k=_SENTENCES)
            ]
            lead = f"It happened on {day:%B} {day.day}, {day.year}, as {' '.join(some(4))}."
            text = f"---\npublished: {day + timedelta(rng.randrange(3))}\n---\n\n{lead}\n\n" + "\n\n".join(told)
            reading = Reading(read_bytes(text.encode(), f"{story:06}-{n:03}.md"))
            yield Reading(reading.article, {Signature: reading.of(Signature)})


def measured(of_one_story: int, sizes: Sequence[int] = SIZES) -> Iterator[tuple[int, int, float]]:
    """For each size: how many articles, how many stories they fell into, and the seconds it took to group them."""
    found = list(islice(articles(of_one_story), max(sizes)))
    for size in sizes:
        begin = time.process_time()
        stories = group(found[:size], "auto")
        yield size, len(stories), time.process_time() - begin
