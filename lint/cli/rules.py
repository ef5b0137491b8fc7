"""`newslint rules`: the rules, with their levels and checks."""

from __future__ import annotations

import typer

from lint.cli import app
from lint.cli.options import Ignore, RuleFolders, Select
from lint.cli.run import rules_chosen


@app.command()
def rules(rules: RuleFolders = [], select: Select = [], ignore: Ignore = []) -> None:
    """List the rules with their levels and checks."""
    chosen = rules_chosen(rules, select, ignore)
    wide = max(len(r.id) for r in chosen)
    for r in chosen:
        typer.echo(f"{r.id:{wide}}  {r.level!s:7}  {r.check_name}")
