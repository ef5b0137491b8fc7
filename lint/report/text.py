"""The report that a copy desk reads: findings by story, the words in question marked, the other places under them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from lint.report.terminal import INDENT, Paint, excerpt, visible, wrapped
from lint.report.view import View, looked_at
from lint.text.article import AROUND
from lint.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lint.engine.results import Report
    from lint.report.view import Found
    from lint.text.finding import End, Finding

MOST_PLACES = 6
#: Of a document, words are shown up to so far from a place; so few letters tell no place.
_BESIDE, _FEW = 30, 3
_EDGES = " ,.;:“”‘’\"'"
#: So many kinds of files that are not read are named.
_KINDS = 5
#: The width where nobody says one.
_WIDTH = 100
_LEVELS = ("error", "warning", "style")


def render(report: Report, *, width: int | None = None, colour: bool = False, view: View | None = None) -> str:
    """The whole report; with a `width`, no line is wider in cells where words allow."""
    return "".join(parts(report, width=width, colour=colour, view=view))


def parts(report: Report, *, width: int | None = None, colour: bool = False, view: View | None = None) -> Iterator[str]:
    """The same piece by piece; a line is never wider than what is kept of an article allows."""
    view = view or View()
    most = min(width or _WIDTH, AROUND)
    paint = Paint(colour=colour)
    found = looked_at(report, view)
    if view.statistics:
        yield from _statistics(found, most, paint)
    else:
        yield from _findings(found, most, paint)
    if report.unread:
        yield "Not examined:\n"
        yield from (_lines(f"{visible(u.path)}: {visible(u.reason)}", most, INDENT) for u in report.unread)
        yield "\n"
    if view.alone:
        return
    total = sum(found.rules.values())
    if found.shown < total and not view.statistics:
        yield _lines(_folded(found.shown, total, view), width)
    if total and view.stet:
        yield _lines(f"To let findings stand: {view.stet} --ask, or --fingerprint … --reason “…”.", width)
    yield from (_lines(visible(note), width) for note in report.notes)
    yield _lines(_summary(report, found.levels), width)


def _findings(found: Found, width: int, paint: Paint) -> Iterator[str]:
    for group in found.groups:
        if group.heading:
            yield paint(group.heading, "path") + "\n\n"
        for f in group.findings:
            yield finding(f, width, paint) + "\n"
        if group.more:
            yield f"{INDENT}… and {group.more:,} more of {group.first.rule}\n\n"


def _folded(shown: int, total: int, view: View) -> str:
    """How to see what is not shown."""
    many = "" if view.limit else " They fold, since there are many:"
    return (
        f"{shown:,} of {total:,} findings are shown.{many} --limit 0 shows all, --select RULE those of one rule, "
        "--level error errors alone, --statistics how many there are of each."
    )


def _statistics(found: Found, width: int, paint: Paint) -> Iterator[str]:
    """How many findings there are of each rule, the most first, each with one of them."""
    first = {group.first.rule: group.first for group in found.groups}
    wide = max((len(f"{n:,}") for n in found.rules.values()), default=0)
    for rule in sorted(found.rules, key=lambda r: (-found.rules[r], r)):
        f = first[rule]
        level = str(f.level)
        yield f"{found.rules[rule]:{wide},}  {paint(level, level)}{' ' * (9 - len(level))}{rule}\n"
        yield _lines(f"{place(f.ends[0])}: {visible(f.message)}", width, " " * (wide + 2))
    yield "\n" if found.rules else ""


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
    found = ", ".join(_counts(levels)) or "nothing"
    unread = f" {_many(len(report.unread), 'file')} could not be read." if report.unread else ""
    several = "stands" if report.stood == 1 else "stand"
    stood = f" {_many(report.stood, 'finding')} {several} by stet." * bool(report.stood)
    where = f" in lines changed since {visible(report.since)}" if report.since else ""
    below = _counts({str(level): n for level, n in report.below.items()})
    hidden = f" Not shown: {', '.join(below)}." if below else ""
    return f"Examined {', '.join(looked)}. Found {found}{where}.{hidden}{stood}{unread}{_skipped(report)}"


def _skipped(report: Report) -> str:
    """What there is that is not read, by kind."""
    if not report.skipped:
        return ""
    kinds = sorted(report.skipped.items(), key=lambda kind: (-kind[1], kind[0]))
    told = [f"{n:,} {visible(kind)}" for kind, n in kinds[:_KINDS]]
    if others := sum(n for _, n in kinds[_KINDS:]):
        told.append(f"{others:,} others")
    return f" Not read: {', '.join(told)}."


def _counts(levels: Mapping[str, int]) -> list[str]:
    there = [level for level in _LEVELS if levels.get(level)]
    return [f"{levels[level]:,} of style" if level == "style" else _many(levels[level], level) for level in there]


def _many(n: int, noun: str) -> str:
    plural = noun if n == 1 else f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{n:,} {plural}"


def finding(f: Finding, width: int, paint: Paint) -> str:
    """One finding, with the words in question marked and its other places under it.

    A path stands once: places in the article to look in first are told by line, and so are those after another.
    """
    first, *others = f.ends
    level = str(f.level)
    where = place(first)
    head = f"{where}: {paint(level, level)}:"
    plain = len(where) + len(level) + 3
    said = visible(f"{f.message} [{f.rule}]")
    known = f"\u00a0{f.short}"  # which stays with the rule
    if plain > width * 2 // 3:  # the path takes the room: what is said begins on a line of its own
        lines, after = [head], wrapped(said + known, 0, width - len(INDENT))
    else:
        begun, *after = wrapped(said + known, plain + 1, width)
        lines = [f"{head} {begun}"]
    lines += [INDENT + line for line in after]
    lines[-1] = f"{lines[-1].removesuffix(known)} {paint(f.short, 'faint')}"
    lines.append(_excerpt(first, width, paint))
    path = first.article.path
    shown = others if len(others) == MOST_PLACES + 1 else others[:MOST_PLACES]  # a line that says so takes as much room
    for end in _by_article(shown, path):
        here = end.article.path
        there = "" if here == first.article.path else "there, "
        where = f"{there}{in_file(end)}" if here == path else place(end)
        lines.append(_lines(f"{where}: {visible(end.note)}" if end.note else where, width, INDENT).removesuffix("\n"))
        lines.append(_excerpt(end, width, paint))
        path = here
    if more := len(others) - len(shown):
        told = f"and {_many(more, 'more place')}; --format html marks them, --format json lists them"
        lines.append(_lines(told, width, INDENT).removesuffix("\n"))
    return "\n".join(lines) + "\n"


def _by_article(ends: Sequence[End], first: str) -> list[End]:
    """The ends in the article to look in first, and then those of one other after the other."""
    paths = list(dict.fromkeys([first, *(e.article.path for e in ends)]))
    return sorted(ends, key=lambda e: paths.index(e.article.path))


def _lines(text: str, width: int | None, indent: str = "") -> str:
    """The text in lines that are no wider where words allow, all of them indented alike."""
    lines = [text] if width is None else wrapped(text, 0, width - len(indent), 0)
    return "".join(f"{indent}{line}\n" for line in lines)


def place(end: End) -> str:
    """`path:line:column`, as editors and terminals make it a link; in a document the paragraph and the words."""
    if end.article.document:
        return f"{visible(end.article.path)}: {in_file(end)}"
    line, column = end.article.lines.place(end.span.start)
    return f"{visible(end.article.path)}:{line}:{column}"


def in_file(end: End) -> str:
    """The place without the path."""
    line, column = end.article.lines.place(end.span.start)
    return f"paragraph {line}, “{visible(_words(end))}”" if end.article.document else f"line {line}:{column}"


def _words(end: End) -> str:
    """The words at a place, whole, with those beside them where they are few; enough to find the place by."""
    article, span = end.article, end.span
    line = article.lines.span(article.lines.place(span.start)[0])
    left, right = max(line.start, span.start - _BESIDE), min(max(line.end, span.start), span.start + 2 * _BESIDE)
    before, text = article.quoted(Span(left, span.start)), article.quoted(Span(span.start, right))
    wanted = max(span.end - span.start, 1)
    known = sum(map(str.isalnum, text[:wanted])) > _FEW
    words = before.split(" ")
    begin = words[-1] if known or len(words) < 2 or words[-1] else " ".join(words[-2:])
    stop = text.find(" ", wanted if known else wanted + 1)
    stop = len(text) if stop < 0 else stop
    if stop == len(text) and right < line.end:
        return f"{begin}{text[:stop].rpartition(' ')[0] or text[:stop]} …"
    found = f"{begin}{text[:stop]}".strip()
    return found.strip(_EDGES) or found


def _excerpt(end: End, width: int, paint: Paint) -> str:
    """The line as it stands there, cut to fit, with marks under the words that are not all of it."""
    article, span = end.article, end.span
    line = article.lines.span(article.lines.place(span.start)[0])
    text, carets = excerpt(article, line, span, max(width - 2 * len(INDENT), 30))
    marks = "" if span.covers(line) else f"\n{2 * INDENT}{paint(carets, 'mark')}"
    return f"{2 * INDENT}{text}{marks}"
