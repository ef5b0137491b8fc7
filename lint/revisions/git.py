"""A path → the git repository that it lies in, and what that holds at a revision; nothing is run that copy could name.

Copy may come from strangers, and a folder of copy may look like a repository. So it is not git that looks for the
repository: a real `.git` is looked for above the copy and named to git. And git is asked only for what it stores, since
all that it does in a work tree (filters, encodings, external diffs, hooks) can be set by what lies there.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LARGEST = 50_000_000
"""Bytes of a stored file; a larger one is not read."""

_SAFE = (
    "-c", "safe.bareRepository=explicit", "-c", "protocol.allow=never", "-c", "protocol.ext.allow=never",
    "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}", "-c", f"core.attributesFile={os.devnull}",
)  # fmt: skip
#: What is missing from a partial clone is not fetched, whatever its settings allow: no protocol is one of these.
_ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0",
    "LC_ALL": "C",
}  # fmt: skip
_LINK, _FILES = b"120000", (b"100644", b"100755")


class NoSuchRevisionError(Exception):
    """git cannot say what there was; the message says why."""


class Blob(NamedTuple):
    """A file in a revision: its mode and the digest that git knows its bytes by."""

    mode: bytes
    digest: str

    @property
    def is_file(self) -> bool:
        """Whether it is a file, and no link and no other repository."""
        return self.mode in _FILES

    @property
    def is_link(self) -> bool:
        """Whether it is a link, whose bytes are the path that it leads to."""
        return self.mode == _LINK


class Repository:
    """The repository whose work tree is the folder `top`, and whose own files are in `own`."""

    def __init__(self, top: str, own: str) -> None:
        self.top, self.own = top, own

    @cached_property
    def shallow(self) -> bool:
        """Whether it holds the last commits alone, as checkouts in a workflow do."""
        return self._said("rev-parse", "--is-shallow-repository") == "true"

    def commit(self, revision: str) -> str:
        """The digest of the commit that a revision is; NoSuchRevisionError where it is none."""
        try:
            return self._said("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        except NoSuchRevisionError:
            hint = ", of which only the last commits are here: fetch all (fetch-depth: 0)" if self.shallow else ""
            reason = f"'{revision}' is no revision in the git repository {self.top}{hint}"
            raise NoSuchRevisionError(reason) from None

    def files(self, commit: str) -> dict[str, Blob]:
        """What the commit holds, by the path from the top with slashes."""
        found = {}
        for line in self._asked("ls-tree", "-r", "-z", "--full-tree", commit).split(b"\0"):
            about, _, path = line.partition(b"\t")
            if path:
                mode, _, digest = about.split(b" ")
                found[os.fsdecode(path)] = Blob(mode, digest.decode("ascii"))
        return found

    def contents(self, digests: Iterable[str]) -> Iterator[bytes | None]:
        """The bytes of each of these, in order; None for what is larger than LARGEST."""
        with subprocess.Popen(  # noqa: S603 - as in _run
            self._command("cat-file", "--batch"), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, env=_environment(),
        ) as git:  # fmt: skip
            assert git.stdin and git.stdout  # noqa: S101 - they are pipes
            for digest in digests:
                try:
                    git.stdin.write(f"{digest}\n".encode())
                    git.stdin.flush()
                except BrokenPipeError:
                    pass  # what it does not say is told below
                told = git.stdout.readline().split()
                if len(told) != 3 or told[1] != b"blob":
                    raise NoSuchRevisionError(
                        f"the git repository {self.top} does not hold all files of its commits: fetch them first"
                    )
                size = int(told[2])
                if size <= LARGEST:
                    yield git.stdout.read(size)
                    git.stdout.read(1)
                    continue
                while size >= 0:
                    size -= len(git.stdout.read(min(size + 1, 1 << 20))) or size + 1
                yield None

    def _said(self, *args: str) -> str:
        return self._asked(*args).decode("utf-8", "surrogateescape").removesuffix("\n")

    def _asked(self, *args: str) -> bytes:
        return _run(self._command(*args))

    def _command(self, *args: str) -> list[str]:
        return [*_git(self.top), f"--git-dir={self.own}", f"--work-tree={self.top}", *args]


def digests(data: bytes) -> set[str]:
    """The digests that git may know a file by that holds these bytes, where it may have turned CRLF into LF."""
    found = set()
    for content in {data, data.replace(b"\r\n", b"\n")}:
        stored = b"blob %d\0" % len(content) + content
        found |= {hashlib.sha1(stored, usedforsecurity=False).hexdigest(), hashlib.sha256(stored).hexdigest()}
    return found


def repository_of(path: Path) -> Repository:
    """The repository that a path lies in; NoSuchRevisionError where it lies in none, or git will not use it."""
    folder = os.path.realpath(path if path.is_dir() else path.parent)
    top = next((str(f) for f in (Path(folder), *Path(folder).parents) if begins(f)), None)
    if top is None:
        raise NoSuchRevisionError("not a git repository, and not in one")
    # git itself is to say whether the repository may be used: it does not ask whose one is that is named to it.
    said = _run([*_git(top), "rev-parse", "--absolute-git-dir"], GIT_CEILING_DIRECTORIES=os.path.dirname(top))  # noqa: PTH120
    own = os.path.realpath(os.fsdecode(said.removesuffix(b"\n")))
    if own != _own(top):
        raise NoSuchRevisionError(f"{top}{os.sep}.git is no git repository that git can use")
    return Repository(top, own)


def repositories_of(paths: Iterable[Path], cannot: str) -> list[Repository]:
    """The repositories that these paths lie in, each once; NoSuchRevisionError says what a path `cannot`, and why."""
    found: dict[str, Repository] = {}
    for path in paths:
        try:
            repository = repository_of(path)
        except NoSuchRevisionError as e:
            raise NoSuchRevisionError(f"{path} {cannot}: {e}") from None
        found.setdefault(repository.top, repository)
    return list(found.values())


def begins(folder: Path) -> bool:
    """Whether a repository's work tree begins here: with a folder that git made, or a file that leads to one."""
    own = folder / ".git"
    return own.is_file() or ((own / "HEAD").is_file() and (own / "objects").is_dir() and (own / "refs").is_dir())


