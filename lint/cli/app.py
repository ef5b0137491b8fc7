"""The commands and their help."""

from __future__ import annotations

import typer

app = typer.Typer(
    name="newslint",
    help="Flags what disagrees in news copy: dates, names, figures and quotations, in an article and across a story.",
    epilog="newslint PATH… is short for newslint check PATH…; newslint help COMMAND tells of one; newslint --version.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    callback=lambda: None,  # or typer takes an only command for the whole program
)
