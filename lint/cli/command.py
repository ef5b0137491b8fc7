"""The words of the command line → the command that they ask for, run."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from lint.cli import COMMANDS, COMPLETE
from lint.cli.run import stop
from lint.workspace import RequestError

if TYPE_CHECKING:
    from typer import Typer


def run(first: str) -> None:
    """Run the command that begins with this word, and end with its exit code."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # a shell has closed it
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - for as long as it runs
    try:
        if first == "check" and (paths := _paths(sys.argv[2:])):
            _check(paths, cache="--no-cache" not in sys.argv)
        else:
            _any(first)
    except RequestError as e:
        stop(str(e))
    except SystemExit:
        gc.freeze()  # what is left is not looked through for cycles when Python ends
        _all_said()
        raise
    except BrokenPipeError:  # nobody reads on
        _say_no_more()
        sys.exit(1)
    except OSError as e:
        _unsaid(e) if e.filename is None else _failed()
    except Exception:  # noqa: BLE001 - Python would end with 1, which says that there are findings
        _failed()


def _failed() -> NoReturn:
    import traceback

    traceback.print_exc()
    stop("This is a mistake in newslint itself, and nothing is said of the copy. Please report what stands above.")


def _all_said() -> None:
    """Have all written that was printed; where that cannot be, the run fails."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _say_no_more()
    except OSError as e:
        _unsaid(e)


def _unsaid(why: OSError) -> NoReturn:
    _say_no_more()
    stop(f"What newslint has to say could not be written: {why.strerror}.")


def _say_no_more() -> None:
    """Leave what is printed to nobody, or Python would try once more to write it when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _paths(words: list[str]) -> list[Path]:
    """The paths, where the words are paths of what can be read and no more; else none."""
    paths = [word for word in words if word != "--no-cache"]
    return [Path(p) for p in paths] if all(p[:1] != "-" and os.access(p, os.R_OK) for p in paths) else []


def _check(paths: list[Path], *, cache: bool) -> None:
    """Check without what reads options: to load it takes half as long as to check five articles."""
    from lint.cli.checking import Show, run
    from lint.workspace import Request

    run(Request(paths=paths, cached=cache), Show(), fail_on=None, allow_unread=False)
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
    _understood(app)


def _understood(app: Typer) -> NoReturn:
    """Run the command, and end with its exit code; of words that it does not understand it says what was meant."""
    from typer import Abort
    from typer._click.exceptions import ClickException, NoArgsIsHelpError

    try:
        sys.exit(app(prog_name="newslint", standalone_mode=False) or 0)
    except NoArgsIsHelpError as e:
        e.show()
        sys.exit(e.exit_code)
    except ClickException as e:
        from lint.cli.usage import told

        stop(told(e))
    except Abort:
        sys.exit(1)
