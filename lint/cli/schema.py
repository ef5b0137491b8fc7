"""`newslint schema`: the JSON Schemas of rule files and of settings."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from lint.cli.app import app


class Of(StrEnum):
    """What there is a schema of."""

    RULE = "rule"
    SETTINGS = "settings"


@app.command()
def schema(of: Annotated[Of, typer.Argument(help="rule, or settings for newslint.yml.")] = Of.RULE) -> None:
    """Print the JSON Schema of rule files or of newslint.yml, for editors that complete and explain keys."""
    import json

    from lint.authoring.schema import schema as rule_schema
    from lint.authoring.schema import settings_schema

    whole = settings_schema() if of is Of.SETTINGS else rule_schema()
    typer.echo(json.dumps(whole, indent=1, ensure_ascii=False))
