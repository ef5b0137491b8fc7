"""`newslint explain`: one rule, why it is there, and its examples; or the rules of a pack."""

from __future__ import annotations

import re
from typing import Annotated

import typer

from lint.cli.app import app
from lint.cli.options import FollowLinks, NoSettings, RuleFolders, SettingsFile, rule_names
from lint.cli.run import say, stop, workspace
from lint.workspace import Request


@app.command(short_help="Say why a rule is there, with its examples.")
def explain(
    rule: Annotated[
        str,
        typer.Argument(
            help="The rule's id, pack/rule; or a pack; newslint rules lists them.", autocompletion=rule_names
        ),
    ],
    rules: RuleFolders = [],
    settings: SettingsFile = None,
    no_settings: NoSettings = False,
    follow_links: FollowLinks = False,
) -> None:
    """Say what a rule looks for, why, and show its examples; of a pack, what each rule is for."""
    from lint.authoring.handbook import explain as page
    from lint.rulebook.loading import with_examples

    request = Request(rules=rules, settings=settings, no_settings=no_settings, follow_links=follow_links)
    asked = workspace(request)
    known = {r.id: r for r in asked.rules}
    if pack := [r for r in known.values() if r.pack == rule.rstrip("/")]:
        from lint.cli.rules import lines

        say("\n".join(lines(pack, asked.configuration)))
        return
    if rule not in known:
        from lint.rulebook.yaml_file import nearest

        if re.fullmatch(r"(?=.*[0-9])[0-9a-f]{4,16}", rule):
            stop(
                f"'{rule}' is no rule but looks like a fingerprint. Name the rule that stands before it in the report."
            )
        stop(f"'{rule}' is no rule and no pack. {nearest(rule, {*known, *(r.pack for r in known.values())})}")
    say(page(asked.sound(lambda: with_examples(known[rule], known))).removesuffix("\n"))
