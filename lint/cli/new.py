"""`newslint new`: a rule of the desk's own, from answers or arguments, tried before it is written."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lint.cli.app import app
from lint.cli.options import FollowLinks, NoSettings, SettingsFile
from lint.cli.run import say, stop, workspace
from lint.workspace import Request

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lint.authoring.draft import Draft

_ID = re.compile(r"[\w-]+/[\w-]+(?:/[\w-]+)*")
_LEVELS = ("error", "warning", "style")


@app.command()
def new(
    rule: Annotated[str, typer.Argument(help="What the rule is to be called: pack/rule.", metavar="PACK/RULE")] = "",
    swap: Annotated[
        list[str], typer.Option(help="A word that is wrong and the right one.", metavar="WRONG=RIGHT")
    ] = [],
    check: Annotated[str, typer.Option(help="What the rule looks for; swap with --swap.")] = "",
    with_: Annotated[list[str], typer.Option("--with", help="What is set of the check.", metavar="KEY=VALUE")] = [],
    where: Annotated[
        list[str], typer.Option(help="Where it looks, such as in=headline or quoted=never.", metavar="KEY=VALUE")
    ] = [],
    level: Annotated[str, typer.Option(help="error, warning or style.")] = "",
    message: Annotated[str, typer.Option(help="What the rule says; {words} of the check are filled in.")] = "",
    why: Annotated[str, typer.Option(help="Why it says so.")] = "",
    wrong: Annotated[
        str, typer.Option(help="A text that it must flag; [[ ]] round the words, or newslint sets them.")
    ] = "",
    right: Annotated[str, typer.Option(help="A text that it must leave alone.")] = "",
    folder: Annotated[
        Path | None, typer.Option("--in", help="The folder of rules that it goes into.", metavar="FOLDER")
    ] = None,
    settings: SettingsFile = None,
    no_settings: NoSettings = False,
    follow_links: FollowLinks = False,
) -> None:
    """Write a rule with its examples and try it at once. What is not given is asked for on a terminal."""
    given = {"level": level, "message": message, "why": why, "wrong": wrong, "right": right}
    try:
        _new(
            rule, swap, check, with_, where, given, folder or _folder(settings, no_settings, follow_links), follow_links
        )
    except (KeyboardInterrupt, EOFError, typer.Abort):
        typer.echo("\nNothing was written.", err=True)
        raise typer.Exit(130) from None


def _new(
    rule: str,
    swaps: Sequence[str],
    check: str,
    settings: Sequence[str],
    where: Sequence[str],
    given: dict[str, str],
    folder: Path,
    follow_links: bool,
) -> None:
    import json

    from lint.authoring.draft import DraftError, faults, proved, write
    from lint.authoring.schema import schema

    ask = _asked if sys.stdin.isatty() else _missing
    rule = rule or ask("PACK/RULE", "What is the rule to be called? (pack/rule, such as style/utilise)")
    if not _ID.fullmatch(rule):
        stop(f"'{rule}' is no name of a rule. Write pack/rule, such as style/utilise: letters, digits and hyphens.")
    file = folder / f"{rule}.yml"
    if file.exists():
        stop(f"{file} is there already, and nothing is ever written over. Choose another name, or change that file.")
    try:
        draft = _draft(swaps, check, settings, given, ask)
        draft, made = proved(replace(draft, where=dict(_looks(w) for w in where)), rule)
    except DraftError as e:
        stop(f"{e}\nNothing was written.")
    if wrong := faults(made):
        said = "\n".join(fault for result in wrong for fault in result.faults)
        stop(f"The rule does not do on its examples what it should:\n{said}\nNothing was written.")
    try:
        write(draft, file, json.dumps(schema(), indent=1, ensure_ascii=False) + "\n", follow_links=follow_links)
    except OSError as e:
        stop(f"{e.filename}: it could not be written: {e.strerror}.")
    say(f"{file} is written. Both of its examples are as they should be:")
    say(f"  {draft.wrong}\n    → {draft.says}\n  {draft.right}\n    → nothing")
    say(f"Try it on your copy: newslint test {rule} --rules {folder} --on FOLDER")


def _draft(
    swaps: Sequence[str], check: str, settings: Sequence[str], given: dict[str, str], ask: Callable[[str, str], str]
) -> Draft:
    from lint.authoring.draft import Draft, DraftError, setting, swapped
    from lint.checks import names
    from lint.rulebook.yaml_file import nearest

    if not swaps and not check:
        check = ask("--check or --swap", "What is it to look for? Enter swap for words with a better one, pattern for "
                    "a pattern,\nor another check of rules/README.md")  # fmt: skip
    check = check or "swap"
    if check not in names():
        raise DraftError(f"'{check}' is no check. {nearest(check, names())}")
    if check == "swap" and not swaps and not settings:
        swaps = [f"{ask('--swap', 'Which word or phrase is wrong?')}={ask('--swap', 'What is right?')}"]
    with_: dict[str, Any] = {}
    if swaps:
        with_["table"] = dict(_pair(s, "--swap utilise=use") for s in swaps)
        given = {**swapped(with_["table"]), **{k: v for k, v in given.items() if v}}
    for name, value in (_pair(s, "--with key=value") for s in settings):
        with_[name] = setting(check, name, value)
    for name in _required(check):
        if name not in with_:
            with_[name] = setting(check, name, ask(f"--with {name}=…", _doc(check, name)))
    questions = {
        "message": "What is it to say?",
        "why": "Why?",
        "wrong": "A text that it must flag:",
        "right": "A text like it that is right:",
    }
    told = {name: given.get(name) or ask(f"--{name}", question) for name, question in questions.items()}
    level = given.get("level") or "style"
    if level not in _LEVELS:
        raise DraftError(f"'{level}' is no level. {nearest(level, _LEVELS)}")
    return Draft(check, told["message"], told["wrong"], told["right"], told["why"], level, with_)


def _looks(text: str) -> tuple[str, str | list[str]]:
    """Where the rule looks: kinds of block as a list, what it makes of quotations as a word."""
    name, value = _pair(text, "--where in=headline")
    return name, value if name == "quoted" else [kind.strip() for kind in value.split(",")]


def _pair(text: str, like: str) -> tuple[str, str]:
    from lint.authoring.draft import DraftError

    name, sign, value = text.partition("=")
    if not sign or not name.strip() or not value.strip():
        raise DraftError(f"'{text}' has no two sides. Write it as {like}.")
    return name.strip(), value.strip()


def _required(check: str) -> list[str]:
    from lint.rulebook.loading import parameters

    return [name for name, key in parameters(check).items() if key.required]


def _doc(check: str, name: str) -> str:
    from dataclasses import fields

    from lint.checks import named

    return next(f"{name}: {f.metadata['doc']}" for f in fields(named(check)) if f.name == name)


def _asked(_: str, question: str) -> str:
    answer = ""
    while not answer.strip():
        answer = input(f"{question}\n> ")
    return answer.strip()


def _missing(argument: str, _: str) -> str:
    stop(f"{argument} is missing. Give it, or run this on a terminal to be asked.")


def _folder(named: Path | None, no_settings: bool, follow_links: bool) -> Path:
    """The desk's first folder of rules, else one called rules here."""
    request = Request(settings=named, no_settings=no_settings, follow_links=follow_links)
    rules = workspace(request).settings.rules
    return rules[0] if rules else Path("rules")
