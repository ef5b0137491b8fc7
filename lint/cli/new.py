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

    from lint.authoring.draft import Draft, DraftError
    from lint.authoring.examples import Result

_ID = re.compile(r"[\w-]+/[\w-]+(?:/[\w-]+)*")
_LEVELS = ("error", "warning", "style")


@app.command()
def new(
    rule: Annotated[str, typer.Argument(help="What the rule is to be called: pack/rule.", metavar="PACK/RULE")] = "",
    swap: Annotated[
        list[str],
        typer.Option(
            help="A word that is wrong and the right one; a name alone for its capitals.", metavar="WRONG=RIGHT|NAME"
        ),
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

    answers = Answers() if sys.stdin.isatty() else None
    ask = answers or _missing
    while True:
        try:
            name = rule or ask("PACK/RULE", "What is the rule to be called? (pack/rule, such as style/utilise)")
            file = _free(name, folder)
            draft = _draft(swaps, check, settings, given, ask)
            draft, made = proved(replace(draft, where=dict(_looks(w) for w in where)), name)
            _proven(faults(made))
            break
        except DraftError as e:
            if answers is None or not answers.change(e):
                stop(f"{e}\nNothing was written.")
    try:
        write(draft, file, json.dumps(schema(), indent=1, ensure_ascii=False) + "\n", follow_links=follow_links)
    except OSError as e:
        stop(f"{e.filename}: it could not be written: {e.strerror}.")
    say(f"{file} is written. Both of its examples are as they should be:")
    say(f"  {draft.wrong}\n    → {draft.says}\n  {draft.right}\n    → nothing")
    say(f"Try it on your copy: newslint test {name} --rules {folder} --on FOLDER")
    say(f"Have it used: newslint FOLDER --rules {folder}, or the line 'rules: {folder}' in newslint.yml")


def _free(rule: str, folder: Path) -> Path:
    """The file that a rule of this name goes into, which is not there yet."""
    from lint.authoring.draft import DraftError

    if not _ID.fullmatch(rule):
        wanted = "Write pack/rule, such as style/utilise: letters, digits and hyphens."
        raise DraftError(f"'{rule}' is no name of a rule. {wanted}", "PACK/RULE")
    file = folder / f"{rule}.yml"
    if file.exists():
        what = "nothing is ever written over. Choose another name, or change that file."
        raise DraftError(f"{file} is there already, and {what}", "PACK/RULE")
    return file


def _proven(wrong: Sequence[Result]) -> None:
    """DraftError where the rule does not do on its examples what it should."""
    from lint.authoring.draft import DraftError

    if wrong:
        said = "\n".join(fault for result in wrong for fault in result.faults)
        about = "--wrong" if wrong[0].example.wrong else "--right"
        raise DraftError(f"The rule does not do on its examples what it should:\n{said}", about)


class Answers:
    """What was answered on a terminal, each question once; one that was wrong is asked again."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], str] = {}

    def __call__(self, argument: str, question: str) -> str:
        """The answer to the question."""
        key = argument, question
        if key not in self._known:
            self._known[key] = _asked(argument, question)
        return self._known[key]

    def change(self, error: DraftError) -> bool:
        """Say what is wrong and forget the answer that is to change; False where nothing was answered."""
        asked = list(dict.fromkeys(argument for argument, _ in self._known))
        if not asked:
            return False
        say(f"{error}\n", err=True)
        about = error.about
        if about not in asked:
            names = {argument.removeprefix("--"): argument for argument in asked}
            about = ""
            while about not in asked:
                about = names.get(_asked("", f"Which answer is to be another? ({', '.join(names)})"), "")
        self._known = {key: answer for key, answer in self._known.items() if key[0] != about}
        return True


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
        raise DraftError(f"'{check}' is no check. {nearest(check, names())}", "--check or --swap")
    if check == "swap" and not swaps and not settings:
        swaps = [f"{ask('--swap', 'Which word or phrase is wrong?')}={ask('--swap', 'What is right?')}"]
    with_: dict[str, Any] = {}
    if swaps:
        with_["table"] = dict(_swap(s) for s in swaps)
        given = {**swapped(with_["table"]), **{k: v for k, v in given.items() if v}}
    for name, value in (_pair(s, "--with key=value") for s in settings):
        with_[name] = setting(check, name, value)
    for name in _required(check):
        if name not in with_:
            with_[name] = setting(check, name, ask(f"--with {name}=…", f"{_doc(check, name)}{_like(check, name)}"))
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


def _swap(text: str) -> tuple[str, str]:
    """A wrong word and the right one; of a name with capitals of its own, the name alone will do."""
    if "=" not in text and text != text.lower():
        return text.strip().lower(), text.strip()
    wrong, right = _pair(text, "--swap utilise=use, or --swap NordVolt for capitals")
    return (wrong.lower() if wrong.lower() == right.lower() else wrong), right


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


def _like(check: str, name: str) -> str:
    """How an answer for this parameter is written, where it is no plain text."""
    from collections.abc import Mapping
    from typing import get_origin

    from lint.rulebook.loading import parameters

    kind = get_origin(parameters(check)[name].type)
    return " (with commas between)" if kind is tuple else " (as a=b, c=d)" if kind is Mapping else ""


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
