# /// script
# requires-python = ">=3.11"
# ///
"""Copy of known stories → the weights of `SIGNS` in lint/stories/weights.py, and how well they tell stories apart.

    python scripts/fit_grouping.py COPY [--seed 1]

COPY has a folder a story; newslint must be installed. Stories are drawn in runs of few and of many articles, as people
run newslint; in each run all pairs of articles that grouping finds worth a look are weighed by a logistic regression
(Newton's method, every run counting the same). Printed are the weights, and of each size of run the share of pairs
that the fitted weights, and those in use, put on the right side of even odds.
"""

from __future__ import annotations

import argparse
import random
import sys
from math import exp
from pathlib import Path
from typing import TYPE_CHECKING

from lint.mentions import Reading
from lint.read import read_bytes
from lint.stories import blocking, document_frequency
from lint.stories.boilerplate import pages_among, told
from lint.stories.log_odds import LogOdds, known
from lint.stories.signature import Signature
from lint.stories.story import place
from lint.stories.weights import SIGNS, Signs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: The sizes of runs, in stories, and how many runs of each size.
RUNS = {3: 40, 10: 20, 40: 8, 150: 3}
#: What keeps a weight that the pairs say little about from growing, and how many steps are made.
RIDGE, STEPS = 0.1, 12

#: The signs of a pair of articles, whether they are of one story, and what the pair counts.
Example = tuple["Sequence[float]", bool, float]


def examples(stories: Sequence[Sequence[Reading]]) -> Iterator[Example]:
    """The pairs of one run."""
    articles = sorted(((r, n) for n, s in enumerate(stories) for r in s), key=lambda a: place(a[0].article))
    signatures = [r.of(Signature)[0] for r, _ in articles]
    days = [place(r.article).day for r, _ in articles]
    blocks = [s.blocks for s in signatures]
    pages = pages_among({b for of_one in blocks for b in of_one}, blocks, days, signatures.__getitem__)
    tellings = [told(s, pages) for s in signatures]
    rarity = document_frequency.rarity(tellings).of
    knowns = [known(t, rarity) for t in tellings]
    odds = LogOdds(knowns.__getitem__, days, rarity)
    pairs = list(blocking.worth_a_look([blocking.top(k) for k in knowns]))
    for i, j in pairs:
        yield [float(s) for s in odds.signs(i, j)], articles[i][1] == articles[j][1], 1 / len(pairs)


def likelihood(weights: Sequence[float], signs: Sequence[float]) -> float:
    odds = sum(w * s for w, s in zip(weights, signs, strict=True))
    return 1 / (1 + exp(-max(min(odds, 30), -30)))


def fitted(pairs: Sequence[Example]) -> list[float]:
    """The weights under which it is likeliest that the pairs are of one story that are."""
    size = len(SIGNS)
    weights = [0.0] * size
    for _ in range(STEPS):
        slope = [-RIDGE * w / len(pairs) for w in weights]
        curve = [[RIDGE / len(pairs) * (i == j) for j in range(size)] for i in range(size)]
        for signs, one, counts in pairs:
            p = likelihood(weights, signs)
            for i, s in enumerate(signs):
                slope[i] += counts * (one - p) * s
                for j in range(size):
                    curve[i][j] += counts * p * (1 - p) * s * signs[j]
        weights = [w + step for w, step in zip(weights, solved(curve, slope), strict=True)]
    return weights


def solved(rows: list[list[float]], right: list[float]) -> list[float]:
    """The solution of linear equations, by elimination with the largest pivot."""
    m = [[*row, r] for row, r in zip(rows, right, strict=True)]
    for i in range(len(m)):
        top = max(range(i, len(m)), key=lambda r: abs(m[r][i]))
        m[i], m[top] = m[top], m[i]
        for r in range(len(m)):
            if r != i:
                by = m[r][i] / m[i][i]
                m[r] = [x - by * y for x, y in zip(m[r], m[i], strict=True)]
    return [row[-1] / row[i] for i, row in enumerate(m)]


def right(weights: Sequence[float], pairs: Sequence[Example]) -> float:
    """The share of pairs on the right side of even odds."""
    return sum((likelihood(weights, signs) > 0.5) == one for signs, one, _ in pairs) / len(pairs)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("copy", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    stories = [
        [Reading(read_bytes(f.read_bytes(), str(f))) for f in sorted(folder.iterdir()) if f.is_file()]
        for folder in sorted(args.copy.iterdir()) if folder.is_dir()
    ]  # fmt: skip
    rng = random.Random(args.seed)  # noqa: S311
    drawn = {
        size: [p for _ in range(many) for p in examples(rng.sample(stories, min(size, len(stories))))]
        for size, many in RUNS.items()
    }
    weights = fitted([p for pairs in drawn.values() for p in pairs])
    lines = [
        f"{what}: {', '.join(f'{name} {w:.2f}' for name, w in zip(Signs._fields, ws, strict=True))}"
        for what, ws in (("fitted", weights), ("in use", SIGNS))
    ]
    for size, pairs in drawn.items():
        now, new = right(SIGNS, pairs), right(weights, pairs)
        lines.append(f"runs of {size} stories: of {len(pairs):,} pairs right {now:.1%} in use, {new:.1%} as fitted")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
