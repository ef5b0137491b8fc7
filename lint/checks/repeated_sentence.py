"""A sentence told twice in the same words, or nearly: in comes a reading, out comes a Hit a sentence."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.mentions.words.sentence import Sentence
from lint.mentions.words.verse import on_purpose
from lint.text.finding import End, Hit, in_one
from lint.text.lazy_regex import lazy
from lint.text.span import opening

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lint.mentions import Mention, Reading

_WORD = lazy(r"[^\W_]+(?:['’][^\W_]+)*")
#: Two sentences are compared where they begin or end with the same so many characters.
_HEAD, _TAIL = 20, 18
_SHORT = 40
#: With how many other sentences that begin or end like it one is compared.
_MOST = 8
_COPY = ("paragraph", "caption", "quote")
#: What stands so often again is told on purpose.
_FORM = 4
_TIMES = {2: "twice", 3: "three times", 4: "four times"}


class RepeatedSentence(Check):
    """A sentence told twice: nearly all words the same, and all names and figures."""

    words: ClassVar[tuple[str, ...]] = ("sentence", "times")
    needs: ClassVar[tuple[type[Mention], ...]] = (Sentence,)
    family: ClassVar[str] = "repetition"

    least: int = field(default=9, metadata={"doc": "Sentences with fewer words are left alone."})
    alike: int = field(default=85, metadata={"doc": "How many words of a hundred must be the same, in the same order."})

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        """One Hit for all sentences, each at every place but the first, which comes last."""
        yield from in_one(self._each(reading))

    def _each(self, reading: Reading) -> Iterator[Hit]:
        article = reading.article
        text = article.prose.text
        for first, *others in self._groups(text, [s for s in reading.of(Sentence) if s.end - s.start > _SHORT]):
            if len(others) >= _FORM:
                continue
            blocks = [article.block_at(s.start) for s in (first, *others)]
            if any(b.kind not in _COPY or on_purpose(article, b) for b in blocks):
                continue
            ends = [End(article, s.span) for s in others] + [End(article, first.span, "told here first")]
            times = _TIMES.get(len(ends), f"{len(ends)} times")
            yield Hit(tuple(ends), {"sentence": opening(text[first.start : first.end]), "times": times})

    def _groups(self, text: str, sentences: Sequence[Sentence]) -> list[list[Sentence]]:
        """Sentences that say the same, in order of place."""
        heads = [text[s.start : s.start + _HEAD] for s in sentences]
        tails = [text[s.end - _TAIL : s.end] for s in sentences]
        if len(set(heads)) == len(set(tails)) == len(sentences):
            return []
        near: dict[str, list[int]] = {}
        group: dict[int, int] = {}
        for n, s in enumerate(sentences):
            for key in (heads[n], tails[n]):
                others = near.setdefault(key, [])
                if n not in group:
                    for other in others:
                        if self._same(text, sentences[other], s):
                            group[n] = group.setdefault(other, other)
                            break
                if len(others) < _MOST:
                    others.append(n)
        groups: dict[int, list[Sentence]] = {}
        for n in sorted(group):
            groups.setdefault(group[n], []).append(sentences[n])
        return list(groups.values())

    def _same(self, text: str, one: Sentence, other: Sentence) -> bool:
        words, their_words = (_WORD.findall(text, s.start, s.end) for s in (one, other))
        if min(len(words), len(their_words)) < self.least or _telling(words) != _telling(their_words):
            return False
        if 2 * len(_telling(words)) > len(words):
            return False
        low, their_low = [w.lower() for w in words], [w.lower() for w in their_words]
        if low == their_low:
            return True
        from rapidfuzz.fuzz import ratio  # late, since few articles need it and it takes long to import

        return ratio(low, their_low) >= self.alike


def _telling(words: Sequence[str]) -> frozenset[str]:
    """The figures among the words, and those with a capital that the place does not ask for."""
    return frozenset(w for n, w in enumerate(words) if w[0].isdigit() or (n and w[0].isupper()))
