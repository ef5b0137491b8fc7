"""`newslint explain`: one rule, why it is there, and its examples."""

from __future__ import annotations

from typing import Annotated

import typer

from lint.cli.app import app
from lint.cli.options import FollowLinks, NoSettings, RuleFolders, SettingsFile
from lint.cli.run import say, stop, workspace
from lint.workspace import Request


@app.command()
def explain(
    rule: Annotated[str, typer.Argument(help="The rule's id: pack/rule.")],
    rules: RuleFolders = [],
    settings: SettingsFile = None,
    no_settings: NoSettings = False,
    follow_links: FollowLinks = False,
) -> None:
    """Say what a rule looks for, why, and show its examples."""
    from lint.authoring.handbook import explain as page
    from lint.rulebook.loading import with_examples

    request = Request(rules=rules, settings=settings, no_settings=no_settings, follow_links=follow_links)
    asked = workspace(request)
    known = {r.id: r for r in asked.rules}
    if rule not in known:
        from lint.rulebook.yaml_file import nearest

        stop(f"'{rule}' is no rule. {nearest(rule, known)}")
    say(page(asked.sound(lambda: with_examples(known[rule], known))).removesuffix("\n"))
