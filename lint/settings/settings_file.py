"""`newslint.yml` → Settings and the rules with them; every mistake in both at once, at path:line:column."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from lint.files.bounded_read import MOST, beside, inside
from lint.rulebook.built_in import built_in
from lint.rulebook.disk import DISK, Disk
from lint.rulebook.loading import load as load_rules
from lint.rulebook.rule import BrokenRulesError
from lint.rulebook.yaml_file import WRONG, Mistake, YamlFile, nearest
from lint.rulebook.yaml_file import load as load_yaml
from lint.settings.path_patterns import MOST as MOST_PATTERNS
from lint.settings.path_patterns import Glob, too_many
from lint.settings.settings import Settings
from lint.text.composition import composed
from lint.text.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import yaml

    from lint.rulebook.rule import Rule

_NAMES = str | tuple[str, ...]
LEVEL_NAMES = ("off", "error", "warning", "style")
_LEVELS = Mapping[str, Literal["off", "error", "warning", "style"]]


_SIZE = re.compile(r"(\d{1,4}(?:\.\d{1,3})?) ?([KMG]B)", re.ASCII | re.IGNORECASE)
_UNITS = {"KB": 1_000, "MB": 1_000_000, "GB": 1_000_000_000}


class Setting(NamedTuple):
    """A key of `newslint.yml`: the type of its value, and what it does."""

    type: Any
    doc: str


SETTINGS = {
    "packs": Setting(_NAMES, "Optional packs, or optional rules, that are switched on."),
    "rules": Setting(_NAMES, "The folder of the desk's own rules, or several, beside this file."),
    "levels": Setting(_LEVELS, "The level of a rule or of a pack, or off."),
    "paths": Setting(
        Mapping[str, _LEVELS], "Levels for some files: a pattern such as opinion/**, and levels under it."
    ),
    "exclude": Setting(_NAMES, "Patterns of files in folders that are not looked at, such as archive/**."),
    "words": Setting(_NAMES, "Spellings of the house: words and names that are not to be questioned."),
    "dialect": Setting(
        Literal["american", "british"],
        "The house's English: american/spelling or british/spelling is on.",
    ),
    "date-order": Setting(
        Literal["day-month", "month-day"],
        "How 6/7/2024 is read; else each article's other dates show it.",
    ),
    "encoding": Setting(
        Literal["utf-8", "windows-1252", "macroman", "latin-1"],
        "The encoding of copy that is not UTF-8 and has no mark; else its bytes show it.",
    ),
    "story": Setting(Literal["auto", "folder", "off"], "How articles are grouped into stories."),
    "fail-on": Setting(Literal["error", "warning", "style", "never"], "The lowest level that makes a run fail."),
    "max-size": Setting(str, "The largest file of copy that is read, such as 200 MB; 50 MB where nothing is said."),
}


def load(path: Path, folders: Iterable[Path] = (), where: Disk = DISK) -> tuple[Settings, list[Rule]]:
    """The settings in this file, and the rules: the built-in ones, the file's, and those in `folders`.

    Raises BrokenRulesError with every mistake in the settings and in the rules, and RefusedError where a link leads
    out of the folder of one of them, unless it is to be followed.
    """
    file = load_yaml(path, beside(path), where.read)
    values, nodes = _values(file)
    settings = Settings(
        file=path,
        packs=(*_tuple(values, "packs"), *(f"{dialect}/spelling" for dialect in _tuple(values, "dialect"))),
        rules=tuple(_folders(file, path, nodes, where)),
        levels=_levels(values.get("levels", {})),
        paths=tuple((Glob(pattern), _levels(levels)) for pattern, levels in values.get("paths", {}).items()),
        exclude=tuple(map(Glob, _tuple(values, "exclude"))),
        words=frozenset(" ".join(composed(w).replace("’", "'").split()) for w in _tuple(values, "words")),
        date_order=values.get("date-order"),
        encoding=values.get("encoding", ""),
        story=values.get("story", "auto"),
        fail_on=values.get("fail-on", "error"),
        max_size=_size(file, values, nodes),
    )
    _patterns(file, nodes)
    mistakes: list[Mistake] = []
    try:
        own = {p.resolve(): p for p in (*settings.rules, *folders)}
        rules = load_rules(own.values(), built_in(), where)
    except BrokenRulesError as e:
        mistakes = e.mistakes
    else:
        known = {name for r in rules for name in (r.id, r.pack)}
        for node in _named(nodes):
            if node.value not in known:
                file.wrong(node, f"'{node.value}' is no rule and no pack. {nearest(node.value, known)}")
    if file.mistakes or mistakes:
        raise BrokenRulesError([*file.mistakes, *mistakes])
    return settings, rules


def _values(file: YamlFile) -> tuple[dict[str, Any], dict[str, yaml.Node]]:
    """The values of the keys that are right, and the nodes they come from."""
    pairs = file.pairs(file.root, "newslint.yml") if file.root is not None else None
    values: dict[str, Any] = {}
    for name, (key, node) in (pairs or {}).items():
        if name not in SETTINGS:
            file.wrong(key, f"'{name}' is no key of newslint.yml. {nearest(name, SETTINGS)}")
        elif (got := file.value(node, SETTINGS[name].type, f"'{name}'")) is not WRONG:
            values[name] = got
    return values, {name: (pairs or {})[name][1] for name in values}


def _tuple(values: Mapping[str, Any], name: str) -> tuple[str, ...]:
    got = values.get(name, ())
    return (got,) if isinstance(got, str) else tuple(got)


def _levels(levels: Mapping[str, str]) -> dict[str, Level | None]:
    return {name: None if level == "off" else Level[level.upper()] for name, level in levels.items()}


def _folders(file: YamlFile, path: Path, nodes: Mapping[str, yaml.Node], where: Disk) -> Iterator[Path]:
    """The folders of the desk's own rules; those that lie neither beside the settings nor in the working folder are
    somebody else's, and what is wrong with them would be quoted."""
    ours = [os.path.realpath(folder) for folder in (path.parent, os.curdir)]
    for item in _scalars(nodes.get("rules")):
        folder = path.parent / item.value
        if not where.is_dir(folder):
            file.wrong(item, f"There is no folder '{item.value}' beside {path.name}.")
        elif where.follow_links or any(inside(our, os.path.realpath(folder), folder) for our in ours):
            yield folder
        else:
            leads = f"'{item.value}' leads out of the folder of {path.name}."
            file.wrong(item, f"{leads} Name it by --rules, or add --follow-links.")


