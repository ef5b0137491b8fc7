"""What commands share: rules and copy found, reports written; a run ends with a sentence where that cannot be done."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from datetime import date

    from lint.mentions import Reading
    from lint.read.folder import Copy, Unread
    from lint.rule import Rule


def rules_in(folders: Sequence[Path]) -> list[Rule]:
    """The rules of these folders, with their examples; ends the run where a file has a mistake."""
    from lint.rulebook import load

    return sound(lambda: load(folders))


def rules_chosen(folders: Sequence[Path], select: Collection[str], ignore: Collection[str]) -> list[Rule]:
    """The built-in rules and those in `folders`, less what is not chosen; ends the run where that leaves none."""
    from lint.shipped import built_in

    loaded = sound(built_in)
    if folders:
        from lint.rulebook import load

        loaded = sound(lambda: load(folders, loaded))
    known = {name for r in loaded for name in (r.id, r.pack)}
    for name in (*select, *ignore):
        if name not in known:
            from lint.yamlfile import nearest

            stop(f"'{name}' is no rule and no pack. {nearest(name, known)}")
    chosen = [r for r in loaded if (not select or r.among(select)) and not r.among(ignore)]
    if not chosen:
        stop("No rules are left to check with.")
    return chosen


def sound(rules: Callable[[], list[Rule]]) -> list[Rule]:
    """The rules; ends the run, with every mistake named, where a rule file has one."""
    from lint.rule import BrokenRulesError

    try:
        return rules()
    except BrokenRulesError as e:
        count = f"{len(e.mistakes)} {'mistake' if len(e.mistakes) == 1 else 'mistakes'}"
        stop(f"{e}\n{count} in rules; nothing was done.")
    except OSError as e:
        stop(f"{e}." if not e.strerror else f"{e.filename}: {e.strerror}.")


def copies_of(paths: Sequence[Path]) -> tuple[list[Copy], list[Unread]]:
    from lint.read.folder import Copy, copies

    from_input = [Copy("-", Path("-"), sys.stdin.buffer.read())] if Path("-") in paths else []
    try:
        found, unread = copies(p for p in paths if p != Path("-"))
    except OSError as e:
        stop(f"{e.filename}: {e.strerror}.")
    return from_input + found, unread


def readings_of(paths: Sequence[Path], published: date | None) -> tuple[list[Reading], list[Unread]]:
    """The readings of these articles, nothing found in them yet; ends the run where there are none."""
    from lint.mentions import Reading
    from lint.read import UnreadableError

    copies, unread = copies_of(paths)
    readings = []
    for copy in copies:
        try:
            readings.append(Reading(copy.article(published)))
        except UnreadableError as e:
            unread.append(copy.unread(str(e)))
    if not readings:
        for u in unread:
            sys.stderr.write(f"{u.path}: {u.reason}\n")
        stop("Nothing was examined: " + ("no file could be read." if unread else nothing_in(paths)))
    return readings, unread


def nothing_in(paths: Iterable[Path]) -> str:
    return f"there is no .txt or .md file in {', '.join(map(str, paths))}."


def write(text: str, output: Path | None) -> None:
    data = text.encode("utf-8", "backslashreplace")
    if output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        output.write_bytes(data)
    except OSError as e:
        stop(f"{output}: the report could not be written: {e.strerror}.")


def stop(message: str) -> NoReturn:
    """End the run with exit code 2 and say why."""
    from lint.report.screen import visible

    sys.stderr.write("".join(f"newslint: {visible(line)}\n" for line in message.splitlines()))
    raise typer.Exit(2)
