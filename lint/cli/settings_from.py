"""`--settings-from`: copy is checked by the settings, rules and stets of a revision, and it is said what a change makes
of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lint.cli.run import stop
from lint.revisions.at_revision import AtRevision, altered
from lint.revisions.changed_lines import since
from lint.revisions.git import NoSuchRevisionError
from lint.rulebook.disk import DISK, Disk
from lint.settings.settings import stets_beside
from lint.text.finding import Level

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from lint.engine.results import Report
    from lint.revisions.changed_lines import Changes
    from lint.settings.settings import Configuration
    from lint.settings.stets import StetFile
    from lint.text.finding import Finding

    By = Callable[[Disk], tuple[Configuration, StetFile | None]]
    Check = Callable[[Configuration, StetFile | None, Changes | None], Report]

#: How much is shown of the digest of a commit.
_DIGITS = 10


def checked(
    revision: str,
    paths: Sequence[Path],
    folders: Sequence[Path],
    no_settings: bool,
    follow_links: bool,
    by: By,
    check: Check,
) -> tuple[Configuration, Report]:
    """What holds at the revision, and the report by it, which notes what the change would have it be.

    `by` tells what holds, and `check` gives the report by that, but for stets in changed lines.
    """
    try:
        before = AtRevision(revision, paths, follow_links)
        changes = since(revision, paths)
        configuration, stets = by(before)
        own, own_stets = by(Disk(follow_links))
        report = check(configuration, stets, changes)
        files = [] if no_settings else [file for h in (configuration, own) for file in _files(h, paths, before)]
        names = altered(files, [f for h in (configuration, own) for f in (*h.settings.rules, *folders)], before)
        if count := sum(changes.touched(e.article, r.span) for e in report.examined for r in e.article.remarks):
            names.append("1 stet in copy" if count == 1 else f"{count:,} stets in copy")
        if not names:
            return configuration, report
        accepted = _errors(report) - _errors(check(own, own_stets, None))
    except NoSuchRevisionError as e:
        stop(f"--settings-from: {e}.")
    return configuration, replace(report, notes=(*report.notes, _note(names, revision, len(accepted))))


def _files(configuration: Configuration, paths: Sequence[Path], before: Disk) -> list[Path]:
    """The files of settings and stets that are looked for under these settings."""
    file = configuration.settings.file
    return [*([file] if file else []), *(stets_beside(configuration.settings, paths, w) for w in (before, DISK))]


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
