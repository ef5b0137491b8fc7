"""Several forms of one thing in an article or a story, where one is enough: which forms, and where each stands."""

from __future__ import annotations

from collections import Counter
from dataclasses import field
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar, Literal

from lint.checks import Check
from lint.mentions.dates.date import Date
from lint.mentions.names.name import Name
from lint.mentions.quotations.quotation import Quotation
from lint.mentions.variant_forms import Form, counting, matched, may_match
from lint.mentions.words.hyphenation import written_both_ways
from lint.mentions.words.word import words_of
from lint.mentions.words.word_context import opens_sentence
from lint.text.finding import End, Hit
from lint.text.literals import Literals
from lint.text.re2_matching import mistake, spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lint.mentions import Mention, Reading
    from lint.stories.story import Story
    from lint.text.article import Article

_MOST_SHOWN = 3
_COUNTS = {2: "two", 3: "three", 4: "four"}


class Consistency(Check):
    """Two or more forms of one thing in one article or story, or a form that the house does not prefer."""

    words: ClassVar[tuple[str, ...]] = ("where", "count", "forms", "found", "keep")
    needs: ClassVar[tuple[type[Mention], ...]] = (Name, Quotation, Date)
    family: ClassVar[str] = "form"

    forms: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict,
        metadata={"doc": "Each form by its label, with the words that have it; the words as they are written."},
    )
    patterns: Mapping[str, str] = field(
        default_factory=dict,
        metadata={
            "doc": "Each form by its label, with a pattern (RE2 syntax) of the words that have it. What a group named "
            "`thing` holds must be alike for two forms to be forms of one thing."
        },
    )
    unless: str = field(
        default="", metadata={"doc": "Where this pattern matches over the same words, they do not count."}
    )
    within: Literal["text", "dates"] = field(
        default="text", metadata={"doc": "Where patterns are looked for: in all the text, or in dates and times only."}
    )
    hyphens: bool = field(
        default=False, metadata={"doc": "Whether every word has two forms: with a hyphen, and without."}
    )
    apart: tuple[str, ...] = field(
        default=(), metadata={"doc": "Words, without their hyphens, that are another word where they have one."}
    )
    prefer: str = field(default="", metadata={"doc": "The form of the house; any other is then a finding by itself."})
    match_case: bool = field(default=False, metadata={"doc": "Whether capitals tell the forms apart."})
    in_names: bool = field(default=False, metadata={"doc": "Whether words within longer names count."})
    in_headlines: bool = field(default=True, metadata={"doc": "Whether words in headlines count."})
    in_quotations: bool = field(default=True, metadata={"doc": "Whether words in quotation marks count."})
    across: bool = field(default=False, metadata={"doc": "Whether the articles of a story must agree, too."})

    @property
    def settled(self) -> bool:
        """What the house prefers outweighs what an article has oftener."""
        return bool(self.prefer)

    def mistakes(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        labels = dict.fromkeys([*self.forms, *self.patterns])
        if len(labels) < 2 and not self.hyphens:
            yield ("forms",), "There must be two forms or more to choose from."
        if self.prefer and self.prefer not in labels:
            yield ("prefer",), f"'{self.prefer}' is none of the forms. Known are: {', '.join(labels)}."
        whose: dict[str, str] = {}
        for label, words in self.forms.items():
            for n, word in enumerate(words):
                key = word if self.match_case else word.lower()
                if whose.setdefault(key, label) != label:
                    yield ("forms", label, n), f"'{word}' stands under '{whose[key]}' already."
        for label, pattern in self.patterns.items():
            if wrong := mistake(pattern, somewhere=True):
                yield ("patterns", label), wrong
        if wrong := mistake(self.unless):
            yield ("unless",), wrong

    def literals(self) -> Iterable[str]:
        """The words of the forms, where there are no patterns to be seen together with them."""
        return () if self.patterns or self.hyphens else self._all_words()

    def at_literals(self, reading: Reading, places: Sequence[tuple[str, int, int]]) -> Iterator[Hit]:
        """One finding for the forms that stand in the article."""
        found = [*self._worded(reading, places)]
        if self.prefer or len({form.label for form in found}) > 1:
            yield from self._in_one(reading, self._counting(reading, found))

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        """One finding for each thing that has several forms in the article."""
        if self.hyphens or (self.patterns and self._may_differ(reading)):
            yield from self._in_one(reading, self._all(reading))

    def in_story(self, story: Story) -> Iterator[Hit]:
        """One finding for each thing for which some articles keep to another form than the others."""
        if self.across and not self.prefer:
            own: dict[str, list[tuple[Reading, str, list[Form]]]] = {}
            for reading in story.readings:
                for thing, found in _by_thing(self._all(reading)).items():
                    own.setdefault(thing, []).append((reading, _usual(found), found))
            for articles in own.values():
                yield from _between(articles)

    def _in_one(self, reading: Reading, found: Iterable[Form]) -> Iterator[Hit]:
        for forms in _by_thing(found).values():
            labels = {form.label for form in forms}
            keep = self.prefer or _usual(forms)
            odd = [form for form in forms if form.label != keep]
            if not odd or (len(labels) < 2 and not self.prefer):
                continue
            even = [form for form in forms if form.label == keep][:_MOST_SHOWN]
            told = _told(forms, reading)
            ends = [_end(reading, form) for form in odd]
            ends += [_end(reading, form, f"{told.get(keep, keep)} here") for form in even]
            counts = Counter(form.label for form in forms)
            yield Hit(tuple(ends), _words("One article", ends[0].text, told, counts, self.prefer))

    # ---- where the forms stand

    def _all_words(self) -> frozenset[str]:
        return frozenset(word.lower() for words in self.forms.values() for word in words)

    def _all(self, reading: Reading) -> list[Form]:
        """All forms of an article, in order of place."""
        text = reading.article.prose.text
        found = list(self._worded(reading, _literals(self._all_words()).places(text))) if self.forms else []
        if self.patterns:
            found += self._matched(reading)
        if self.hyphens:
            for word in written_both_ways(text, self.apart) if _may_be_both(reading.article) else ():
                found.append(Form("with a hyphen" if word.hyphen else "as one word", word.start, word.end, word.stem))
        if not found:
            return found
        return self._counting(reading, sorted(found, key=lambda form: (form.start, form.end)))

    def _worded(self, reading: Reading, places: Iterable[tuple[str, int, int]]) -> Iterator[Form]:
        text = reading.article.prose.text
        label_of = _label_of(self)
        apart = [*spans(text, self.unless, match_case=self.match_case)] if self.unless else []
        for _, start, end in places:
            word = text[start:end] if self.match_case else text[start:end].lower()
            name = not self.in_names and word != text[start:end] and not opens_sentence(text, start)
            if word in label_of and not name and not any(s < end and start < e for s, e in apart):
                yield Form(label_of[word], start, end)

    def _may_differ(self, reading: Reading) -> bool:
        """False where the patterns cannot find two forms to choose from, nor one against the house's."""
        in_dates = self.within == "dates"
        found = [
            label for label, pattern in self.patterns.items()
            if may_match(reading, pattern, match_case=self.match_case, in_dates=in_dates)
        ]  # fmt: skip
        return bool(self.forms) or (found not in ([], [self.prefer]) if self.prefer else len(found) > 1)

    def _matched(self, reading: Reading) -> list[Form]:
        """The forms that patterns find; none where there cannot be two to choose from, nor one against the house's."""
        found: list[Form] = []
        missing = len(self.forms) + len(self.patterns) - 2
        for label in sorted(self.patterns, key=lambda label: label == self.prefer):
            forms = list(
                matched(
                    reading, label, self.patterns[label], self.unless,
                    match_case=self.match_case, in_dates=self.within == "dates",
                )
            )  # fmt: skip
            found += forms
            missing -= not forms
            if missing < 0:
                break
        return found

    def _counting(self, reading: Reading, found: Iterable[Form]) -> list[Form]:
        return counting(reading, found, names=self.in_names, quotations=self.in_quotations, headlines=self.in_headlines)


def _may_be_both(article: Article) -> bool:
    """False where no word with a hyphen stands without one, too."""
    stems = {stem for _, word in words_of(article).notable for stem in word.stems}
    low = article.prose.text.lower() if stems else ""
    return any(stem in low for stem in stems)


@lru_cache(maxsize=64)
def _label_of(check: Consistency) -> dict[str, str]:
    """The label of each word of the forms."""
    return {w if check.match_case else w.lower(): label for label, words in check.forms.items() for w in words}


@lru_cache(maxsize=8)
def _literals(words: frozenset[str]) -> Literals:
    return Literals(sorted(words))


def _by_thing(found: Iterable[Form]) -> dict[str, list[Form]]:
    things: dict[str, list[Form]] = {}
    for form in found:
        things.setdefault(form.thing, []).append(form)
    return things


def _usual(forms: Sequence[Form]) -> str:
    """The form to keep: of those that stand equally often the first to stand, as the rest of the copy follows it."""
    counts = Counter(form.label for form in forms)
    return max(counts, key=lambda label: counts[label])


def _between(articles: Sequence[tuple[Reading, str, list[Form]]]) -> Iterator[Hit]:
    """One finding where articles keep to different forms: at the first place in each."""
    counts = Counter(label for _, label, _ in articles)
    if len(counts) < 2:
        return
    keep = max(counts, key=lambda label: counts[label])
    first = [(reading, next(f for f in forms if f.label == label)) for reading, label, forms in articles]
    told: dict[str, str] = {}
    for reading, form in first:
        told.setdefault(form.label, _told([form], reading)[form.label])
    ends = [_end(reading, form) for reading, form in first if form.label != keep]
    even = [(reading, form) for reading, form in first if form.label == keep]
    ends += [_end(reading, form, f"{told[keep]} here") for reading, form in even[:_MOST_SHOWN]]
    yield Hit(tuple(ends), _words("One story", ends[0].text, told, counts))


def _end(reading: Reading, form: Form, note: str = "") -> End:
    return End(reading.article, reading.article.prose.span(form.start, form.end), note)


def _told(forms: Iterable[Form], reading: Reading) -> dict[str, str]:
    """What to call each form: its label, or the words themselves where many things have forms of one label."""
    text = reading.article.prose.text
    told: dict[str, str] = {}
    for form in forms:
        told.setdefault(form.label, text[form.start : form.end] if form.thing else form.label)
    return told


def _words(where: str, found: str, told: Mapping[str, str], counts: Counter[str], prefer: str = "") -> dict[str, str]:
    """The words of the message: the forms with how often each stands, most frequent first; in a tie none is kept."""
    ordered = sorted(counts, key=lambda label: (-counts[label], label))
    forms = " and ".join(f"{told[label]} ({counts[label]})" for label in ordered)
    count = _COUNTS.get(len(counts), str(len(counts)))
    tied = len(counts) > 1 and counts[ordered[0]] == counts[ordered[1]]
    keep = told.get(prefer, prefer) if prefer else "one of them" if tied else told[ordered[0]]
    return {"where": where, "count": count, "forms": forms, "found": found, "keep": keep}
