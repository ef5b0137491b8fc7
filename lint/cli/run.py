"""What commands share: what they are about, reports written, and words for a run that cannot go on."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO

from lint.cli.progress import progress
from lint.workspace import resolve

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lint.mentions import Reading
    from lint.read.folder import Unread
    from lint.workspace import Request, Workspace

#: So many files that could not be examined are named on standard error; the report names them all.
_TOLD = 100
#: No terminal is taken for narrower: a word a line is not read.
_NARROWEST = 30


def workspace(request: Request, *, quiet: bool = False) -> Workspace:
    """What the request is about; how far reading is shows on a terminal, and warnings go to standard error."""
    return resolve(request, warn=warn) if quiet else resolve(request, progress=progress, warn=warn)


def readings_of(asked: Workspace) -> tuple[list[Reading], list[Unread]]:
    """The readings of these articles, nothing found in them yet; ends the run where there are none."""
    readings, unread = asked.readings()
    if not readings:
        nothing_examined(asked.request.paths, unread, asked.skipped)
    return readings, unread


def nothing_examined(
    paths: Iterable[Path], unread: Sequence[Unread], skipped: Mapping[str, int] | None = None
) -> NoReturn:
    """End the run, which had nothing to examine or could read none of it."""
    from lint.read.source import NO_ARTICLE

    _tell(unread)
    others = ", ".join(f"{n:,} {kind}" for kind, n in sorted((skipped or {}).items()))
    others = f" It holds {others}: “newslint formats” lists what is read." if others else ""
    there_is_none = f"there is no file of copy in {', '.join(map(str, paths))}.{others}"
    no_article = bool(unread) and all(u.reason.startswith(NO_ARTICLE) for u in unread)
    could_not = "no file holds an article." if no_article else "no file could be read."
    stop("Nothing was examined: " + (could_not if unread else there_is_none))


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


def spare_copy(asked: Workspace, output: Path | None) -> None:
    """End the run, before anything is done, where its report would be written over some of the copy."""
    from lint.read.choice import file_of
    from lint.read.source import NO_ARTICLE, OURS, is_report

    if output is None or not output.is_file():
        return
    status = output.stat()
    unread = [file_of(u.path) for u in asked.unread if not u.reason.startswith((NO_ARTICLE, OURS))]
    for file in {str(copy.file) for copy in asked.copies}.union(unread):
        try:
            same = os.path.samestat(Path(file).stat(), status)
        except (OSError, ValueError):  # copy in standard input, or what is gone by now
            continue
        if same and not is_report(output):
            stop(f"{output} is a file of the copy and no report: give --output another name. Nothing was done.")


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
        if not output.parent.exists():
            stop(f"{output}: the report could not be written: there is no folder {output.parent}. Make it first.")
        stop(f"{output}: the report could not be written: {e.strerror}.")


def say(text: str, *, err: bool = False) -> None:
    """Print lines in which neither copy nor rules can act on a terminal, folded to its width."""
    from lint.report.terminal import folded, visible

    stream = sys.stderr if err else sys.stdout
    stream.write(folded("".join(f"{visible(line)}\n" for line in text.split("\n")), width(stream)))


def width(stream: TextIO | None = None) -> int | None:
    """How wide that is which is printed on: the terminal, or what COLUMNS says; None where neither is known."""
    if (said := os.environ.get("COLUMNS", "")).isdecimal() and int(said):
        return max(int(said), _NARROWEST)
    if not (stream or sys.stdout).isatty():
        return None
    from shutil import get_terminal_size

    return max(get_terminal_size().columns, _NARROWEST)


def colour_wanted() -> bool:
    """Whether what is printed is to have colours: on a terminal, unless the environment says otherwise."""
    if os.environ.get("NO_COLOR"):
        return False
    if (forced := os.environ.get("FORCE_COLOR", "")) != "":
        return forced != "0"
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def warn(message: str) -> None:
    """Say something on standard error."""
    say("\n".join(f"newslint: {line}" for line in message.splitlines()), err=True)


def stop(message: str) -> NoReturn:
    """End the run with exit code 2 and say why."""
    warn(message)
    sys.exit(2)
