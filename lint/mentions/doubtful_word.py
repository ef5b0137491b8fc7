"""An article → its doubtful words: what stands between two spaces and is neither a known word, a name nor a number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from lint.lazy import lazy
from lint.mentions import Mention, mention
from lint.mentions.doubt import MARKS
from lint.mentions.word import words_of
from lint.mentions.wording import opens_sentence, places_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lint.mentions import Reading
    from lint.mentions.word import Word

#: The words that open a sentence, and some more.
_OPENERS = lazy(rf"[.!?:…\n\t][{re.escape(MARKS)}• \u00a0]*([^\W\d_]+)")


@mention
class DoubtfulWord(Mention):
    """A word to look at twice, without the marks around it."""

    kind: ClassVar[str] = "doubtful-word"

    word: str

    @classmethod
    def find(cls, reading: Reading) -> Iterator[DoubtfulWord]:
        """Every place of every doubtful word, in order; of words that look like names, those that open a sentence."""
        prose = reading.article.prose
        doubts = _doubts(prose.text, words_of(reading.article).notable)
        for at, token in places_of(prose.text, doubts):
            bare = doubts[token].bare
            if doubts[token].doubt == "word" or opens_sentence(prose.text, at):
                start = at + token.index(bare)
                end = start + len(bare)
                yield cls(prose.span(start, end), start, end, bare)

    def values(self) -> dict[str, str]:
        """The word."""
        return {"word": self.word}


def _doubts(text: str, words: Iterable[Word]) -> dict[str, Word]:
    """The doubtful ones among the words of a text, without names that no sentence begins with."""
    doubtful = [word for word in words if word.doubt]
    names = {word.bare for word in doubtful if word.doubt == "name"}
    if names:
        names.intersection_update(_OPENERS.findall(f"\n{text}"))
    return {word.token: word for word in doubtful if word.doubt == "word" or word.bare in names}
