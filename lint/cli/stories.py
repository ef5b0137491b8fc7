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
    NoSettings,
    Output,
    Paths,
    Published,
    SettingsFile,
    StdinName,
    StoriesFormat,
    Story,
    Title,
)
from lint.cli.run import all_examined, readings_of, spare_copy, width, workspace, write
from lint.read.columns import Columns
from lint.workspace import Request


@app.command(short_help="Print which of these articles tell one event.")
def stories(
    paths: Paths,
    format: Annotated[
        StoriesFormat, typer.Option(help="How the list is written; table: what each article tells, for a spreadsheet.")
    ] = StoriesFormat.TEXT,
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
    spare_copy(asked, output)
    readings, unread = readings_of(asked)
    grouped = group(sorted(readings, key=lambda r: r.article.path), story.value if story else asked.settings.story)
    if format is StoriesFormat.TABLE:
        from lint.report.story_table import of_story
        from lint.report.table import parts

        tables = (of_story(s) for s in grouped if len(s.readings) > 1)
        write(parts(tables, file=output is not None), output, follow_links)
    elif format is StoriesFormat.JSON:
        write(render_json(grouped, unread), output, follow_links)
    else:
        text = render(grouped, unread)
        write(text if output else folded(text, width()), output, follow_links)
    all_examined(unread, allow_unread)
