"""Quotations cut short unseen: in come readings, out comes each whose sentence begins or ends elsewhere in another."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from lint.mentions.quotations.quotation import Quotation
from lint.mentions.quotations.versions import rough_words
from lint.mentions.quotations.word_alignment import GAP, STOP, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lint.mentions import Reading
    from lint.mentions.quotations.word_alignment import Word

#: So many words at the edge of a quotation tell where another has them, and so many of these are not usual ones.
_SAME, _TELLING = 4, 2
#: So many must be the same, where the quotation has as many.
_RUN = 6
#: What is cut off is so many words at least: before a sentence "and so" and "I think" may go.
_BEFORE, _BEHIND = 3, 2

_Edge = tuple[str, ...]


class Cut(NamedTuple):
    """A quotation, and the one in which its sentence goes on: the words that both have, and those that are cut off."""

    reading: Reading
    kept: tuple[int, int]
    whole: Reading
    lost: tuple[int, int]
    ends: bool


def cuts(readings: Sequence[Reading]) -> Iterator[Cut]:
    """One for each quotation that looks whole at an edge where another article has more of the sentence."""
    told = [(r, q, w) for r in readings for q, w in _quoted(r)]
    edges: dict[_Edge, list[tuple[Reading, Quotation, bool]]] = defaultdict(list)
    for reading, q, words in told:
        if q.inner[:1].isupper():
            edges[_Edge(words[:_SAME])].append((reading, q, False))
        if q.inner.endswith(".") and not q.inner.endswith(("..", ". .")) and not q.runs_on:
            edges[_Edge(words[-_SAME:])].append((reading, q, True))
    edges = {edge: found for edge, found in edges.items() if len({*edge} - STOP) >= _TELLING}
    done: set[tuple[str, int, bool]] = set()
    for whole, other, words in told:
        for at in range(len(words) - _SAME + 1):
            for reading, q, ends in edges.get(_Edge(words[at : at + _SAME]), ()):
                key = reading.article.path, q.start, ends
                if reading is not whole and key not in done and (cut := _cut(reading, q, whole, other, ends)):
                    done.add(key)
                    yield cut


def _quoted(reading: Reading) -> Iterator[tuple[Quotation, list[str]]]:
    """The quotations of an article that have words enough, with these."""
    quotations = [q for q in reading.of(Quotation) if not q.nested]
    for q, words in zip(quotations, rough_words([q.inner for q in quotations]), strict=True):
        if len(words) >= _SAME:
            yield q, words


def _cut(reading: Reading, q: Quotation, whole: Reading, other: Quotation, ends: bool) -> Cut | None:
    """What the other quotation has of the sentence beyond the edge of this; None where its sentence has no more."""
    words = words_of(reading.article.prose.text, q.inner_start, q.inner_end)
    others = words_of(whole.article.prose.text, other.inner_start, other.inner_end)
    run = min(len(words), _RUN)
    edge = words[-run:] if ends else words[:run]
    forms = [w.form for w in edge]
    found: Sequence[Word] = ()
    for at in range(len(others) - run + 1):
        if [w.form for w in others[at : at + run]] == forms:
            lost = _behind(others, at + run) if ends else _before(others, at)
            if not lost:
                return None
            found = found or lost
    if len(found) < (_BEHIND if ends else _BEFORE) or any(w.form == GAP for w in found):
        return None
    return Cut(reading, (edge[0].start, edge[-1].end), whole, (found[0].start, found[-1].end), ends)


def _behind(words: Sequence[Word], at: int) -> Sequence[Word]:
    """The words from there to the end of the sentence that has begun before."""
    if words[at - 1].stops:
        return ()
    end = next((i + 1 for i in range(at, len(words)) if words[i].stops), len(words))
    return words[at:end]


def _before(words: Sequence[Word], at: int) -> Sequence[Word]:
    """The words from the begin of the sentence to there."""
    return words[next((i + 1 for i in range(at - 1, -1, -1) if words[i].stops), 0) : at]
