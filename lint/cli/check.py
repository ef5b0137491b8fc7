"""`newslint check`: what disagrees in these articles, and an exit code that says whether anything does."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lint.cli import app
from lint.cli.options import FailOn, Format, Ignore, Output, Paths, Published, RuleFolders, Select, StoryMode
from lint.cli.progress import progress
from lint.cli.run import copies_of, nothing_in, rules_chosen, stop, write

if TYPE_CHECKING:
    from lint.engine import Report


@app.command()
def check(
    paths: Paths,
    format: Annotated[Format, typer.Option(help="How the report is written.")] = Format.TEXT,
    output: Output = None,
    rules: RuleFolders = [],
    select: Select = [],
    ignore: Ignore = [],
    fail_on: Annotated[FailOn, typer.Option(help="The lowest level that makes the run fail.")] = FailOn.ERROR,
    story: Annotated[StoryMode, typer.Option(help="How articles are grouped into stories.")] = StoryMode.AUTO,
    published: Published = None,
    cache: Annotated[
        bool, typer.Option("--cache/--no-cache", help="Remember what is found in unchanged articles.")
    ] = True,
    scheduler: Annotated[
        str,
        typer.Option(help="Work on the Dask cluster with this scheduler, or on a local one.", metavar="ADDRESS"),
    ] = "",
) -> None:
    """Report what disagrees in these articles. Exit code 0: nothing; 1: findings; 2: newslint could not do its work."""
    from lint.engine import lint
    from lint.finding import Level
    from lint.workers import NoClusterError

    chosen = rules_chosen(rules, select, ignore)
    copies, unread = copies_of(paths)
    try:
        with progress(len(copies)) as done:
            report = lint(copies, chosen, story.value, published, done, cached=cache, scheduler=scheduler)
    except NoClusterError as e:
        stop(f"--scheduler: {e}.")
    report = report.also_unread(unread)
    write(_rendered(report, format, output), output)
    if not report.examined:
        stop("Nothing was examined: " + ("no file could be read." if report.unread else nothing_in(paths)))
    if fail_on is not FailOn.NEVER and any(f.level >= Level[fail_on.name] for f in report.findings):
        raise typer.Exit(1)


def _rendered(report: Report, format: Format, output: Path | None) -> str:
    if format is Format.JSON:
        from lint.report.json import render

        return render(report)
    import shutil

    from lint.report.text import render as as_text

    terminal = output is None and sys.stdout.isatty()
    colour = terminal and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    return as_text(report, width=shutil.get_terminal_size().columns if terminal else 100, colour=colour)
