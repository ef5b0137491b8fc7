"""`newslint mentions`: what newslint sees in these articles."""

from __future__ import annotations

from typing import Annotated

import typer

from lint.cli.app import app
from lint.cli.options import (
    AllowUnread,
    Body,
    DateColumn,
    Encoded,
    FollowLinks,
    Format,
    NoSettings,
    Output,
    Paths,
    Published,
    SettingsFile,
    StdinName,
    Title,
)
from lint.cli.run import all_examined, readings_of, spare_copy, stop, width, workspace, write
from lint.mentions import KINDS
from lint.read.columns import Columns
from lint.workspace import Request


@app.command(short_help="Print the dates, names, quotations and figures it sees.")
def mentions(
    paths: Paths,
    kind: Annotated[list[str], typer.Option(help=f"Only this kind: {', '.join(KINDS)}.")] = [],
    format: Annotated[Format, typer.Option(help="How the list is written.")] = Format.TEXT,
    output: Output = None,
    published: Published = None,
    encoding: Encoded = None,
    stdin_name: StdinName = "",
    settings: SettingsFile = None,
    no_settings: NoSettings = False,
    body: Body = "",
    title: Title = "",
    date_column: DateColumn = "",
    allow_unread: AllowUnread = False,
    follow_links: FollowLinks = False,
) -> None:
    """Print the dates, names, quotations and figures that newslint sees in these articles."""
    from lint.rulebook.yaml_file import nearest

    for k in kind:
        if k not in KINDS:
            stop(f"'{k}' is no kind of mention. {nearest(k, KINDS)}")
    request = Request(
        paths=paths,
        settings=settings,
        no_settings=no_settings,
        published=published,
        encoding=encoding or "",
        stdin_name=stdin_name,
        follow_links=follow_links,
        columns=Columns(body, title, date_column),
    )
    asked = workspace(request)
    spare_copy(asked, output)
    readings, unread = readings_of(asked)
    if format is Format.JSON:
        from lint.report.json import render_mentions

        write(render_mentions(readings, kind or KINDS, unread), output, follow_links)
    else:
        from lint.report.mentions import render
        from lint.report.terminal import folded

        text = render(readings, kind or list(KINDS), unread)
        write(folded(text, width()) if output is None else text, output, follow_links)
    all_examined(unread, allow_unread)
