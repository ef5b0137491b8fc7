"""The command line: arguments in, one call down, exit code out. One file a command, named after it."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from lint import __version__

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

#: The commands in the order of the help; each is one module here, loaded when it is asked for.
_ON_COPY = ("check", "fix", "stet", "serve", "lsp", "stories", "mentions")
_BESIDES = ("init", "rules", "explain", "new", "test", "formats", "schema", "completion")
COMMANDS = _ON_COPY + _BESIDES

COMPLETE = "_NEWSLINT_COMPLETE"
"""What a shell sets in the environment to ask how a command goes on."""

_STOPPED = 130
"""The exit code after Ctrl-C, as of any program that a signal ends."""


def main() -> None:
    """`newslint`; a first word that is no command stands after `check`."""
    gc.disable()  # until the engine sets how often to collect: imports leave nothing behind that could be collected
    os.environ["PYTHONSAFEPATH"] = "1"  # or processes that are begun later would import what lies beside the copy
    first = next(iter(sys.argv[1:]), "--help")
    if first in ("--version", "-V") or (first == "version" and not os.path.lexists(first)):
        sys.stdout.write(f"newslint {__version__}\n")
        return
    if first == "help":
        _helped(sys.argv[2:3])
        sys.argv[1:] = [*sys.argv[2:3], "--help"]
        first = sys.argv[1]
    if first not in (*COMMANDS, "-h", "--help") and COMPLETE not in os.environ:
        _meant(first)
        sys.argv.insert(1, first := "check")
    sys.unraisablehook = _lost
    try:
        from lint.cli.command import run  # here, for Ctrl-C may come while modules are loaded

        run(first)
    except (KeyboardInterrupt, SystemExit) as end:
        if isinstance(end, SystemExit) and end.code != _STOPPED:
            raise
        sys.stderr.write("newslint: stopped.\n")
        sys.exit(_STOPPED)


def _helped(words: list[str]) -> None:
    """Where help is asked for on what is no command, end with the commands there are."""
    if words and words[0] not in COMMANDS and not words[0].startswith("-"):
        sys.stderr.write(f"newslint: '{words[0]}' is no command. Commands are: {', '.join(COMMANDS)}.\n")
        sys.exit(2)


def _meant(first: str) -> None:
    """Where the first word is no path and nearly a command or what is here, end with that named."""
    if first.startswith("-") or not first.isalpha() or os.path.lexists(first):
        return
    from pathlib import Path

    from rapidfuzz import process

    best = process.extractOne(first.lower(), COMMANDS, score_cutoff=70)
    try:
        names = sorted(p.name for p in Path().iterdir())
    except OSError:
        names = []
    here = process.extractOne(first, names, score_cutoff=70)
    if here and here[1] > (best[1] if best else 0):
        sys.stderr.write(f"newslint: '{first}' is no command and no file. Did you mean newslint {here[0]}?\n")
        sys.exit(2)
    if best:
        sys.stderr.write(f"newslint: '{first}' is no command and no file. Did you mean newslint {best[0]}?\n")
        sys.exit(2)


def _lost(told: UnraisableHookArgs) -> None:
    """Where Ctrl-C comes while Python calls something back, Python would tell of it and go on: end there."""
    if not isinstance(told.exc_value, KeyboardInterrupt):
        sys.__unraisablehook__(told)
        return
    sys.stderr.write("newslint: stopped.\n")
    sys.stderr.flush()
    os._exit(_STOPPED)
