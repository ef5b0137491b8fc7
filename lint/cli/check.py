"""`newslint check`: what disagrees in these articles, and an exit code that says whether anything does."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from lint.cli import checking
from lint.cli.app import app
from lint.cli.checking import Show
from lint.cli.options import (
    AllowUnread,
    Body,
    DateColumn,
    Encoded,
    FailOn,
    FollowLinks,
    GroupBy,
    Ignore,
    LevelName,
    NoSettings,
    Output,
    Paths,
    Published,
    ReportFormat,
    RuleFolders,
    Select,
    SettingsFile,
    StdinName,
    Story,
    Title,
)
from lint.cli.run import stop
from lint.read.columns import Columns
from lint.workspace import Request

#: The formats that show more of the articles than the lines with findings.
_WHOLE = (ReportFormat.HTML, ReportFormat.TABLE, ReportFormat.SUGGESTIONS, ReportFormat.DOCX, ReportFormat.ODT)


@app.command()
def check(
    paths: Paths,
    format: Annotated[
        ReportFormat,
        typer.Option(
            help="How the report is written; table: what the articles of a story tell, for a spreadsheet; "
            "docx, odt: the documents, with comments."
        ),
    ] = ReportFormat.TEXT,
    output: Output = None,
    rules: RuleFolders = [],
    select: Select = [],
    ignore: Ignore = [],
    level: Annotated[LevelName | None, typer.Option(help="The lowest level that is shown: all, if not set.")] = None,
    fail_on: Annotated[
        FailOn | None, typer.Option(help="The lowest level that makes the run fail: error, if not set.")
    ] = None,
    group_by: Annotated[
        GroupBy | None, typer.Option(help="What findings stand together by: story, if not set; many fold by rule.")
    ] = None,
    limit: Annotated[
        int | None, typer.Option(min=0, help="Show so many findings, the gravest; 0 for all.", metavar="N")
    ] = None,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Show how many findings each rule has, with one of them.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Show findings alone: no last line, no bar.")] = False,
    story: Story = None,
    published: Published = None,
    encoding: Encoded = None,
    stdin_name: StdinName = "",
    since: Annotated[
        str | None, typer.Option(help="Report only what touches lines changed since this git revision.", metavar="REF")
    ] = None,
    settings: SettingsFile = None,
    no_settings: NoSettings = False,
    settings_from: Annotated[
        str | None,
        typer.Option(help="Settings, rules and stets count as they were at this git revision.", metavar="REF"),
    ] = None,
    watch: Annotated[
        bool, typer.Option("--watch", help="Check again whenever copy, a rule or the settings change.")
    ] = False,
    cache: Annotated[
        bool, typer.Option("--cache/--no-cache", help="Remember what is found in unchanged articles.")
    ] = True,
    scheduler: Annotated[
        str,
        typer.Option(help="Work on the Dask cluster with the scheduler at this address.", metavar="ADDRESS"),
    ] = "",
    cluster_timeout: Annotated[
        float, typer.Option(min=0, help="How long the cluster may be without a worker.", metavar="SECONDS")
    ] = 300,
    body: Body = "",
    title: Title = "",
    date_column: DateColumn = "",
    allow_unread: AllowUnread = False,
    follow_links: FollowLinks = False,
) -> None:
    """Report what disagrees in these articles. Exit code 0: nothing; 1: findings; 2: newslint could not do its work."""
    request = Request(
        paths=paths,
        rules=rules,
        select=select,
        ignore=ignore,
        story=story.value if story else None,
        published=published,
        encoding=encoding or "",
        stdin_name=stdin_name,
        since=since,
        settings=settings,
        no_settings=no_settings,
        no_stets=no_settings,
        settings_from=settings_from,
        whole=format in _WHOLE,
        cached=cache,
        scheduler=scheduler,
        cluster_timeout=cluster_timeout,
        follow_links=follow_links,
        columns=Columns(body, title, date_column),
    )
    asked = group_by is not None or limit is not None or statistics
    if asked and format not in (ReportFormat.TEXT, ReportFormat.ONELINE):
        stop(f"--group-by, --limit and --statistics are for people: leave them out with --format {format.value}.")
    show = Show(format, output, level and level.value, group_by.value if group_by else "", limit, quiet, statistics)
    run = partial(checking.run, request, show, fail_on=fail_on, allow_unread=allow_unread)
    if not watch:
        run()
        return
    if Path("-") in paths:
        stop("Standard input cannot be watched; name files or folders.")
    from lint.cli.watch import Watched, repeat

    repeat(checking.Rounds(request, show), Watched(paths, rules, settings, no_settings, output, follow_links))
