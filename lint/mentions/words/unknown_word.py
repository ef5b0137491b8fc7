"""An article → its doubtful words: what stands between two spaces and is neither a known word, a name nor a number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from lint.mentions import Mention
from lint.mentions.words.word import words_of
from lint.mentions.words.word_context import in_title_case, opens_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Reading


@dataclass(slots=True, eq=False, repr=False)
class UnknownWord(Mention):
    """A word to look at twice, without the marks around it."""

    kind: ClassVar[str] = "doubtful-word"

    word: str

    @classmethod
    def find(cls, reading: Reading) -> Iterator[UnknownWord]:
        """Every place of every doubtful word, in order; of words that look like names, those that open a sentence or
        stand in a headline all of whose words have capitals."""
        article, prose = reading.article, reading.article.prose
        for at, word in words_of(article).notable:
            if word.doubt == "word" or (word.doubt and (opens_sentence(prose.text, at) or in_title_case(article, at))):
                start = at + word.token.index(word.bare)
                end = start + len(word.bare)
                yield cls(prose.span(start, end), start, end, word.bare)

    def values(self) -> dict[str, str]:
        """The word."""
        return {"word": self.word}
