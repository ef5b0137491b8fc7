"""`newslint lsp`: findings in an editor as copy is written, by the Language Server Protocol."""

from __future__ import annotations

from typing import Annotated

import typer

from lint.cli.app import app
from lint.cli.run import stop


@app.command(short_help="Serve a text editor, which starts this itself.")
def lsp(
    stdio: Annotated[bool, typer.Option("--stdio", help="Standard input and output, as editors say.")] = True,
) -> None:
    """Serve an editor that speaks the Language Server Protocol; the editor starts it (docs/text-editors.md)."""
    del stdio  # there is no other way
    from importlib.util import find_spec

    if find_spec("pygls") is None:
        stop("newslint lsp needs pygls, which is not installed. Run: pip install 'newslint[lsp]'")
    from lint.lsp.features import serve

    serve()
