"""An article → every place where a word or phrase stands that rules look for, however many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.literals import stands
from lint.mentions import sought, word
from lint.mentions.wording import places_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lint.article import Article


def seek(phrases: Iterable[str]) -> None:
    """Look for these words and phrases in lower case, too."""
    if sought.add(phrases):
        word.forget()


def phrases_in(article: Article) -> list[tuple[str, int, int]]:
    """Each one looked for so far that stands in the prose as whole words, in whatever case, with its start and end;
    in order of their ends."""
    text = article.prose.text
    tokens = {w.token: w.sought for w in word.words_of(article).notable if w.sought}
    found = [
        (phrase, at + begins, at + begins + len(phrase))
        for at, token in places_of(text, tokens)
        for phrase, begins in tokens[token]
        if stands(phrase, text, at + begins)
    ]
    found.sort(key=lambda place: (place[2], place[1]))
    return found
