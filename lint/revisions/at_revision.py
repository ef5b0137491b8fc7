"""A path of settings, stets or rules → what was there at a git revision; and what a change has made of it."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from lint.files.bounded_read import ANYWHERE, Bounds
from lint.revisions.git import LARGEST, NoSuchRevisionError, Repository, begins, repositories_of
from lint.rulebook.disk import DISK, Disk
from lint.rulebook.rule import rule_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class AtRevision(Disk):
    """Files as they were at a revision of the repository of the copy.

    What lies outside of it, or in another repository that stands in its work tree, is not its to tell, and is as it
    lies there. Links in the work tree are not followed: a change could lead them anywhere.
    """

    def __init__(self, revision: str, paths: Iterable[Path], follow_links: bool = False) -> None:
        """Raises NoSuchRevisionError where there is none; `paths` are those of copy."""
        super().__init__(follow_links)
        self.revision = revision
        named = [path for path in paths if path != Path("-")]
        found = repositories_of(named or [Path.cwd()], "has no earlier state")
        self._trees = [_Tree(repository, repository.commit(revision)) for repository in found]
        self._known: dict[Path, bytes] = {}

    @property
    def when(self) -> str:  # type: ignore[override]
        return f" at {self.revision}"

    def is_file(self, path: Path) -> bool:
        tree, inner = self._place(path)
        if tree is None:
            return path.is_file()
        if inner in tree.files and tree.files[inner].is_link:
            raise NoSuchRevisionError(f"{path} is a link{self.when}, which may lead anywhere; name the file itself")
        return inner in tree.files and tree.files[inner].is_file

    def is_dir(self, path: Path) -> bool:
        tree, inner = self._place(path)
        return path.is_dir() if tree is None else inner in tree.folders

    def read(self, path: Path, bounds: Bounds = ANYWHERE) -> bytes:
        if path in self._known:
            return self._known[path]
        tree, inner = self._place(path)
        if tree is None:
            return super().read(path, bounds)
        if not self.is_file(path):
            raise FileNotFoundError(f"{path} is no file{self.when}")
        return tree.contents({path: inner})[path]

    def rule_files(self, folder: Path) -> Iterator[tuple[Path, str]]:
        tree, inner = self._place(folder)
        if tree is None:
            yield from super().rule_files(folder)
            return
        if inner not in tree.folders:
            raise FileNotFoundError(f"{folder} is no folder of rules{self.when}")
        above = f"{inner}/" if inner else ""
        names = [f for f, stored in tree.files.items() if f.startswith(above) and stored.is_file]
        found = {folder / n[len(above) :]: n for n in names if n.endswith((".yml", ".yaml"))}
        self._known |= tree.contents(found)
        for path in sorted(found):
            yield path, rule_id(folder, path.relative_to(folder).parts)

    def _place(self, path: Path) -> tuple[_Tree | None, str]:
        """The tree that a path belongs to, with the path in it; none where it is to be looked for on disk."""
        whole = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links
        steps = [*reversed(whole.parents), whole]
        for tree in self._trees:
            at = next((n for n, step in enumerate(steps) if os.path.realpath(step) == tree.top), None)
            if at is None:
                continue
            other = next((step for step in steps[at + 1 :] if begins(step)), None)
            if other is None:
                return tree, "/".join(whole.relative_to(steps[at]).parts)
            if "/".join(other.relative_to(steps[at]).parts) in tree.files:
                raise NoSuchRevisionError(f"{path} lies in the submodule {other}, of which a change can be any state")
        return None, ""


class _Tree:
    """What a repository holds in a commit."""

    def __init__(self, repository: Repository, commit: str) -> None:
        self.top = repository.top
        self.files = repository.files(commit)
        self._repository = repository

    @cached_property
    def folders(self) -> set[str]:
        return {"", *(file[:n] for file in self.files for n, c in enumerate(file) if c == "/")}

    def contents(self, files: dict[Path, str]) -> dict[Path, bytes]:
        """What is in these files, given the path of each in the tree."""
        digests = [self.files[inner].digest for inner in files.values()]
        found = dict(zip(files, self._repository.contents(digests), strict=True))
        for path, data in found.items():
            if data is None:
                raise NoSuchRevisionError(f"{path} has more than {LARGEST:,} bytes")
        return {path: data for path, data in found.items() if data is not None}


def altered(settings: Sequence[Path], folders: Iterable[Path], before: Disk) -> list[str]:
    """Which of these files, and of the rules in these folders, are not what they were before."""
    files = [str(path) for path in dict.fromkeys(settings) if _content(path, before) != _content(path, DISK)]
    changed = [folder for folder in dict.fromkeys(folders) if _contents(folder, before) != _contents(folder, DISK)]
    return files + [f"the rules in {folder}" for folder in changed]


def _content(path: Path, files: Disk) -> bytes | None:
    return files.read(path) if files.is_file(path) else None


def _contents(folder: Path, files: Disk) -> dict[str, bytes]:
    found = files.rule_files(folder) if files.is_dir(folder) else ()
    return {rule_id: files.read(path) for path, rule_id in found}
