"""A command line that cannot be understood → what is wrong with it, and what was most likely meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from typer import BadParameter
from typer._click import exceptions

from lint.rulebook.yaml_file import nearest

if TYPE_CHECKING:
    from typer._click import ClickException

#: How typer begins, where a value is none of those that an option may have, or no number.
_WRONG = re.compile(r"(?P<given>.*) is not (?:one of|a valid (?:int|float)|in the range)", re.DOTALL)
_QUOTED = re.compile(r"--?[\w-]+")


def told(error: ClickException) -> str:
    """What to say of it, in a sentence or two."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "newslint"
    command = path.removeprefix("newslint ")
    more = f" {path} --help says more."
    if isinstance(error, exceptions.NoSuchOption):
        there = [name for p in context.command.params for name in p.opts if name.startswith("--")] if context else []
        meant = nearest(error.option_name, ["--help", *there])
        return f"{command} has no option {error.option_name}. {meant if meant.startswith('Did') else more.strip()}"
    if isinstance(error, exceptions.MissingParameter) and error.param:
        return f"{command} needs {_named(error.param)}: {_help(error.param)}{more}"
    if isinstance(error, BadParameter) and error.param:
        return _bad(error, error.param)
    if isinstance(error, exceptions.BadOptionUsage) and "requires" in error.message:
        name = found[0] if (found := _QUOTED.search(error.option_name)) else error.option_name
        return f"Something must follow {name}.{more}"
    if "unexpected extra argument" in error.message:
        extra = error.message.partition("(")[2].removesuffix(")") or "them"
        return f"{command} does not take so many words: leave out {extra.rpartition('(')[2]}.{more}"
    return error.format_message() + more


def _bad(error: BadParameter, param: Any) -> str:
    name, choices = _named(param), getattr(param.type, "choices", None)
    m = _WRONG.match(error.message)
    given = m["given"].strip("'") if m else ""
    if m and choices:
        return f"'{given}' is nothing that {name} takes. {nearest(given, [_word(c) for c in choices])}"
    if m:
        low, high = getattr(param.type, "min", None), getattr(param.type, "max", None)
        least = f" from {low} up" * (low is not None) + f" to {high}" * (high is not None)
        return f"{name} takes a number{least}, not '{given}'."
    return f"{name}: {error.message.rstrip('.')}."


def _word(choice: Any) -> str:
    return str(getattr(choice, "value", choice))


def _named(param: Any) -> str:
    """An option by its long name, an argument by what stands for it in the help."""
    if param.param_type_name == "option":
        return str(max(param.opts, key=len))
    return str(param.metavar or param.name).upper()


def _help(param: Any) -> str:
    return str(getattr(param, "help", "") or "").removesuffix(".") + "."
