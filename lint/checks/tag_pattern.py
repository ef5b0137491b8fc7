"""A reading → words whose parts of speech do not go together: in order, each by itself or by its part of speech."""

from __future__ import annotations

import re
from dataclasses import field
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.mentions.quotations.quotation import Quotation
from lint.mentions.words.sentence import Sentence
from lint.mentions.words.tagged_sentence import tagged, untagged
from lint.mentions.words.word_context import vouched
from lint.text.finding import End, Hit
from lint.text.lazy_regex import lazy
from lint.text.re2_matching import each, mistake

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Mention, Reading

_ITEM = lazy(r"(?:^|(?<= ))(<?)([^<> ]+?)([?*]?)(>?)(?= |$)")
_TAG = lazy(r"[A-Z]+|[.,:]")
_ALL_TAGS = lazy(r"([A-Z|]*)([=~])([A-Z|]+)")
_STAR = re.escape("*")


class TagPattern(Check):
    """Words whose parts of speech do not go together."""

    words: ClassVar[tuple[str, ...]] = ("match", "wrong")
    needs: ClassVar[tuple[type[Mention], ...]] = (Sentence, Quotation)
    family: ClassVar[str] = "spelling"

    tags: tuple[str, ...] = field(
        metadata={
            "doc": "What must stand in a row, with spaces between: words in lower case (`is|was`, `*able`), or parts "
            "of speech as in the Penn Treebank (`NN|NNS`; `~VB`: the word may be one, VBB: one that has a past of its "
            "own; `=VB|VBP`: it can be nothing else; `NN=NN|VB`: it is the first here, and can be nothing but these; "
            "`will/MD`: the word as this part of speech); `.` is any word, `^` the sentence's beginning; `?` behind "
            "one lets it be left out, `*` repeats it, and what is wrong may stand in <…>."
        }
    )
    unless: tuple[str, ...] = field(default=(), metadata={"doc": "The same, of words that are right as they stand."})

    in_quotations: bool = field(default=True, metadata={"doc": "Whether words in quotation marks count."})

    def mistakes(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        for name, rows in (("tags", self.tags), ("unless", self.unless)):
            for n, row in enumerate(rows):
                if wrong := _mistake(row) or mistake(_pattern((row,))):
                    yield (name, n), wrong

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        """A finding at each row of words."""
        article = reading.article
        text = article.prose.text
        spoken = [] if self.in_quotations else [(q.start, q.end) for q in reading.of(Quotation)]
        for sentence in self._in_question(reading):
            for start, end, match in self._in_sentence(text[sentence.start : sentence.end]):
                first, last = sentence.start + start, sentence.start + end
                if any(begin <= first < close for begin, close in spoken):
                    continue  # as somebody said it
                span = article.prose.span(first, last)
                if not vouched(text, last) and "`" not in article.quoted(span):  # names in code are no words
                    yield Hit((End(article, span),), {"wrong": text[first:last], "match": match})

    def _in_question(self, reading: Reading) -> Iterator[Sentence]:
        """The sentences in which the words may have the parts of speech: to tag all of them would take too long."""
        sentences = reading.of(Sentence)
        written = untagged(reading.article.prose.text, tuple([(s.start, s.end) for s in sentences]))
        line = at = last = 0
        for m in each(written, _pattern(self.tags, tagged=False)):
            line += written.count("\n", at, m.start)
            at = m.start
            if line >= last:
                last = line + 1
                yield sentences[line]

    def _in_sentence(self, sentence: str) -> Iterator[tuple[int, int, str]]:
        """Where the wrong words stand in the sentence, and the words of the whole row."""
        written, *_ = found = tagged(sentence)
        excused: list[tuple[int, int]] | None = None
        for m in _found(written, _pattern(self.tags)):
            if excused is None:
                excused = [(x.start, x.end) for row in self.unless for x in each(written, _pattern((row,)))]
            start, end, first, last = m
            if not any(a <= first and last <= b for a, b in excused):
                a, b = found.span(start, end)
                yield (*found.span(first, last), sentence[a:b])


def _found(written: str, pattern: str) -> Iterator[tuple[int, int, int, int]]:
    """Each match of the row: from where to where, and the same for what is wrong in it."""
    for m in each(written, pattern):
        wrong = "".join(m.groups[k] for k in m.groups if k[0] == "w")
        first = m.start + sum(len(m.groups[k]) for k in m.groups if k[0] == "b")
        yield (m.start, m.end, first, first + len(wrong)) if wrong else (m.start, m.end, m.start, m.end)


@lru_cache(maxsize=256)
def _pattern(rows: tuple[str, ...], *, tagged: bool = True) -> str:
    """One pattern for all rows, over words as they are written with their tags, or with all that they may have."""
    return "|".join(_row(n, row) if tagged else _loose(row) for n, row in enumerate(rows))


def _loose(row: str) -> str:
    """The pattern for a row of words that are not tagged."""
    items = "".join(f"(?:{_may_be(item)}){often}" for _, item, often, _ in _ITEM.findall(row.lstrip("^")))
    return "^" * row.startswith("^") + items


def _may_be(item: str) -> str:
    """The pattern for one word that is not tagged."""
    if item == "." or "NNP" in item.split("|"):
        return r"\|[^;]+;"
    if m := _ALL_TAGS.fullmatch(item):
        tags = m[3]
        return rf"\|[^/^]+/\+(?:(?:{tags})\+)+;" if m[2] == "=" else rf"\|[^/^]+/[^;]*\+(?:{tags})\+[^;]*;"
    tags = "|".join(re.escape(word) for word in item.split("|") if _TAG.fullmatch(word))
    words = "|".join(_spelling(word.partition("/")[0]) for word in item.split("|") if not _TAG.fullmatch(word))
    either = ([rf"[^/^]+/[^;]*\+(?:{tags}|\?)\+[^;]*"] if tags else []) + ([f"(?:{words})/[^;]+"] if words else [])
    return rf"\|(?:{'|'.join(either)});"


def _row(n: int, row: str) -> str:
    made = "^" if row.startswith("^") else ""
    for opens, item, often, closes in _ITEM.findall(row.lstrip("^")):
        made += f")(?P<w{n}>" * bool(opens) + f"(?:{_item(item)}){often}" + ")" * bool(closes)
    return f"(?P<b{n}>{made}" if "<" in row else made


def _item(item: str) -> str:
    """The pattern for one word."""
    if item == ".":
        return r"\|[^;]+;"
    if m := _ALL_TAGS.fullmatch(item):
        said, kind, tags = m.groups()
        chosen = f"(?:{said})" if said else "[^/]+"
        every = rf"\+(?:(?:{tags})\+)+" if kind == "=" else rf"[^;]*\+(?:{tags})\+[^;]*"
        return rf"\|[^/^]+/{chosen}/{every};"
    either = [_word(word) for word in item.split("|")]
    return rf"\|(?:{'|'.join(either)})/[^;]+;"


def _word(word: str) -> str:
    """The pattern for a word and its tag, by the one or by the other."""
    if _TAG.fullmatch(word):
        return f"{'[^/]+' if word == 'NNP' else '[^/^]+'}/{re.escape(word)}"
    word, _, tag = word.partition("/")
    return f"{_spelling(word)}/{tag or '[^/]+'}"


def _spelling(word: str) -> str:
    return re.escape(word).replace(_STAR, "[^/^]*")


def _mistake(row: str) -> str:
    marks = row.count("<"), row.count(">")
    if marks not in ((0, 0), (1, 1)) or row.find("<") > row.find(">"):
        return "mark what is wrong once, with <…>"
    return "" if row.strip("^ ") else "say what words stand there"
