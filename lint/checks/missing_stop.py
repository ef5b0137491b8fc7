"""Paragraphs that break off: in comes a reading, out comes a Hit for each that ends in a dash or without a stop."""

from __future__ import annotations

from dataclasses import field
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar, Literal

from lint.checks import Check
from lint.text.finding import End, Hit
from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Reading
    from lint.text.article import Article

_STOPS = frozenset(".!?…:;*|>")
_CLOSING = "“”\"’')]»_* \u00a0"
#: What stands in a posting, a credit or a link, which end as they like.
_POSTED = ("(@", "://", "pic.twitter", "(Photo", "(AP", "Photo:", "[…]")
_LIST = lazy(r"(?:</?p\b[^<>]*>\s*)*(?:[-*+•>|`~]|\d{1,3}[.)]? |[a-zA-Z]\) |\{|<(?!/?p\b))")
_LABEL = lazy(r"[A-Z][\w’'-]*(?: [\w’'-]+){0,3}: [A-Z]")
#: The end of a sentence with at least six words after it.
_SENTENCE_BEFORE = lazy(r"[a-z)][.?!][\"”’]? [A-Z\"“][\w,’'-]*(?: (?![-–—] )[^\s.?!:/#]+){5,}$")
_CODE = frozenset("/#:_=")
_DASHES = frozenset("—–,")


class MissingStop(Check):
    """A paragraph among others that ends in a dash or a comma, or without any stop at all."""

    words: ClassVar[tuple[str, ...]] = ("near",)
    whole: ClassVar[bool] = True

    end: Literal["dash", "nothing"] = field(
        default="nothing",
        metadata={"doc": "which ends to report: dash (a dash or a comma), nothing (a word, where all others stop)"},
    )
    least: int = field(default=12, metadata={"doc": "paragraphs with fewer words are left alone"})
    others: int = field(default=3, metadata={"doc": "how many such paragraphs must end well before one is doubted"})

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        """One Hit for each paragraph that breaks off, between others that do not."""
        article = reading.article
        well, broken = _ends(article, self.least)
        if well < self.others or len(broken) > well // self.others:
            return
        for start, line, last, before in broken:
            dash = last in _DASHES
            amid = before < well or _SENTENCE_BEFORE.search(line)  # what stands last may be a credit
            if before and amid and dash == (self.end == "dash") and not self._as_meant(article, start, line):
                words = line.split()
                span = article.prose.span(start + len(line) - len(words[-1]), start + len(line))
                yield Hit((End(article, span),), {"near": " ".join(words[-3:])})

    def _as_meant(self, article: Article, start: int, line: str) -> bool:
        """True where a list, code or a table follows, and for a posting, a link, or a caption with its label."""
        source = article.text
        follows = source[article.prose.span(start, start + len(line)).end :].lstrip("\"”’'*_)").lstrip()
        leads = _LIST.match(follows) is not None
        cut_short = line[-1] in '"”' and line[-2:-1] in _DASHES  # the next speaker breaks in
        return leads or cut_short or any(p in line for p in _POSTED) or _LABEL.match(line) is not None


def _open_end(line: str) -> bool:
    """Whether a line ends in a word where a stop is due: a small one, or any where it has a sentence before."""
    word = line.split()[-1]
    if not _CODE.isdisjoint(word):
        return False
    if not word[-1].isalnum():
        return word[-1] in "\"”’'" and word.strip(_CLOSING).isalpha() and word.islower()
    return word.islower() or _SENTENCE_BEFORE.search(line) is not None


@lru_cache(maxsize=1)
def _ends(article: Article, least: int) -> tuple[int, list[tuple[int, str, str, int]]]:
    """How many paragraphs end well; those that break off: start, text, last sign, how many before it ended well.

    The last answer is kept, for rules that ask the same of one article in turn.
    """
    text = article.prose.text
    paragraphs = [b for b in article.blocks if b.kind == "paragraph" and b.end - b.start >= 5 * least]
    if all(text[max(b.start, b.end - 8) : b.end].rstrip(_CLOSING)[-1:] in _STOPS for b in paragraphs):
        return 0, []
    well, broken = 0, []
    for block in paragraphs:
        line = text[block.start : block.end].rstrip()
        last = line.rstrip(_CLOSING)[-1:]
        good = last in _STOPS
        if not good and last not in _DASHES and not _open_end(line):
            continue
        if len(line) < 5 * least or len(line.split()) < least:
            continue
        if good:
            well += 1
        else:
            broken.append((block.start, line, last, well))
    return well, broken
