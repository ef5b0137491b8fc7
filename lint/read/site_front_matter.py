"""Front matter as sites keep it, in YAML, TOML or JSON → its keys, and the places of the copy in it."""

from __future__ import annotations

import json
import re
import tomllib
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from lint.read.front_matter import DATED, KEYS, scanned
from lint.text.lazy_regex import lazy
from lint.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.text.article import BlockKind

#: What readers see of front matter: the keys, and what each holds.
COPY: dict[str, BlockKind] = {
    "title": "headline",
    **dict.fromkeys("subtitle description summary excerpt deck dek standfirst teaser lead lede".split(), "standfirst"),
    **dict.fromkeys(("caption", "image_caption", "caption_text"), "caption"),
}  # fmt: skip
#: Keys that sites have for what newslint calls otherwise; of several the first counts.
_OTHER_NAMES = {
    "language": ("lang",),
    "byline": ("author", "authors"),
}
#: Front matter longer than this is looked through for no copy, and nested deeper it holds none.
_MOST, _DEEPEST = 200_000, 6
_END = lazy(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
_TOML_END = lazy(r"^\+\+\+[ \t]*\r?$", re.MULTILINE)
_TOML_PAIR = lazy(
    r"^[ \t]*\"?([A-Za-z_][\w-]*)\"?[ \t]*=[ \t]*"
    r"(?:\"\"\"(.*?)\"\"\"|'''(.*?)'''|\"((?:[^\"\\\n]|\\.)*)\"|'([^'\n]*)')",
    re.MULTILINE | re.DOTALL,
)
_TOML_LINE = lazy(r"^[ \t]*\"?([A-Za-z_][\w-]*)\"?[ \t]*=[ \t]*[\"']?([^\"'\n]+)", re.MULTILINE)
_YAML_PAIR = lazy(
    r"^\"?([A-Za-z_][\w-]*)\"?[ \t]*:[ \t]+"
    r"(?:\"((?:[^\"\\\n]|\\.)*)\"|'((?:[^'\n]|'')*)'|([^\s\"'|>\[{&*!#%@`][^\n]*?))[ \t\r]*$",
    re.MULTILINE,
)
#: A key that stands under another as if it went on with it, so that it is none.
_INDENTED = lazy(
    r"^[\w-]+:[ \t]+[^\s|>#&!][^\n]*\n"
    rf"((?:[ \t]+|- )(?:{'|'.join([*DATED, *sorted(KEYS)])})[ \t]*:[ \t][^\r\n]*)",
    re.MULTILINE | re.IGNORECASE,
)
_OBJECT = lazy(r"\{[ \t]*\r?\n[ \t]*\"")
_BLANK = lazy(r"^[ \t]*\r?\n", re.MULTILINE)
_JSON_END = lazy(r"^\}[ \t]*\r?$", re.MULTILINE)
_JSON_PAIR = lazy(r"\"([A-Za-z_][\w-]*)\"\s*:\s*\"((?:[^\"\\]|\\.)*)\"")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Place(NamedTuple):
    """Where a piece of copy stands in front matter, what it is, and how its text is written."""

    start: int
    end: int
    kind: BlockKind
    style: str


def front_of(text: str) -> tuple[dict[str, str], int]:
    """The keys of front matter and the offset after it; see front_matter."""
    if text.startswith("+++"):
        front, start = _toml(text)
    elif text.startswith("{"):
        front, start = _json(text)
    else:
        front, start, slips = scanned(text)
        if slips and (found := _yaml(text))[1]:
            front, start = found
    for name, others in _OTHER_NAMES.items():
        if not front.get(name) and (other := next(filter(front.get, others), "")):
            front[name] = front[other]
    return front, start


def slips_in(text: str) -> Iterator[tuple[Span, str]]:
    """What is wrong with front matter, which is read in so far as it is plain: where, and in words."""
    if text.startswith("---"):
        _, start, slips = scanned(text)
        key = None if slips else _INDENTED.search(text, 0, start)
        if (slips or key) and not _yaml(text)[1]:
            yield from slips
            if key:
                line = text.count("\n", 0, key.start(1)) + 1
                yield (
                    Span(*key.span(1)),
                    f"Line {line} of it is no “key: value” where it stands; begin it as the others",
                )
    elif text.startswith("+++"):
        end = _TOML_END.search(text, first := text.find("\n") + 1)
        if not end:
            yield Span(0, 3), "It has no end: close it with a line +++"
            return
        try:
            tomllib.loads(text[first : end.start()].replace("\r\n", "\n"))
        except (tomllib.TOMLDecodeError, RecursionError) as fault:
            yield Span(0, 3), f"It is no TOML: {fault}"
    elif text.startswith("{"):
        try:
            json.JSONDecoder().raw_decode(text)
        except (ValueError, RecursionError):
            yield Span(0, 1), "It is no JSON"


def _yaml(text: str) -> tuple[dict[str, str], int]:
    """The keys of YAML that takes more than a line each."""
    first = text.find("\n") + 1
    end = _END.search(text, first) if first and text.startswith("---") else None
    if end is None or end.end() > _MOST:
        return {}, 0
    try:
        node = yaml.compose(text[first : end.start()], Loader=_LOADER)
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}, 0
    if not isinstance(node, yaml.MappingNode):
        return {}, 0
    return {key.value.lower(): _told(value) for key, value in node.value if isinstance(key.value, str)}, _after(
        text, end.end()
    )


