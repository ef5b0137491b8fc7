"""`newslint stories`: which of these articles tell one event."""

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
    Story,
    Title,
)
from lint.cli.run import all_examined, readings_of, width, workspace, write
from lint.read.columns import Columns
from lint.workspace import Request


@app.command(short_help="Print which of these articles tell one event.")
def stories(
    paths: Paths,
    format: Annotated[Format, typer.Option(help="How the list is written.")] = Format.TEXT,
    output: Output = None,
    story: Story = None,
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
    """Print which of these articles tell one event, and what they share."""
    from lint.report.stories import render, render_json
    from lint.report.terminal import folded
    from lint.stories.story import group

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
    readings, unread = readings_of(asked)
    grouped = group(sorted(readings, key=lambda r: r.article.path), story.value if story else asked.settings.story)
    as_text = format is Format.TEXT
    text = (render if as_text else render_json)(grouped, unread)
    write(folded(text, width()) if as_text and output is None else text, output, follow_links)
    all_examined(unread, allow_unread)
