"""A Request → settings, rules, stets and files of copy, each looked for once and when it is asked for → the Report."""

from __future__ import annotations

import sys
from collections import Counter
from contextlib import nullcontext
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from lint.read.choice import may_hold_several, named_file
from lint.rulebook.disk import Disk
from lint.workspace.request import RequestError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
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
#: So many files that hold no article are named.
_NAMED = 5


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
        if request.stdin_name and _INPUT not in request.paths:
            raise RequestError("--stdin-name is what copy in standard input is called: add - to the paths.")
        self._wanted = _named(request.paths)
        self._named = [Path(file) for file in self._wanted if file != str(_INPUT)]
        # Settings and stets are looked for from here: from where copy in standard input would be, too.
        self._near = [*self._named, *([Path(request.stdin_name)] if request.stdin_name else [])]
        self._skipped: Counter[str] = Counter()

    @cached_property
    def settings_file(self) -> Path | None:
        """The file of the settings; None where there is none, or none is wanted."""
        from lint.settings.settings import NAMES, ManySettingsError, find

        if self.request.no_settings:
            return None
        try:
            return self.request.settings or find(self._near, NAMES, self._disk)
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
    def encoding(self) -> str:
        """The encoding of copy that is not UTF-8; none where it is to be told by the bytes."""
        return self.request.encoding or self.settings.encoding

    @property
    def rules(self) -> list[Rule]:
        """The built-in rules, those of the settings and those of the request; the built-in ones without examples."""
        return self._settings_and_rules[1]

    def rules_in(self, folders: Sequence[Path], files: Sequence[Path] = ()) -> list[Rule]:
        """The rules of these folders alone, with their examples; they may be like built-in ones.

        Where `files` in them are named, mistakes in others do not matter.
        """
        from lint.rulebook.built_in import built_in
        from lint.rulebook.loading import load
        from lint.rulebook.rule import BUILT_IN

        known = {} if BUILT_IN in folders else {r.id: r for r in self.sound(built_in)}
        found = self.sound(lambda: load(folders, known.values(), self._disk, files))
        return [r for r in found if r is not known.get(r.id)]

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

        return stets_beside(self.settings, self._near, self._disk)

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
        name = self.request.stdin_name or str(_INPUT)
        from_input = [_from_input(most, name)] if str(_INPUT) in self._wanted else []
        try:
            found, unread = copies(
                self._named,
                self.settings.excluded,
                most=most,
                follow_links=self.request.follow_links,
                skipped=self._skipped,
            )
        except OSError as e:
            raise RequestError(f"{e.filename}: {e.strerror}.") from e
        return self._opened(from_input + [copy for copy in found if not from_input or copy.name != name], unread)

    def _opened(self, files: Sequence[Copy], unread: Sequence[Unread]) -> tuple[list[Copy], list[Unread]]:
        """The articles in files, of which some hold several, or none."""
        if not any(may_hold_several(copy.name) for copy in files):
            return list(files), list(unread)
        from lint.read.several import opened

        found, left = opened(files, self.request.columns, self._wanted)
        return found, sorted([*unread, *left])

    @property
    def copies(self) -> Sequence[Copy]:
        """The files of copy."""
        return self._copies[0]

    @property
    def unread(self) -> Sequence[Unread]:
        """What is left out of them, with the reason: files that hold no article only where nothing holds any."""
        return _without_none(_without_ours(self._copies[1])) if self.copies else self._copies[1]

    @property
    def skipped(self) -> Mapping[str, int]:
        """How many other files there are in the folders of copy, by their kind."""
        _ = self._copies
        return self._skipped

    @cached_property
    def changes(self) -> Changes | None:
        """What has changed in the copy, where only that is to be looked at."""
        from lint.revisions.changed_lines import since

        revision = self.request.since
        if revision is None:
            return None
        changes = _asked(lambda: since(revision, self._named, self.request.columns))
        if self.request.stdin_name:
            changes.take_whole(self.request.stdin_name)
        return changes

    def readings(self) -> tuple[list[Reading], list[Unread]]:
        """The readings of the articles, nothing found in them yet, and what could not be read."""
        from lint.mentions import Reading
        from lint.read import UnreadableError

        readings, unread = [], list(self.unread)
        for copy in self.copies:
            try:
                readings.append(Reading(copy.article(self.request.published, self.settings.date_order, self.encoding)))
            except UnreadableError as e:
                unread.append(copy.unread(str(e)))
        return readings, _without_none(_without_ours(unread)) if readings else unread

    def report(self) -> Report:
        """The report on the copy, less what stands by a stet, and what touches no change where only changes count."""
        return self._report(None)

    def _report(self, unaccepted: Changes | None) -> Report:
        """The same, but no stet counts that stands in a line `unaccepted`."""
        changes = self.changes  # first, since git may know of none
        report = self.report_on(self.copies, unaccepted).also_unread(self._copies[1])
        report = replace(report, skipped=self._skipped + Counter(report.skipped))
        report = _none_noted(report) if report.examined else report
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
                    encoding=self.encoding,
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

    def session(self, remember: int = 0) -> Session:
        """What looks at this copy again and again while it is written; the rules of it are those of now.

        It is to `remember` so many bytes of copy beside what was looked at last.
        """
        from lint.engine.session import Session

        settings, configuration = self.settings, self.configuration
        return Session(
            configuration.rules,
            self.request.story or settings.story,
            settle=configuration.settle,
            date_order=settings.date_order,
            encoding=self.encoding,
            all_fixes=self.request.all_fixes,
            remember=remember,
        )

    def report_in(
        self, session: Session, copies: Sequence[Copy], progress: Callable[[int], None] = lambda _: None
    ) -> Report:
        """The report on these files of copy by way of a session, less what stands by a stet."""
        return self._accepted(session.report(copies, progress), None)

    def _accepted(self, report: Report, unaccepted: Changes | None) -> Report:
        """The report less what stands by a stet."""
        configuration, stets = self.configuration, None if self.request.no_stets else self.stets
        if report.unread and report.examined:
            left = tuple(_without_ours(report.unread))
            ours = {"by newslint": n} if (n := len(report.unread) - len(left)) else {}
            report = replace(report, unread=left, skipped=ours)
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


