"""The desk's own files as they are being written (settings, rules, stets) → every mistake in them, by path."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, TypeVar

import yaml

from lint.files.bounded_read import ANYWHERE, Bounds
from lint.rulebook.disk import Disk
from lint.rulebook.rule import BrokenRulesError
from lint.rulebook.yaml_file import Mistake, YamlFile
from lint.settings.settings import BASELINE, NAMES, STETS, ManySettingsError, Settings, find, stets_beside, within
from lint.text.span import Lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from lint.rulebook.rule import Rule


T = TypeVar("T")

#: Where an example of a rule begins.
_EXAMPLE = re.compile(r"^[ -]*\b(wrong|right) *:", re.MULTILINE)


class OpenFiles(Disk):
    """Files as an editor has them, those that are not open as they lie there."""

    def __init__(self, texts: Mapping[str, bytes]) -> None:
        super().__init__()
        self._texts = texts

    def read(self, path: Path, bounds: Bounds = ANYWHERE) -> bytes:
        """What is in a file, within these bounds; OSError where it cannot be read, or is not to be."""
        there = super().read(path, bounds)
        return self._texts.get(os.path.abspath(path), there)  # noqa: PTH100 - as it is named


def is_yaml(path: str) -> bool:
    """Whether a file is YAML, by its name."""
    return path.endswith((".yml", ".yaml"))


def is_settings(path: str) -> bool:
    """Whether a file is one of settings, by its name."""
    return os.path.split(path)[1] in NAMES


def is_stets(path: str) -> bool:
    """Whether a file is one of stets, or a baseline, by its name."""
    return os.path.split(path)[1] in (STETS, BASELINE)


def mistakes(folder: Path, texts: Mapping[str, bytes]) -> dict[str, list[Mistake]]:
    """What is wrong with the settings, rules and stets of a folder, by full path; `texts` are those that are open."""
    from lint.settings.settings_file import load
    from lint.settings.stets_file import load as load_stets

    where = OpenFiles(texts)
    try:
        file = find([folder])
        stets = stets_beside(Settings(file=file), [folder])
    except (ManySettingsError, OSError):  # which is said when the copy is checked
        return {}
    loaded, wrong = _loaded(lambda: load(file, where=where) if file else None)
    _, wrong_stets = _loaded(lambda: load_stets(stets, where) if stets.is_file() else None)
    for rule in loaded[1] if loaded else ():
        if text := texts.get(os.path.abspath(rule.path)):  # noqa: PTH100 - as it is named
            wrong += _of_examples(rule, text.decode("utf-8", "replace"))
    found: dict[str, list[Mistake]] = {}
    for mistake in (*wrong, *wrong_stets):
        found.setdefault(os.path.abspath(mistake.path), []).append(mistake)  # noqa: PTH100
    return found


def _loaded(load: Callable[[], T]) -> tuple[T | None, list[Mistake]]:
    """What is loaded, or its mistakes; that a file cannot be read is said when the copy is checked."""
    try:
        return load(), []
    except BrokenRulesError as e:
        return None, list(e.mistakes)
    except OSError:
        return None, []


def _of_examples(rule: Rule, text: str) -> Iterator[Mistake]:
    """What the examples of a rule say against it, each at its place."""
    from lint.authoring.examples import run

    lines = Lines(text)
    places = [lines.place(m.start(1)) for m in _EXAMPLE.finditer(text)]
    results = list(run(rule))
    for n, result in enumerate(results):
        if result.faults:
            line, column = places[n] if len(places) == len(results) else (1, 1)
            yield Mistake(rule.path, line, column, "\n".join(" ".join(fault.split()) for fault in result.faults))


def rule_folders(folder: Path) -> Sequence[Path]:
    """The folders of the desk's own rules, whatever else its settings say."""
    try:
        file = find([folder])
        root = YamlFile(str(file), Disk().read(file)).root if file else None
    except (ManySettingsError, OSError):
        return ()
    named = [value for key, value in root.value if key.value == "rules"] if isinstance(root, yaml.MappingNode) else []
    items = [item for n in named for item in (n.value if isinstance(n, yaml.SequenceNode) else [n])]
    return [file.parent / item.value for item in items if file and isinstance(item.value, str)]


def is_rule(path: str, folder: Path) -> bool:
    """Whether a file stands in a folder of the desk's own rules."""
    if not is_yaml(path) or is_settings(path) or is_stets(path):
        return False
    return any(within(rules, path) for rules in rule_folders(folder))
