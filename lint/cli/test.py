"""`newslint test`: every rule on its own examples."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lint.cli import app
from lint.cli.options import NoSettings, SettingsFile
from lint.cli.run import rules_in, settings_of


@app.command()
def test(
    paths: Annotated[list[Path], typer.Argument(help="Folders of rules; else the built-in packs and the desk's.")] = [],
    settings: SettingsFile = None,
    no_settings: NoSettings = False,
) -> None:
    """Try every rule on its own examples."""
    from lint.examples import run
    from lint.rule import BUILT_IN

    tried = failed = 0
    for rule in rules_in(paths or [BUILT_IN, *settings_of([], settings, no_settings).rules]):
        for result in run(rule):
            tried += 1
            if result.faults:
                failed += 1
                texts = "\n".join(result.example.texts.values()).strip()
                typer.echo(f"{rule.path}: {rule.id}\n    {texts[:300]}")
                typer.echo("".join(f"    {fault}\n" for fault in result.faults))
    typer.echo(f"{tried - failed} of {tried} examples are as they should be.")
    if failed or not tried:
        raise typer.Exit(1)