def _own(top: str) -> str:
    """Where the files of the repository are whose work tree begins here."""
    own = Path(top, ".git")
    if own.is_dir():
        return os.path.realpath(own)
    with own.open("rb") as file:
        told = os.fsdecode(file.read(10_000)).removeprefix("gitdir:").strip()
    return os.path.realpath(Path(top, told) if told else own)


def _git(folder: str) -> list[str]:
    """How git is run in a folder: the one that is installed, and none that lies where the copy does."""
    where = [p for p in os.environ.get("PATH", os.defpath).split(os.pathsep) if os.path.isabs(p)]  # noqa: PTH117
    program = shutil.which("git", path=os.pathsep.join(where))
    if not program or not os.path.isabs(program):  # noqa: PTH117
        raise NoSuchRevisionError("git is not installed, or not found")
    return [program, "-C", folder, *_SAFE]


def _environment(**more: str) -> dict[str, str]:
    """What git is told: nothing that was told to a hook, or that names other repositories, settings or programs."""
    return {k: v for k, v in os.environ.items() if not k.startswith("GIT_")} | _ENVIRONMENT | more


def _run(command: list[str], **more: str) -> bytes:
    """What git prints; NoSuchRevisionError with its own words where it fails."""
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and what comes from outside stands behind --end-of-options
            command, capture_output=True, check=False, stdin=subprocess.DEVNULL, env=_environment(**more)
        )
    except (OSError, ValueError) as e:
        raise NoSuchRevisionError(f"git could not be run: {e}") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise NoSuchRevisionError(said[0].removeprefix("fatal: ") if said else f"git failed ({done.returncode})")
    return done.stdout
