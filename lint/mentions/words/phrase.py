"""An article → every place where a word or phrase stands that rules look for, however many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.mentions.words import phrase_index as sought
from lint.mentions.words import word
from lint.text.literals import stands

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lint.text.article import Article


def seek(phrases: Iterable[str]) -> None:
    """Look for these words and phrases in lower case, too."""
    if sought.add(phrases):
        word.forget()


def phrases_in(article: Article) -> list[tuple[str, int, int]]:
    """Each one looked for so far that stands in the prose as whole words, in whatever case, with its start and end;
    in order of their ends."""
    text = article.prose.text
    found = [
        (phrase, at + begins, at + begins + len(phrase))
        for at, w in word.words_of(article).notable
        for phrase, begins in w.sought
        if stands(phrase, text, at + begins)
    ]
    found.sort(key=lambda place: (place[2], place[1]))
    return found
