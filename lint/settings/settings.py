"""A desk's settings: where they are kept, and what they make of rules and findings."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from lint.files.bounded_read import MOST
from lint.read.choice import file_of
from lint.rulebook.disk import DISK, Disk
from lint.text.finding import OTHERS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from lint.rulebook.rule import Rule
    from lint.settings.path_patterns import AnyOf, Glob
    from lint.text.article import DateOrder
    from lint.text.finding import Finding, Level

NAMES = ("newslint.yml", "newslint.yaml")
STETS = "newslint-stets.yml"
BASELINE = "newslint-baseline.tsv"

#: The families of checks that say that a word is misspelled, which the house's own words are not.
_SPELLING = frozenset({"spelling", "name", "name style"})


class ManySettingsError(Exception):
    """Which settings hold cannot be told; the message says why, and what to do."""


@dataclass(frozen=True, eq=False, repr=False)
class Settings:
    """What `newslint.yml` says; without arguments, what holds where there is none.

    `levels` are by rule or pack, None for off. `paths` are levels that hold for some files only.
    """

    file: Path | None = None
    packs: tuple[str, ...] = ()
    rules: tuple[Path, ...] = ()
    levels: Mapping[str, Level | None] = field(default_factory=dict)
    paths: tuple[tuple[Glob, Mapping[str, Level | None]], ...] = ()
    exclude: tuple[Glob, ...] = ()
    words: frozenset[str] = frozenset()
    date_order: DateOrder | None = None
    encoding: str = ""
    story: Literal["auto", "folder", "off"] = "auto"
    fail_on: str = "error"
    max_size: int = MOST

    @property
    def folder(self) -> Path:
        """Where patterns of paths begin."""
        return self.file.parent if self.file else Path.cwd()

    @cached_property
    def _left_out(self) -> AnyOf:
        from lint.settings.path_patterns import AnyOf

        return AnyOf(self.exclude)

    def excluded(self, path: str) -> bool:
        """Whether a file or folder that stands in a folder of copy is to be left out."""
        return bool(self.exclude and (inner := within(self.folder, path)) and self._left_out.match(inner))

    @cached_property
    def levels_at(self) -> Callable[[str], tuple[Mapping[str, Level | None], ...]]:
        """The levels that hold for an article, by its path as it was named: the later outrank the earlier."""

        @lru_cache(maxsize=1000)
        def levels_at(path: str) -> tuple[Mapping[str, Level | None], ...]:
            inner = within(self.folder, file_of(path))
            return tuple(levels for glob, levels in self.paths if inner and glob.matches(inner))

        return levels_at

    def level(self, rule: Rule, select: Collection[str] = ()) -> Level | None:
        """The level of a rule where no path says otherwise: a rule's own level outranks its pack's.

        What is selected by name is on, unless it is selected by its pack and is itself off. What is optional is on
        where it is selected, has a level, or is among the packs.
        """
        level = rule.level if rule.chosen(select, self.packs) else None
        for name, selected in ((rule.pack, rule.among(select)), (rule.id, rule.id in select)):
            if name in self.levels and not (selected and self.levels[name] is None):
                level = self.levels[name]
        return level if not select or rule.among(select) else None

    def accepts(self, word: str) -> bool:
        """Whether the word is the house's: as it is written, or with a capital, in capitals, or with a possessive s."""
        from lint.text.composition import composed

        word = composed(word)
        word = " ".join(word.replace("’", "'").split())
        forms = {word, word.removesuffix("'s"), word.removesuffix("'")}
        forms |= {w[:1].lower() + w[1:] for w in forms}
        forms |= {w for f in forms if word.isupper() for w in (f.lower(), f.title())}
        return not self.words.isdisjoint(forms)


