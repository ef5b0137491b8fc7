"""YAML text → plain values of declared types, with every mistake at its line and column.

YAML's own guesses (NO as false, 12:30 as 750) are not used: a scalar is what the declared type says, a key may stand
once, and size, depth and aliases are bounded, since a rule file may come from anyone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Union, get_args, get_origin

import yaml

from lint.files.bounded_read import Bounds, TooLargeError, read
from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

LARGEST = 1_000_000
"""Bytes in one YAML file; a larger one is refused."""
MOST_NODES = 100_000
"""Scalars, lists and mappings in one file with its aliases followed; more is taken for a YAML bomb."""
DEEPEST = 20

#: So many words are all named where none is near; of more, the nearest. One that is so like, in percent, is
#: named alone; one that is less like than the last is not named.
_FEW, _NEAREST, _LIKE, _FAR = 20, 5, 65, 45

#: Signs that open a list or a mapping within a line: so few of them nest in no file as deep as the stack is.
_HARMLESS = 1000
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
#: What may stand in a text that is read as something else than was meant.
_SUSPECT = lazy("[“”„«‘’#&!\xa0\u2002\u2003\u2007\u2009\u200a\u202f\u3000]")
_INT = lazy(r"[-+]?\d{1,15}")
_FLOAT = lazy(r"[-+]?(?:\d{1,15}(?:\.\d*)?|\.\d+)")
_TYPES = {
    str: "text",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    date: "a date such as 2024-06-20",
}


class Mistake(NamedTuple):
    """Something wrong in a file, and how to put it right."""

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


@dataclass(slots=True, frozen=True)
class Key:
    """A key that a mapping may have: the type of its value, and whether it must be there."""

    type: Any
    required: bool = False


def nearest(word: str, known: Iterable[str]) -> str:
    """A sentence that names the likeliest of the `known` words for a wrong one, or all of them where they are few."""
    from rapidfuzz import fuzz, process  # late: it takes long to import, and only mistakes need it

    known = sorted(known)
    begun = min((k for k in known if word and k.startswith(word)), key=len, default="")
    best = begun or next(iter(process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=_LIKE) or ()), "")
    if best:
        return f"Did you mean '{best}'?"
    if len(known) <= _FEW:
        return f"Known are: {', '.join(known) or 'none'}."
    like = [k for k, *_ in process.extract(word, known, scorer=fuzz.ratio, limit=_NEAREST, score_cutoff=_FAR)]
    return f"Nearest of {len(known):,} are: {', '.join(like)}." if like else f"None of {len(known):,} is like it."


class YamlFile:
    """One YAML file; `mistakes` gathers what is wrong with it."""

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        self.data = data
        self.mistakes: list[Mistake] = []
        self.root = self._compose(data)

    def wrong(self, node: yaml.Node | yaml.Event | None, message: str) -> None:
        """Note a mistake at the place of a node, or at the top of the file."""
        mark = node.start_mark if node is not None else None
        self.mistakes.append(Mistake(self.path, mark.line + 1 if mark else 1, mark.column + 1 if mark else 1, message))

    def too_large(self, size: str) -> None:
        """Note that the file holds so much."""
        self.wrong(None, f"The file has {size}; {LARGEST:,} is the most. Divide it.")

    def _compose(self, data: bytes) -> yaml.Node | None:
        if len(data) > LARGEST:
            self.too_large(f"{len(data):,} bytes")
            return None
        try:
            text = data.decode("utf-8-sig")
            if deep := _too_deep(text):
                self.wrong(deep, f"Lists and mappings stand more than {DEEPEST} deep. Make it flatter.")
                return None
            root: yaml.Node | None = yaml.compose(text, Loader=_LOADER)
        except UnicodeDecodeError as e:
            line = data.count(b"\n", 0, e.start) + 1
            column = e.start - data.rfind(b"\n", 0, e.start)
            self.mistakes.append(Mistake(self.path, line, column, "This is not UTF-8. Save the file as UTF-8."))
            return None
        except yaml.MarkedYAMLError as e:
            from lint.rulebook.yaml_slips import slip

            found = slip(text, e)
            self.mistakes.append(Mistake(self.path, found.line, found.column, f"This is not YAML: {found.message}."))
            return None
        except yaml.YAMLError:
            from lint.rulebook.yaml_slips import unseen

            found = unseen(text)
            self.mistakes.append(Mistake(self.path, found.line, found.column, f"This is not YAML: {found.message}."))
            return None
        except RecursionError:
            self.wrong(None, f"Lists and mappings stand more than {DEEPEST} deep. Make it flatter.")
            return None
        if root is None or not self._bounded(root):
            return None
        if _SUSPECT.search(text):
            from lint.rulebook.yaml_misread import misread

            for line, column, message in misread(text, root, _LOADER):
                self.mistakes.append(Mistake(self.path, line, column, f"{message[:1].upper()}{message[1:]}."))
        return root

    def _bounded(self, root: yaml.Node) -> bool:
        """Whether the file, with aliases followed, is of a size that can be walked."""
        todo = [(root, 0)]
        for n in range(MOST_NODES):
            if not todo:
                return True
            node, depth = todo.pop()
            if depth > DEEPEST:
                self.wrong(node, f"Lists and mappings stand more than {DEEPEST} deep. Make it flatter.")
                return False
            if isinstance(node, yaml.MappingNode):
                todo += [(x, depth + 1) for pair in node.value for x in pair]
            elif isinstance(node, yaml.SequenceNode):
                todo += [(x, depth + 1) for x in node.value]
            if len(todo) > MOST_NODES - n:
                break
        self.wrong(root, f"The file has more than {MOST_NODES:,} values, aliases followed. Divide it.")
        return False

    def pairs(self, node: yaml.Node, what: str) -> dict[str, tuple[yaml.Node, yaml.Node]] | None:
        """A mapping's key and value nodes by key; None, with a mistake noted, where it is none."""
        if not isinstance(node, yaml.MappingNode):
            self.wrong(node, f"{what} must be a mapping (key: value), not {_shape(node)}.")
            return None
        found: dict[str, tuple[yaml.Node, yaml.Node]] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.wrong(key, "A key must be text.")
            elif key.value in found:
                first = found[key.value][0].start_mark.line + 1
                self.wrong(key, f"'{key.value}' stands twice; it is in line {first} already. Remove one.")
            else:
                found[key.value] = (key, value)
        return found

    def record(self, node: yaml.Node, keys: dict[str, Key], what: str) -> dict[str, Any] | None:
        """The values of a mapping whose keys are known, without those that are wrong."""
        pairs = self.pairs(node, what)
        if pairs is None:
            return None
        values = {}
        for name, (key, value) in pairs.items():
            if name not in keys:
                self.wrong(key, f"'{name}' is no key of {what}. {nearest(name, keys)}")
            elif (got := self.value(value, keys[name].type, f"'{name}'")) is not WRONG:
                values[name] = got
        for name, spec in keys.items():
            if spec.required and name not in pairs:
                self.wrong(node, f"'{name}' is missing from {what}. Add it.")
        return values

    def value(self, node: yaml.Node, kind: Any, what: str) -> Any:
        """The node's value as `kind`, made of plain values only (lists for tuples); WRONG where it does not fit."""
        origin, args = get_origin(kind), get_args(kind)
        if origin is tuple:
            return self._items(node, args[0], what)
        if origin is not None and isinstance(origin, type) and issubclass(origin, _mapping()):
            return self._table(node, args[1], what)
        if origin in (Union, UnionType):
            return self._either(node, args, what)
        if not isinstance(node, yaml.ScalarNode):
            self.wrong(node, f"{what} must be {_name(kind)}, not {_shape(node)}.")
            return WRONG
        if origin is Literal:
            if node.value in args:
                return node.value
            self.wrong(node, f"'{node.value}' is not allowed for {what}. {nearest(node.value, args)}")
            return WRONG
        got = _scalar(node, kind)
        if got is WRONG:
            self.wrong(
                node, f"{what} must be {_name(kind)}, not '{node.value}'." if node.value else f"{what} is empty."
            )
        return got

    def _items(self, node: yaml.Node, kind: Any, what: str) -> Any:
        if not isinstance(node, yaml.SequenceNode):
            self.wrong(node, f"{what} must be a list, not {_shape(node)}. Write it as [one, two].")
            return WRONG
        got = [self.value(x, kind, f"an item of {what}") for x in node.value]
        return WRONG if WRONG in got else got

    def _table(self, node: yaml.Node, kind: Any, what: str) -> Any:
        pairs = self.pairs(node, what)
        if pairs is None:
            return WRONG
        got = {k: self.value(v, kind, f"'{k}' in {what}") for k, (_, v) in pairs.items()}
        return WRONG if any(v is WRONG for v in got.values()) else got

    def _either(self, node: yaml.Node, kinds: tuple[Any, ...], what: str) -> Any:
        """The first kind whose shape (scalar, list, mapping) is the node's; None for an empty value where allowed."""
        if (
            NoneType in kinds
            and isinstance(node, yaml.ScalarNode)
            and not node.style
            and node.value in ("", "~", "null")
        ):
            return None
        kinds = tuple(k for k in kinds if k is not NoneType)
        for kind in kinds:
            origin = get_origin(kind)
            wanted = {tuple: yaml.SequenceNode, None: yaml.ScalarNode, Literal: yaml.ScalarNode}.get(
                origin, yaml.MappingNode
            )
            if isinstance(node, wanted):
                return self.value(node, kind, what)
        self.wrong(node, f"{what} must be {' or '.join(_name(k) for k in kinds)}, not {_shape(node)}.")
        return WRONG


