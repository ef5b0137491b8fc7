"""A Report → the comments that a document gets: each finding, at each of its places that is in the document."""

from __future__ import annotations

from pathlib import PurePath
from shlex import quote
from typing import TYPE_CHECKING

from lint.read.write_back import Comment
from lint.report import text
from lint.report.terminal import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lint.text.finding import End, Finding


def comments_on(path: str, findings: Iterable[Finding]) -> list[Comment]:
    """The comments on the document with this path, in order of place."""
    return sorted(_comments(path, findings), key=lambda c: c.span)


def _comments(path: str, findings: Iterable[Finding]) -> Iterator[Comment]:
    for f in findings:
        for number, end in enumerate(f.ends):
            if end.article.path == path:
                yield Comment(end.span, tuple(map(visible, _said(f, number))))


def _said(f: Finding, number: int) -> Iterator[str]:
    """What is wrong, where else, what to put, and how to let it stand."""
    here = f.ends[number]
    yield f.message
    if here.note:
        yield f"{here.note[:1].upper()}{here.note[1:]}."
    others = [e for n, e in enumerate(f.ends) if n != number]
    yield from (_other(e, here) for e in others[: text.MOST_PLACES])
    if len(others) > text.MOST_PLACES:
        yield f"And {len(others) - text.MOST_PLACES} more places."
    if f.fix and number == 0:
        yield (
            f"{'To be put' if f.fix.safe else 'A suggestion'}: “{f.fix.replacement}”."
            if f.fix.replacement
            else ("To be taken out." if f.fix.safe else "A suggestion: take it out.")
        )
    paths = " ".join(quote(p) for p in sorted({e.article.path for e in f.ends}))
    yield f"{f.level}, {f.rule}. To let it stand: newslint stet {paths} --fingerprint {f.short} --reason …"


def _other(end: End, here: End) -> str:
    note = f": {end.note}" if end.note else ""
    if end.article.path == here.article.path:
        return f"See {text.in_file(end)}{note}."
    return f"See {PurePath(end.article.path).name}, {text.in_file(end)}{note}."