def _size(file: YamlFile, values: Mapping[str, Any], nodes: Mapping[str, yaml.Node]) -> int:
    """The bytes that a file of copy may have."""
    if "max-size" not in values:
        return MOST
    m = _SIZE.fullmatch(values["max-size"])
    size = int(float(m[1]) * _UNITS[m[2].upper()]) if m else 0
    if not _UNITS["KB"] <= size <= _UNITS["GB"]:
        file.wrong(nodes["max-size"], f"'{values['max-size']}' is no size from 1 KB to 1 GB. Write it as 50 MB.")
    return size


def _patterns(file: YamlFile, nodes: Mapping[str, yaml.Node]) -> None:
    """Note patterns that can match nothing below the file, or would match everything by mistake."""
    patterns = (*_scalars(nodes.get("exclude")), *(key for key, _ in _pairs(nodes.get("paths"))))
    if too_many([node.value for node in patterns]):
        much = f"Here begin {len(patterns):,} patterns of paths; {MOST_PATTERNS} are the most. Name folders instead."
        file.wrong(patterns[0], much)
        return
    for node in patterns:
        if not node.value.strip("/. "):
            file.wrong(node, f"'{node.value}' is no pattern of paths. Write it as opinion/** or *-draft.txt.")
        elif ".." in node.value.split("/"):
            file.wrong(node, f"'{node.value}' leads out of the folder of {Path(file.path).name}. Leave '..' out.")
        elif not Glob(node.value).sound:
            file.wrong(node, f"'{node.value}' is no pattern of paths: a bracket has no end, or nothing between.")


def _named(nodes: Mapping[str, yaml.Node]) -> Iterator[yaml.Node]:
    """The places where rules and packs are named."""
    yield from _scalars(nodes.get("packs"))
    yield from (key for key, _ in _pairs(nodes.get("levels")))
    yield from (key for _, levels in _pairs(nodes.get("paths")) for key, _ in _pairs(levels))


def _scalars(node: yaml.Node | None) -> list[Any]:
    """The items of a list, or the one that stands for it."""
    return [] if node is None else [node] if isinstance(node.value, str) else node.value


def _pairs(node: yaml.Node | None) -> list[Any]:
    """The keys that are text, with their values; none where it is no mapping, which is a mistake noted already."""
    pairs = node.value if node is not None else ()
    return [pair for pair in pairs if isinstance(pair, tuple) and isinstance(pair[0].value, str)]
