"""The desk's own files as they are being written (settings, rules, stets) → every mistake in them, by path."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import yaml

from lint.files.bounded_read import ANYWHERE, Bounds
from lint.rulebook.disk import Disk
from lint.rulebook.rule import BrokenRulesError
from lint.rulebook.yaml_file import YamlFile
from lint.settings.settings import BASELINE, NAMES, STETS, ManySettingsError, Settings, find, stets_beside, within

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from lint.rulebook.yaml_file import Mistake


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
    found: dict[str, list[Mistake]] = {}
    try:
        file = find([folder])
        stets = stets_beside(Settings(file=file), [folder])
    except (ManySettingsError, OSError):  # which is said when the copy is checked
        return {}
    for path, loads in ((file, load), (stets, load_stets)):
        try:
            if path is not None and path.is_file():
                loads(path, where=where)
        except BrokenRulesError as e:
            for mistake in e.mistakes:
                found.setdefault(os.path.abspath(mistake.path), []).append(mistake)  # noqa: PTH100
        except OSError:
            continue
    return found


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
