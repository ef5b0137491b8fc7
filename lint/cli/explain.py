"""`newslint explain`: one rule, why it is there, and its examples."""

from __future__ import annotations

from typing import Annotated

import typer

from lint.cli.app import app
from lint.cli.options import FollowLinks, NoSettings, RuleFolders, SettingsFile
from lint.cli.run import rules_of, say, sound, stop
from lint.rulebook.disk import Disk


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

    known = {r.id: r for r in rules_of(rules, settings, no_settings, Disk(follow_links))}
    if rule not in known:
        from lint.rulebook.yaml_file import nearest

        stop(f"'{rule}' is no rule. {nearest(rule, known)}")
    say(page(sound(lambda: with_examples(known[rule], known))).removesuffix("\n"))
