"""`newslint rules`: the rules, with their levels and checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from lint.cli import app
from lint.cli.options import Ignore, NoSettings, RuleFolders, Select, SettingsFile
from lint.cli.run import house_of

if TYPE_CHECKING:
    from lint.rule import Rule
    from lint.settings import House


@app.command()
def rules(
    rules: RuleFolders = [],
    select: Select = [],
    ignore: Ignore = [],
    settings: SettingsFile = None,
    no_settings: NoSettings = False,
) -> None:
    """List the rules with their checks, and the levels that they have under the desk's settings."""
    house = house_of([], settings, no_settings, rules, select, ignore, listed=True)
    listed = [r for r in house.known if (not select or r.among(select)) and not r.among(ignore)]
    wide = max(len(r.id) for r in listed)
    for r in listed:
        level = house.levels[r.id]
        line = f"{r.id:{wide}}  {'off' if level is None else level!s:7}  {r.check_name:16}  {_elsewhere(house, r)}"
        typer.echo(line.rstrip())


def _elsewhere(house: House, rule: Rule) -> str:
    """The levels that the rule has of itself and for some files, where they are others."""
    told = ["optional"] if rule.optional else []
    told += [f"{rule.level} of itself"] if house.levels[rule.id] is not rule.level else []
    for glob, levels in house.settings.paths:
        said = [levels[n] for n in (rule.pack, rule.id) if n in levels]
        told += [f"{'off' if said[-1] is None else said[-1]} in {glob.pattern}"] if said else []
    return f"({', '.join(told)})" if told else ""
