"""The words of the command line → the command that they ask for, run."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

from lint.cli import COMMANDS, COMPLETE
from lint.cli.run import stop
from lint.workspace import RequestError


def run(first: str) -> None:
    """Run the command that begins with this word, and end with its exit code."""
    try:
        if first == "check" and (paths := _paths(sys.argv[2:])):
            _check(paths, cache="--no-cache" not in sys.argv)
        else:
            _any(first)
    except RequestError as e:
        stop(str(e))
    except SystemExit:
        gc.freeze()  # what is left is not looked through for cycles when Python ends
        raise


def _paths(words: list[str]) -> list[Path]:
    """The paths, where the words are paths of what can be read and no more; else none."""
    paths = [word for word in words if word != "--no-cache"]
    return [Path(p) for p in paths] if all(p[:1] != "-" and os.access(p, os.R_OK) for p in paths) else []


def _check(paths: list[Path], *, cache: bool) -> None:
    """Check without what reads options: to load it takes half as long as to check five articles."""
    from lint.cli.checking import Show, run
    from lint.workspace import Request

    try:
        run(Request(paths=paths, cached=cache), Show(), fail_on=None, allow_unread=False)
    except BrokenPipeError:  # nobody reads on
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    sys.exit(0)


def _any(first: str) -> None:
    """Have the words read for what they are, and the command run."""
    from importlib import import_module

    from lint.cli.app import app

    for command in (first,) if first in COMMANDS and COMPLETE not in os.environ else COMMANDS:
        import_module(f"lint.cli.{command}")
    if COMPLETE in os.environ:
        from typer._completion_classes import completion_init

        completion_init()
    app(prog_name="newslint")
