"""A sentence's text → its words with their parts of speech, written so that one pattern can ask for both."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from lint.mentions.words.tagger import tagger
from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Words, with what is cut off from them: “did|n’t”, “she|’s”; figures; and single marks.
_TOKEN = lazy(
    r"(?:[Dd](?:oes|o|id)|[Ii]s|[AaWw]ere|[Aa]re|[Ww](?:as|ould|o)|[Hh]a(?:ve|s|d)|[Cc](?:ould|a)|[Ss]hould|[Nn]eed"
    r"|[Mm](?:us|igh)t)(?=n[’']t\b)|n[’']t\b|[^\W\d]\w*(?:[-&.]\w+|[’'](?!(?:s|re|ve|ll|d|m)\b)[^\W\d]\w*)*"
    r"|[’'](?:s|re|ve|ll|d|m)\b|[$£€]?\d[\d.,:]*\d%?"
    r"|\d\w*|[^\w\s]"
)
#: Behind these a capital is due to the place.
_OPENING = frozenset("\"“‘':([•-–—")
#: Signs that part what is written.
_SIGNS = str.maketrans("/|;", "---")


class TaggedSentence(NamedTuple):
    """The words as `|word/TAG/+ALL+TAGS+;`, one behind the other, and where each stands in that and in the sentence.

    A ^ stands before a word that has a capital which is not due to its place.
    """

    written: str
    at: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the words that are written from `start` to `end` stand in the sentence."""
        first, last = bisect_right(self.at, start) - 1, bisect_right(self.at, end - 1) - 1
        return self.spans[first][0], self.spans[last][1]


@lru_cache(maxsize=256)
def tagged(text: str) -> TaggedSentence:
    """The words of a sentence with their tags; a word that is not known has none besides the one that is guessed."""
    found = [m.span() for m in _TOKEN.finditer(text)]
    words = [text[start:end] for start, end in found]
    tags = tagger().tag(words) if words else []
    written = [w.replace("/", f"/{tag}/", 1) for w, tag in zip(_written(words), tags, strict=True)]
    return TaggedSentence("".join(written), (0, *accumulate(map(len, written)))[:-1], tuple(found))


@lru_cache(maxsize=2)
def untagged(text: str, bounds: tuple[tuple[int, int], ...]) -> str:
    """The sentences between these bounds, a line each, as words with all tags that they may have: `|word/+TAGS+;`."""
    return "\n".join(["".join(_written(_TOKEN.findall(text[start:end]))) for start, end in bounds])


def _written(words: Sequence[str]) -> list[str]:
    """Each word with its tags, and marked where it has a capital that is not due to its place."""
    written = [_word(word) for word in words]
    for at, word in enumerate(words):
        if at and word[0].isupper() and words[at - 1] not in _OPENING and word != "I":
            written[at] = "|^" + written[at][1:]
    return written


@lru_cache(maxsize=1 << 15)
def _word(word: str) -> str:
    """A word in lower case, and the tags that it may have; VBB, too, for a plain verb that has a past of its own."""
    word = word.lower().replace("’", "'").translate(_SIGNS)
    known = [tag for tag in tagger().known(word) if tag != "NNP"]
    if "VB" in known:
        stem = word[:-1] if word[-1] == "e" or (word[-1] == "y" and word[-2:-1] not in "aeiou") else word
        pasts = (stem + ("ied" if word[-1] == "y" and stem != word else "ed"), word + word[-1] + "ed")
        if any({"VBN", "VBD"} & tagger().known(past).keys() for past in pasts):
            known.append("VBB")
    return f"|{word}/+{'+'.join(known) or '?'}+;"
