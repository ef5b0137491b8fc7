"""A git revision → which lines of copy have changed since, and the findings that touch them."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lint.engine import Report
    from lint.finding import End

_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(rb"\\([0-3][0-7]{2}|.)", re.DOTALL)
_LETTERS = {b"a": b"\a", b"b": b"\b", b"f": b"\f", b"n": b"\n", b"r": b"\r", b"t": b"\t", b"v": b"\v"}
#: What a user's own settings of git could change in what it prints or runs.
_PLAIN = ("-c", "core.fsmonitor=false", "-c", "core.quotePath=true", "-c", "diff.orderFile=/dev/null")
#: What git tells a hook, of a repository that need not be the one of the copy.
_OF_A_HOOK = frozenset({"GIT_DIR", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_WORK_TREE"})
_ENVIRONMENT = {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
_DIFF = (
    "diff", "-U0", "--inter-hunk-context=0", "--no-color", "--no-ext-diff", "--no-textconv", "--no-relative",
    "--find-renames", "--src-prefix=a/", "--dst-prefix=b/", "--ignore-submodules", "--text",
)  # fmt: skip


class NoSuchRevisionError(Exception):
    """git cannot say what has changed; the message says why."""


@dataclass(slots=True, eq=False)
class Changes:
    """The lines changed in files of git's; a file that git does not know is changed as a whole."""

    lines: dict[str, list[range]] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)

    def touch(self, end: End) -> bool:
        """Whether a place stands in a changed line."""
        path = os.path.realpath(end.article.path)
        if end.article.path == "-" or path not in self.known:
            return True
        lines = end.article.lines
        first, last = lines.place(end.span.start)[0], lines.place(max(end.span.end - 1, end.span.start))[0]
        return any(r.start <= last and first < r.stop for r in self.lines.get(path, ()))

    def within(self, end: End) -> bool:
        """Whether any line is changed in the article of a place."""
        return os.path.realpath(end.article.path) in self.lines


def since(revision: str, paths: Iterable[Path]) -> Changes:
    """What has changed since the revision in the repositories of these paths; NoSuchRevisionError says why none can."""
    changes = Changes()
    for top in dict.fromkeys(_top(path) for path in paths if path != Path("-")):
        commit = _commit(top, revision)
        above = os.path.join(os.path.realpath(top), "")  # noqa: PTH118 - joined to as many names as there are files
        for path, lines in _hunks(_git(top, *_DIFF, commit, "--")):
            changes.lines.setdefault(above + os.fsdecode(path), []).append(lines)
        names = _git(top, "ls-files", "-z", "--full-name").split(b"\0")
        changes.known.update(above + os.fsdecode(name) for name in names if name)
    changes.known -= {path for path in changes.lines if _lines_differ(Path(path))}
    return changes


def _lines_differ(path: Path) -> bool:
    """Whether git counts other lines in a file than editors do: a carriage return alone ends none for git."""
    try:
        return bool(re.search(rb"\r(?!\n)", path.read_bytes()))
    except OSError:
        return False


def only(report: Report, changes: Changes, revision: str) -> Report:
    """The report with the findings of which any end touches a changed line."""
    findings = tuple(
        f for f in report.findings if any(map(changes.touch, f.ends)) or (f.more and changes.within(f.ends[0]))
    )
    return replace(report, findings=findings, since=revision)


def _top(path: Path) -> Path:
    """The top folder of the repository that a path lies in."""
    folder = path if path.is_dir() else path.parent
    try:
        return Path(os.fsdecode(_git(folder, "rev-parse", "--show-toplevel").removesuffix(b"\n")))
    except NoSuchRevisionError as e:
        reason = f"{path} cannot be compared with an earlier state: {e}"
        raise NoSuchRevisionError(reason) from None


def _commit(top: Path, revision: str) -> str:
    try:
        name = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except NoSuchRevisionError:
        raise NoSuchRevisionError(f"'{revision}' is no revision in the git repository {top}") from None
    return name.decode("ascii").strip()


def _git(folder: Path, *args: str) -> bytes:
    """What git prints; NoSuchRevisionError with its own words where it fails."""
    command = ["git", "-C", str(folder), *_PLAIN, *args]
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and what comes from outside stands behind --end-of-options
            command, capture_output=True, check=False, stdin=subprocess.DEVNULL,
            env={k: v for k, v in os.environ.items() if k not in _OF_A_HOOK} | _ENVIRONMENT,
        )  # fmt: skip
    except FileNotFoundError:
        raise NoSuchRevisionError("git is not installed, or not found") from None
    except (OSError, ValueError) as e:
        raise NoSuchRevisionError(f"git could not be run: {e}") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise NoSuchRevisionError(said[0].removeprefix("fatal: ") if said else f"git failed ({done.returncode})")
    return done.stdout


def _hunks(diff: bytes) -> Iterator[tuple[bytes, range]]:
    """Each changed file of a diff without context with the range of new lines of each change."""
    path: bytes | None = None
    skip = 0
    for line in diff.split(b"\n"):
        if skip and line[:1] in (b"+", b"-"):
            skip -= 1
        elif line.startswith(b"+++ "):
            path = None if line == b"+++ /dev/null" else _unquoted(line[4:]).removeprefix(b"b/")
        elif (m := _HUNK.match(line)) and path is not None:
            removed, start, added = int(m[1] or 1), int(m[2]), int(m[3] or 1)
            skip = removed + added
            yield path, range(start, start + added)


def _unquoted(path: bytes) -> bytes:
    """A path as git prints it, without its quotation marks and escapes, or the tab behind one with spaces."""
    if not path.startswith(b'"'):
        return path.removesuffix(b"\t")
    return _ESCAPE.sub(lambda m: bytes([int(m[1], 8)]) if len(m[1]) == 3 else _LETTERS.get(m[1], m[1]), path[1:-1])
