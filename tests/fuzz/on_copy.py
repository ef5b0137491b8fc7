"""What must hold of newslint whatever copy says: each function takes the bytes of an article and fails where it does not."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from json import dumps, loads
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from lint.engine.deduplication import deduplicated
from lint.engine.fixes import safely, settle
from lint.engine.linter import ArticleResult, Linter
from lint.engine.results import Examined, Report
from lint.engine.serialization.articles import article_bytes, article_in
from lint.engine.serialization.findings import check_findings, findings_bytes, findings_in
from lint.engine.serialization.readings import reading_in
from lint.mentions import KINDS, Reading, kind_named
from lint.mentions.quotations.quotation import Quotation
from lint.read import DOCUMENT, UnreadableError, read_bytes
from lint.read.encodings import encoding_of
from lint.read.folder import Copy, Unread
from lint.read.source import BOM
from lint.report import github, html, json, mentions, sarif, stories, summary, text
from lint.report.terminal import visible
from lint.rulebook.built_in import built_in
from lint.stories.story import Story, group
from lint.text.composition import composed
from lint.text.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lint.rulebook.rule import Rule
    from lint.text.article import Article
    from lint.text.span import Span

#: Names that files may have.
HOSTILE = (
    "a.txt",
    "b\n::error::%0A<b>.txt",
    "c:1:2: error: \x1b[2J.md",
    "../d%25,\udcff\u202e.txt",
    '"><svg onload=x>.md',
)
_COLOUR = re.compile("\x1b\\[[0-9;]*m")
#: What a sheet of the proof is made of.
_TAGS = frozenset(
    "html head meta title body a header h1 h2 h3 h4 p div ul ol li details summary form fieldset legend label input "
    "button output kbd main section article mark span b code del ins blockquote table thead tbody tr th td".split()
)
_ATTRIBUTES = frozenset(
    "lang charset name content http-equiv class href id hidden type value checked aria-label aria-labelledby aria-live "
    "aria-keyshortcuts autocomplete tabindex dir title role scope open data-f data-o data-at data-level data-rule".split()
)


@cache
def all_rules() -> list[Rule]:
    """The rules that come with newslint, those of taste too."""
    return built_in()


@cache
def linter() -> Linter:
    return Linter(all_rules(), grouped=True, whole=False, encoded=True, published=date(2024, 6, 20)).ready()


def _suffix(data: bytes) -> str:
    return "md" if len(data) % 3 == 0 else "txt"


def article_of(data: bytes, name: str) -> Article | None:
    """The article, or None where it is said why there is none."""
    try:
        return read_bytes(data, name, date(2024, 6, 20) if len(data) % 2 else None)
    except UnreadableError as e:
        assert str(e)
        return None


def reading(data: bytes) -> None:
    """Blocks, prose and remarks lie where they say, in order."""
    for suffix in ("txt", "md"):
        if not (article := article_of(data, f"copy.{suffix}")):
            continue
        at, most, size = 0, len(article.prose.text), len(article.text)
        for block in article.blocks:
            assert at <= block.start <= block.end <= most, block
            assert 0 <= block.span.start <= block.span.end <= size, block
            at = block.end
        visible = [(i, c) for i, c in enumerate(article.prose.text) if not c.isspace()][:: 1 + len(data) % 5]
        spans = [article.prose.span(i, i + 1) for i, _ in visible]
        assert all(a.end <= b.start for a, b in pairwise(spans))
        for s, (_, c) in zip(spans, visible, strict=True):
            told = composed(article.text[s.start : s.end])
            # of what is typed into a machine, Markdown keeps the place alone; an entity is the sign that it stands for
            assert told == c or (suffix == "md" and (c == "_" or (told[0], told[-1]) == ("&", ";"))), told
        assert all(0 <= r.span.start < r.span.end <= size and r.covers.end <= size for r in article.stet_comments)
        places = [article.lines.place(n) for n in range(0, size + 1, 3)]
        assert places == sorted(places)
        assert article_in(article_bytes(article)).blocks == article.blocks


def recoding(data: bytes) -> None:
    """Documents and copy in other encodings are read with blocks where they say, checked, and sent; or it is said why not."""
    if not (article := article_of(data, "copy.txt")):
        return
    at = 0
    for block in article.blocks:
        assert at <= block.span.start <= block.span.end <= len(article.text), block
        assert block.start <= block.end <= len(article.prose.text), block
        at = block.span.end
    _sound(linter().check_article(linter().read(article)), len(article.text))
    assert article_in(article_bytes(article)).blocks == article.blocks
    if not data.startswith(DOCUMENT):
        assert encoding_of(data).encode(article.text) == data


def mentioning(data: bytes) -> None:
    """Every kind of mention is found where it says, in order, and can be told."""
    if not (article := article_of(data, f"copy.{_suffix(data)}")):
        return
    found = Reading(article)
    for kind in KINDS:
        there = found.of(kind_named(kind))
        assert [*there] == sorted(there, key=lambda m: m.start), kind
        for m in there:
            assert 0 <= m.span.start < m.span.end <= len(article.text), m
            assert article.prose.span(m.start, m.end) == m.span
            assert dumps(m.values())
    if len(data) % 4 == 0:
        assert len(loads(json.render_mentions([found], KINDS))["articles"]) == 1
        _shown(mentions.render([found], KINDS, ()))


def checking(data: bytes) -> None:
    """All rules find what they find at places that the article has, and its clipping shows the same."""
    if not (article := article_of(data, f"copy.{_suffix(data)}")):
        return
    findings = _sound(linter().check_article(linter().read(article)), len(article.text))
    stored = findings_bytes(findings)
    check_findings(stored, {r.id: r for r in all_rules()}, article.path)
    cut = findings_in(stored)
    for whole, kept in zip(findings, cut, strict=True):
        for a, b in zip(whole.ends, kept.ends, strict=True):
            assert a.text == b.text
            assert a.article.lines.place(a.span.start) == b.article.lines.place(b.span.start)


def comparing(data: bytes) -> None:
    """Parts of the input are articles of one story, grouped and compared as a run does it."""
    third = len(data.decode("utf-8", "ignore")) // 3 or 1
    said = data.decode("utf-8", "ignore")
    parts = (said, f"{said[third:]}\nThe end.", f"{said[: 2 * third]} {said[:40]}")
    done = [d for n, part in enumerate(parts) if (d := _done(part.encode(), f"{n}.{_suffix(data)}"))]
    if len(done) < 2:
        return
    sent: list[tuple[str, Reading | bytes]] = [(d.path, d.told) for d in done if isinstance(d.told, bytes)]
    told = [reading_in(data, path, linter().story_needs) for path, data in sent if isinstance(data, bytes)]
    group(told, "auto")
    found = linter().story(("s", sent))
    if any(isinstance(b, Unread) for b in found):
        linter().check_story(Story("s", told))
    between = [b for b in found if not isinstance(b, Unread)]
    assert len(between) == len(found), found
    _sound([f for b in between if isinstance(b.found, bytes) for f in findings_in(b.found)], max(map(len, parts)))


def reporting(data: bytes) -> None:
    """Every format is well-formed, and neither copy nor the name of a file can act in any."""
    names = HOSTILE[len(data) % 4 :][: 2 if len(data) % 3 else 1]
    readings = [linter().read(a) for name in names if (a := article_of(data, name))]
    found = [f for r in readings for f in linter().check_article(r)]
    found += linter().check_story(Story(HOSTILE[1], readings))
    examined = tuple(Examined(r.article, HOSTILE[1], {"date": 1}) for r in readings)
    report = Report(examined, tuple(deduplicated(found)), (Unread(HOSTILE[3], "so\x1b"),), 1, "\x1b[2J<b>")
    _shown(text.render(report, width=20 + len(data) % 150))
    _shown(_COLOUR.sub("", text.render(report, colour=True)))
    _told(report)
    log = github.render(report)
    _shown(log)
    commands, *rest = log.split("::stop-commands::")
    assert len(rest) == 1
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in commands.splitlines())
    page = summary.render(report)
    _shown(page)
    assert not re.search(r"<(?!/?(?:b|br|sub|span)>)", page)
    _proof(html.render(report))
    _shown(stories.render([Story(HOSTILE[1], readings)] if readings else [], report.unread))


def _told(report: Report) -> None:
    """JSON and SARIF say the same of each finding."""
    told = loads(json.render(report))
    rules = [r for r in all_rules() if r.id in {f.rule for f in report.findings}]
    (log,) = loads(sarif.render(report, rules))["runs"]
    for f, one, result in zip(report.findings, told["findings"], log["results"], strict=True):
        for e, end in zip(f.ends, one["ends"], strict=True):
            assert e.article.text[end["start"] : end["end"]] == end["text"]
        region = result["locations"][0]["physicalLocation"]["region"]
        assert (region["startLine"], region["startColumn"]) == (one["ends"][0]["line"], one["ends"][0]["column"])
        assert log["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == f.rule == one["rule"]


def _proof(page: str) -> None:
    """The page holds what newslint puts in it and no more, each element closed where it was opened."""
    head, rest = page.split("<style>")
    body, script = rest.split("</style>")[1].split("<script>")
    assert script.endswith("</script>\n</body>\n</html>\n")
    page = head + body
    _shown(page.replace("\t", "").replace("\r", ""))
    parser = _Proof()
    parser.feed(page)
    parser.close()
    assert parser.open == ["html", "body"], parser.open


class _Proof(HTMLParser):
    EMPTY: ClassVar = {"meta", "input"}

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in _TAGS, tag
        assert _ATTRIBUTES.issuperset(name for name, _ in attrs), attrs
        assert all((value or "").startswith("#") for name, value in attrs if name == "href"), attrs
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, tag

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


def fixing(data: bytes) -> None:
    """Fixes settle in one go in whole articles, and the letters of a quotation stay as they are."""
    if not (article := article_of(data, f"copy.{_suffix(data)}")):
        return
    said: list[str] = []

    def found(now: str) -> tuple[list[Finding], list[Span] | None]:
        letters = _letters(now)
        assert all(words in letters for words in said), (said, now)
        if not (there := article_of(BOM + now.encode(), article.path)):
            return [], None
        reading = linter().read(there)
        findings, quoted = linter().check_article(reading), [q.span for q in reading.of(Quotation)]
        said[:] = [_letters(now[q.start : q.end]) for q in quoted]
        return findings, quoted

    settled = settle(article.text, found)
    assert settle(settled, found) == settled
    letters = _letters(settled)
    assert all(words in letters for words in said), (said, settled)


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words))


def _done(data: bytes, name: str) -> ArticleResult | None:
    """What a run makes of a file; a fault of newslint's own, which a run names and passes over, is a failure."""
    done = linter().article(Copy(name, Path(name), data))
    if isinstance(done, ArticleResult) and not done.faults:
        return done
    if isinstance(done, ArticleResult) or "a fault in newslint" in done.reason:
        linter().check_article(linter().read(read_bytes(data, name, date(2024, 6, 20))))
        raise AssertionError(done)
    return None


def _sound(findings: Sequence[Finding], most: int) -> list[Finding]:
    """The findings in order, which point into their articles and have fixes that change them."""
    found = deduplicated(findings)
    assert found == sorted(found, key=Finding.sort_key)
    for f in found:
        assert f.message.strip(), f.rule
        assert f.ends, f.rule
        for e in f.ends:
            assert 0 <= e.span.start <= e.span.end <= most, (f.rule, e.span)
        if f.fix:
            assert 0 <= f.fix.span.start <= f.fix.span.end <= most, f.rule
            if whole := f.ends[0].article.text:
                assert safely(whole, [f], lambda _: []) != whole, f.rule
    return found


def _shown(page: str) -> None:
    assert all(visible(line) == line for line in page.split("\n")), "what is not seen is passed on"


def articles(data: bytes) -> Iterator[Article]:
    """The article in the input, if there is one."""
    if article := article_of(data, f"copy.{_suffix(data)}"):
        yield article
