"""A report → what an editor shows of it in one document: diagnostics, each with the finding that it is made of."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

from lsprotocol.types import (
    CodeDescription,
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    Location,
    Position,
    Range,
)

from lint.lsp.positions import Places
from lint.rulebook.rule import BUILT_IN
from lint.text.finding import Level

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from lint.engine.results import Report
    from lint.lsp.desk import Document
    from lint.rulebook.rule import Rule
    from lint.text.article import Article
    from lint.text.finding import End, Finding
    from lint.text.span import Span

_SEVERITIES = {
    Level.ERROR: DiagnosticSeverity.Error,
    Level.WARNING: DiagnosticSeverity.Warning,
    Level.STYLE: DiagnosticSeverity.Information,
}
#: Places of a finding that are linked to at most.
_MOST = 20


class Shown(NamedTuple):
    """One finding as it is shown in a document: at the first of its places there."""

    finding: Finding
    span: Span
    diagnostic: Diagnostic


class Teller:
    """What makes diagnostics: it knows the address of each file, the rules, and how the editor counts."""

    def __init__(self, uri_of: Callable[[str], str], rules: Mapping[str, Rule], encoding: str) -> None:
        self._uri_of, self._rules, self._encoding = uri_of, rules, encoding

    def shown(self, report: Report, path: str) -> Iterator[Shown]:
        """What is to be seen in the document at this path."""
        for finding in report.findings:
            here = next((e for e in finding.ends if e.article.path == path), None)
            if here:
                yield Shown(finding, here.span, self._diagnostic(finding, here))

    def _diagnostic(self, finding: Finding, here: End) -> Diagnostic:
        first = finding.ends[0]
        elsewhere = first.article.path != here.article.path
        name = f"{PurePath(first.article.path).name}: " if elsewhere else ""
        severity = DiagnosticSeverity.Information if elsewhere else _SEVERITIES[finding.level]
        others = [e for e in finding.ends if e is not here][:_MOST]
        return Diagnostic(
            range=self._places(here.article).range(here.span),
            message=name + finding.message,
            severity=severity,
            code=finding.rule,
            code_description=CodeDescription(href) if (href := self.page(finding.rule)) else None,
            source="newslint",
            related_information=[self._related(e) for e in others] or None,
            data={"fingerprint": finding.fingerprint},
        )

    def _related(self, end: End) -> DiagnosticRelatedInformation:
        where = Location(self._uri_of(end.article.path), self._places(end.article).range(end.span))
        return DiagnosticRelatedInformation(where, end.note or f"“{' '.join(end.text.split())[:80]}” stands here")

    def _places(self, article: Article) -> Places:
        return Places.of(article, self._encoding)

    def page(self, rule_id: str) -> str:
        """The address of what is written of a rule: its place in the catalogue, or its file; nothing for a stet."""
        rule = self._rules.get(rule_id)
        if rule is None:
            return ""
        path = Path(rule.path).absolute()
        if BUILT_IN.absolute() in path.parents and (BUILT_IN / "README.md").is_file():
            return f"{(BUILT_IN / 'README.md').absolute().as_uri()}#{rule_id.replace('/', '')}"
        return path.as_uri()


def not_examined(report: Report, document: Document) -> list[Diagnostic]:
    """What of a document was not examined, and why, at its top; that nothing is written yet, its author knows."""
    top = Range(Position(0, 0), Position(0, 0))
    return [
        Diagnostic(top, f"This is not examined: {u.reason}.", DiagnosticSeverity.Information, source="newslint")
        for u in report.unread
        if u.path == document.path and document.text.strip()
    ]
