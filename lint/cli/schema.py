"""`newslint schema`: the JSON Schema of rule files."""

from __future__ import annotations

import typer

from lint.cli import app


@app.command()
def schema() -> None:
    """Print the JSON Schema of rule files, for editors that complete and explain keys."""
    import json

    from lint.handbook import schema as whole

    typer.echo(json.dumps(whole(), indent=1, ensure_ascii=False))
