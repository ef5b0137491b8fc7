"""Findings ↔ bytes: no more of the articles goes along than the findings show."""

from __future__ import annotations

from bisect import bisect_right
from functools import partial
from sys import intern
from typing import TYPE_CHECKING, Annotated

import msgspec

from lint.engine.serialization import DamagedError, Offset, Row, Text, decode, encode, string, text
from lint.text.article import AROUND, BlockKind, Clipping, Prose
from lint.text.finding import End, Finding, Fix, Level
from lint.text.span import KeptLines, Span

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from lint.rulebook.rule import Rule
    from lint.text.article import Article

_LEVELS = {level.value: level for level in Level}
_NO_PROSE = Prose("")


class _Clipping(Row):
    """Lines by where they start, with their number and where they end; parts of the text by where they start; and of a
    document the kinds of these lines."""

    path: Text
    lines: list[tuple[Offset, Offset, Offset]]
    pieces: tuple[tuple[Offset, bytes], ...]
    kinds: list[tuple[Offset, BlockKind]] | None


class _End(Row):
    article: Offset
    start: Offset
    end: Offset
    note: Text


class _Finding(Row):
    rule: Text
    check: str
    level: Annotated[int, msgspec.Meta(ge=1, le=3)]
    message: Text
    ends: list[_End]
    story: Text
    fix: tuple[Offset, Offset, Text, bool] | None
    family: str
    settled: bool
    more: Offset


class _Findings(Row):
    articles: list[_Clipping]
    findings: list[_Finding]


_DECODER = msgspec.msgpack.Decoder(_Findings)


def findings_bytes(findings: Sequence[Finding]) -> bytes:
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
            ends.append(_End(number, *e.span, text(e.note)))
        if f.fix:
            shown[id(f.ends[0].article)][2].append(f.fix.span)
        fix = (*f.fix.span, text(f.fix.replacement), f.fix.safe) if f.fix else None
        of = text(f.rule), f.check, f.level.value, text(f.message), ends, text(f.story), fix
        rows.append(_Finding(*of, f.family, f.settled, f.more))
    return encode(_Findings([_row(a.clipping(spans)) for _, a, spans in shown.values()], rows))


def findings_in(data: bytes) -> list[Finding]:
    """The findings that these bytes are."""
    if not data:
        return []
    told = decode(_DECODER, data)
    articles = [_clipping(row) for row in told.articles]
    return [
        Finding(
            intern(string(f.rule)),
            intern(f.check),
            _LEVELS[f.level],
            string(f.message),
            tuple([End(articles[e.article], _span((e.start, e.end)), string(e.note)) for e in f.ends]),
            intern(string(f.story)),
            f.fix and Fix(_span(f.fix[:2]), string(f.fix[2]), f.fix[3]),
            intern(f.family),
            f.settled,
            f.more,
        )
        for f in told.findings
    ]


def check_findings(data: bytes, rules: Mapping[str, Rule], path: str, others: Container[str] = ()) -> None:
    """DamagedError where these bytes are no findings of these rules that begin in the article with this path.

    Reports read them without a further look: their places must be in the text that goes along, and what they show of
    other articles in `others`.
    """
    if not data:
        return
    told = decode(_DECODER, data)
    paths = [string(a.path) for a in told.articles]
    shown = [_Shown(row) for row in told.articles]
    for p in paths:
        if p != path and p not in others:
            raise DamagedError(f"findings of {p}")
    for f in told.findings:
        rule = rules.get(string(f.rule))
        if not rule or rule.check_name != f.check or rule.level != f.level:
            raise DamagedError("findings of another rule")
        if not f.ends or max([e.article for e in f.ends]) >= len(paths) or paths[f.ends[0].article] != path:
            raise DamagedError("findings of another article")
        for e in f.ends:
            shown[e.article].check(e.start, e.end)
        if f.fix:
            shown[f.ends[0].article].check(f.fix[0], f.fix[1])
        for said in (f.message, f.story, f.fix[2] if f.fix else "", *[e.note for e in f.ends]):
            if said.__class__ is not str:
                string(said)


class _Shown:
    """What is there to be shown of an article."""

    def __init__(self, row: _Clipping) -> None:
        self._lines = row.lines
        self._starts = [start for start, _, _ in row.lines]
        last = number = 0
        for start, line, end in row.lines:
            if not (last <= start <= end and number < line):
                raise DamagedError("lines out of order")
            last, number = end, line
        self._runs: list[tuple[int, int]] = []
        begin = reach = -1
        for start, piece in row.pieces:
            if start != reach:
                if start < reach:
                    raise DamagedError("pieces out of order")
                self._runs.append((begin, reach))
                begin = start
            reach = start + (len(piece) if piece.isascii() else len(string((piece,))))
        self._runs.append((begin, reach))

    def check(self, start: int, end: int) -> None:
        """DamagedError where this is no span of which all is there that a report shows."""
        first, last = bisect_right(self._starts, start) - 1, bisect_right(self._starts, end) - 1
        if start > end or first < 0:
            raise DamagedError("a place in no line")
        left = max(self._lines[first][0], start - AROUND)
        right = max(min(self._lines[last][2], end + AROUND), end)
        if left < right:
            for begin, reach in self._runs:
                if begin <= left and right <= reach:
                    return
            raise DamagedError("a place that is not shown")


def _row(clipping: Clipping) -> _Clipping:
    kinds = [*clipping.kinds.items()] if clipping.document else None
    return _Clipping(text(clipping.path), clipping.lines.rows(), clipping.pieces, kinds)


def _clipping(row: _Clipping) -> Clipping:
    kept = {start: (number, _span((start, end))) for start, number, end in row.lines}
    known, kinds = row.kinds is not None, dict(row.kinds or ())
    return Clipping(
        string(row.path), "", _NO_PROSE, (), document=known, lines=KeptLines(kept), pieces=row.pieces, kinds=kinds
    )


#: What Span() does, from a tuple, in a fraction of the time: there are very many.
_span = partial(tuple.__new__, Span)
