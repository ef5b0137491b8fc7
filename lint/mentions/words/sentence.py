"""Sentences: in comes a Reading, out come the sentences of its prose, never across blocks."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, ClassVar

from lint.mentions import Mention
from lint.text.lazy_regex import lazy
from lint.text.tables import any_of, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lint.mentions import Reading

#: Where a sentence may end: a stop, marks that close, then space and what may begin a sentence; or the block's end.
_END = lazy(
    # All of it begins with one of these few characters, which is what lets the search run at full speed.
    r"""[\n.!?…](?:(?<=\n)\n*|(?<!\n)(?:["”’')\]]*(?=[ \u00a0]+["“‘'(\[]*[A-Z0-9])"""
    r"""|(?<=[a-z][.!?])["”]?(?=[A-Z][a-z])))"""
)
_LAST_WORD = lazy(r"([^\W_][\w’'.&-]*)\.\Z")
#: A stop after these ends no sentence.
_ABBREVIATED = word_set("abbreviations", "no end")
#: These end one where a capital follows that begins no name: "at 9 p.m. The", "in the U.S. They".
_ENDS_BEFORE = lazy(lambda: rf"[ \u00a0]+[\"“]?(?:{any_of('openers', 'behind an abbreviation')})\b")
_EITHER = word_set("abbreviations", "perhaps an end")
_start = attrgetter("start")


@dataclass(slots=True, eq=False, repr=False)
class Sentence(Mention):
    """One sentence, without the space around it."""

    kind: ClassVar[str] = "sentence"

    @classmethod
    def find(cls, reading: Reading) -> list[Sentence]:
        """All sentences of the prose, in order."""
        text, span = reading.article.prose.text, reading.article.prose.span
        found = []
        start = 0
        for end in (*_ends(text), len(text)):
            words = text[start:end].lstrip()
            if words:
                first = end - len(words)
                last = first + len(words.rstrip())
                found.append(cls(span(first, last), first, last))
            start = end
        return found

    def values(self) -> dict[str, str]:
        """A sentence has no value but its words."""
        return {"type": "sentence", "value": ""}


def _ends(text: str) -> Iterator[int]:
    """Where sentences end, but for the last one."""
    for m in _END.finditer(text):
        at, end = m.span()
        if text[at] != "." or _stops(text, at, end):
            yield end


def _stops(text: str, at: int, end: int) -> bool:
    """True where the full stop at `at` ends a sentence rather than an abbreviation or an initial."""
    if end > at + 1:
        return not (text[at - 2 : at - 1] == "." and text[at - 1 : at].isupper())  # “J.R.” Harper
    stops = _stops_after(text[max(at - 12, 0) : at + 1].rpartition(" ")[2])
    return _ENDS_BEFORE.match(text, end) is not None if stops is None else stops


@lru_cache(maxsize=1 << 14)
def _stops_after(word: str) -> bool | None:
    """Whether the full stop behind a word ends a sentence; None where the words after it tell."""
    m = _LAST_WORD.search(word)
    if not m:
        return True
    word = m[1].lower()
    if len(word) == 1 and word.isalpha():
        return word == "i"
    if word in _ABBREVIATED or (len(word) > 2 and word[1] == "." and len(word) < 8):
        return None if word in _EITHER or "." in word else False
    return True


def sentence_at(sentences: Sequence[Sentence], start: int) -> Sentence | None:
    """The sentence in which the prose offset `start` lies."""
    at = bisect_right(sentences, start, key=_start) - 1
    return sentences[at] if at >= 0 and start < sentences[at].end else None
