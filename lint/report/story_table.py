"""A Report or stories → the table of each story: a row for each thing that its articles tell, a column for each."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from lint.mentions import Reading
from lint.stories.fact_table import facts
from lint.stories.story import Story
from lint.text.tables import first_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from lint.engine.results import Report
    from lint.stories.facts import Fact
    from lint.text.article import Article
    from lint.text.finding import End, Finding
    from lint.text.span import Span

#: What a row is about: by the role of its fact, or by the pack of the rule where a finding is no fact's.
_KINDS = first_of("rows", "kinds")
_PACKS = first_of("rows", "kinds of packs")
#: How a row stands, the gravest first: its finding's level, or what its values come to; and what people are told.
STANDINGS = {
    "error": "disagree", "warning": "may disagree", "differ": "differ", "style": "forms differ",
    "form": "forms differ", "agree": "agree",
}  # fmt: skip
#: So many rows are shown of what disagrees, of what agrees, and so many articles beside each other.
MOST_APART, MOST_AGREED, MOST_ARTICLES = 60, 25, 12
#: Words of a cell.
_LONG = 200


class Said(NamedTuple):
    """What an article says of one thing: the words, their place and sentence; `apart` from what most others say."""

    words: str
    article: Article
    span: Span
    sentence: str
    apart: bool = False


class Row(NamedTuple):
    """One thing that several articles tell, and what each says of it, by its path."""

    kind: str
    of: str
    standing: str
    message: str
    cells: dict[str, list[Said]]

    @property
    def agreed(self) -> bool:
        """True where all say the same."""
        return self.standing == "agree"


class Table(NamedTuple):
    """The rows of a story, what disagrees first; and how much there is besides of rows and articles."""

    story: str
    articles: Sequence[Article]
    rows: Sequence[Row]
    more_rows: int = 0
    more_articles: Sequence[Article] = ()


def of_report(report: Report, reading_of: Callable[[Article], Reading] = Reading) -> Iterator[Table]:
    """The table of each story of several articles that the report has whole, with what it found between them."""
    found: dict[str, list[Finding]] = defaultdict(list)
    for f in report.findings:
        if f.story and len({e.article.path for e in f.ends}) > 1:
            found[f.story].append(f)
    order = sorted(report.examined, key=lambda e: (e.story, e.article.path))
    for name, members in groupby(order, key=lambda e: e.story):
        readings = tuple(reading_of(e.article) for e in members)
        if len(readings) > 1:
            yield of_story(Story(name, readings), found[name])


def of_story(story: Story, findings: Iterable[Finding] = ()) -> Table:
    """The table of one story, with the findings between its articles."""
    rows = [_row(fact) for fact in facts(story)]
    places: dict[str, list[tuple[Span, int]]] = defaultdict(list)
    for n, row in enumerate(rows):
        _note(places, n, row)
    for f in findings:
        about = _about(places, f)
        if about is not None:
            rows[about] = _graver(rows[about], f)
        elif kind := _PACKS.get(f.rule.partition("/")[0]):
            rows.append(_graver(Row(kind, _shortened(f.ends[-1].text), "agree", "", {}), f))
            _note(places, len(rows) - 1, rows[-1])
    standings = list(STANDINGS)
    rows.sort(key=lambda row: standings.index(row.standing))
    return Table(story.name, [r.article for r in story.readings], rows)


def bounded(table: Table) -> Table:
    """The table as it is shown, with no more rows and articles than can be looked at."""
    apart = [row for row in table.rows if not row.agreed][:MOST_APART]
    agreed = [row for row in table.rows if row.agreed][:MOST_AGREED]
    told = Counter(path for row in (*apart, *apart, *agreed) for path in row.cells)
    most = {path for path, _ in sorted(told.items(), key=lambda t: (-t[1], t[0]))[:MOST_ARTICLES]}
    articles = [a for a in table.articles if a.path in most]
    rows = [row for row in (*apart, *agreed) if len(row.cells.keys() & most) > 1]
    left = [a for a in table.articles if a.path not in most]
    return table._replace(articles=articles, rows=rows, more_rows=len(table.rows) - len(rows), more_articles=left)


def as_data(table: Table) -> dict[str, Any]:
    """The table as it is shown, for programs."""
    table = bounded(table)
    return {
        "story": table.story,
        "articles": [a.path for a in table.articles],
        "rows": [
            {
                "kind": row.kind,
                "of": row.of,
                "standing": row.standing,
                "told": STANDINGS[row.standing],
                "message": row.message,
                "cells": [
                    {"path": path, "start": s.span.start, "end": s.span.end, "said": s.words, "sentence": s.sentence,
                     "apart": s.apart}
                    for path, said in row.cells.items()
                    for s in said
                ],
            }
            for row in table.rows
        ],
        "more_rows": table.more_rows,
        "more_articles": [a.path for a in table.more_articles],
    }  # fmt: skip


def _row(fact: Fact) -> Row:
    """The row of a fact; in a cell, what is said in the same words is said once."""
    sides = {value: len({p.path for p in places}) for value, places in fact.values.items()}
    most = max(sides.values())
    usual = {value for value, n in sides.items() if n == most}
    usual = usual if len(usual) == 1 else set()
    cells: dict[str, list[Said]] = defaultdict(list)
    for value, places in fact.values.items():
        for p in places:
            apart = not fact.agreed and value not in usual
            if not any((s.words, s.apart) == (p.said, apart) for s in cells[p.path]):
                cells[p.path].append(Said(p.said, p.reading.article, p.span, p.sentence, apart))
    return Row(_KINDS.get(fact.role, fact.role.capitalize()), fact.of, fact.verdict, "", dict(sorted(cells.items())))


def _note(places: dict[str, list[tuple[Span, int]]], number: int, row: Row) -> None:
    """Have the places of a row among all places, with its number."""
    for path, said in row.cells.items():
        places[path] += [(s.span, number) for s in said]


def _about(places: Mapping[str, Sequence[tuple[Span, int]]], f: Finding) -> int | None:
    """The first row that has places of the finding in two articles."""
    paths: dict[int, set[str]] = defaultdict(set)
    for end in f.ends:
        for span, number in places.get(end.article.path, ()):
            if _overlap(span, end):
                paths[number].add(end.article.path)
    return min((number for number, found in paths.items() if len(found) > 1), default=None)


def _graver(row: Row, f: Finding) -> Row:
    """The row with a finding, and with those of its places that it has not."""
    level = str(f.level)
    graver = list(STANDINGS).index(level) < list(STANDINGS).index(row.standing)
    settled = graver and row.standing != "differ"  # what is a matter of form besides is not what is the matter
    cells = {path: [s._replace(apart=s.apart and not settled) for s in said] for path, said in row.cells.items()}
    doubtful = f.ends[0].text
    for end in f.ends:
        here = cells.setdefault(end.article.path, [])
        apart = end.text == doubtful
        touching = [n for n, s in enumerate(here) if _overlap(s.span, end)]
        for n in touching:
            here[n] = here[n]._replace(apart=here[n].apart or apart)
        if not touching and not any(s.words == end.text for s in here):
            here.append(Said(_shortened(end.text), end.article, end.span, "", apart))
    message = f"{row.message} {f.message}".strip()
    return Row(row.kind, row.of, level if graver else row.standing, message, dict(sorted(cells.items())))


def _overlap(span: Span, end: End) -> bool:
    return span.start < end.span.end and end.span.start < span.end


def _shortened(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONG else words[:_LONG].rpartition(" ")[0] + " …"
