"""Findings ↔ bytes: no more of the articles goes along than the findings show."""

from __future__ import annotations

from functools import partial
from sys import intern
from typing import TYPE_CHECKING, Any

from lint.article import Clipping, Prose
from lint.finding import End, Finding, Fix, Level
from lint.packed import pack, unpack
from lint.text import KeptLines, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lint.article import Article

_LEVELS = (None, *Level)
_NO_PROSE = Prose("")


def carried(findings: Sequence[Finding]) -> bytes:
    """The findings as bytes; none as no bytes."""
    if not findings:
        return b""
    shown: dict[int, tuple[int, Article, list[Span]]] = {}
    rows = []
    for f in findings:
        ends = []
        for e in f.ends:
            number, _, spans = shown.setdefault(id(e.article), (len(shown), e.article, []))
            spans.append(e.span)
            ends.append((number, *e.span, e.note))
        if f.fix:
            shown[id(f.ends[0].article)][2].append(f.fix.span)
        fix = f.fix and (*f.fix.span, f.fix.replacement)
        rows.append((f.rule, f.check, int(f.level), f.message, ends, f.story, fix, f.family, f.settled, f.more))
    return pack(([_row(a.clipping(spans)) for _, a, spans in shown.values()], rows))


def findings_in(data: bytes) -> list[Finding]:
    """The findings that these bytes are."""
    if not data:
        return []
    articles, rows = unpack(data)
    kept = [_clipping(*a) for a in articles]
    return [
        Finding(
            intern(rule),
            intern(check),
            _LEVELS[level],
            message,
            tuple([End(kept[n], _span((start, end)), note) for n, start, end, note in ends]),
            intern(story),
            fix and Fix(_span(fix[:2]), fix[2]),
            intern(family),
            settled,
            more,
        )
        for rule, check, level, message, ends, story, fix, family, settled, more in rows
    ]


def _row(clipping: Clipping) -> tuple[Any, ...]:
    return clipping.path, clipping.lines.rows(), clipping.pieces


def _clipping(path: str, lines: list[tuple[int, int, int]], pieces: tuple[tuple[int, bytes], ...]) -> Clipping:
    kept = {start: (number, _span((start, end))) for start, number, end in lines}
    return Clipping(path, "", _NO_PROSE, (), lines=KeptLines(kept), pieces=pieces)


#: What Span() does, from a tuple, in a fraction of the time: there are very many.
_span = partial(tuple.__new__, Span)
