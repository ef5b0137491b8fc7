"""`newslint completion`: what a shell needs to complete commands, options and the names of rules."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from lint.cli import COMPLETE
from lint.cli.app import app


class Shell(StrEnum):
    """The shells that complete."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


@app.command(short_help="Print what bash, zsh or fish completes by.")
def completion(shell: Annotated[Shell, typer.Argument(help="bash, zsh or fish.")]) -> None:
    """Print what a shell completes by: eval "$(newslint completion bash)" in ~/.bashrc; zsh and fish likewise."""
    from typer._completion_shared import get_completion_script

    script = get_completion_script(prog_name="newslint", complete_var=COMPLETE, shell=shell.value)
    typer.echo(script.strip())
