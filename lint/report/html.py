"""A Report → the proof: one self-contained page, the articles as an editor reads them, findings in the margin."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from functools import cache
from itertools import groupby
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, NamedTuple

from lint.read.source import REPORT
from lint.report import text
from lint.report.html_table import Tables
from lint.report.html_text import shown, value
from lint.report.marked_passages import MarkedPlace, passages
from lint.text.finding import Level
from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lint.engine.results import Report
    from lint.report.marked_passages import Passage, Piece
    from lint.rulebook.rule import Rule
    from lint.text.article import Article
    from lint.text.finding import End, Finding

#: Space that a browser would not show as it stands.
_GAP = lazy(r"\s\s|\A\s|\s\Z")
#: From so many articles on, a browser lays out those alone that come into view.
_MANY = 40
_TAGS = {"headline": "h3", "subhead": "h4", "quote": "blockquote"}
_NAMES = {Level.ERROR: "Errors", Level.WARNING: "Warnings", Level.STYLE: "Style"}


class _Sheet(NamedTuple):
    """One article of the proof, with what is marked in it."""

    article: Article
    story: str
    marks: list[MarkedPlace]


def render(report: Report, rules: Iterable[Rule] = ()) -> str:
    """The whole page, with the reasons of these rules. It loads nothing, and its policy lets it run nothing but its own
    script."""
    tables = Tables(report)
    sheets, findings = _sheets(report, tables)
    reasons = {r.id: r.why for r in rules}
    style, script = _part("html.css"), _part("html.js")
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    parts = [
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
        f'<meta name="generator" content="{REPORT}">\n',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n',
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
        '<meta name="referrer" content="no-referrer">\n',
        f"<title>Proof: {len(findings):,} findings</title>\n<style>{style}</style>\n</head>\n<body>\n",
        '<a class="skip" href="#copy">Skip to the copy</a>\n',
        _masthead(report, sheets, tables),
        _filters(report),
        f'<main id="copy" class="{"many" if len(sheets) > _MANY else "few"}" tabindex="-1">\n',
    ]
    number = 0
    for story, members in groupby(sheets, key=lambda s: s.story):
        inside = list(members)
        parts.append('<section class="story">\n')
        if len(inside) > 1:
            parts.append(f'<h2 class="slug">Story: {shown(story)}</h2>\n{tables.of(story)}')
        for sheet in inside:
            number += 1
            parts += _article(number, sheet, findings, reasons)
        parts.append("</section>\n")
    parts += _clean(report, sheets)
    parts.append(f"</main>\n<script>{script}</script>\n</body>\n</html>\n")
    return "".join(parts)


def _sheets(report: Report, tables: Tables) -> tuple[list[_Sheet], dict[int, Finding]]:
    """The articles with something to mark, by story, and the findings by the number that they have on the page."""
    order = sorted(report.examined, key=lambda e: (e.story, e.article.path))
    sheets = {e.article.path: _Sheet(e.article, e.story, []) for e in order}
    for f in report.findings:  # a finding may be about a file that is no copy, such as the one of stets
        sheets.setdefault(f.ends[0].article.path, _Sheet(f.ends[0].article, "", []))
    rank = {path: n for n, path in enumerate(sheets)}
    ranked = sorted(report.findings, key=lambda f: rank[f.ends[0].article.path])
    findings = dict(enumerate(ranked, 1))
    for number, f in findings.items():
        for n, end in enumerate(f.ends[: 1 + text.MOST_PLACES]):
            sheets[end.article.path].marks.append(MarkedPlace(number, n, end.span))
    for path, told in tables.marks.items():
        sheets[path].marks.extend(told)
    return [s for s in sheets.values() if s.marks], findings


def _masthead(report: Report, sheets: Sequence[_Sheet], tables: Tables) -> str:
    """What was examined, what was not, and the way to each article."""
    entries = []
    for n, sheet in enumerate(sheets, 1):
        count = sum(m.end == 0 for m in sheet.marks)
        entries.append(f'<li><a href="#a{n}">{shown(sheet.article.path)}</a> <span>{count:,}</span></li>\n')
    marked = {s.article.path for s in sheets}
    clean = sum(e.article.path not in marked for e in report.examined)
    rest = f"<p>Nothing to mark in {clean:,} more.</p>\n" if clean else ""
    unread = "".join(f"<li>{shown(u.path)}: {shown(u.reason)}</li>\n" for u in report.unread)
    return (
        f'<header class="mast">\n<h1>Proof</h1>\n<p>{shown(text.summary(report))}</p>\n'
        + "".join(f"<p>{shown(note)}</p>\n" for note in report.notes)
        + ("<p>Without tables, which newslint --format table has.</p>\n" if tables.left_out else "")
        + (f'<div class="unread"><h2>Not examined</h2>\n<ul>\n{unread}</ul></div>\n' if unread else "")
        + f"<details><summary>Articles</summary>\n<ol>\n{''.join(entries)}</ol>\n{rest}</details>\n</header>\n"
    )


def _filters(report: Report) -> str:
    levels = Counter(f.level for f in report.findings)
    rules = Counter(f.rule for f in report.findings)
    by_level = "".join(
        f'<label class="{level}"><input type="checkbox" name="level" value="{level}" checked> '
        f"{_NAMES[level]} <span>{levels[level]:,}</span></label>\n"
        for level in sorted(levels, reverse=True)
    )
    by_rule = "".join(
        f'<label><input type="checkbox" name="rule" value="{value(rule)}" checked> '
        f"{shown(rule)} <span>{count:,}</span></label>\n"
        for rule, count in sorted(rules.items())
    )
    return (
        '<form class="bar" id="bar" aria-label="Findings to show" autocomplete="off" hidden>\n'
        f"<fieldset><legend>Levels</legend>\n{by_level}</fieldset>\n"
        f'<details class="rules"><summary>Rules</summary>\n<fieldset><legend>Rules</legend>\n'
        f'<p><button type="button" id="all">All</button> <button type="button" id="none">None</button></p>\n'
        f"{by_rule}</fieldset></details>\n"
        '<p class="way"><button type="button" id="previous" aria-keyshortcuts="k p">Previous</button>'
        '<output id="place" aria-live="polite"></output>'
        '<button type="button" id="next" aria-keyshortcuts="j n">Next</button></p>\n'
        '<p class="keys"><kbd>j</kbd> <kbd>k</kbd> next, previous · <kbd>o</kbd> its other places · '
        "<kbd>Esc</kbd> none</p>\n</form>\n"
    )


def _clean(report: Report, sheets: Sequence[_Sheet]) -> Iterator[str]:
    """The articles with nothing to mark, folded."""
    marked = {s.article.path for s in sheets}
    clean = [e.article for e in report.examined if e.article.path not in marked]
    if not clean:
        return
    yield f'<section class="clean">\n<h2 class="slug">Nothing to mark in {len(clean):,} more</h2>\n'
    for article in clean:
        yield f"<details><summary>{shown(article.path)} <span>{article.words:,} words</span></summary>\n"
        yield from (f'<div class="row">\n{_passage(passage, {})}</div>\n' for passage in passages(article, ()))
        yield "</details>\n"
    yield "</section>\n"


def _article(number: int, sheet: _Sheet, findings: Mapping[int, Finding], reasons: Mapping[str, str]) -> Iterator[str]:
    article = sheet.article
    facts = [f"published {article.published:%Y-%m-%d}"] if article.published else []
    facts.append(f"{article.words:,} words")
    yield f'<article aria-labelledby="a{number}">\n<header><h2 id="a{number}" tabindex="-1">{shown(article.path)}</h2>'
    yield f"<p>{', '.join(facts)}</p></header>\n"
    for passage in passages(article, sheet.marks):
        yield '<div class="row">\n' + _passage(passage, findings)
        if begin := [m for m in passage.begin if m.number]:
            yield f'<div class="margin">\n{"".join(_margin(begin, findings, reasons))}</div>\n'
        yield "</div>\n"
    yield "</article>\n"


def _passage(passage: Passage, findings: Mapping[int, Finding]) -> str:
    tag = _TAGS.get(passage.kind, "p")
    name = passage.kind.replace(" ", "-")
    body = "".join(_piece(p, findings) for p in passage.pieces)
    return f'<{tag} class="{name}" dir="auto">{body}</{tag}>\n'


def _piece(piece: Piece, findings: Mapping[int, Finding]) -> str:
    anchors = "".join(f'<span id="{_anchor(m)}"></span>' for m in piece.begin)
    numbers = dict.fromkeys(m.number for m in piece.end if m.number)
    refs = "".join(f'<a class="ref" href="#f{n}" data-f="{n}" aria-label="Finding {n}">{n}</a>' for n in numbers)
    over = [m for m in piece.over if m.number]
    if not over:
        words = shown(piece.text)
        return anchors + (f'<span class="said">{words}</span>' if piece.over else words) + refs
    first = sorted((m.number for m in over if m.end == 0), key=lambda n: -findings[n].level)
    other = [m.number for m in over if m.end > 0]
    level = str(findings[first[0]].level) if first else "other"
    form = "" if piece.text and not _GAP.search(piece.text) else " gap" if piece.text else " caret"
    return (
        f'{anchors}<mark class="{level}{form}" data-f="{" ".join(map(str, first))}" '
        f'data-o="{" ".join(map(str, other))}">{shown(piece.text)}</mark>{refs}'
    )


def _anchor(m: MarkedPlace) -> str:
    """What a place is called: of a finding's number, or told in a cell of a table."""
    return f"e{m.number}-{m.end}" if m.number else f"t{m.end}"