def _without_none(unread: Iterable[Unread]) -> list[Unread]:
    """The files that could not be read, without those that are sound and hold no article."""
    from lint.read.source import NO_ARTICLE

    return [u for u in unread if not u.reason.startswith(NO_ARTICLE)]


def _none_noted(report: Report) -> Report:
    """The report with files that hold no article counted in a note, and none of them unread."""
    left = _without_ours(report.unread)
    unread = tuple(_without_none(left))
    none = sorted({*left} - {*unread})
    if not none:
        return replace(report, unread=unread)
    named = [f"{u.path} ({u.reason.partition(': ')[2]})" for u in none[:_NAMED]]
    more = [f"{len(none) - _NAMED:,} more"] if len(none) > _NAMED else []
    files = "1 file holds" if len(none) == 1 else f"{len(none):,} files hold"
    note = f"{files} no article: {', '.join([*named, *more])}."
    return replace(report, unread=unread, notes=(*report.notes, note))


def _named(paths: Iterable[Path]) -> dict[str, set[str]]:
    """The files that are named, each with the articles in it that are wanted: none, where all are."""
    wanted: dict[str, set[str]] = {}
    whole = set()
    for path in map(str, paths):
        file = named_file(path)
        wanted.setdefault(file, set()).add(path)
        if file == path:
            whole.add(file)
    return {file: set() if file in whole else articles for file, articles in wanted.items()}


def _asked(ask: Callable[[], T]) -> T:
    """What git is asked for."""
    from lint.revisions.git import NoSuchRevisionError

    try:
        return ask()
    except NoSuchRevisionError as e:
        raise RequestError(f"{e}.") from e
    except OSError as e:
        raise RequestError(f"{e.filename}: {e.strerror}.") from e


def _from_input(most: int, name: str) -> Copy:
    from lint.read.folder import Copy

    data = sys.stdin.buffer.read(most + 1)
    if len(data) <= most:
        return Copy(name, _INPUT, data)
    return Copy(name, _INPUT, None, f"it has more than {most:,} bytes, which is the most (max-size in newslint.yml)")
