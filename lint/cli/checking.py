"""What `newslint check` does: articles are checked and the report is written, and an exit code says what was found."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from lint.cli.run import (
    all_examined,
    colour_wanted,
    configuration_of,
    nothing_examined,
    report_of,
    stets_of,
    stop,
    write,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from lint.engine.results import Report
    from lint.revisions.changed_lines import Changes
    from lint.rulebook.disk import Disk
    from lint.rulebook.rule import Rule
    from lint.settings.settings import Configuration
    from lint.settings.stets import StetFile
    from lint.stories.story import Mode

T = TypeVar("T")


def run(
    paths: Sequence[Path],
    *,
    format: str = "text",
    output: Path | None = None,
    rules: Sequence[Path] = (),
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    fail_on: str | None = None,
    story: Mode | None = None,
    published: date | None = None,
    since: str | None = None,
    settings: Path | None = None,
    no_settings: bool = False,
    settings_from: str | None = None,
    cache: bool = True,
    scheduler: str = "",
    cluster_timeout: float = 300,
    allow_unread: bool = False,
    follow_links: bool = False,
) -> None:
    """Check these articles, with the options of the command; ends the run where it fails or finds too much."""
    from lint.engine.process_pool import NoClusterError
    from lint.rulebook.disk import Disk
    from lint.text.finding import Level

    keep = _changed_since(since, paths) if since is not None else lambda report: report
    how = {"whole": format == "html", "cached": cache, "scheduler": scheduler, "cluster_timeout": cluster_timeout}

    def by(where: Disk) -> tuple[Configuration, StetFile | None]:
        configuration = configuration_of(paths, settings, no_settings, rules, select, ignore, where)
        return configuration, stets_of(paths, configuration.settings, no_settings, where)

    def check(configuration: Configuration, stets: StetFile | None, changes: Changes | None = None) -> Report:
        return keep(report_of(paths, configuration, story, published, stets, follow_links, changes, **how))

    try:
        if settings_from is None:
            configuration, stets = by(Disk(follow_links))
            report = check(configuration, stets)
        else:
            from lint.cli.settings_from import checked

            configuration, report = checked(settings_from, paths, rules, no_settings, follow_links, by, check)
    except NoClusterError as e:
        stop(f"--scheduler: {e}.")
    write(_rendered(report, configuration.rules, format, output), output, follow_links)
    if format == "github":
        _summarize(report)
    if not report.examined:
        nothing_examined(paths, report.unread)
    all_examined(report.unread, allow_unread)
    least = fail_on or configuration.settings.fail_on
    if least != "never" and any(f.level >= Level[least.upper()] for f in report.findings):
        sys.exit(1)


def _changed_since(revision: str, paths: Sequence[Path]) -> Callable[[Report], Report]:
    """What takes from a report all that touches no line changed since a revision; ends the run where git knows none."""
    from lint.revisions.changed_lines import NoSuchRevisionError, only, since

    def asked(what: Callable[[], T]) -> T:
        try:
            return what()
        except NoSuchRevisionError as e:
            stop(f"{e}.")
        except OSError as e:
            stop(f"{e.filename}: {e.strerror}.")

    changes = asked(lambda: since(revision, paths))
    return lambda report: asked(lambda: only(report, changes, revision))


def _rendered(report: Report, rules: Sequence[Rule], format: str, output: Path | None) -> Iterable[str]:
    if format == "text":
        return _text(report, output)
    if format == "json":
        from lint.report.json import parts as as_json

        return as_json(report)
    if format == "sarif":
        from lint.report.sarif import parts as as_sarif

        return as_sarif(report, rules)
    from importlib import import_module

    return [import_module(f"lint.report.{format}").render(report)]


def _summarize(report: Report) -> None:
    """Add the job's summary to the file that a GitHub runner names for it."""
    if not (named := os.environ.get("GITHUB_STEP_SUMMARY")):
        return
    from lint.report.summary import ROOM, render

    try:
        with Path(named).open("ab") as file:
            file.write(render(report, ROOM - file.tell()).encode("utf-8", "backslashreplace"))
    except OSError as e:
        stop(f"{named}: the summary could not be written: {e.strerror}.")


def _text(report: Report, output: Path | None) -> Iterable[str]:
    from lint.report.text import parts

    if output is not None or not sys.stdout.isatty():
        return parts(report)
    from shutil import get_terminal_size

    return parts(report, width=get_terminal_size().columns, colour=colour_wanted())