@dataclass(slots=True, frozen=True, eq=False, repr=False)
class Configuration:
    """Settings put to the rules `known`.

    `rules` are those that run; `levels` are those of all, None for off, where no path says otherwise.
    """

    settings: Settings
    known: Sequence[Rule]
    rules: Sequence[Rule]
    levels: Mapping[str, Level | None]

    def settle(self, finding: Finding) -> Finding | None:
        """The finding at the level that it has here; None where it is off here or questions a word of the house.

        What counts is the article to look in first.
        """
        level = self.levels[finding.rule]
        names = finding.rule.split("/")[0], finding.rule
        for levels in self.settings.levels_at(finding.ends[0].article.path) if self.settings.paths else ():
            if said := [n for n in names if n in levels]:
                level = levels[said[-1]]
        if level is None or (finding.family in _SPELLING and self._ours(finding)):
            return None
        return finding if level is finding.level else replace(finding, level=level)

    def _ours(self, finding: Finding) -> bool:
        """Whether the words in question, which are those that no other end has, are the house's own."""
        if not self.settings.words:
            return False
        if finding.more:  # each of its ends is a finding's that is not shown
            return len(finding.ends) < OTHERS and all(self._accepted(e.text, frozenset()) for e in finding.ends)
        return self._accepted(finding.ends[0].text, {w for e in finding.ends[1:] for w in e.text.split()})

    def _accepted(self, text: str, others: Collection[str]) -> bool:
        doubtful = [w for w in text.split() if w not in others]
        return self.settings.accepts(text) or (bool(doubtful) and all(map(self.settings.accepts, doubtful)))


def configured(
    settings: Settings, rules: Sequence[Rule], select: Collection[str] = (), ignore: Collection[str] = ()
) -> Configuration:
    """The rules as these settings, and what is selected and ignored on top of them, have them."""
    levels = {r.id: None if r.among(ignore) else settings.level(r, select) for r in rules}
    somewhere = {name for _, levels in settings.paths for name, level in levels.items() if level is not None}
    running = [
        r if (level := levels[r.id] or r.level) is r.level else replace(r, level=level)
        for r in rules
        if levels[r.id] is not None or (r.among(somewhere) and not r.among(ignore) and (not select or r.among(select)))
    ]
    return Configuration(settings, rules, running, levels)


def stets_beside(settings: Settings, paths: Iterable[Path], where: Disk = DISK) -> Path:
    """Where the stets of this copy are kept or would be: beside the settings, or where settings are looked for."""
    if settings.file:
        return settings.file.parent / STETS
    return find(paths, (STETS,), where) or Path(STETS)


def find(paths: Iterable[Path], names: Sequence[str] = NAMES, where: Disk = DISK) -> Path | None:
    """The settings of this copy: from the nearest folder above each path, else above the working folder; or None.

    ManySettingsError where the paths belong to desks with different settings, or a folder has settings twice.
    """
    seen: dict[Path, Path | None] = {}
    found: dict[Path, Path] = {}
    for path in paths:
        start = Path(os.path.abspath(path))  # noqa: PTH100 - as it is named: a link is not followed to another desk
        start = start if start.is_dir() else start.parent
        if file := _above(start, names, seen, where):
            found.setdefault(file, path)
    if len(found) > 1:
        (a, of_a), (b, of_b), *_ = found.items()
        raise ManySettingsError(
            f"{of_a} has the settings {a}, {of_b} has {b}. Run them apart, or name one by --settings"
        )
    file = next(iter(found)) if found else _above(Path.cwd(), names, seen, where)
    return file and (Path(inner) if (inner := within(Path.cwd(), str(file))) else file)


def _above(folder: Path, names: Sequence[str], seen: dict[Path, Path | None], where: Disk) -> Path | None:
    """The file of one of these names in the folder, or in the nearest one above."""
    passed = []
    file = None
    for here in (folder, *folder.parents):
        if here in seen:
            file = seen[here]
            break
        passed.append(here)
        there = [p for name in names if where.is_file(p := here / name) or p.is_symlink()]  # a broken link is told
        if len(there) > 1:
            raise ManySettingsError(f"There are two settings files, {there[0]} and {there[1]}. Keep one")
        if there:
            file = there[0]
            break
    seen.update(dict.fromkeys(passed, file))
    return file


def within(folder: Path, path: str) -> str:
    """A path, as it was named, relative to a folder and with slashes; empty where it lies elsewhere."""
    try:
        inner = os.path.relpath(path, folder).replace(os.sep, "/")
    except ValueError:  # another drive
        return ""
    return "" if path == "-" or inner == ".." or inner.startswith("../") else inner
