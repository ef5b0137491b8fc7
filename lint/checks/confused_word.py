"""A reading → words that are English but wrong beside these neighbours, each with the word that is meant."""

from __future__ import annotations

from dataclasses import field
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.mentions.words.word_context import in_case_of, vouched
from lint.text.finding import End, Hit
from lint.text.lazy_regex import lazy
from lint.text.re2_matching import each, mistake

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lint.mentions import Reading

_MARKED = lazy(r"([^<>]*)<([^<>]+)>([^<>]*)")
_EDGE = lazy(r"\w")
#: What ends a word, or stands behind a stop that ends the pattern.
_END = r"(?:\b|\B[\s\"”’')]|$)"


class ConfusedWord(Check):
    """A word that its neighbours show to be a slip for another word, or one too many."""

    words: ClassVar[tuple[str, ...]] = ("wrong", "right", "match")
    family: ClassVar[str] = "spelling"

    cases: Mapping[str, str] = field(
        metadata={
            "doc": "A pattern (RE2 syntax) of words with the wrong one in <…>, and the right one; nothing where the "
            "wrong one is to be left out. A straight apostrophe stands for a curly one too."
        }
    )
    unless: str = field(default="", metadata={"doc": "Where this pattern matches over the wrong word, all is well."})

    def mistakes(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        for case in self.cases:
            if not _MARKED.fullmatch(case):
                yield ("cases", case), "mark the wrong word, and nothing else, with <…>"
            elif wrong := mistake(_pattern((case,)), somewhere=True):
                yield ("cases", case), wrong
        if wrong := mistake(self.unless):
            yield ("unless",), wrong

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        """A finding at each wrong word, with the neighbours that show it to be one."""
        article = reading.article
        text = article.prose.text
        cases = tuple(self.cases)
        excused: list[tuple[int, int]] | None = None
        for m in each(text, _pattern(cases), match_case=False):
            if excused is None:  # only now, for most texts have no match at all
                unless = self.unless.replace("'", "[’']")
                excused = [(x.start, x.end) for x in each(text, unless, match_case=False)] if unless else []
            n, wrong = next((i, m.groups[f"w{i}"]) for i in range(len(cases)) if m.groups[f"w{i}"])
            start = m.start + len(m.groups[f"b{n}"])
            if any(first <= start and start + len(wrong) <= end for first, end in excused):
                continue
            if not vouched(text, start + len(wrong)):
                right = in_case_of(wrong, self.cases[cases[n]])
                right = right.replace("'", "’") if "’" in m.words else right
                span = article.prose.span(start, start + len(wrong))
                yield Hit((End(article, span),), {"wrong": wrong, "right": right, "match": m.words})


@lru_cache(maxsize=64)
def _pattern(cases: tuple[str, ...]) -> str:
    """One pattern for all cases, each with groups for what stands before the wrong word and for the word."""
    return "|".join(_case(n, case) for n, case in enumerate(cases))


def _case(n: int, case: str) -> str:
    m = _MARKED.fullmatch(case)
    if m is None:
        return case
    before, wrong, after = (part.replace("'", "[’']") for part in m.groups())
    ends = _END if _EDGE.search(case[-1:]) or case[-1:] in ")>" else ""
    return rf"\b(?P<b{n}>{before})(?P<w{n}>{wrong}){after}{ends}"
