"""A Request → the report by the settings, rules and stets of a git revision, which says what a change makes of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from lint.revisions.at_revision import AtRevision, altered
from lint.revisions.changed_lines import since
from lint.revisions.git import NoSuchRevisionError
from lint.rulebook.disk import DISK
from lint.settings.settings import stets_beside
from lint.text.finding import Level
from lint.workspace.request import Request, RequestError
from lint.workspace.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lint.engine.results import Report
    from lint.text.finding import Finding

#: How much is shown of the digest of a commit.
_DIGITS = 10


class WorkspaceAtBase(Workspace):
    """The same copy as it lies there, but settings, rules and stets as they were at `settings_from`."""

    def __init__(self, request: Request, **told: Any) -> None:
        self._revision = request.settings_from or ""
        try:
            self._before = AtRevision(self._revision, request.paths, request.follow_links)
        except NoSuchRevisionError as e:
            raise _unknown(e) from e
        super().__init__(request, self._before, **told)
        self._own = Workspace(request, **told)

    def report(self) -> Report:
        """The report by what holds at the revision, which notes what the change would have it be."""
        try:
            changes = since(self._revision, self._named, self.request.columns)
            _ = self.configuration, self.stets, self._own.configuration, self._own.stets
            report = self._report(changes)
            names = self._altered()
            comments = [(e.article, comment) for e in report.examined for comment in e.article.stet_comments]
            if count := sum(changes.touched(article, comment.span) for article, comment in comments):
                names.append("1 stet in copy" if count == 1 else f"{count:,} stets in copy")
            if not names:
                return report
            accepted = _errors(report) - _errors(self._own.report())
        except NoSuchRevisionError as e:
            raise _unknown(e) from e
        return replace(report, notes=(*report.notes, _note(names, self._revision, len(accepted))))

    def _altered(self) -> list[str]:
        """The names of files of settings, rules and stets that are not as they were."""
        both = (self, self._own)
        files = [] if self.request.no_settings else [file for w in both for file in self._files(w)]
        return altered(files, [f for w in both for f in (*w.settings.rules, *self.request.rules)], self._before)

    def _files(self, workspace: Workspace) -> list[Path]:
        """The files of settings and stets that are looked for under these settings."""
        settings, paths = workspace.settings, self.request.paths
        file = settings.file
        stets = [stets_beside(settings, paths, disk) for disk in (self._before, DISK)]
        return [*([file] if file else []), *stets, *(path.with_name(self.baseline_file.name) for path in stets)]


def _unknown(e: NoSuchRevisionError) -> RequestError:
    return RequestError(f"--settings-from: {e}.")


def _errors(report: Report) -> set[tuple[object, ...]]:
    return {_known_by(f) for f in report.findings if f.level is Level.ERROR}


def _known_by(f: Finding) -> tuple[object, ...]:
    return f.rule, f.fingerprint, f.ends[0].article.path, f.ends[0].span


def _note(names: Sequence[str], revision: str, accepted: int) -> str:
    *most, last = names
    what = f"{', '.join(most)} and {last}" if most else last
    at = revision[:_DIGITS] if len(revision) >= 40 and set(revision) <= set("0123456789abcdef") else revision
    some = f"{accepted:,}" if accepted else "none"
    holds = f"What holds is as it was at {at}; the change would accept {some} of the errors found."
    return f"This change alters {what}. {holds}"