def _margin(marks: Sequence[MarkedPlace], findings: Mapping[int, Finding], reasons: Mapping[str, str]) -> Iterator[str]:
    """The notes on marks: whole where a finding is to be looked at first, short at its other ends."""
    for _, same in groupby(marks, key=lambda m: m.span):
        here = list(same)
        for m in here:
            if m.end == 0:
                f = findings[m.number]
                yield _note(m.number, f, reasons.get(f.rule, ""))
        others = [m for m in here if m.end > 0]
        for note, members in groupby(others, key=lambda m: findings[m.number].ends[m.end].note):
            yield _back(list(members), note, findings)


def _note(number: int, f: Finding, why: str) -> str:
    level = str(f.level)
    others = f.ends[1:]
    places = "".join(
        f'<li><a href="#e{number}-{n}">{_where(end, f.ends[0])}</a> {shown(end.note)}</li>\n'
        for n, end in enumerate(others[: text.MOST_PLACES], 1)
    )
    more = f"<li>and {len(others) - text.MOST_PLACES:,} more</li>\n" if len(others) > text.MOST_PLACES else ""
    fix = ""
    if f.fix:
        before = f.ends[0].article.quoted(f.fix.span)
        guess = "" if f.fix.safe else " (a suggestion)"
        fix = f'<p class="fix"><del>{shown(before)}</del> <ins>{shown(f.fix.replacement)}</ins>{guess}</p>\n'
    return (
        f'<div class="note {level}" id="f{number}" data-at="e{number}-0" data-level="{level}" '
        f'data-rule="{value(f.rule)}" tabindex="-1" role="group" aria-label="Finding {number}, {level}">\n'
        f'<p><b class="number">{number}</b> {shown(f.message)}</p>\n'
        + fix
        + (f"<ul>\n{places}{more}</ul>\n" if others else "")
        + f'<details class="rule"><summary>{level} · {shown(f.rule)} · {f.short}</summary>\n'
        + (f"<p>{shown(' '.join(why.split()))}</p>\n" if why else "")
        + f"<p>To let it stand: <code>{shown(_stet(f))}</code></p></details>\n</div>\n"
    )


def _stet(f: Finding) -> str:
    """The command that lets the finding stand; it needs all articles that the finding is about."""
    paths = sorted({e.article.path for e in f.ends})
    return f"newslint stet {' '.join(map(quote, paths))} --fingerprint {f.short} --reason …"


def _back(marks: Sequence[MarkedPlace], note: str, findings: Mapping[int, Finding]) -> str:
    """What stands at the other end of findings: the way back to each."""
    ways = ", ".join(
        f'<a href="#f{m.number}" data-f="{m.number}"><b>{m.number}</b> {_where(f.ends[0], f.ends[m.end])}</a>'
        for m, f in ((m, findings[m.number]) for m in marks)
    )
    said = f"{shown(note)}: " if note else ""
    first = marks[0]
    return f'<div class="back" data-at="e{first.number}-{first.end}"><p>{said}{ways}</p></div>\n'


def _where(end: End, seen_from: End) -> str:
    article, at = end.article, end.span.start
    if article.path == seen_from.article.path:
        return article.line_told(at)
    return shown(article.line_told(at, Path(article.path).name))


@cache
def _part(name: str) -> str:
    return "\n" + Path(__file__).with_name(name).read_text(encoding="utf-8")


def _digest(part: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(part.encode()).digest()).decode()}"