def _told(node: yaml.Node) -> str:
    """What a node says on one line: a list of words with commas."""
    if isinstance(node, yaml.ScalarNode):
        return " ".join(node.value.split())
    if isinstance(node, yaml.SequenceNode):
        return ", ".join(" ".join(item.value.split()) for item in node.value if isinstance(item, yaml.ScalarNode))
    return ""


def _toml(text: str) -> tuple[dict[str, str], int]:
    first = text.find("\n") + 1
    end = _TOML_END.search(text, first) if first and not text[3:first].strip() else None
    if end is None:
        return _without_end(_TOML_LINE, text, first) if first and not text[3:first].strip() else ({}, 0)
    try:
        front = tomllib.loads(text[first : end.start()].replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError):
        front = _pairs(_TOML_LINE, text[first : end.start()])
    return _flat(front), _after(text, end.end())


def _pairs(pattern: re.Pattern[str], text: str) -> dict[str, Any]:
    """The keys of front matter that is damaged, in so far as they are plain."""
    return {m[1]: m[2].strip() for m in pattern.finditer(text)}


def _without_end(pattern: re.Pattern[str], text: str, first: int) -> tuple[dict[str, str], int]:
    """The keys before the first empty line of front matter that nothing closes."""
    blank = _BLANK.search(text, first, _MOST)
    front = _pairs(pattern, text[first : blank.start()]) if blank else {}
    known = not {*COPY, *DATED}.isdisjoint(map(str.lower, front))
    return (_flat(front), blank.end()) if blank and known else ({}, 0)


def _json(text: str) -> tuple[dict[str, str], int]:
    try:
        front, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        closing = _JSON_END.search(text, 0, _MOST)
        if not closing:
            return _without_end(_JSON_PAIR, text, 0) if _OBJECT.match(text) else ({}, 0)
        front, end = _pairs(_JSON_PAIR, text[: closing.start()]), closing.end()
    if (
        not isinstance(front, dict)
        or text[end : end + 2].strip(" \t\r\n")
        or COPY.keys().isdisjoint(map(str.lower, front))
    ):
        return {}, 0
    return _flat(front), end


def _flat(front: dict[str, Any]) -> dict[str, str]:
    """The keys with what they say as text: words and dates, and lists of these."""
    flat = {}
    for key, value in front.items():
        values = value if isinstance(value, list) else [value]
        said = [
            " ".join(str(v).encode("utf-8", "replace").decode().split())
            for v in values
            if not isinstance(v, dict | list)
        ]
        flat[key.lower()] = ", ".join(said)
    return flat


def _after(text: str, end: int) -> int:
    """The offset of the line after `end`."""
    line = text.find("\n", end)
    return line + 1 if line >= 0 else len(text)


def copy_in(text: str, start: int) -> list[Place]:
    """The pieces of copy in front matter, that ends at `start`, in order."""
    if not start or start > _MOST:
        return []
    if text.startswith("---"):
        return _yaml_places(text, start)
    pairs = _TOML_PAIR if text.startswith("+++") else _JSON_PAIR
    found = []
    for m in pairs.finditer(text, 0, start):
        group = m.lastindex or 2
        if kind := COPY.get(m[1].lower()):
            style = '"' if text.startswith("{") or group in {2, 4} else "'''"
            found.append(Place(*m.span(group), kind, style))
    return found


def _yaml_places(text: str, start: int) -> list[Place]:
    first = text.find("\n") + 1
    ends = list(_END.finditer(text, first, start))
    last = ends[-1].start() if ends else start
    if last <= first:
        last = start  # it has no end
    try:
        node = yaml.compose(text[first:last], Loader=_LOADER)
    except (yaml.YAMLError, ValueError, RecursionError):
        pairs = [m for m in _YAML_PAIR.finditer(text, first, last) if m[1].lower() in COPY]
        return [Place(*m.span(n := m.lastindex or 2), COPY[m[1].lower()], " \"' "[n - 1]) for m in pairs]
    return sorted(_scalars(text, first, node, set(), 0))


def _scalars(text: str, first: int, node: yaml.Node | None, seen: set[int], depth: int) -> Iterator[Place]:
    """The copy in a mapping, and in what it holds; each node once, whatever names it."""
    if id(node) in seen or depth > _DEEPEST:
        return
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _scalars(text, first, item, seen, depth + 1)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            kind = COPY.get(key.value.lower()) if isinstance(key.value, str) else None
            if kind and isinstance(value, yaml.ScalarNode) and (depth == 0 or kind == "caption"):
                if id(value) not in seen and value.tag == "tag:yaml.org,2002:str":
                    seen.add(id(value))
                    yield _place(
                        text, first + value.start_mark.index, first + value.end_mark.index, kind, value.style or ""
                    )
            else:
                yield from _scalars(text, first, value, seen, depth + 1)


def _place(text: str, start: int, end: int, kind: BlockKind, style: str) -> Place:
    """The place of what a scalar says, without its quotes and the line that begins a block of text."""
    if style in {"'", '"'}:
        start = text.index(style, start, end)
        return Place(start + 1, end - 1, kind, style)
    if style in {"|", ">"}:
        start = text.find("\n", start, end) + 1 or end
    return Place(start, end, kind, style)