def load(path: Path, inside: tuple[str, ...] = (), reading: Callable[[Path, Bounds], bytes] = read) -> YamlFile:
    """The file at `path`, which must lie in these real folders (none: wherever it lies); OSError where it cannot be
    read, by what is `reading` it."""
    try:
        return YamlFile(str(path), reading(path, Bounds(inside, LARGEST)))
    except TooLargeError as e:
        file = YamlFile(str(path), b"")
        file.too_large(e.size)
        return file


class _Wrong:
    """What stands for a value that does not fit; its mistake is noted already."""

    def __repr__(self) -> str:
        return "WRONG"


WRONG = _Wrong()


def _mapping() -> type:
    from collections.abc import Mapping

    return Mapping


def _too_deep(text: str) -> yaml.Event | None:
    """Where the text, if it could hold very much in one line, goes too deep for libyaml, which would take the stack."""
    if sum(map(text.count, "[{-?")) < _HARMLESS:
        return None
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEEPEST + 1:
                return event
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None


def _shape(node: yaml.Node) -> str:
    if isinstance(node, yaml.ScalarNode):
        return f"'{node.value[:40]}'" if node.value else "nothing"
    return "a list" if isinstance(node, yaml.SequenceNode) else "a mapping"


def _name(kind: Any) -> str:
    origin = get_origin(kind)
    if origin is tuple:
        return "a list"
    if origin is Literal:
        return " or ".join(get_args(kind))
    return _TYPES.get(kind, "a mapping")


def _scalar(node: yaml.ScalarNode, kind: Any) -> Any:
    """The scalar as `kind`; text is taken to the letter."""
    text = node.value
    if kind is str:
        return text if text.strip() or node.style else WRONG
    if node.style:
        return WRONG if kind is not date else _day(text)
    if kind is bool:
        return {"true": True, "false": False}.get(text.lower(), WRONG)
    if kind is int:
        return int(text) if _INT.fullmatch(text) else WRONG
    if kind is float:
        return float(text) if _FLOAT.fullmatch(text) else WRONG
    if kind is date:
        return _day(text)
    raise TypeError(f"no way to read {kind} from YAML")


def _day(text: str) -> Any:
    try:
        return date.fromisoformat(text) if len(text) == 10 else WRONG
    except ValueError:
        return WRONG
