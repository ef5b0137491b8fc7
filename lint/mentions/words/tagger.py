"""The words of a sentence → their parts of speech (Penn Treebank tags), the likeliest row of them together.

A hidden Markov model of tag pairs: what a tag is, goes by the word, or by the end of a word that is not known, and by
the tag before. Its counts stand in data/tagger.counts; they are read when the first sentence is to be tagged.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from math import log
from typing import TYPE_CHECKING

from lint.text.tables import FOLDER

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_COUNT = re.compile(r"(.*?)(\d*)$")
_ENDING = 4
_MARKS = {",": ",", ".": ".", "!": ".", "?": ".", "(": "(", ")": ")", "[": "(", "]": ")"}
_QUOTES = frozenset("\"“”‘’'")
#: Tags of words that may be names where they have a capital; others are little words.
_OPEN = re.compile(r"NN|JJ|RB|FW|UH|VB[GN]?$")
#: The log of what is as good as never.
_NEVER = -12.0


class Tagger:
    """A trained model."""

    def __init__(self, table: str) -> None:
        lines = [line for line in table.split("\n") if line and line[0] != "#"]
        words, endings = lines.index("[words]"), lines.index("[endings]")
        rows = [*map(_split, lines[1:words])]
        self._follows = {tag: _logs(counts) for tag, counts in rows}
        #: The lines of words, each without the word: most are never asked for.
        self._lines = dict(line.split(" ", 1) for line in lines[words + 1 : endings])
        self._endings = {end[1:]: counts for end, counts in map(_split, lines[endings + 1 :])}
        self._often: Counter[str] = Counter()
        for _, counts in rows:
            self._often.update(counts)
        #: The tags that a lower-case word has been seen with, and how often; none where it is rare.
        self.known = lru_cache(maxsize=1 << 14)(self._known)
        #: The tags that a word may have, each with the log of how well it goes with the word.
        self.tags_of = lru_cache(maxsize=1 << 14)(self._tags_of)

    def tag(self, words: Sequence[str]) -> list[str]:
        """The tags of a sentence's words and marks."""
        best: dict[str, float] = {"^": 0.0}
        back: list[dict[str, str]] = []
        for at, word in enumerate(words):
            now: dict[str, float] = {}
            came: dict[str, str] = {}
            for tag, fits in self.tags_of(word, at == 0).items():
                last, score = max(
                    ((t, s + self._follows.get(t, {}).get(tag, _NEVER)) for t, s in best.items()), key=lambda x: x[1]
                )
                now[tag], came[tag] = score + fits, last
            best = now
            back.append(came)
        tag = max(best, key=lambda t: best[t])
        tags = []
        for came in reversed(back):
            tags.append(tag)
            tag = came[tag]
        return tags[::-1]

    def _known(self, word: str) -> Mapping[str, int]:
        line = self._lines.get(word)
        return _split(f" {line}")[1] if line else {}

    def _tags_of(self, word: str, first: bool) -> dict[str, float]:
        lower = word.lower().replace("’", "'")
        counts = self.known(lower) or None
        if counts is None and (mark := _mark(word)):
            return {mark: 0.0}
        if any(c.isdigit() for c in word):
            return {"CD": 0.0} if not lower[-1:].isalpha() else {"CD": -0.5, "JJ": -0.7, "NN": -2.0, "NNS": -2.0}
        if word[0].isupper() and not (counts and (first or not any(map(_OPEN.match, counts)))):
            known = dict(counts or {})
            known["NNP"] = 4 * sum(known.values()) + 4 if not first else 2
            counts = known
        elif counts is None:
            counts = next(
                found for n in range(_ENDING, -1, -1) if (found := self._endings.get(lower[len(lower) - n :]))
            )
        whole = sum(counts.values())
        return {tag: log(n / whole) - log(self._often.get(tag, 1)) for tag, n in counts.items()}


def _mark(word: str) -> str:
    """The tag of a mark; nothing for a word."""
    return _MARKS.get(word) or ('"' if word in _QUOTES else "" if word[0].isalnum() else ":")


def _split(line: str) -> tuple[str, dict[str, int]]:
    """A line's first word, and its tags with their counts."""
    head, *tags = line.split(" ")
    return head, {m[1]: int(m[2] or 1) for m in map(_COUNT.match, tags) if m}


def _logs(counts: Mapping[str, int]) -> dict[str, float]:
    whole = sum(counts.values())
    return {tag: log(n / whole) for tag, n in counts.items()}


@cache
def tagger() -> Tagger:
    """The model of the package."""
    return Tagger((FOLDER / "tagger.counts").read_bytes().decode())
