"""A rule: a check with its parameters set, how much it matters, what it says, and why; and where rules are kept."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from lint.checks import Check
    from lint.mentions import Mention
    from lint.mentions.where import Where
    from lint.rulebook.yaml_file import Mistake
    from lint.text.finding import Level
    from lint.text.span import Span

_PACKAGE = Path(__file__).parent.parent
#: The packs that come with newslint: in the package in a wheel, beside it in a checkout.
BUILT_IN = next((p for p in (_PACKAGE / "rules", _PACKAGE.parent / "rules") if p.is_dir()), _PACKAGE / "rules")


class BrokenRulesError(Exception):
    """Files of rules, settings or stets with mistakes; `mistakes` has all, in order of file and place."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = sorted(set(mistakes))
        super().__init__("\n".join(map(str, self.mistakes)))


@dataclass(slots=True, frozen=True, eq=False, repr=False)
class Example:
    """A text that proves a rule.

    `texts` are article names and their texts, `marks` the places that `[[…]]` stood round in each: the ends that the
    one finding of a `wrong` text must have. `tracked` are those who made changes in it that are still to be accepted;
    `encoding` is that of the files that the texts would be in.
    """

    texts: Mapping[str, str]
    marks: Mapping[str, tuple[Span, ...]]
    wrong: bool
    says: str = ""
    published: Mapping[str, date] = field(default_factory=dict)
    tracked: tuple[str, ...] = ()
    encoding: str = "utf-8"
    todo: bool = False


@dataclass(frozen=True, eq=False, repr=False)
class Rule:
    """One YAML file: a check with its parameters set, how much it matters, what it says, and why.

    `parameters` are those of the check that are set. An optional rule is one of taste: it is used only where it, or its
    pack, is chosen by name.
    """

    id: str
    check_name: str
    parameters: Mapping[str, Any]
    level: Level
    message: str
    why: str
    source: str
    examples: tuple[Example, ...]
    path: str
    optional: bool = False
    where: Where | None = None

    @property
    def needs(self) -> tuple[type[Mention], ...]:
        """The kinds of mention that it asks a reading for."""
        return (*self.check.needs, *(self.where.needs if self.where else ()))

    @cached_property
    def check(self) -> Check:
        """The check with its parameters set, imported now: a run that finds all it asks for in the cache needs none."""
        from lint.checks import named

        return named(self.check_name)(**self.parameters)

    @property
    def pack(self) -> str:
        """The folder of rules that it belongs to."""
        return self.id.split("/")[0]

    def among(self, names: Collection[str]) -> bool:
        """Whether the rule or its pack is named."""
        return self.id in names or self.pack in names

    def chosen(self, select: Collection[str], packs: Collection[str] = ()) -> bool:
        """Whether it is used: among those selected where any are, else unless it is optional and not in these packs."""
        return self.among(select) if select else not self.optional or self.among(packs)

    def say(self, words: Mapping[str, str]) -> str:
        """The message with its placeholders filled; only the words that the check declares can stand in it."""
        return self.message.format_map(words)


def rule_files(folder: Path) -> Iterator[tuple[Path, str]]:
    """The rule files in a folder with their ids: the path, as `pack/rule`; for a file on top the folder is the pack."""
    if not folder.is_dir():
        raise FileNotFoundError(f"{folder} is no folder of rules")
    for file, parts in yaml_files(folder):
        yield Path(file), rule_id(folder, parts)


def rule_id(folder: Path, parts: tuple[str, ...]) -> str:
    """The id of the rule in a file, given the parts of its path in a folder of rules."""
    return "/".join(parts if len(parts) > 1 else (folder.resolve().name, *parts)).rpartition(".")[0]


def yaml_files(folder: Path | str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The YAML files in a folder and below it, in order, each with the parts of its path; OSError where one may not
    be looked into."""
    todo: list[tuple[str, tuple[str, ...], bool]] = [(str(folder), (), True)]
    while todo:
        path, parts, is_folder = todo.pop()
        if not is_folder:
            yield path, parts
            continue
        with os.scandir(path) as found:
            for entry in sorted(found, key=lambda e: e.name, reverse=True):
                inner = entry.is_dir(follow_symlinks=False)
                if inner or (entry.name.endswith((".yml", ".yaml")) and entry.is_file()):
                    todo.append((entry.path, (*parts, entry.name), inner))


def no_rules(folders: Sequence[Path]) -> str:
    """What to say of folders in which there is no rule, with a file that is nearly one."""
    near = next(
        (f for folder in folders for ending in ("*.yml.*", "*.yaml.*") for f in sorted(folder.rglob(ending))), None
    )
    how = f" {near} ends in {near.suffix}: call it {near.stem}." if near else ""
    return f"There is no rule in {', '.join(map(str, folders))}: the name of a rule's file ends in .yml.{how}"


def frozen(value: Any) -> Any:
    """Plain values as a check's fields hold them: tuples for lists."""
    if isinstance(value, dict):
        return {k: frozen(v) for k, v in value.items()}
    return tuple(map(frozen, value)) if isinstance(value, list) else value
