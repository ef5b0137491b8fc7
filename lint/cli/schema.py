"""`newslint schema`: the JSON Schemas of rule files, of settings and of reports."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from lint.cli.app import app


class Of(StrEnum):
    """What there is a schema of."""

    RULE = "rule"
    SETTINGS = "settings"
    REPORT = "report"


@app.command(short_help="Print the JSON Schema of rules, settings or reports.")
def schema(of: Annotated[Of, typer.Argument(help="rule, settings for newslint.yml, or report.")] = Of.RULE) -> None:
    """Print the JSON Schema of rule files or of newslint.yml, for editors that complete and explain keys; or of the
    report in JSON, for those who write programs that read it."""
    import json

    if of is Of.REPORT:
        from lint.rulebook.rule import BUILT_IN

        typer.echo((BUILT_IN / "report-schema.json").read_text(encoding="utf-8"), nl=False)
        return

    from lint.authoring.schema import schema as rule_schema
    from lint.authoring.schema import settings_schema

    whole = settings_schema() if of is Of.SETTINGS else rule_schema()
    typer.echo(json.dumps(whole, indent=1, ensure_ascii=False))
