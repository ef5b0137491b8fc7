"""`newslint init`: a first `newslint.yml`, with comments, from the answers to three questions."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from lint.cli.app import app
from lint.cli.options import FailOn
from lint.cli.run import say, stop, warn

NAME = "newslint.yml"


class Dialect(StrEnum):
    """The English of a house."""

    AMERICAN = "american"
    BRITISH = "british"
    EITHER = "either"


class Order(StrEnum):
    """How a date in figures is read."""

    MONTH_DAY = "month-day"
    DAY_MONTH = "day-month"
    EITHER = "either"


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(help="Where the copy is.", metavar="FOLDER")] = Path(),
    dialect: Annotated[Dialect | None, typer.Option(help="The house's English.")] = None,
    date_order: Annotated[Order | None, typer.Option(help="How 6/7/2024 is read: June 7, or 6 July.")] = None,
    fail_on: Annotated[FailOn | None, typer.Option(help="The lowest level that makes a run fail.")] = None,
) -> None:
    """Write a first newslint.yml, with comments. What is not given is asked for on a terminal."""
    if not folder.is_dir():
        stop(f"{folder} is no folder.")
    file = folder / NAME
    if there := [name for name in (NAME, "newslint.yaml") if (folder / name).exists()]:
        stop(f"{folder / there[0]} is there already, and nothing is ever written over. Change that file.")
    try:
        english = dialect or Dialect(_asked("Which English does the house write?", list(Dialect), Dialect.EITHER))
        usual = {Dialect.AMERICAN: Order.MONTH_DAY, Dialect.BRITISH: Order.DAY_MONTH}.get(english, Order.EITHER)
        order = date_order or Order(_asked("Is 6/7/2024 June 7 (month-day) or 6 July?", list(Order), usual))
        level = fail_on or FailOn(_asked("Which level is to make a run fail?", list(FailOn), FailOn.ERROR))
    except (KeyboardInterrupt, EOFError):
        typer.echo("\nNothing was written.", err=True)
        raise typer.Exit(130) from None
    try:
        with file.open("x", encoding="utf-8", newline="\n") as out:
            out.write(settings(english, order, level))
    except OSError as e:
        stop(f"{file}: it could not be written: {e.strerror}.")
    say(f"{file} is written. Try it: newslint {folder}")


def _asked(question: str, choices: list[str], usual: str) -> str:
    """One of the choices, as it is answered: by its name, the beginning of it, or Enter for the usual one."""
    if not sys.stdin.isatty():
        warn(f"{question} It is {usual}, since there is no terminal to ask on; an option says otherwise.")
        return usual
    while True:
        answer = input(f"{question} ({', '.join(choices)}; Enter for {usual})\n> ").strip().lower()
        if found := [c for c in choices if c.startswith(answer)]:
            return found[0] if answer else usual
        say(f"'{answer}' is none of these.")


def settings(dialect: Dialect, order: Order, fail_on: FailOn) -> str:
    """The text of the file: what was answered, and after # what may be switched on."""
    english = Dialect.AMERICAN if dialect is Dialect.EITHER else dialect
    days = Order.MONTH_DAY if order is Order.EITHER else order
    lines = [
        (f"dialect: {english}", "the spelling of the other English is a finding", dialect is english),
        (f"packs: [{english}]", "the house style of a pack; `newslint rules` lists them", False),
        (f"date-order: {days}", "how 6/7/2024 is read", order is days),
        (f"fail-on: {fail_on}", "the lowest level that makes a run fail", True),
        ("rules: desk-rules", "a folder of your own rules; `newslint new` writes one", False),
        ("words: [cybertruck]", "the house's own spellings, as findings mark them", False),
        ("levels: {repetition: off}", "a level for a rule or a pack, or off", False),
        ("exclude: [archive/**]", "what is not looked at", False),
        ("story: folder", "the articles of a story are kept in a folder of their own", False),
    ]
    head = "# How newslint reads the copy in this folder. `newslint schema settings` describes every key.\n\n"
    return head + "".join(f"{'' if on else '# '}{line:{28 if on else 26}} # {why}\n" for line, why, on in lines)
