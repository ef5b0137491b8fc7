"""`newslint check`: what disagrees in these articles, and an exit code that says whether anything does."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lint.cli import app
from lint.cli.options import (
    FailOn,
    Ignore,
    NoSettings,
    Output,
    Paths,
    Published,
    ReportFormat,
    RuleFolders,
    Select,
    SettingsFile,
    Story,
)
from lint.cli.run import colour_wanted, house_of, nothing_in, report_of, stets_of, stop, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from lint.engine import Report
    from lint.rule import Rule


@app.command()
def check(
    paths: Paths,
    format: Annotated[ReportFormat, typer.Option(help="How the report is written.")] = ReportFormat.TEXT,
    output: Output = None,
    rules: RuleFolders = [],
    select: Select = [],
    ignore: Ignore = [],
    fail_on: Annotated[
        FailOn | None, typer.Option(help="The lowest level that makes the run fail: error, if not set.")
    ] = None,
    story: Story = None,
    published: Published = None,
    since: Annotated[
        str | None, typer.Option(help="Report only what touches lines changed since this git revision.", metavar="REF")
    ] = None,
    settings: SettingsFile = None,
    no_settings: NoSettings = False,
    watch: Annotated[
        bool, typer.Option("--watch", help="Check again whenever copy, a rule or the settings change.")
    ] = False,
    cache: Annotated[
        bool, typer.Option("--cache/--no-cache", help="Remember what is found in unchanged articles.")
    ] = True,
    scheduler: Annotated[
        str,
        typer.Option(help="Work on the Dask cluster with this scheduler, or on a local one.", metavar="ADDRESS"),
    ] = "",
) -> None:
    """Report what disagrees in these articles. Exit code 0: nothing; 1: findings; 2: newslint could not do its work."""
    if watch:
        once = partial(check, **locals() | {"watch": False})
        if Path("-") in paths:
            stop("Standard input cannot be watched; name files or folders.")
        from lint.cli.watch import Watched, repeat

        repeat(once, Watched(paths, rules, settings, no_settings, output))
        return
    from lint.finding import Level
    from lint.workers import NoClusterError

    house = house_of(paths, settings, no_settings, rules, select, ignore)
    stets = stets_of(paths, house.settings, no_settings)
    keep = _changed_since(since, paths) if since is not None else None
    how = {"whole": format is ReportFormat.HTML, "cached": cache, "scheduler": scheduler}
    try:
        report = report_of(paths, house, story, published, stets, **how)
    except NoClusterError as e:
        stop(f"--scheduler: {e}.")
    report = keep(report) if keep else report
    write(_rendered(report, house.rules, format, output), output)
    if format is ReportFormat.GITHUB:
        _summarize(report)
    if not report.examined:
        stop("Nothing was examined: " + ("no file could be read." if report.unread else nothing_in(paths)))
    least = fail_on or FailOn(house.settings.fail_on)
    if least is not FailOn.NEVER and any(f.level >= Level[least.name] for f in report.findings):
        raise typer.Exit(1)


def _changed_since(revision: str, paths: Sequence[Path]) -> Callable[[Report], Report]:
    """What takes from a report all that touches no line changed since a revision; ends the run where git knows none."""
    from lint.since import NoSuchRevisionError, only, since

    try:
        changes = since(revision, paths)
    except NoSuchRevisionError as e:
        stop(f"{e}.")
    return lambda report: only(report, changes, revision)


def _rendered(report: Report, rules: Sequence[Rule], format: ReportFormat, output: Path | None) -> Iterable[str]:
    if format is ReportFormat.TEXT:
        return _text(report, output)
    if format is ReportFormat.JSON:
        from lint.report.json import parts as as_json

        return as_json(report)
    if format is ReportFormat.SARIF:
        from lint.report.sarif import parts as as_sarif

        return as_sarif(report, rules)
    from importlib import import_module

    return [import_module(f"lint.report.{format.value}").render(report)]


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
    import shutil

    from lint.report.text import parts

    terminal = output is None and sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if terminal else 100
    return parts(report, width=width, colour=terminal and colour_wanted())
