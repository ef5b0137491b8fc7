"""Several forms of one thing in an article, where one is enough: which forms, and where each stands."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.finding import End, Hit
from lint.mentions.name import Name
from lint.mentions.quotation import Quotation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lint.mentions import Mention, Reading

_MOST_SHOWN = 3


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Consistency(Check):
    """Two or more forms of one thing in one article, or a form that the house does not prefer."""

    words: ClassVar[tuple[str, ...]] = ("forms", "keep")
    needs: ClassVar[tuple[type[Mention], ...]] = (Name, Quotation)

    forms: Mapping[str, tuple[str, ...]] = field(
        metadata={"doc": "Each form by its label, with the words that have it; the words as they are written."}
    )
    prefer: str = field(default="", metadata={"doc": "The form of the house; any other is then a finding by itself."})
    match_case: bool = field(default=False, metadata={"doc": "Whether capitals tell the forms apart."})
    in_names: bool = field(default=False, metadata={"doc": "Whether words within longer names count."})
    in_quotations: bool = field(default=True, metadata={"doc": "Whether words in quotation marks count."})

    def mistakes(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        if len(self.forms) < 2:
            yield ("forms",), "There must be two forms or more to choose from."
        if self.prefer and self.prefer not in self.forms:
            yield ("prefer",), f"'{self.prefer}' is none of the forms. Known are: {', '.join(self.forms)}."
        whose: dict[str, str] = {}
        for label, words in self.forms.items():
            for n, word in enumerate(words):
                key = word if self.match_case else word.lower()
                if whose.setdefault(key, label) != label:
                    yield ("forms", label, n), f"'{word}' stands under '{whose[key]}' already."

    def literals(self) -> Iterable[str]:
        return {word.lower() for words in self.forms.values() for word in words}

    def at_literals(self, reading: Reading, places: Sequence[tuple[str, int, int]]) -> Iterator[Hit]:
        found = list(self._found(reading, places))
        counts = Counter(label for label, _, _ in found)
        others = {label for label in counts if label != self.prefer}
        if not others or (len(counts) < 2 and not self.prefer):
            return
        # Of forms that stand equally often the first to stand is kept: the rest of the article follows it.
        keep = self.prefer or max(counts, key=lambda label: counts[label])
        article = reading.article
        odd = [(label, start, end) for label, start, end in found if label != keep]
        even = [(label, start, end) for label, start, end in found if label == keep][:_MOST_SHOWN]
        ends = tuple(
            End(article, article.prose.span(start, end), note)
            for group, note in ((odd, ""), (even, f"{keep} here"))
            for _, start, end in group
        )
        yield Hit(ends, {"forms": self._told(counts), "keep": keep})

    def _found(self, reading: Reading, places: Sequence[tuple[str, int, int]]) -> Iterator[tuple[str, int, int]]:
        """The forms that count, each with its place in the prose."""
        text = reading.article.prose.text
        form = {w if self.match_case else w.lower(): label for label, words in self.forms.items() for w in words}
        left_out = [] if self.in_quotations else [(q.start, q.end) for q in reading.of(Quotation)]
        if not self.in_names:
            left_out += [(n.start, n.end) for n in reading.of(Name)]
        left_out.sort()
        at = 0
        for _, start, end in places:
            word = text[start:end] if self.match_case else text[start:end].lower()
            while at < len(left_out) and left_out[at][1] <= start:
                at += 1
            within = any(
                s <= start and end <= e and e - s > end - start for s, e in left_out[at : at + 4] if s <= start
            )
            if word in form and not within:
                yield form[word], start, end

    def _told(self, counts: Counter[str]) -> str:
        """The forms with how often each stands, the most frequent first."""
        ordered = sorted(counts, key=lambda label: (-counts[label], label))
        return " and ".join(f"{label} ({counts[label]})" for label in ordered)
