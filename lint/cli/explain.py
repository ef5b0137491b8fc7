"""`newslint explain`: one rule, why it is there, and its examples."""

from __future__ import annotations

from typing import Annotated

import typer

from lint.cli import app
from lint.cli.options import RuleFolders
from lint.cli.run import rules_in, stop


@app.command()
def explain(rule: Annotated[str, typer.Argument(help="The rule's id: pack/rule.")], rules: RuleFolders = []) -> None:
    """Say what a rule looks for, why, and show its examples."""
    from lint.handbook import explain as page
    from lint.rule import BUILT_IN
    from lint.yamlfile import nearest

    known = {r.id: r for r in rules_in([BUILT_IN, *rules])}
    if rule not in known:
        stop(f"'{rule}' is no rule. {nearest(rule, known)}")
    typer.echo(page(known[rule]), nl=False)
