"""The command line: arguments in, one call down, exit code out. One file a command, named after it."""

from __future__ import annotations

import gc
import sys
from importlib import import_module

import typer

#: The commands in the order of the help; each is one module here, loaded when it is asked for.
COMMANDS = ("check", "mentions", "stories", "test", "new", "rules", "explain", "schema", "stet", "fix")

_STOPPED = 130
"""The exit code after Ctrl-C, as of any program that a signal ends."""

app = typer.Typer(
    name="newslint",
    help="Flags what disagrees in news copy: dates, names, figures and quotations, in an article and across a story.",
    epilog="newslint PATH… is short for newslint check PATH….",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    callback=lambda: None,  # or typer takes an only command for the whole program
)


def main() -> None:
    """`newslint`; a first word that is no command stands after `check`."""
    gc.disable()  # until the engine sets how often to collect: imports leave nothing behind that could be collected
    first = next(iter(sys.argv[1:]), "--help")
    if first not in (*COMMANDS, "-h", "--help"):
        sys.argv.insert(1, first := "check")
    try:
        for command in (first,) if first in COMMANDS else COMMANDS:
            import_module(f"lint.cli.{command}")
        app()
    except (KeyboardInterrupt, SystemExit) as end:
        if isinstance(end, SystemExit) and end.code != _STOPPED:
            raise
        sys.stderr.write("newslint: stopped.\n")
        sys.exit(_STOPPED)
