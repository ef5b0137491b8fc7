"""The readings of a story → quotations that several articles have, each in the wordings that they give it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from lint.mentions.quotations.attribution import Attribution
from lint.mentions.quotations.quotation import Quotation
from lint.mentions.quotations.versions import discrepancies
from lint.stories.facts import commonest, held, joined, place, valued
from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lint.mentions import Reading
    from lint.mentions.quotations.discrepancy import Discrepancy
    from lint.stories.facts import Fact, Place

_WORD = lazy(r"[^\W_]+(?:['’][^\W_]+)*")
#: So many words in a row that two quotations have are one quotation's; a row that more have is a phrase of all.
_ROW, _COMMON = 5, 24
#: Fewer words than these say little where all agree.
_TELLING = 4
#: How much of a quotation a cell and a label hold.
_CELL, _LABEL = 150, 48
#: So much of it is told on either side of where its versions differ.
_AROUND = 30


class _Said(NamedTuple):
    reading: Reading
    quotation: Quotation
    speaker: str
    words: tuple[str, ...]

    @property
    def whose(self) -> tuple[str, int]:
        """Which quotation of which article it is."""
        return self.reading.article.path, self.quotation.start


def of_quotations(readings: Sequence[Reading]) -> Iterator[Fact]:
    """Each quotation that two articles have, in one wording or several."""
    every = list(_every(readings))
    at = {s.whose: n for n, s in enumerate(every)}
    found = discrepancies(tuple(readings))
    differing: dict[int, list[Discrepancy]] = defaultdict(list)
    pairs = list(_rows(every))
    for d in found:
        numbers = [at[whose] for whose in d.said() if whose in at]
        pairs += [(numbers[0], n) for n in numbers[1:]]
        for n in numbers:
            differing[n].append(d)
    for members in joined(len(every), pairs):
        if len({every[n].reading.article.path for n in members}) > 1:
            fact = _fact([every[n] for n in members], [*dict.fromkeys(d for n in members for d in differing[n])])
            if not fact.agreed or any(len(every[n].words) >= _TELLING for n in members):
                yield fact


def _every(readings: Sequence[Reading]) -> Iterator[_Said]:
    for reading in readings:
        speakers = {a.quotation.start: a.speaker for a in reading.of(Attribution)}
        for q in reading.of(Quotation):
            words = tuple(w.lower().replace("’", "'") for w in _WORD.findall(q.inner))
            if not q.nested and len(words) > 1:
                yield _Said(reading, q, speakers.get(q.start, ""), words)


def _rows(every: Sequence[_Said]) -> Iterator[tuple[int, int]]:
    """Pairs of quotations that have a row of words in common, and those of few words that are the same."""
    rows: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, said in enumerate(every):
        for row in {said.words[i : i + _ROW] for i in range(max(len(said.words) - _ROW + 1, 1))}:
            rows[row].append(n)
    for numbers in rows.values():
        if len(numbers) <= _COMMON:
            yield from ((numbers[0], n) for n in numbers[1:])


def _fact(told: Sequence[_Said], found: Sequence[Discrepancy]) -> Fact:
    stretches: dict[tuple[str, int], list[tuple[int, int, str]]] = defaultdict(list)
    for d in found:
        for whose, said in d.said().items():
            stretches[whose] += [(p.start, p.end, words) for words, p in said]
    values = valued(_valued(s, sorted(stretches[s.whose])) for s in told if s.whose in stretches or not found)
    speakers = [s.speaker for s in told if s.speaker]
    words = _shortened(min((s.quotation.inner for s in told), key=len), _LABEL)
    label = f"“{words}”" + (f" ({commonest(speakers)})" if speakers else "")
    return held("quotation", label, values, compatible=all(d.grade in ("form", "spelling") for d in found))


def _valued(said: _Said, stretches: Sequence[tuple[int, int, str]]) -> tuple[str, Place]:
    """What a quotation says where its versions differ; of one in which all agree, its words."""
    q = said.quotation
    if not stretches:
        return "", place(said.reading, q.start, q.end, f"“{_shortened(q.inner, _CELL)}”")
    start, end = stretches[0][0], max(end for _, end, _ in stretches)
    text = said.reading.article.prose.text
    # From a word's beginning to a word's end.
    low = q.inner_start if start - q.inner_start < _AROUND else text.rfind(" ", q.inner_start, start - _AROUND) + 1
    high = q.inner_end if q.inner_end - end < _AROUND else text.find(" ", end + _AROUND)
    words = text[low or q.inner_start : q.inner_end if high < 0 else high]
    value = " … ".join(words for *_, words in stretches)
    return value, place(said.reading, start, max(end, start + 1), f"“{_shortened(words, _CELL)}”")


def _shortened(words: str, most: int) -> str:
    words = " ".join(words.split()).rstrip(",.")
    return words if len(words) <= most else words[:most].rpartition(" ")[0] + " …"
