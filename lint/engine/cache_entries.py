"""What the cache has of articles and of what is between them ↔ bytes, vetted for a run of these rules.

Who can write to the cache can give an entry its checksum, too. So what reports read without a further look is looked at
here: of which rule a finding is, of which article, and where. An entry that is sound in all that can say what it likes.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Annotated

import msgspec

from lint.engine.linter import ArticleResult, StoryResult
from lint.engine.serialization import Offset, Row, Text, decode, encode, sound, string, text
from lint.engine.serialization.articles import article_in
from lint.engine.serialization.findings import check_findings
from lint.mentions import KINDS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from lint.rulebook.rule import Rule

_Day = Annotated[int, msgspec.Meta(ge=0, le=datetime.date.max.toordinal())]


class _Article(Row):
    """See `Done`."""

    day: _Day
    story: Text
    words: Offset
    counts: list[Offset | None]
    article: bytes | None
    settled: bool
    found: bytes


class _StoryResult(Row):
    path: Text
    settled: bool
    found: bytes


_ARTICLE = msgspec.msgpack.Decoder(_Article)
_BETWEEN = msgspec.msgpack.Decoder(list[_StoryResult])


def article_entry(done: ArticleResult) -> bytes:
    """What the cache is to have of an article: all but signature and reading, which are asked for seldom."""
    article, found = done.article, done.found
    if not (article is None or isinstance(article, bytes)) or not isinstance(found, bytes):
        raise TypeError("only what is encoded can be cached")
    return encode(_Article(done.day, text(done.story), done.words, list(done.counts), article, done.settled, found))


def article_known(data: bytes, rules: Mapping[str, Rule], path: str, digest: bytes) -> ArticleResult:
    """What the cache has of the article with this path; DamagedError where it cannot be that."""
    row = decode(_ARTICLE, data)
    sound(len(row.counts) == len(KINDS))
    article = row.article and article_in(row.article)
    sound(not article or article.path == path)
    check_findings(row.found, rules, path)
    return ArticleResult(
        path, digest, row.day, string(row.story), row.words, row.counts, article or None, row.settled, row.found
    )


def story_entry(between: Sequence[StoryResult]) -> bytes:
    """What the cache is to have of a story: what is found between its articles."""
    return encode([_StoryResult(text(b.path), b.settled, b.found) for b in between if isinstance(b.found, bytes)])


def story_known(data: bytes, rules: Mapping[str, Rule], paths: Collection[str]) -> list[StoryResult]:
    """What the cache has of the story of articles with these paths; DamagedError where it cannot be that."""
    known = []
    for row in decode(_BETWEEN, data):
        path = string(row.path)
        sound(path in paths)
        check_findings(row.found, rules, path, paths)
        known.append(StoryResult(path, row.settled, row.found))
    return known
