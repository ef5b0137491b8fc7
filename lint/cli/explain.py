"""`newslint explain`: one rule, why it is there, and its examples."""

from __future__ import annotations

from typing import Annotated

import typer

from lint.cli import app
from lint.cli.options import NoSettings, RuleFolders, SettingsFile
from lint.cli.run import rules_in, settings_of, stop


@app.command()
def explain(
    rule: Annotated[str, typer.Argument(help="The rule's id: pack/rule.")],
    rules: RuleFolders = [],
    settings: SettingsFile = None,
    no_settings: NoSettings = False,
) -> None:
    """Say what a rule looks for, why, and show its examples."""
    from lint.handbook import explain as page
    from lint.rule import BUILT_IN
    from lint.yamlfile import nearest

    known = {r.id: r for r in rules_in([BUILT_IN, *settings_of([], settings, no_settings).rules, *rules])}
    if rule not in known:
        stop(f"'{rule}' is no rule. {nearest(rule, known)}")
    typer.echo(page(known[rule]), nl=False)
