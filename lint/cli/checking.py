"""What `newslint check` does: articles are checked and the report is written, and an exit code says what was found."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from lint.cli.run import all_examined, colour_wanted, nothing_examined, stop, workspace, write

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lint.engine.results import Report
    from lint.rulebook.rule import Rule
    from lint.workspace import Request


def run(request: Request, *, format: str, output: Path | None, fail_on: str | None, allow_unread: bool) -> None:
    """Check the copy and write the report; ends the run where it finds too much, or had nothing to examine."""
    from lint.text.finding import Level

    asked = workspace(request)
    report = asked.report()
    write(_rendered(report, asked.configuration.rules, format, output), output, request.follow_links)
    if format == "github":
        _summarize(report)
    if not report.examined:
        nothing_examined(request.paths, report.unread)
    all_examined(report.unread, allow_unread)
    least = fail_on or asked.settings.fail_on
    if least != "never" and any(f.level >= Level[least.upper()] for f in report.findings):
        sys.exit(1)


def _rendered(report: Report, rules: Sequence[Rule], format: str, output: Path | None) -> Iterable[str]:
    if format == "text":
        return _text(report, output)
    if format == "json":
        from lint.report.json import parts as as_json

        return as_json(report)
    if format == "sarif":
        from lint.report.sarif import parts as as_sarif

        return as_sarif(report, rules)
    from importlib import import_module

    return [import_module(f"lint.report.{format}").render(report)]


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


def _text(report: Report, output: Path | None) -> Iterable[str]:
    from lint.report.text import parts

    if output is not None or not sys.stdout.isatty():
        return parts(report)
    from shutil import get_terminal_size

    return parts(report, width=get_terminal_size().columns, colour=colour_wanted())
