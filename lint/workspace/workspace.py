"""A Request → settings, rules, stets and files of copy, each looked for once and when it is asked for → the Report."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from lint.rulebook.disk import Disk
from lint.workspace.request import RequestError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from contextlib import AbstractContextManager

    from lint.engine.results import Report
    from lint.engine.session import Session
    from lint.mentions import Reading
    from lint.read.folder import Copy, Unread
    from lint.revisions.changed_lines import Changes
    from lint.rulebook.rule import Rule
    from lint.settings.settings import Configuration, Settings
    from lint.settings.stets import StetFile
    from lint.workspace.request import Request

    Progress = Callable[[int], AbstractContextManager[Callable[[int], None]]]

T = TypeVar("T")
_INPUT = Path("-")
#: So many mistakes of rules, settings and stets are told at once.
_SHOWN = 20


def _unseen(_total: int) -> AbstractContextManager[Callable[[int], None]]:
    return nullcontext(lambda _: None)


class Workspace:
    """What a request is about. All that it has raises RequestError where it cannot be had.

    `disk` is asked for the files of settings, rules and stets. `progress` is given the number of files to be read, and
    gives what is told how many more are done; `warn` is told what a user should know of.
    """

    def __init__(
        self,
        request: Request,
        disk: Disk | None = None,
        *,
        progress: Progress = _unseen,
        warn: Callable[[str], None] = lambda _: None,
    ) -> None:
        self.request = request
        self._disk = disk or Disk(request.follow_links)
        self._progress, self._warn = progress, warn
        self._named = [p for p in request.paths if p != _INPUT]

    @cached_property
    def settings_file(self) -> Path | None:
        """The file of the settings; None where there is none, or none is wanted."""
        from lint.settings.settings import NAMES, ManySettingsError, find

        if self.request.no_settings:
            return None
        try:
            return self.request.settings or find(self._named, NAMES, self._disk)
        except ManySettingsError as e:
            raise RequestError(f"{e}.") from e
        except OSError as e:
            raise RequestError(f"{e.filename or 'the working folder'}: {e.strerror}.") from e

    @cached_property
    def _settings_and_rules(self) -> tuple[Settings, list[Rule]]:
        folders = self.request.rules
        if file := self.settings_file:
            from lint.settings.settings_file import load

            loaded = self.sound(lambda: load(file, folders, self._disk))
            self._none_empty(folders)
            return loaded
        from lint.rulebook.built_in import built_in
        from lint.settings.settings import Settings

        rules = self.sound(built_in)
        if folders:
            from lint.rulebook.loading import load as load_rules

            rules = self.sound(lambda: load_rules(folders, rules, self._disk))
            self._none_empty(folders)
        return Settings(), rules

    def _none_empty(self, folders: Sequence[Path]) -> None:
        """Rules were asked for in each of these folders: RequestError where one has none."""
        from lint.rulebook.rule import no_rules

        if empty := [folder for folder in folders if not any(self._disk.rule_files(folder))]:
            raise RequestError(no_rules(empty))

    @cached_property
    def settings(self) -> Settings:
        """The settings of this copy."""
        if self.settings_file:
            return self._settings_and_rules[0]
        from lint.settings.settings import Settings

        return Settings()

    @property
    def rules(self) -> list[Rule]:
        """The built-in rules, those of the settings and those of the request; the built-in ones without examples."""
        return self._settings_and_rules[1]

    def rules_in(self, folders: Sequence[Path]) -> list[Rule]:
        """The rules of these folders alone, with their examples; they may be like built-in ones."""
        from lint.rulebook.built_in import built_in
        from lint.rulebook.loading import load
        from lint.rulebook.rule import BUILT_IN

        known = {} if BUILT_IN in folders else {r.id: r for r in self.sound(built_in)}
        return [r for r in self.sound(lambda: load(folders, known.values(), self._disk)) if r is not known.get(r.id)]

    @cached_property
    def configuration(self) -> Configuration:
        """The settings put to the rules."""
        from lint.settings.settings import configured

        settings, rules = self._settings_and_rules
        known = {name for r in rules for name in (r.id, r.pack)}
        for name in (*self.request.select, *self.request.ignore):
            if name not in known:
                from lint.rulebook.yaml_file import nearest

                raise RequestError(f"'{name}' is no rule and no pack. {nearest(name, known)}")
        chosen = configured(settings, rules, self.request.select, self.request.ignore)
        if not chosen.rules:
            raise RequestError("No rules are left to check with.")
        return chosen

    @cached_property
    def stets_file(self) -> Path:
        """Where the stets of this copy are, or would be."""
        from lint.settings.settings import stets_beside

        return stets_beside(self.settings, self._named, self._disk)

    @property
    def baseline_file(self) -> Path:
        """Where the baseline of this copy is, or would be."""
        from lint.settings.settings import BASELINE

        return self.stets_file.with_name(BASELINE)

    @cached_property
    def stets(self) -> StetFile | None:
        """The stets of this copy and its baseline, if there are any."""
        file = None
        if self._disk.is_file(self.stets_file):
            from lint.settings.stets_file import load

            file = self.sound(lambda: load(self.stets_file, self._disk))
        if self.request.no_baseline or not self._disk.is_file(self.baseline_file):
            return file
        from lint.settings.baseline import load as load_baseline
        from lint.settings.stets import none

        file = file or none()._replace(folder=self.stets_file.parent)
        return file._replace(baseline=self.sound(lambda: load_baseline(self.baseline_file, self._disk)))

    @cached_property
    def _copies(self) -> tuple[list[Copy], list[Unread]]:
        from lint.read.folder import copies

        most = self.settings.max_size
        from_input = [_from_input(most)] if _INPUT in self.request.paths else []
        try:
            found, unread = copies(
                self._named, self.settings.excluded, most=most, follow_links=self.request.follow_links
            )
        except OSError as e:
            raise RequestError(f"{e.filename}: {e.strerror}.") from e
        return from_input + found, unread

    @property
    def copies(self) -> Sequence[Copy]:
        """The files of copy."""
        return self._copies[0]

    @property
    def unread(self) -> Sequence[Unread]:
        """What is left out of them, with the reason."""
        return self._copies[1]

    @cached_property
    def changes(self) -> Changes | None:
        """What has changed in the copy, where only that is to be looked at."""
        from lint.revisions.changed_lines import since

        revision = self.request.since
        return None if revision is None else _asked(lambda: since(revision, self.request.paths))

    def readings(self) -> tuple[list[Reading], list[Unread]]:
        """The readings of the articles, nothing found in them yet, and what could not be read."""
        from lint.mentions import Reading
        from lint.read import UnreadableError

        readings, unread = [], list(self.unread)
        for copy in self.copies:
            try:
                readings.append(Reading(copy.article(self.request.published, self.settings.date_order)))
            except UnreadableError as e:
                unread.append(copy.unread(str(e)))
        return readings, _without_ours(unread) if readings else unread

    def report(self) -> Report:
        """The report on the copy, less what stands by a stet, and what touches no change where only changes count."""
        return self._report(None)

    def _report(self, unaccepted: Changes | None) -> Report:
        """The same, but no stet counts that stands in a line `unaccepted`."""
        changes = self.changes  # first, since git may know of none
        report = self.report_on(self.copies, unaccepted).also_unread(self.unread)
        if changes is None:
            return report
        from lint.revisions.changed_lines import only

        return _asked(lambda: only(report, changes, self.request.since or ""))

    def report_on(self, copies: Sequence[Copy], unaccepted: Changes | None = None) -> Report:
        """The report on these files of copy, whatever has changed in them."""
        from lint.engine.lint import lint
        from lint.engine.process_pool import NoClusterError

        asked, settings, configuration = self.request, self.settings, self.configuration
        _ = None if asked.no_stets else self.stets  # what is wrong with them is told before anything is done
        with self._progress(len(copies)) as done:
            try:
                report = lint(
                    copies,
                    configuration.rules,
                    asked.story or settings.story,
                    asked.published,
                    done,
                    settle=configuration.settle,
                    date_order=settings.date_order,
                    whole=asked.whole,
                    all_fixes=asked.all_fixes,
                    cached=asked.cached,
                    scheduler=asked.scheduler,
                    cluster_timeout=asked.cluster_timeout,
                    warn=self._warn,
                )
            except NoClusterError as e:
                raise RequestError(f"--scheduler: {e}.") from e
        return self._accepted(report, unaccepted)

    def session(self) -> Session:
        """What looks at this copy again and again while it is written; the rules of it are those of now."""
        from lint.engine.session import Session

        settings, configuration = self.settings, self.configuration
        mode = self.request.story or settings.story
        return Session(configuration.rules, mode, settle=configuration.settle, date_order=settings.date_order)

    def report_in(
        self, session: Session, copies: Sequence[Copy], progress: Callable[[int], None] = lambda _: None
    ) -> Report:
        """The report on these files of copy by way of a session, less what stands by a stet."""
        return self._accepted(session.report(copies, progress), None)

    def _accepted(self, report: Report, unaccepted: Changes | None) -> Report:
        """The report less what stands by a stet."""
        configuration, stets = self.configuration, None if self.request.no_stets else self.stets
        if report.unread and report.examined:
            report = replace(report, unread=tuple(_without_ours(report.unread)))
        if stets or any(e.article.stet_comments for e in report.examined):
            from datetime import date

            from lint.settings.stets import let_stand, none

            report = let_stand(report, stets or none(), configuration.levels, date.today(), unaccepted)
        return report

    def sound(self, load: Callable[[], T]) -> T:
        """What is loaded; RequestError with every mistake where a file of rules, settings or stets has one."""
        from lint.rulebook.rule import BrokenRulesError

        try:
            return load()
        except BrokenRulesError as e:
            count = f"{len(e.mistakes)} {'mistake' if len(e.mistakes) == 1 else 'mistakes'}"
            told = "\n".join(map(str, e.mistakes[:_SHOWN]))
            told += f"\n… and {len(e.mistakes) - _SHOWN} more." if len(e.mistakes) > _SHOWN else ""
            raise RequestError(f"{told}\n{count}{self._disk.when}; nothing was done.") from e
        except OSError as e:
            raise RequestError(f"{e}." if not e.strerror else f"{e.filename}: {e.strerror}.") from e


def _without_ours(unread: Iterable[Unread]) -> list[Unread]:
    """The files that could not be read, without newslint's own reports, which may lie among copy."""
    from lint.read.source import OURS

    return [u for u in unread if u.reason != OURS]


def _asked(ask: Callable[[], T]) -> T:
    """What git is asked for."""
    from lint.revisions.git import NoSuchRevisionError

    try:
        return ask()
    except NoSuchRevisionError as e:
        raise RequestError(f"{e}.") from e
    except OSError as e:
        raise RequestError(f"{e.filename}: {e.strerror}.") from e


def _from_input(most: int) -> Copy:
    from lint.read.folder import Copy

    data = sys.stdin.buffer.read(most + 1)
    if len(data) <= most:
        return Copy("-", _INPUT, data)
    return Copy("-", _INPUT, None, f"it has more than {most:,} bytes, which is the most (max-size in newslint.yml)")
