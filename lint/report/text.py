"""The report that a copy desk reads: findings by article, the words in question marked, the other places under them."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from lint.report.terminal import Paint, excerpt, visible
from lint.text.article import AROUND

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lint.engine.results import Report
    from lint.text.finding import End, Finding

MOST_PLACES = 6
_INDENT = "    "


def render(report: Report, *, width: int = 100, colour: bool = False) -> str:
    """The whole report, no line wider than `width` cells where words allow, in colour or not."""
    return "".join(parts(report, width=width, colour=colour))


def parts(report: Report, *, width: int = 100, colour: bool = False) -> Iterator[str]:
    """The same piece by piece; a line is never wider than what is kept of an article allows."""
    width = min(width, AROUND)
    paint = Paint(colour=colour)
    levels: Counter[str] = Counter()
    for path, findings in groupby(report.findings, key=lambda f: f.ends[0].article.path):
        yield paint(visible(path), "path") + "\n"
        for f in findings:
            levels[str(f.level)] += f.more or 1
            yield finding(f, width, paint) + "\n"
    if report.unread:
        yield "Not examined:\n"
        yield from (f"{_INDENT}{visible(u.path)}: {visible(u.reason)}\n" for u in report.unread)
        yield "\n"
    yield from (f"{visible(note)}\n" for note in report.notes)
    yield _summary(report, levels) + "\n"


def summary(report: Report) -> str:
    """What was examined and how much was found, so that silence means something."""
    levels: Counter[str] = Counter()
    for f in report.findings:
        levels[str(f.level)] += f.more or 1
    return _summary(report, levels)


def _summary(report: Report, levels: Mapping[str, int]) -> str:
    mentions: dict[str, int] = {}
    for e in report.examined:
        for kind, n in e.mentions.items():
            mentions[kind] = mentions.get(kind, 0) + n
    looked = [_many(len(report.examined), "article"), _many(report.stories, "story")]
    looked += [_many(n, kind) for kind, n in mentions.items()]
    found = [_many(levels[level], level) for level in ("error", "warning") if levels[level]]
    found += [f"{levels['style']:,} of style"] if levels["style"] else []
    unread = f" {_many(len(report.unread), 'file')} could not be read." if report.unread else ""
    several = "stands" if report.stood == 1 else "stand"
    stood = f" {_many(report.stood, 'finding')} {several} by stet." * bool(report.stood)
    where = f" in lines changed since {visible(report.since)}" if report.since else ""
    return f"Examined {', '.join(looked)}. Found {', '.join(found) or 'nothing'}{where}.{stood}{unread}"


def _many(n: int, noun: str) -> str:
    plural = noun if n == 1 else f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{n:,} {plural}"


def finding(f: Finding, width: int, paint: Paint) -> str:
    """One finding, with the words in question marked and its other places under it."""
    first, *others = f.ends
    level = str(f.level)
    where, shown = _shown(first, width, paint)
    plain = len(where) + len(level) + 4
    message, *more = _wrapped(visible(f"{f.message} [{f.rule}]"), plain, max(width, plain + 30))
    lines = [f"{where}: {paint(level, level)}: {message}", *[_INDENT + line for line in more], shown]
    for end in others[:MOST_PLACES]:
        where, shown = _shown(end, width, paint)
        lines.append(f"{_INDENT}{where}: {visible(end.note)}" if end.note else _INDENT + where)
        lines.append(shown)
    if len(others) > MOST_PLACES:
        lines.append(f"{_INDENT}and {_many(len(others) - MOST_PLACES, 'more place')}")
    return "\n".join(lines) + "\n"


def _wrapped(text: str, before: int, width: int) -> list[str]:
    """The text in lines that fit into `width`, the first one after so much else and the others indented.

    Words stay whole. `textwrap` does the same, but takes as long as all the rest of a report.
    """
    lines = []
    room = width - before
    while len(text) > room:
        cut = text.rfind(" ", 1, room + 1)
        if cut < 0 and (cut := text.find(" ", room)) < 0:
            break
        lines.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
        room = width - len(_INDENT)
    return [*lines, text]


def place(end: End) -> str:
    """`path:line:column`, as editors and terminals make it a link."""
    line, column = end.article.lines.place(end.span.start)
    return f"{visible(end.article.path)}:{line}:{column}"


def _shown(end: End, width: int, paint: Paint) -> tuple[str, str]:
    """The place, and the line as it stands there, cut to fit, with marks under the words that are not all of it."""
    article, span = end.article, end.span
    number, column = article.lines.place(span.start)
    line = article.lines.span(number)
    text, carets = excerpt(article, line, span, max(width - 2 * len(_INDENT), 30))
    marks = "" if span.covers(line) else f"\n{2 * _INDENT}{paint(carets, 'mark')}"
    return f"{visible(article.path)}:{number}:{column}", f"{2 * _INDENT}{text}{marks}"
