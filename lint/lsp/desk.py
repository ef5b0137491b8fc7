"""One folder of copy that is being written → its findings, the open documents standing for their files."""

from __future__ import annotations

import time
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lint.read.choice import is_text_name, may_hold_several
from lint.read.folder import Copy, copies
from lint.rulebook.disk import DISK
from lint.settings.settings import NAMES, within
from lint.workspace import Request, RequestError, resolve

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lint.engine.results import Report
    from lint.engine.session import Session
    from lint.rulebook.rule import Rule
    from lint.workspace import Workspace

#: Of more files than these, only those in the folders of open documents are compared.
MOST = 200
#: So many seconds, at least, a folder is taken to hold the files that it held.
_FRESH = 1.0


class Document(NamedTuple):
    """What an editor has open: the path that it is known by, its text, and its version."""

    path: str
    text: str
    version: int | None = None

    @property
    def data(self) -> bytes:
        """Its bytes; half a character, which an editor may send, is a question mark."""
        return self.text.encode("utf-8", "replace")


class Desk:
    """A folder of copy with its settings, or open documents `alone`; what it is asked for raises RequestError.

    Settings, rules and stets are those of the last time that they were sound.
    """

    def __init__(self, folder: Path, *, alone: bool = False) -> None:
        self.folder, self.alone = folder, alone
        self._held: tuple[Workspace, Session] | None = None
        self._there: list[Copy] = []
        self._until = 0.0

    def renew(self, *, stets_alone: bool = False) -> None:
        """Have settings, rules and stets as they are now."""
        found = resolve(Request(paths=[self.folder], whole=True, all_fixes=True))
        _ = found.configuration, found.stets
        self._held = found, self._held[1] if stets_alone and self._held else found.session()
        self.__dict__.pop("rules", None)
        self.look_again()

    def _now(self) -> tuple[Workspace, Session]:
        if self._held is None:
            self.renew()
        if self._held is None:
            raise RequestError(f"{self.folder} has no settings.")
        return self._held

    @property
    def workspace(self) -> Workspace:
        """Its settings, rules and stets."""
        return self._now()[0]

    @property
    def sound(self) -> bool:
        """Whether its settings, rules and stets have been had."""
        return self._held is not None

    @cached_property
    def rules(self) -> dict[str, Rule]:
        """Its rules by id."""
        return {r.id: r for r in self.workspace.rules}

    def check(self, documents: Sequence[Document], progress: Callable[[int], None] = lambda _: None) -> Report:
        """The report on its copy, these documents standing for their files."""
        asked, session = self._now()
        return asked.report_in(session, self._copies(documents), progress)

    def takes(self, path: str) -> bool:
        """Whether a document is copy, as it would be in its folder."""
        file = Path(path)
        if not is_text_name(file.name) or file.stem.lower() == "readme":
            return False
        if self.alone:
            return True
        inner = within(self.folder, path)
        if not inner or any(part.startswith(".") for part in inner.split("/")):
            return False
        below = [p for p in (file, *file.parents) if self.folder in p.parents]
        return not any(self.workspace.settings.excluded(str(part)) for part in below)

    def look_again(self) -> None:
        """Files have come or gone."""
        self._until = 0.0

    def _files(self) -> list[Copy]:
        """The files of copy in the folder, which is not looked through at every key."""
        if (begun := time.monotonic()) >= self._until:
            settings = self.workspace.settings
            found, _ = copies([self.folder], settings.excluded, most=settings.max_size)
            self._there = [copy for copy in found if not may_hold_several(copy.name)]  # nor are these written here
            self._until = time.monotonic() + max(_FRESH, 50 * (time.monotonic() - begun))
        return self._there

    def _copies(self, documents: Sequence[Document]) -> list[Copy]:
        """The files of copy; too many are not compared."""
        found: dict[str, Copy] = {}
        if not self.alone:
            there = self._files()
            if len(there) > MOST:
                near = {Path(d.path).parent for d in documents}
                there = [c for c in there if Path(c.name).parent in near][:MOST]
            found = {c.name: c for c in there}
        for document in documents:
            if self.takes(document.path):
                found[document.path] = _copy(document, self.workspace.settings.max_size)
        return list(found.values())


def _copy(document: Document, most: int) -> Copy:
    data = document.data
    fault = f"it has more than {most:,} bytes, which is the most (max-size in newslint.yml)" if len(data) > most else ""
    return Copy(document.path, document.path, None if fault else data, fault)


def _home() -> Path | None:
    """Where an editor is that was opened on no folder in particular."""
    try:
        return Path.home()
    except RuntimeError:
        return None


def desk_of(path: str, folders: Sequence[Path]) -> Path | None:
    """The folder that a document is compared in: the innermost of the editor's folders that it lies in, or one within
    that has settings of its own; None where it lies in none."""
    of = [f for f in folders if f.parent != f and f != _home() and within(f, path)]
    if not of:
        return None
    outer = max(of, key=lambda f: len(f.parts))
    for above in Path(path).parents:
        if above == outer or any(DISK.is_file(above / name) for name in NAMES):
            return above
    return outer
