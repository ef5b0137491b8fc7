"""What `newslint check` does: articles are checked and the report is written, and an exit code says what was found."""

from __future__ import annotations

import os
import sys
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lint.cli.run import all_examined, colour_wanted, nothing_examined, spare_copy, stop, width, workspace, write

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lint.engine.results import Report
    from lint.report.view import View
    from lint.text.finding import Finding
    from lint.workspace import Request, Workspace


class Show(NamedTuple):
    """How a report is to be written, as the options of `newslint check` say."""

    format: str = "text"
    output: Path | None = None
    level: str | None = None
    group_by: str = ""
    limit: int | None = None
    quiet: bool = False
    statistics: bool = False


def run(request: Request, show: Show, *, fail_on: str | None, allow_unread: bool) -> None:
    """Check the copy and write the report; ends the run where it finds too much, or had nothing to examine."""
    asked = workspace(request, quiet=show.quiet)
    spare_copy(asked, show.output)
    report = asked.report()
    finish(asked, report, _shown(report, show), show, fail_on=fail_on, allow_unread=allow_unread)


class Rounds:
    """The check again and again: the whole report first, and then what is new in it and what is gone."""

    def __init__(self, request: Request, show: Show) -> None:
        self._request, self._show = request, show
        self._before: Sequence[Finding] | None = None

    def __call__(self) -> None:
        asked = workspace(self._request, quiet=self._show.quiet)
        spare_copy(asked, self._show.output)
        report = asked.report()
        shown = _shown(report, self._show)
        before, self._before = self._before, list(shown.findings)
        if before is None or self._show.format != "text" or self._show.statistics:
            finish(asked, report, shown, self._show, fail_on="never", allow_unread=True)
            return
        if self._show.output is not None:
            write(_rendered(asked, shown, self._show), self._show.output, self._request.follow_links)
        from lint.report.news import render

        write(render(before, shown, width=width() or 100, colour=colour_wanted()), None)
        all_examined(report.unread, allow_unread=True)


def _shown(report: Report, show: Show) -> Report:
    from lint.text.finding import Level

    return report.at_least(Level[show.level.upper()]) if show.level else report


def finish(
    asked: Workspace, report: Report, shown: Report, show: Show, *, fail_on: str | None, allow_unread: bool
) -> None:
    """Write what is `shown` of a report, and end the run where the report has too much or nothing."""
    from lint.text.finding import Level

    request = asked.request
    if show.format in ("docx", "odt"):
        from lint.cli.documents import give_back

        give_back(asked.copies, shown, show.format, show.output, follow_links=request.follow_links)
    else:
        _write(asked, shown, show)
    if show.format == "github":
        _summarize(shown)
    if not report.examined:
        nothing_examined(request.paths, report.unread, asked.skipped)
    all_examined(report.unread, allow_unread)
    least = fail_on or asked.settings.fail_on
    if least != "never" and any(f.level >= Level[least.upper()] for f in report.findings):
        sys.exit(1)


def _write(asked: Workspace, shown: Report, show: Show) -> None:
    """Write what is shown as text."""
    text = _rendered(asked, shown, show)
    if show.output is not None and show.format in ("text", "oneline"):
        from lint.read import READERS
        from lint.read.source import REPORT

        if show.output.suffix.lower() in READERS:
            text = chain(
                [f"{REPORT}\n"], text
            )  # where it lies among copy, the next run is not to read it as an article
    write(text, show.output, asked.request.follow_links)


def _rendered(asked: Workspace, report: Report, show: Show) -> Iterable[str]:
    if show.format == "text":
        return _text(report, show, asked)
    if show.format == "oneline":
        from lint.report.oneline import parts as as_lines

        return as_lines(report, _view(show, asked))
    if show.format == "json":
        from lint.report.json import parts as as_json

        return as_json(report)
    if show.format == "sarif":
        from lint.report.sarif import parts as as_sarif

        return as_sarif(report, asked.configuration.rules)
    if show.format == "html":
        from lint.report.html import render as as_proof

        return [as_proof(report, asked.configuration.known)]
    if show.format == "table":
        from lint.report.story_table import of_report
        from lint.report.table import parts as as_table

        return as_table(of_report(report), file=show.output is not None)
    if show.format == "suggestions":
        from lint.report.suggestions import render as as_review

        return [as_review(report, asked.changes)]
    from lint.report.github import render as as_commands

    return [as_commands(report)]


def _summarize(report: Report) -> None:
    """Add the job's summary to the file that a GitHub runner names for it."""
    if not (named := os.environ.get("GITHUB_STEP_SUMMARY")):
        return
    from lint.report.summary import ROOM, render

    try:
        with Path(named).open("ab") as file:
            file.write(render(report, ROOM - file.tell()).encode("utf-8", "backslashreplace"))
    except OSError as e:
        stop(f"{named}: the summary could not be written: {e.strerror}.")


def _view(show: Show, asked: Workspace) -> View:
    from lint.report.view import View

    everything = show.output is not None or show.format == "oneline" or bool(show.group_by)
    limit = 0 if show.limit is None and everything else show.limit
    group_by = show.group_by or ("article" if show.format == "oneline" else "")
    paths = " ".join(map(_word, map(str, asked.request.paths)))
    return View(group_by, limit, show.quiet, show.statistics, stet=f"newslint stet {paths}")


def _word(text: str) -> str:
    from shlex import quote

    return quote(text)


def _text(report: Report, show: Show, asked: Workspace) -> Iterable[str]:
    from lint.report.text import parts

    view = _view(show, asked)
    colour = show.output is None and colour_wanted()
    return parts(report, width=width() if show.output is None else None, colour=colour, view=view)
