"""A sentence's text → its words with their parts of speech, written so that one pattern can ask for both."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from lint.mentions.words.tagger import tagger
from lint.text.lazy_regex import lazy

#: Words, with what is cut off from them: “did|n’t”, “she|’s”; figures; and single marks.
_TOKEN = lazy(
    r"\w*_\w*|[^\W\d_]+(?=n[’']t\b)|n[’']t\b|[’'](?:s|re|ve|ll|d|m)\b|(?:[A-Z]\.)+(?![a-z])|[$£€]?\d[\d.,:]*\d%?|\d+(?:st|nd|rd|th|s)?"
    r"|[^\W_]+(?:[-&.][^\W_]+)*|[^\w\s]"
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
    written: list[str] = []
    at: list[int] = []
    length = 0
    before = ""
    for word, tag in zip(words, tagger().tag(words) if words else (), strict=True):
        lower = word.lower().replace("’", "'").translate(_SIGNS)
        name = "^" if word[0].isupper() and before and before not in _OPENING and word != "I" else ""
        token = f"|{name}{lower}/{tag}/+{'+'.join(_all_tags(lower)) or '?'}+;"
        at.append(length)
        written.append(token)
        length += len(token)
        before = word
    return TaggedSentence("".join(written), tuple(at), tuple(found))


@lru_cache(maxsize=1 << 12)
def _all_tags(word: str) -> tuple[str, ...]:
    """The tags that a word may have; one that may be a plain verb, and has a past of its own, has VBB, too."""
    known = {tag: n for tag, n in tagger().known(word).items() if tag != "NNP"}
    if "VB" in known:
        stem = word[:-1] if word[-1] == "e" or (word[-1] == "y" and word[-2:-1] not in "aeiou") else word
        pasts = (stem + ("ied" if word[-1] == "y" and stem != word else "ed"), word + word[-1] + "ed")
        if any({"VBN", "VBD"} & tagger().known(past).keys() for past in pasts):
            return (*known, "VBB")
    return tuple(known)
