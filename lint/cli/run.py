"""What commands share: rules and copy found, reports written; a run ends with a sentence where that cannot be done."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from lint.cli.progress import progress
from lint.rulebook.disk import DISK, Disk

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from datetime import date

    from lint.engine.results import Report
    from lint.mentions import Reading
    from lint.read.folder import Copy, Unread
    from lint.revisions.changed_lines import Changes
    from lint.rulebook.rule import Rule
    from lint.settings.settings import Configuration, Settings
    from lint.settings.stets import StetFile
    from lint.stories.story import Mode

T = TypeVar("T")

#: So many files that could not be examined are named on standard error; the report names them all.
_TOLD = 100


def rules_in(folders: Sequence[Path], where: Disk = DISK) -> list[Rule]:
    """The rules of these folders, with their examples; ends the run where a file has a mistake."""
    from lint.rulebook.loading import load

    return sound(lambda: load(folders, where=where))


def rules_of(folders: Sequence[Path], named: Path | None, no_settings: bool, where: Disk = DISK) -> list[Rule]:
    """The built-in rules, those of the settings and those of these folders; the built-in ones without examples."""
    file = _settings_file([], named, no_settings, where)
    return sound(lambda: _settings_and_rules(file, folders, where))[1]


def configuration_of(
    paths: Sequence[Path],
    named: Path | None,
    no_settings: bool,
    folders: Sequence[Path] = (),
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    where: Disk = DISK,
) -> Configuration:
    """The settings of this copy put to the rules; ends the run where a file has a mistake, or no rules are left.

    `folders` of rules are added, and only what is `select`ed runs, less what is to be `ignore`d. `where` is what is
    asked for the files.
    """
    from lint.settings.settings import configured

    file = _settings_file(paths, named, no_settings, where)
    settings, rules = sound(lambda: _settings_and_rules(file, folders, where), where)
    known = {name for r in rules for name in (r.id, r.pack)}
    for name in (*select, *ignore):
        if name not in known:
            from lint.rulebook.yaml_file import nearest

            stop(f"'{name}' is no rule and no pack. {nearest(name, known)}")
    chosen = configured(settings, rules, select, ignore)
    if not chosen.rules:
        stop("No rules are left to check with.")
    return chosen


def settings_of(paths: Iterable[Path], named: Path | None, no_settings: bool, where: Disk = DISK) -> Settings:
    """The settings of this copy; ends the run where they have a mistake."""
    from lint.settings.settings import Settings

    file = _settings_file(paths, named, no_settings, where)
    if not file:
        return Settings()
    from lint.settings.settings_file import load

    return sound(lambda: load(file, where=where))[0]


def _settings_and_rules(file: Path | None, folders: Sequence[Path], where: Disk) -> tuple[Settings, list[Rule]]:
    if file:
        from lint.settings.settings_file import load

        return load(file, folders, where)
    from lint.rulebook.built_in import built_in
    from lint.settings.settings import Settings

    rules = built_in()
    if folders:
        from lint.rulebook.loading import load as load_rules

        rules = load_rules(folders, rules, where)
    return Settings(), rules


def _settings_file(paths: Iterable[Path], named: Path | None, no_settings: bool, where: Disk) -> Path | None:
    from lint.settings.settings import NAMES, ManySettingsError, find

    try:
        return None if no_settings else named or find((p for p in paths if p != Path("-")), NAMES, where)
    except ManySettingsError as e:
        stop(f"{e}.")
    except OSError as e:
        stop(f"{e.filename or 'the working folder'}: {e.strerror}.")


def sound(load: Callable[[], T], where: Disk = DISK) -> T:
    """What is loaded; ends the run, with every mistake named, where a file of rules, settings or stets has one."""
    from lint.rulebook.rule import BrokenRulesError

    try:
        return load()
    except BrokenRulesError as e:
        count = f"{len(e.mistakes)} {'mistake' if len(e.mistakes) == 1 else 'mistakes'}"
        stop(f"{e}\n{count}{where.when}; nothing was done.")
    except OSError as e:
        stop(f"{e}." if not e.strerror else f"{e.filename}: {e.strerror}.")


def report_of(
    paths: Sequence[Path],
    configured: Configuration,
    story: Mode | None,
    published: date | None,
    stets: StetFile | None,
    follow_links: bool = False,
    changes: Changes | None = None,
    **how: Any,
) -> Report:
    """The report on this copy, without what stands by a stet; `how` is as `lint` has it."""
    copies, unread = copies_of(paths, configured.settings, follow_links)
    return report_on(copies, configured, story, published, stets, changes, **how).also_unread(unread)


def report_on(
    copies: Sequence[Copy],
    configured: Configuration,
    story: Mode | None,
    published: date | None,
    stets: StetFile | None,
    changes: Changes | None = None,
    **how: Any,
) -> Report:
    """The report on these files, without what stands by a stet, but for remarks in changed lines; `how` is as `lint`
    has it."""
    from datetime import date as day

    from lint.engine.lint import lint

    with progress(len(copies)) as done:
        report = lint(
            copies,
            configured.rules,
            story or configured.settings.story,
            published,
            done,
            settle=configured.settle,
            date_order=configured.settings.date_order,
            warn=warn,
            **how,
        )
    if stets or any(e.article.remarks for e in report.examined):
        from lint.settings.stets import let_stand, none

        report = let_stand(report, stets or none(), configured.levels, day.today(), changes)
    return report


def stets_of(paths: Sequence[Path], settings: Settings, no_settings: bool, where: Disk = DISK) -> StetFile | None:
    """The stets of this copy; ends the run where their file has a mistake."""
    from lint.settings.settings import stets_beside

    if no_settings:
        return None
    file = stets_beside(settings, (p for p in paths if p != Path("-")), where)
    if not where.is_file(file):
        return None
    from lint.settings.stets_file import load

    return sound(lambda: load(file, where), where)


def copies_of(paths: Sequence[Path], settings: Settings, follow_links: bool = False) -> tuple[list[Copy], list[Unread]]:
    """The files of this copy, and what is left out, with the reason; ends the run where a path is none."""
    from lint.read.folder import copies

    from_input = [_from_input(settings.max_size)] if Path("-") in paths else []
    try:
        found, unread = copies(
            (p for p in paths if p != Path("-")), settings.excluded, most=settings.max_size, follow_links=follow_links
        )
    except OSError as e:
        stop(f"{e.filename}: {e.strerror}.")
    return from_input + found, unread


def _from_input(most: int) -> Copy:
    from lint.read.folder import Copy

    data = sys.stdin.buffer.read(most + 1)
    if len(data) <= most:
        return Copy("-", Path("-"), data)
    return Copy("-", Path("-"), None, f"it has more than {most:,} bytes, which is the most (max-size in newslint.yml)")


def readings_of(
    paths: Sequence[Path], settings: Settings, published: date | None, follow_links: bool = False
) -> tuple[list[Reading], list[Unread]]:
    """The readings of these articles, nothing found in them yet; ends the run where there are none."""
    from lint.mentions import Reading
    from lint.read import UnreadableError

    copies, unread = copies_of(paths, settings, follow_links)
    readings = []
    for copy in copies:
        try:
            readings.append(Reading(copy.article(published, settings.date_order)))
        except UnreadableError as e:
            unread.append(copy.unread(str(e)))
    if not readings:
        nothing_examined(paths, unread)
    return readings, unread


def nothing_examined(paths: Iterable[Path], unread: Sequence[Unread]) -> NoReturn:
    """End the run, which had nothing to examine or could read none of it."""
    _tell(unread)
    there_is_none = f"there is no .txt or .md file in {', '.join(map(str, paths))}."
    stop("Nothing was examined: " + ("no file could be read." if unread else there_is_none))


def all_examined(unread: Sequence[Unread], allow_unread: bool) -> None:
    """Say what was asked for and not examined, which ends the run with exit code 2 unless it is allowed."""
    _tell(unread)
    if unread and not allow_unread:
        many = "1 article or story was" if len(unread) == 1 else f"{len(unread):,} articles or stories were"
        stop(f"{many} asked for and not examined. Mend or exclude what cannot be read, or add --allow-unread.")


def _tell(unread: Sequence[Unread]) -> None:
    from lint.report.terminal import visible

    for u in unread[:_TOLD]:
        warn(f"{visible(u.path)}: not examined: {visible(u.reason)}")
    if len(unread) > _TOLD:
        warn(f"and {len(unread) - _TOLD:,} more, which the report names.")


def write(text: str | Iterable[str], output: Path | None, follow_links: bool = False) -> None:
    """Put a text, or its parts, where they are to go; a file is written whole or not at all."""
    data = (part.encode("utf-8", "backslashreplace") for part in ([text] if isinstance(text, str) else text))
    if output is None:
        sys.stdout.buffer.writelines(data)
        sys.stdout.buffer.flush()
        return
    from lint.files.atomic_write import put

    try:
        put(output, data, follow_links=follow_links)
    except OSError as e:
        stop(f"{output}: the report could not be written: {e.strerror}.")


def say(text: str, *, err: bool = False) -> None:
    """Print lines in which neither copy nor rules can act on a terminal."""
    from lint.report.terminal import visible

    (sys.stderr if err else sys.stdout).write("".join(f"{visible(line)}\n" for line in text.split("\n")))


def colour_wanted() -> bool:
    """Whether a terminal is to show colours."""
    return "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def warn(message: str) -> None:
    """Say something on standard error."""
    say("\n".join(f"newslint: {line}" for line in message.splitlines()), err=True)


def stop(message: str) -> NoReturn:
    """End the run with exit code 2 and say why."""
    warn(message)
    sys.exit(2)
