"""`newslint rules`: the rules, with their levels and checks."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lint.cli.app import app
from lint.cli.options import FollowLinks, Ignore, NoSettings, RuleFolders, Select, SettingsFile, rule_names
from lint.cli.run import say, stop, workspace
from lint.workspace import Request

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lint.rulebook.rule import Rule
    from lint.settings.settings import Configuration

#: A sentence, which ends behind a word; no initial and no abbreviation is one.
_SENTENCE = re.compile(r".*?(?:[a-z]{2}|[\d”’)\"'])[.](?=\s|$)")
_LONG = 90


@app.command(short_help="List the rules with their levels.")
def rules(
    only: Annotated[
        list[str],
        typer.Argument(help="Rules or packs to list; else all.", metavar="RULE…", autocompletion=rule_names),
    ] = [],
    rules: RuleFolders = [],
    select: Select = [],
    ignore: Ignore = [],
    import_: Annotated[
        Path | None, typer.Option("--import", help="Carry over the rules of a Vale style.", metavar="DIR")
    ] = None,
    to: Annotated[Path, typer.Option(help="The folder that they go into.", metavar="FOLDER")] = Path("rules"),
    settings: SettingsFile = None,
    no_settings: NoSettings = False,
    follow_links: FollowLinks = False,
) -> None:
    """List the rules with their checks, and their levels under the desk's settings; or carry over rules for Vale."""
    if import_:
        try:
            _carry_over(import_, to, follow_links)
        except OSError as e:
            stop(f"{e.filename}: {e.strerror}.")
        return
    select = [*(name.rstrip("/") for name in only), *select]
    configuration = workspace(
        Request(
            rules=rules,
            select=select,
            ignore=ignore,
            settings=settings,
            no_settings=no_settings,
            follow_links=follow_links,
        )
    ).configuration
    listed = [r for r in configuration.known if (not select or r.among(select)) and not r.among(ignore)]
    if not listed:
        stop("No rules are left to list.")
    say("\n".join(lines(listed, configuration)))


def lines(rules: Sequence[Rule], configuration: Configuration) -> Iterator[str]:
    """A line for each rule: its level here, its check, and what it is for."""
    wide, check = max(len(r.id) for r in rules), max(len(r.check_name) for r in rules)
    for r in rules:
        level = configuration.levels[r.id]
        begin = f"{r.id:{wide}}  {'off' if level is None else level!s:7}  {r.check_name:{check}}"
        yield "  ".join(filter(None, (begin, _elsewhere(configuration, r), _first_sentence(r.why))))


def _first_sentence(why: str) -> str:
    """What a rule is for, in a line."""
    words = " ".join(why.split())
    found = _SENTENCE.match(words)
    first = found[0] if found else words
    return first if len(first) <= _LONG else first[:_LONG].rpartition(" ")[0].rstrip(",;:") + " …"


def _elsewhere(configuration: Configuration, rule: Rule) -> str:
    """The levels that the rule has of itself and for some files, where they are others."""
    told = ["optional"] if rule.optional else []
    told += [f"{rule.level} of itself"] if configuration.levels[rule.id] is not rule.level else []
    for glob, levels in configuration.settings.paths:
        said = [levels[n] for n in (rule.pack, rule.id) if n in levels]
        told += [f"{'off' if said[-1] is None else said[-1]} in {glob.pattern}"] if said else []
    return f"({', '.join(told)})" if told else ""


def _carry_over(style: Path, folder: Path, follow_links: bool) -> None:
    """Write rules made of a Vale style; what is not carried over is listed, with the reason."""
    import json

    from lint.authoring.draft import write
    from lint.authoring.schema import schema
    from lint.authoring.vale_import import carried

    if not style.is_dir():
        stop(f"{style} is no folder of Vale rules.")
    found = list(carried(style))
    if not found:
        stop(f"There is no .yml file in {style}.")
    there = [file for c in found for name in c.rules if (file := folder / f"{name}.yml").exists()]
    if there:
        stop(f"{there[0]} is there already, and nothing is ever written over. Nothing was written.")
    whole = json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"
    for c in found:
        for name, draft in c.rules.items():
            write(draft, folder / f"{name}.yml", whole, follow_links=follow_links)
        say(f"{c.name}: {', '.join(c.rules)}" if c.rules else f"{c.name}: not carried over: {c.why_not}")
        for part in c.left_out if c.rules else ():
            say(f"    left out: {part}")
    kept = sum(bool(c.rules) for c in found)
    say(f"{kept} of {len(found)} rules are carried over to {folder}. Try them: newslint test {folder}")
