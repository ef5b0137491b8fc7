"""A few quoted words that are others in another article: in comes a story, out comes one Hit for each such phrase."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from itertools import chain
from math import log
from operator import attrgetter
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from lint.checks import Check
from lint.mentions.quotations.attribution import Attribution
from lint.mentions.quotations.quotation import Quotation
from lint.mentions.quotations.versions import rough_words
from lint.mentions.quotations.word_alignment import STOP, grade_of, words_of
from lint.mentions.words.sentence import Sentence, sentence_at
from lint.text.article_names import called
from lint.text.finding import End, Hit
from lint.text.lazy_regex import lazy
from lint.text.tables import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lint.mentions import Mention, Reading
    from lint.mentions.quotations.word_alignment import Word
    from lint.stories.story import Story

#: A phrase has so many words at most; a word that stands in more quotations of the story tells nothing.
_SHORT, _COMMON = 6, 12
#: So many letters tell a word: peaceful, peace-loving.
_STEM = 5
#: The word before a quotation ends so near before it.
_REACH = 30
#: What the words around both must weigh where nobody is named as the speaker of both, and where somebody is: a word
#: weighs the more, the fewer quotations of the story it stands around.
_AROUND, _BESIDE = 6.0, 1.5
#: What the number of quotations is taken to be more than it is, so that in few a word weighs something too.
_PRIOR = 10
#: Of a phrase of fewer words, little words may differ.
_LONG = 4
#: Of two words, one adjective may be as good as another, whoever speaks.
_PAIR = 2
_WORD = lazy(r"[^\W_]+(?:['’](?!s\b)[^\W_]+)*")
_NAME = lazy(r"[A-Z][^\W\d_]+")
_QUOTED_AS = lazy(r",? (?P<who>(?:[A-Z][\w’'-]+ ){1,3})(?:was|is|were) quoted\b")
_SAYING = word_set("verbs-of-saying", "quotations")
#: Words that change where a quotation is taken up in the reporter's own sentence.
_BENT = word_set("stop-words", "bent in quotations")


class _Quoted(NamedTuple):
    """A quotation with its rough words, its speaker's names, and the telling words of its sentence around it."""

    reading: Reading
    quotation: Quotation
    rough: Sequence[str]
    speaker: frozenset[str]
    around: frozenset[str]
    before: str

    @property
    def path(self) -> str:
        return self.reading.article.path

    @property
    def telling(self) -> frozenset[str]:
        """How its telling words begin."""
        return frozenset(word[:_STEM] for word in self.rough if word not in STOP)

    @property
    def words(self) -> Sequence[Word]:
        """Its words, each with its place."""
        return words_of(self.reading.article.prose.text, self.quotation.inner_start, self.quotation.inner_end)


class QuotedPhraseDiffers(Check):
    """A best friend in one article who is the dearest friend in another, said by one speaker of one thing.

    The phrase must be the same but for a word, and the sentences around it must tell the same.
    """

    words: ClassVar[tuple[str, ...]] = ("this", "here", "that", "there")
    needs: ClassVar[tuple[type[Mention], ...]] = (Quotation, Attribution, Sentence)
    family: ClassVar[str] = "quotation"

    def in_story(self, story: Story) -> Iterator[Hit]:
        quoted = [q for reading in story.readings for q in _quoted(reading)]
        holding: dict[str, list[_Quoted]] = defaultdict(list)
        for q in quoted:
            for stem in q.telling.union(_ends_of(q)):
                holding[stem].append(q)
        met = Counter(word for q in quoted for word in q.around)
        weights = {word: log((len(quoted) + _PRIOR) / n) for word, n in met.items()}
        done: set[tuple[str, str]] = set()
        for phrase in quoted:
            if len(phrase.rough) > _SHORT:
                continue
            keys = dict.fromkeys((*(word[:_STEM] for word in phrase.rough), *_ends_of(phrase)))
            others = [holding[key] for key in keys if key in holding]
            for other in chain.from_iterable(group for group in others if len(group) <= _COMMON):
                key = phrase.quotation.inner.lower(), other.quotation.inner.lower()
                if key in done or key[::-1] in done or not _one(phrase, other, weights):
                    continue
                if span := _window(phrase, other):
                    done.add(key)
                    yield _hit(phrase, other, span)


