"""`newslint stories`: which of these articles tell one event."""

from __future__ import annotations

from typing import Annotated

import typer

from lint.cli import app
from lint.cli.options import Format, Output, Paths, Published, StoryMode
from lint.cli.run import readings_of, write


@app.command()
def stories(
    paths: Paths,
    format: Annotated[Format, typer.Option(help="How the list is written.")] = Format.TEXT,
    output: Output = None,
    story: Annotated[StoryMode, typer.Option(help="How articles are grouped into stories.")] = StoryMode.AUTO,
    published: Published = None,
) -> None:
    """Print which of these articles tell one event, and what they share."""
    from lint.mentions.story import group
    from lint.report.stories import render, render_json

    readings, unread = readings_of(paths, published)
    grouped = group(sorted(readings, key=lambda r: r.article.path), story.value)
    write((render_json if format is Format.JSON else render)(grouped, unread), output)
