"""One quotation with two speakers: in come a reading or a story, out comes one Hit for each such quotation."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from lint.checks import Check
from lint.mentions.quotations.attribution import Attribution
from lint.text.finding import ENDS_A_SIDE, End, Hit, where
from lint.text.lazy_regex import lazy
from lint.text.lexicon import one_slip

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lint.mentions import Mention, Reading
    from lint.stories.story import Story

_SENTENCE = lazy(r"[^.?!…;]+")
_WORD = lazy(r"[^\W_]+(?:['’][^\W_]+)*")
#: A sentence is known by so many words at its start, and one of fewer than so many is anybody's.
_KEY, _LEAST = 8, 6


class _Said(NamedTuple):
    """An attribution and the reading that holds it."""

    reading: Reading
    by: Attribution

    @property
    def path(self) -> str:
        return self.reading.article.path


class SpeakerDiffers(Check):
    """The same words in quotation marks, with two names for who said them."""

    words: ClassVar[tuple[str, ...]] = ("quotation", "name", "here", "other", "there")
    needs: ClassVar[tuple[type[Mention], ...]] = (Attribution,)

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        """One Hit for each quotation that two people say in one article."""
        return self._hits((reading,), 1)

    def in_story(self, story: Story) -> Iterator[Hit]:
        """One Hit for each quotation that two people say in two articles or more."""
        return self._hits(story.readings, 2)

    def _hits(self, readings: Sequence[Reading], least: int) -> Iterator[Hit]:
        every = [_Said(r, a) for r in readings for a in r.of(Attribution)]
        if len({said.by.speaker for said in every}) < 2:
            return
        sentences: dict[tuple[str, ...], list[_Said]] = defaultdict(list)
        for said in every:
            for key in _keys(said.by.quotation.inner):
                sentences[key].append(said)
        reported: set[tuple[str, int]] = set()
        for places in sentences.values():
            sides = _sides(places)
            if not sides or len({s.path for side in sides for s in side}) < least:
                continue
            which = sides[0][0].path, sides[0][0].by.start
            if which not in reported:
                reported.add(which)
                yield _hit(*sides)


def _keys(words: str) -> Iterator[tuple[str, ...]]:
    """What each sentence of a quotation is known by."""
    for m in _SENTENCE.finditer(words):
        found = tuple(w.replace("’", "'") for w in _WORD.findall(m[0].lower()))
        if len(found) >= _LEAST:
            yield found[:_KEY]


def _sides(places: Sequence[_Said]) -> tuple[list[_Said], list[_Said]] | None:
    """Those who name the rarer speaker and those who name the other; None where all may mean one person."""
    if len({s.by.speaker for s in places}) < 2:
        return None
    speakers: dict[str, list[_Said]] = {}
    for said in places:
        known = next((name for name in speakers if _may_be_one(name, said.by.speaker)), said.by.speaker)
        speakers.setdefault(known, []).append(said)
        if len(speakers) > 2:
            return None  # words that anybody says
    if len(speakers) < 2:
        return None
    rarer, other = sorted(speakers.values(), key=lambda side: len({s.path for s in side}))
    if len({s.path for s in rarer}) == len({s.path for s in other}) and rarer[0].path < other[0].path:
        rarer, other = other, rarer
    return rarer, other


def _may_be_one(one: str, other: str) -> bool:
    """True for names that share a part or nearly so: another spelling is another fault."""
    left, right = one.lower().replace("-", " ").split(), other.lower().replace("-", " ").split()
    return any(a == b or (len(a) > 3 and one_slip(a, b)) for a in left for b in right)


def _hit(rarer: Sequence[_Said], other: Sequence[_Said]) -> Hit:
    first, second = rarer[0].by, other[0].by
    these = [End(s.reading.article, s.by.span) for s in rarer[:ENDS_A_SIDE]]
    those = [End(s.reading.article, s.by.span, f"{s.by.speaker} here") for s in other[:ENDS_A_SIDE]]
    alone = len({e.article.path for e in (*these, *those)}) == 1
    words = {
        "quotation": _shortened(first.quotation.inner),
        "name": first.speaker,
        "here": where(these, alone),
        "other": second.speaker,
        "there": where(those, alone),
    }
    return Hit(tuple(dict.fromkeys((*these, *those))), words)


def _shortened(words: str) -> str:
    """A quotation's first words."""
    words = " ".join(words.split()).rstrip(",.")
    return words if len(words) < 60 else words[:56].rpartition(" ")[0] + " …"
