"""Decoded source → the keys of its front matter and the offset where the copy begins."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from lint.read.source import UnreadableError
from lint.text.calendar import whole_date
from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    from datetime import date

#: The keys that newslint itself reads; others are kept and left alone.
KEYS = frozenset({"published", "title", "byline", "source", "story", "language"})

#: A line and its end, and a key of front matter with its value.
LINE = lazy(r"([^\r\n]*)(\r\n|\n|\r|\Z)")
PAIR = lazy(r"([A-Za-z_][\w-]*)[ \t]*:(?:[ \t]+(.*))?\Z")
_COMMENT = lazy(r"(?:\A|\s)#.*")


def front_matter(text: str) -> tuple[dict[str, str], int]:
    """The keys between a first line `---` and the next one, and the offset after them; no keys and 0 without any.

    Text between two rules that is no list of keys is copy. Where it does begin with one of our keys, a line that is
    no `key: value` or a missing end is a slip, and UnreadableError tells it, so that nothing is taken for copy or lost.
    """
    if not text.startswith("---"):
        return {}, 0
    lines = LINE.finditer(text)
    if next(lines)[1].rstrip() != "---":
        return {}, 0
    front: dict[str, list[str]] = {}
    key = quote = ""
    for number, line in enumerate(lines, 2):
        body = line[1].rstrip()
        if quote:
            quote = quote if is_open(quote + body) else ""
            front[key].append(body if quote else body[:-1])
            continue
        if body in {"---", "..."}:
            return {name: ", ".join(filter(None, values)) for name, values in front.items()}, line.end()
        pair = PAIR.match(body)
        if pair:
            key = pair[1].lower()
            value = pair[2] or ""
            quote = value[0] if is_open(value) else ""
            front[key] = [_scalar(value)]
        elif key and body[:1] in {" ", "\t", "-"}:
            front[key].append(_scalar(body.strip().removeprefix("- ")))
        elif body and body[0] != "#":
            return _no_front_matter(front, f"line {number} of the front matter is no “key: value”")
        if not line[2]:
            break
    return _no_front_matter(front, "the front matter has no end: close it with a line ---")


def is_open(value: str) -> bool:
    """True for the first lines of a scalar in quotes that end further below."""
    quote = value[:1]
    bare = value[1:].replace("\\\\", "").replace(f"\\{quote}", "") if quote == '"' else value[1:].replace("''", "")
    return quote in ('"', "'") and quote not in bare


def published_in(front: dict[str, str]) -> date | None:
    """The publication date that front matter tells, or None; UnreadableError where it is no date."""
    value = front.get("published")
    if not value or value.lower() in {"true", "false"}:  # whether it is published, in the copy of many sites
        return None
    found = whole_date(value)
    if found is None:
        raise UnreadableError(f"“published: {value}” in the front matter is no date; write it as 2024-06-20")
    return found


def _no_front_matter(front: dict[str, list[str]], fault: str) -> tuple[dict[str, str], int]:
    if KEYS.isdisjoint(front):
        return {}, 0
    raise UnreadableError(fault)


def _scalar(value: str) -> str:
    """The value of a YAML scalar on one line: quotes and comments left out."""
    value = value.strip()
    if value[:1] == '"':
        try:
            found = json.JSONDecoder().raw_decode(value)[0]
        except ValueError:
            return value.strip('"')
        return str(found).encode("utf-8", "replace").decode()
    if value[:1] == "'" and (end := value.replace("''", "  ").find("'", 1)) > 0:
        return value[1:end].replace("''", "'")
    return "" if value in {"|", ">"} else _COMMENT.sub("", value).rstrip()
