"""The tables of a report's stories → their part of the proof, and the places in the copy that their cells lead to."""

from __future__ import annotations

from collections import defaultdict
from pathlib import PurePath
from typing import TYPE_CHECKING

from lint.report.html_text import shown, value
from lint.report.marked_passages import MarkedPlace
from lint.report.story_table import STANDINGS, bounded, of_report

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lint.engine.results import Report
    from lint.report.story_table import Row, Said, Table
    from lint.text.article import Article

#: A report on more articles has no tables: they are read again for them.
_MOST = 300
#: So many articles that are not shown are named.
_NAMED = 20


class Tables:
    """The tables of a report, by story. A place is marked as of no finding, by the number of its cell."""

    def __init__(self, report: Report) -> None:
        """Read the articles anew for what they tell."""
        few = report.stories and len(report.examined) <= _MOST
        self.left_out = bool(report.stories and not few)
        self.tables = {t.story: t for t in map(bounded, of_report(report)) if t.rows} if few else {}
        self.marks: dict[str, list[MarkedPlace]] = defaultdict(list)
        self._number: dict[int, int] = {}
        every = (s for t in self.tables.values() for row in t.rows for said in row.cells.values() for s in said)
        for number, said in enumerate(every, 1):
            self._number[id(said)] = number
            self.marks[said.article.path].append(MarkedPlace(0, number, said.span))

    def of(self, story: str) -> str:
        """The table of a story; nothing where it has none."""
        if not (table := self.tables.get(story)):
            return ""
        number = [*self.tables].index(story) + 1
        heads = "".join(f'<th scope="col">{shown(name)}</th>' for name in _names(table.articles))
        rows = "".join(self._row(row, table.articles) for row in table.rows)
        more = "".join(f"<p>{shown(words)}</p>\n" for words in left_out(table))
        return (
            f'<details class="told" open><summary id="told{number}">{shown(summary(table))}</summary>\n'
            f'<div class="scroll" tabindex="0" role="region" aria-labelledby="told{number}">\n<table>\n'
            f'<thead><tr><th scope="col">What is told</th>{heads}</tr></thead>\n'
            f"<tbody>\n{rows}</tbody>\n</table>\n</div>\n"
            f"{more}</details>\n"
        )

    def _row(self, row: Row, articles: Sequence[Article]) -> str:
        cells = "".join(self._cell(row.cells.get(a.path, ())) for a in articles)
        of = f' <span class="of">{shown(row.of)}</span>' if row.of else ""
        why = f' title="{value(row.message)}"' if row.message else ""
        return (
            f'<tr class="{row.standing}"><th scope="row"{why}><b class="standing">{STANDINGS[row.standing]}</b> '
            f'<span class="kind">{row.kind}</span>{of}</th>{cells}</tr>\n'
        )

    def _cell(self, said: Sequence[Said]) -> str:
        if not said:
            return '<td class="silent">–</td>'
        return f"<td>{''.join(map(self._said, said))}</td>"

    def _said(self, s: Said) -> str:
        kind = ' class="apart"' if s.apart else ""
        return f'<p><a href="#t{self._number[id(s)]}"{kind} title="{value(s.sentence)}">{shown(s.words)}</a></p>'


def summary(table: Table) -> str:
    """What a table comes to, in words."""
    differ = sum(not row.agreed for row in table.rows)
    agree = len(table.rows) - differ
    many = len(table.articles) + len(table.more_articles)
    return (
        f"What {many} articles tell: {differ} that differ{'s' * (differ == 1)}, {agree} that agree{'s' * (agree == 1)}"
    )


def left_out(table: Table) -> Iterator[str]:
    """What is not shown, in words."""
    if table.more_rows:
        yield f"{table.more_rows:,} more that are not shown: newslint --format table has all."
    if table.more_articles:
        names = _names(table.more_articles)
        yield f"Articles not shown here: {', '.join(names[:_NAMED])}{' …' if len(names) > _NAMED else ''}."


def _names(articles: Sequence[Article]) -> list[str]:
    """The names of files, or their paths where two have one name."""
    names = [PurePath(a.path).name for a in articles]
    return names if len({*names}) == len(names) else [a.path for a in articles]
