"""A line, caption or headline that stands twice in an article: in comes a reading, out comes a Hit a repeated group."""

from __future__ import annotations

from dataclasses import field
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, ClassVar, Literal

from lint.checks import Check
from lint.mentions.words.verse import on_purpose
from lint.text.finding import End, Hit, in_one
from lint.text.lazy_regex import lazy
from lint.text.span import Span, opening

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lint.mentions import Reading
    from lint.text.article import Article

_WORD = lazy(r"[^\W_]+(?:['’][^\W_]+)*")
#: How many characters of a line to compare with all others first.
_HEAD = 48
#: How many words a line must have before words after it are taken for a credit.
_LONG = 10
_SILENT = frozenset(["residue", "byline", "dateline", "table cell"])


class RepeatedLine(Check):
    """A line that stands twice in an article, also where one of the two has a credit glued to its end."""

    words: ClassVar[tuple[str, ...]] = ("line", "times")
    family: ClassVar[str] = "repetition"

    of: Literal["headline", "text"] = field(
        default="text", metadata={"doc": "what is repeated: the headline, or text (any other line)"}
    )
    least: int = field(default=5, metadata={"doc": "lines with fewer words are left alone"})
    credit: int = field(default=8, metadata={"doc": "how many words more the longer of the two lines may have"})

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        """One Hit for all runs of lines that stand twice or more: a page that repeats itself has one fault."""
        yield from in_one(self._each(reading.article))

    def _each(self, article: Article) -> Iterator[Hit]:
        for places in _runs(article, self.least, self.credit):
            block = article.blocks[places[0][0]]
            kind = block.kind
            if (kind == "headline") != (self.of == "headline"):
                continue
            spans = [Span(article.blocks[i].span.start, article.blocks[j].span.end) for i, j in places]
            note = f"the {kind} stands here first" if kind != "paragraph" else "stands here first"
            ends = [End(article, span) for span in spans[1:]] + [End(article, spans[0], note)]
            line = article.prose.text[block.start : block.end]
            yield Hit(
                tuple(ends),
                {"line": opening(line.lstrip("# ")), "times": _TIMES.get(len(places), f"{len(places)} times")},
            )


@lru_cache(maxsize=1)
def _runs(article: Article, least: int, credit: int) -> list[list[tuple[int, int]]]:
    """Runs of lines that repeat, each as its places, the first place first; a place is its first and last block.

    The last answer is kept, for rules that ask the same of one article in turn.
    """
    firsts = _firsts(article, least, credit)
    runs: dict[tuple[int, int], list[tuple[int, int]]] = {}
    blocks = sorted(firsts)
    at = 0
    while at < len(blocks):
        start = end = blocks[at]
        at += 1
        while at < len(blocks) and blocks[at] == end + 1 and firsts[blocks[at]] == firsts[end] + 1 < start:
            end = blocks[at]
            at += 1
        was = firsts[start]
        runs.setdefault((was, was + end - start), [(was, was + end - start)]).append((start, end))
    return list(runs.values())


def _firsts(article: Article, least: int, credit: int) -> dict[int, int]:
    """For each block that repeats an earlier one, the index of that one."""
    text = article.prose.text
    told = [i for i, block in enumerate(article.blocks) if block.kind not in _SILENT and not on_purpose(article, block)]
    firsts: dict[int, int] = {}
    for alike in _groups(told, lambda i: _letters(text, article.blocks[i].start, 8)):
        for group in _groups(alike, lambda i: _letters(text, article.blocks[i].start, 24)):
            _compare(article, group, firsts, least, credit)
    return firsts


def _groups(blocks: Iterable[int], begin: Callable[[int], str]) -> list[list[int]]:
    """The blocks that have their opening in common with others."""
    groups: dict[str, list[int]] = {}
    for i in blocks:
        groups.setdefault(begin(i), []).append(i)
    return [group for group in groups.values() if len(group) > 1]


def _letters(text: str, start: int, most: int) -> str:
    """The first letters and digits from there on."""
    return "".join(islice(filter(str.isalnum, text[start : start + _HEAD]), most)).casefold()[:most]


def _compare(article: Article, group: list[int], firsts: dict[int, int], least: int, credit: int) -> None:
    """Note in `firsts` which blocks of a group that begin alike say the same."""
    kept: list[tuple[int, list[str]]] = []
    for i in group:
        block = article.blocks[i]
        line = article.prose.text[block.start : block.end]
        words = _WORD.findall(line.casefold())
        if len(words) < least or 2 * sum(w.isdigit() for w in words) >= len(words) or "://" in line:
            continue
        for first, other in kept[:8]:
            if _same(words, other, credit):
                if {block.kind, article.blocks[first].kind} != {"standfirst"}:  # front matter has it by several names
                    firsts[i] = first
                break
        else:
            kept.append((i, words))


def _same(one: list[str], other: list[str], credit: int) -> bool:
    """Whether two lines say the same, but for a credit at the end of one."""
    short, long = sorted((one, other), key=len)
    if len(short) == len(long):
        return short == long
    return len(short) >= _LONG and len(long) - len(short) <= credit and long[: len(short)] == short


_TIMES = {2: "twice", 3: "three times", 4: "four times"}
