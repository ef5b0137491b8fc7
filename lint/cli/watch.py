"""`newslint check --watch`: the check again whenever copy, a rule or the settings change, until Ctrl-C."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from lint.cli.run import warn
from lint.read.choice import named_file
from lint.settings.settings import BASELINE, ManySettingsError, Settings, find, stets_beside
from lint.workspace import RequestError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

#: When, of a file, something was written last, how much it holds, and which file it is.
Stamp = tuple[int, int, int]

_PAUSE = 0.3
_CLEAR = "\x1b[2J\x1b[3J\x1b[H"


@dataclass(slots=True, eq=False)
class Watched:
    """The files that a check reads: copy, settings, stets and rules; not the report that it writes."""

    paths: Sequence[Path]
    folders: Sequence[Path]
    named: Path | None
    no_settings: bool
    output: Path | None
    follow_links: bool = False
    _settings: Settings = field(default_factory=Settings)
    _stamp: Stamp | None = None

    def stamps(self) -> dict[Path, Stamp]:
        """A stamp of each file there is; what changes in any of them changes this."""
        found = {file: stamp for file in self._files() if (stamp := _stamp(file))}
        if self.output:
            found.pop(self.output, None)
        return found

    def _files(self) -> Iterator[Path]:
        from lint.read.folder import copies
        from lint.rulebook.rule import rule_files

        if not self.no_settings:
            yield from self._of_the_desk()
        for folder in (*self.folders, *self._settings.rules):
            try:
                yield from (path for path, _ in rule_files(folder))
            except OSError:
                continue  # the check says what is wrong with it
        for path in self.paths:
            try:
                file = Path(named_file(str(path)))
                found, _ = copies([file], self._settings.excluded, follow_links=self.follow_links)
                yield from (Path(copy.file) for copy in found)
            except OSError:
                continue

    def _of_the_desk(self) -> Iterator[Path]:
        """The files of settings and stets; settings that have changed are read again, for the rules that they name."""
        try:
            file = self.named or find(self.paths)
            if (stamp := _stamp(file) if file else None) != self._stamp:
                self._stamp = stamp
                self._settings = _read(file, follow_links=self.follow_links) if file and stamp else Settings()
            yield from (file,) if file else ()
            yield (stets := stets_beside(self._settings, self.paths))
            yield stets.with_name(BASELINE)
        except (ManySettingsError, OSError):  # the check says what is wrong with it
            return


def _read(file: Path, *, follow_links: bool) -> Settings:
    """The settings in a file; none where it has mistakes, which the check tells."""
    from lint.rulebook.disk import Disk
    from lint.rulebook.rule import BrokenRulesError
    from lint.settings.settings_file import load

    try:
        return load(file, where=Disk(follow_links))[0]
    except (BrokenRulesError, OSError):
        return Settings(file=file)


def _stamp(file: Path) -> Stamp | None:
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def repeat(check: Callable[[], None], watched: Watched) -> None:
    """Run the check now and after each change, whatever its exit code; Ctrl-C ends with exit code 130."""
    try:
        while True:
            seen = watched.stamps()  # before the check: what is changed while it runs is checked next
            if sys.stdout.isatty():
                sys.stdout.write(_CLEAR)
            try:
                check()
            except RequestError as e:
                warn(str(e))
            except SystemExit:
                pass
            sys.stdout.flush()
            files = f"{len(seen):,} {'file' if len(seen) == 1 else 'files'}"
            sys.stderr.write(f"Watching {files}; Ctrl-C ends.\n")
            sys.stderr.flush()
            _wait(watched, seen)
    except KeyboardInterrupt:
        sys.exit(130)


def _wait(watched: Watched, seen: dict[Path, Stamp]) -> None:
    """Return when the files are no longer as they were seen; looking takes no more than a tenth of the time."""
    while True:
        began = time.monotonic()
        if watched.stamps() != seen:
            return
        time.sleep(max(_PAUSE, 9 * (time.monotonic() - began)))