def _quoted(reading: Reading) -> Iterator[_Quoted]:
    """The quotations of an article, with what stands around them."""
    text, sentences = reading.article.prose.text, reading.of(Sentence)
    speakers = {a.quotation.start: a.speaker for a in reading.of(Attribution)}
    quotations = [q for q in reading.of(Quotation) if not q.nested]
    outside: dict[int, list[str]] = {}
    for q, rough in zip(quotations, rough_words([q.inner for q in quotations]), strict=True):
        s = sentence_at(sentences, q.start)
        if s is None or not rough:
            continue
        if s.start not in outside:
            outside[s.start] = _outside(text, s, quotations)
        telling = {w for part in outside[s.start] for w in _WORD.findall(part.lower()) if len(w) > 2}
        quoted = _QUOTED_AS.match(text, q.end)
        speaker = speakers.get(q.start) or q.speaker or (quoted["who"] if quoted else "")
        before = _WORD.findall(text[s.start : q.start].lower()[-_REACH:])
        name = frozenset(map(str.lower, _NAME.findall(speaker))) - STOP
        around = frozenset(telling - STOP - _SAYING)
        yield _Quoted(reading, q, rough, name, around, before[-1] if before else "")


def _outside(text: str, sentence: Sentence, quotations: Sequence[Quotation]) -> list[str]:
    """What a sentence has before, between and behind its quotations."""
    parts, at = [], sentence.start
    for q in quotations[bisect_left(quotations, sentence.start, key=attrgetter("end")) :]:
        if q.start >= sentence.end:
            break
        parts.append(text[at : max(q.start, at)])
        at = max(at, q.end)
    return [*parts, text[at : max(sentence.end, at)]]


def _ends_of(phrase: _Quoted) -> Sequence[str]:
    """How a single word begins and ends."""
    word = phrase.rough[0]
    return (f"{word[:2]}…{word[-2:]}",) if len(phrase.rough) == 1 and len(word) > _STEM else ()


def _one(phrase: _Quoted, other: _Quoted, weights: Mapping[str, float]) -> bool:
    """Whether two articles seem to quote one speaker on one thing, the first of them a phrase."""
    if phrase.path == other.path or len(phrase.rough) > len(other.rough):
        return False
    one = phrase.speaker & other.speaker
    if phrase.speaker and other.speaker and not one:
        return False
    weight = sum(weights[word] for word in (phrase.around & other.around) - one)
    if len(phrase.rough) == len(other.rough) == 1:
        return weight > 0 and phrase.before == other.before != ""
    if not one or len(phrase.rough) <= _PAIR:
        return weight >= _AROUND
    return weight >= _BESIDE or len(phrase.telling & other.telling) > 1


def _window(phrase: _Quoted, other: _Quoted) -> tuple[int, int] | None:
    """Where the other quotation has the phrase but for a word, or for two where two telling ones are the same."""
    words, theirs = phrase.words, other.words
    stems, others = ([w.form[:_STEM] for w in some] for some in (words, theirs))
    if not words or " ".join(stems) in " ".join(others):
        return None
    if len(stems) == len(others) == 1:
        one, two = words[0].form, theirs[0].form
        alike = one[:2] == two[:2] and one[-2:] == two[-2:]
        return (0, 1) if alike and grade_of(words, theirs, opens=False) else None
    telling = [w.form[:_STEM] for w in words if w.form not in STOP]
    for size in (len(stems), len(stems) + 1):
        for at in range(len(others) - size + 1):
            window = others[at : at + size]
            if words[-1].form != theirs[at + size - 1].form:
                continue
            same = Counter(stems) & Counter(window)
            changed = size - same.total()
            kept = sum(stem in same for stem in telling)
            left, right = ([w.form for w in s if w.form[:_STEM] not in same] for s in (words, theirs[at : at + size]))
            if kept and changed <= min(kept, 2) and _of_one_kind(left, right, len(stems)):
                return at, at + size
    return None


def _of_one_kind(ours: Sequence[str], theirs: Sequence[str], size: int) -> bool:
    """Whether words may stand for one another: telling ones for such, little ones in a longer phrase; no numbers."""
    if any(word[0].isdigit() for word in (*ours, *theirs)):
        return False
    if _BENT.issuperset((*ours, *theirs)):
        return False
    little = STOP.issuperset(ours), STOP.issuperset(theirs)
    return size >= _LONG if all(little) else not any(little)


def _hit(phrase: _Quoted, other: _Quoted, window: tuple[int, int]) -> Hit:
    words = other.words[window[0] : window[1]]
    ours = phrase.reading.article.prose.span(phrase.words[0].start, phrase.words[-1].end)
    theirs = other.reading.article.prose.span(words[0].start, words[-1].end)
    ends = End(phrase.reading.article, ours), End(other.reading.article, theirs, "so it is quoted here")
    told = {
        "this": ends[0].text,
        "here": called(phrase.path),
        "that": ends[1].text,
        "there": called(other.path),
    }
    return Hit(ends, told)
