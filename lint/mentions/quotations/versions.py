"""The quotations of one or more articles → quotations that are versions of one, and where they differ."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from lint.mentions.quotations.discrepancy import (
    GRAVEST,
    AlignedVersions,
    Discrepancy,
    QuotationPlace,
    Side,
    Stretch,
    united,
)
from lint.mentions.quotations.quotation import Quotation
from lint.mentions.quotations.word_alignment import STOP, Word, compare, is_word, pairs_of, words_of
from lint.mentions.words.unknown_word import UnknownWord
from lint.text.lexicon import lexicon, one_slip
from lint.text.tables import word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lint.mentions import Reading
    from lint.mentions.quotations.word_alignment import Comparison, Difference, Grade

#: What is said, as compared → as printed, and where.
_Sides = defaultdict[str, list[tuple[str, QuotationPlace]]]
#: What makes quotation marks' neighbours and hyphens no part of a word, for the first rough look. What ASCII lacks goes
#: first, since ASCII is translated a hundred times as fast.
_WIDE = (("’", "'"), *((mark, " ") for mark in "“”—–…‘«»"))
_PLAIN = str.maketrans(dict.fromkeys('"[](){}-/:;!?*_', " ") | {".": None, ",": None})
#: A pair of words that stands in more versions than this tells nothing.
_COMMON = 24
#: Of so many words each is looked at, to find one that is alike.
_FEW = 64
#: Quotations of so few telling words need only begin and end alike.
_SHORT = 6
#: The share of its pairs of words that a quotation must have in common with another to be laid beside it.
_SHARED = 0.15


@dataclass(eq=False, repr=False)
class _Version:
    """One wording, and all the places where it stands."""

    rough: list[str]
    found: list[tuple[Reading, Quotation]] = field(default_factory=list)

    @cached_property
    def words(self) -> list[Word]:
        """Its words as they stand in the first place."""
        return _words_at(*self.found[0])

    @cached_property
    def everywhere(self) -> list[list[Word]]:
        """Its words as they stand in each place."""
        return [self.words, *(_words_at(*place) for place in self.found[1:])]

    @cached_property
    def first(self) -> dict[str, int]:
        """Where each word first stands among them."""
        return {w.form: i for i, w in reversed([*enumerate(self.words)])}


#: A word before (-1) or after (1) another; and where each word stands.
_Neighbour = tuple[int, str]
_Index = defaultdict[str, list[tuple[_Version, int]]]


def _words_at(reading: Reading, quotation: Quotation) -> list[Word]:
    return words_of(reading.article.prose.text, quotation.inner_start, quotation.inner_end)


@lru_cache(maxsize=1)
def discrepancies(readings: tuple[Reading, ...]) -> tuple[Discrepancy, ...]:
    """All places where quotations of these articles are versions of one and differ.

    The last answer is kept, since the rules that ask for different grades ask for the same articles in turn.
    """
    versions = _versions(readings)
    near = _near(versions)
    laid: list[AlignedVersions] = []
    alone = len(readings) == 1
    taken: set[int] = set()
    compared: dict[int, list[tuple[int, Comparison]]] = {}
    for i, those in near.items():
        if i in taken:
            continue
        version = versions[i]
        pairs = pairs_of(version.words)
        others = [(j, c) for j in those if j not in taken and (c := compare(version.words, versions[j].words, pairs))]
        same = [(j, c) for j, c in others if _same(c, alone)]
        taken.update(j for j, c in others if _same(c, alone) and c.b0 < 2 and c.b1 > len(versions[j].words) - 2)
        compared[i] = [(j, c) for j, c in others if not _same(c, alone)]
        laid += _slots(versions, i, same)
    for i, others in compared.items():
        alike = [(j, c) for j, c in others if j not in taken and _alike(c)]
        taken.update(j for j, _ in alike)
        if alike and not alone:
            laid.append(_retold(versions, i, alike))
    known = {p.start for one in laid if one.stretch.grade == "spelling" for p in one.stretch.sides[0].places}
    laid += _slips(readings, versions, known)
    return tuple(united(laid))


def _versions(readings: Sequence[Reading]) -> list[_Version]:
    """The wordings of all quotations of two words or more, the longest first."""
    versions: dict[str, _Version] = {}
    for reading in readings:
        quotations = [q for q in reading.of(Quotation) if not q.nested]
        for q, rough in zip(quotations, rough_words([q.inner for q in quotations]), strict=True):
            if len(rough) > 1:
                versions.setdefault(" ".join(rough), _Version(rough)).found.append((reading, q))
    return sorted(versions.values(), key=lambda v: (-len(v.rough), v.rough))


def rough_words(quotations: Sequence[str]) -> list[list[str]]:
    """The words of each quotation in lower case, without marks."""
    text = "\0".join(quotations)
    for mark, instead in _WIDE:
        text = text.replace(mark, instead)
    return [words.split() for words in text.lower().translate(_PLAIN).split("\0")] if quotations else []


def _near(versions: Sequence[_Version]) -> dict[int, list[int]]:
    """For each version, if there are any, the later ones that share a pair of telling words with it, the most alike
    first."""
    telling: list[set[tuple[str, str]]] = []
    seen: set[tuple[str, str]] = set()
    twice: set[tuple[str, str]] = set()
    for version in versions:
        words = [w for w in version.rough if w not in STOP]
        pairs = set(pairwise(words))
        if len(words) <= _SHORT:  # one word put in would part all pairs
            pairs.update(zip(words, words[2:], strict=False))
        telling.append(pairs)
        twice |= seen & pairs
        seen |= pairs
    if not twice:
        return {}
    holding: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, pairs in enumerate(telling):
        for pair in pairs & twice:
            holding[pair].append(i)
    shared: dict[int, Counter[int]] = {}
    for group in holding.values():
        if len(group) <= _COMMON:
            for n, i in enumerate(group):
                shared.setdefault(i, Counter()).update(group[n + 1 :])
    return {
        i: sorted(those, key=lambda j: (-c[j], j))
        for i, c in sorted(shared.items())
        if (those := [j for j in c if c[j] >= _SHARED * len(telling[j])])
    }


def _same(c: Comparison, alone: bool) -> bool:
    """Whether the two are one quotation, word for word but for a slip or two.

    In one article they must be more alike, since people repeat themselves.
    """
    if not c.differences:
        return c.telling > 1
    if c.whole and not alone and c.matched > 3 and c.telling > 1 and len(c.differences) == 1:
        return True
    least, most = (8, 1) if alone else (5, 3)
    told = sum(d.grade != "form" for d in c.differences)
    if alone and not c.whole and any(d.grade == "fact" for d in c.differences):
        return False
    return c.matched >= least and told <= most and c.telling > 2 and c.likeness >= 0.75


def _alike(c: Comparison) -> bool:
    """Whether the two are one quotation told anew, as by two translators."""
    return c.matched > 5 and c.telling > 3 and c.likeness >= 0.6 and any(d.grade != "form" for d in c.differences)


def _slots(versions: Sequence[_Version], i: int, others: Sequence[tuple[int, Comparison]]) -> Iterator[AlignedVersions]:
    """One stretch for each place in wording `i` where others differ from it."""
    version = versions[i]
    slots: dict[tuple[int, int], list[tuple[int, Comparison, Difference]]] = defaultdict(list)
    for j, c in others:
        for d in c.differences:
            slots[d.a0, d.a1].append((j, c, d))
    for (a0, a1), told in slots.items():
        # A word left out, and a little one that is another, say nothing without what stands beside them.
        context = a0 == a1 or any(d.b0 == d.b1 or d.grade == "form" for *_, d in told)
        sides: _Sides = defaultdict(list)
        _say(sides, version, a0, a1, context)
        for j, _, d in told:
            _say(sides, versions[j], d.b0, d.b1, context)
        differing = {j for j, *_ in told}
        for j, c in others:
            if j in differing:
                continue
            at = c.in_b(a0 - 1), c.in_b(a1)
            if at[0] is not None and at[1] is not None and at[1] - at[0] == a1 - a0 + 1:
                _say(sides, versions[j], at[0] + 1, at[1], context)
        if len(sides) > 1:
            grade = min((d.grade for *_, d in told), key=GRAVEST.index)
            yield AlignedVersions(
                Stretch(grade, _doubtful_first(sides, grade)), _covers(i, ((j, c) for j, c, _ in told))
            )


def _retold(versions: Sequence[_Version], i: int, others: Sequence[tuple[int, Comparison]]) -> AlignedVersions:
    """One stretch for wording `i` and all that tell it in other words."""
    sides: _Sides = defaultdict(list)
    _say(sides, versions[i], min(c.a0 for _, c in others), max(c.a1 for _, c in others), context=False)
    for j, c in others:
        _say(sides, versions[j], c.b0, c.b1, context=False)
    return AlignedVersions(Stretch("wording", _doubtful_first(sides, "wording")), _covers(i, others))


def _covers(i: int, others: Iterable[tuple[int, Comparison]]) -> frozenset[tuple[int, int, int]]:
    """Which words of which wordings were laid side by side."""
    return frozenset(cover for j, c in others for cover in ((i, c.a0, c.a1), (j, c.b0, c.b1)))


def _slips(readings: Sequence[Reading], versions: Sequence[_Version], known: set[int]) -> Iterator[AlignedVersions]:
    """One stretch for each word with a slip that stands by the same word elsewhere, however short the quotation."""
    doubtful = {w.word.lower() for reading in readings for w in reading.of(UnknownWord)}
    doubtful -= word_set("jargon", "computing")
    doubtful.intersection_update(chain.from_iterable([v.rough for v in versions] if doubtful else ()))
    if not doubtful:
        return
    at: _Index = defaultdict(list)
    for version in versions:
        for i, word in enumerate(version.rough):
            at[word].append((version, i))
    standing: dict[_Neighbour, set[str]] = {}
    beside: dict[str, dict[_Neighbour, list[int]]] = {}
    for slip in sorted(slip for slip in doubtful if _has_like(slip, at, standing)):
        sides: _Sides = defaultdict(list)
        said: set[int] = set()
        for right in sorted(lexicon().one_slip_from(slip)):
            if right in at:
                if right not in beside:
                    beside[right] = _beside(at[right])
                _say_both(sides, said, (slip, at[slip]), (right, at[right]), beside[right])
        if len(sides) > 1 and slip in sides and not known & {p.start for _, p in sides[slip]}:
            yield AlignedVersions(Stretch("spelling", _doubtful_first(sides, "spelling")), frozenset())


def _has_like(slip: str, at: _Index, standing: dict[_Neighbour, set[str]]) -> bool:
    """Whether a word that may be meant stands beside a telling word that the one with the slip stands beside, too.

    `standing` is to hold what words stand beside each such word.
    """
    near: Mapping[str, int] | None = None
    for neighbour in {n for version, i in at[slip] for n in _neighbours(version.rough, i)}:
        words = standing.get(neighbour)
        if words is None:
            step, word = neighbour
            there = ((other.rough, j - step) for other, j in at[word])
            words = standing[neighbour] = {rough[k] for rough, k in there if 0 <= k < len(rough)}
        if len(words) <= _FEW:
            if any(one_slip(slip, word) for word in words):
                return True
        else:
            near = lexicon().one_slip_from(slip) if near is None else near
            if not words.isdisjoint(near):
                return True
    return False


def _neighbours(words: Sequence[str], at: int) -> set[_Neighbour]:
    """The telling words right before and after one."""
    beside = ((step, words[at + step]) for step in (-1, 1) if 0 <= at + step < len(words))
    return {(step, word) for step, word in beside if word not in STOP and len(word) > 3}


def _beside(places: Sequence[tuple[_Version, int]]) -> dict[_Neighbour, list[int]]:
    """Which of these places, by number, each telling word stands beside."""
    found: dict[_Neighbour, list[int]] = defaultdict(list)
    for n, (version, i) in enumerate(places):
        for neighbour in _neighbours(version.rough, i):
            found[neighbour].append(n)
    return found


def _say_both(
    sides: _Sides,
    said: set[int],
    slips: tuple[str, Sequence[tuple[_Version, int]]],
    rights: tuple[str, Sequence[tuple[_Version, int]]],
    beside: Mapping[_Neighbour, Sequence[int]],
) -> None:
    """Note the places of a slip and of the right word that stand beside one telling word, each wording once.

    `said` is to hold the wordings of which that of the slip is noted, `beside` are the places of the right word.
    """
    done: set[_Neighbour] = set()
    told: set[int] = set()
    for version, i in slips[1]:
        neighbours = {n for n in _neighbours(version.rough, i) if n in beside}
        if neighbours and id(version) not in said:
            said.add(id(version))
            _say_word(sides, version, slips[0])
        for n in sorted({n for neighbour in neighbours - done for n in beside[neighbour]}):
            other = rights[1][n][0]
            if id(other) not in told:
                told.add(id(other))
                _say_word(sides, other, rights[0])
        done |= neighbours


def _say_word(sides: _Sides, version: _Version, word: str) -> None:
    at = version.first.get(word)
    if at is not None:
        _say(sides, version, at, at + 1, context=False)


def _say(sides: _Sides, version: _Version, start: int, end: int, context: bool) -> None:
    """Note that a wording says its words `start` to `end`, at each of its places."""
    shown = version.words[max(start - context, 0) : end + context]
    text = version.found[0][0].article.prose.text
    said = " ".join(w.form for w in shown), " ".join(text[shown[0].start : shown[-1].end].split())
    for (reading, quotation), words in zip(version.found, version.everywhere, strict=True):
        if len(words) == len(version.words):
            here = words[start:end] or words[max(start - 1, 0) : end + 1]
            sides[said[0]].append((said[1], QuotationPlace(reading, quotation, here[0].start, here[-1].end)))


def _doubtful_first(sides: _Sides, grade: Grade) -> tuple[Side, ...]:
    """The sides, the one that the fewest articles say first; of two such, the one that comes later."""
    made = [Side(told[0][0], tuple(dict.fromkeys(place for _, place in told))) for told in sides.values()]
    if grade == "spelling":
        return tuple(sorted(made, key=lambda side: is_word(side.words.lower())))
    made.sort(key=lambda side: max((p.reading.article.path, p.start) for p in side.places), reverse=True)
    return tuple(sorted(made, key=lambda side: side.articles))
