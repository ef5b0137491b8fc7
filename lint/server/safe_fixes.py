"""A Report → the same, with those fixes alone called safe that `newslint fix` would make: no word of a quotation."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from lint.engine.fixes import quotations_in, safely
from lint.mentions import Reading
from lint.mentions.quotations.quotation import Quotation

if TYPE_CHECKING:
    from lint.engine.results import Report
    from lint.text.article import Article
    from lint.text.finding import Finding, Fix
    from lint.text.span import Span

#: What may open or close a quotation.
_MARKS = frozenset("\"'“”‘’«»„‹›")


class SafeFixes:
    """What is known of fixes, for as long as their articles are held."""

    def __init__(self) -> None:
        self._quoted: WeakKeyDictionary[Article, list[Span]] = WeakKeyDictionary()
        self._made: WeakKeyDictionary[Article, dict[Fix, bool]] = WeakKeyDictionary()

    def judged(self, report: Report) -> Report:
        """The report, in which every safe fix can be made by itself."""
        return replace(report, findings=[self._finding(f) for f in report.findings])

    def _finding(self, f: Finding) -> Finding:
        if f.fix is None or not f.fix.safe:
            return f
        known = self._made.setdefault(f.ends[0].article, {})
        if f.fix not in known:
            known[f.fix] = self._is_made(f, f.fix)
        return f if known[f.fix] else replace(f, fix=replace(f.fix, safe=False))

    def _is_made(self, f: Finding, fix: Fix) -> bool:
        article = f.ends[0].article
        if article not in self._quoted:
            self._quoted[article] = [q.span for q in Reading(article).of(Quotation)]
        changed = article.quoted(fix.span) + fix.replacement
        if _MARKS.isdisjoint(changed) and not any(q.overlaps(fix.span) for q in self._quoted[article]):
            return True
        return not article.document and safely(article.text, [f], partial(quotations_in, article.path)) != article.text
