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

#: Keys that sites have the date of publication under.
_DATED = (
    "date_published", "datepublished", "published_at", "publish_date", "publishdate", "pubdate", "publication_date",
    "date",
)  # fmt: skip

_TIMED = lazy(r"(?<=^\d{4}-\d\d-\d\d)T.*")
_LINE = lazy(r"([^\r\n]*)(\r\n|\n|\r|\Z)")
_PAIR = lazy(r"([A-Za-z_][\w-]*)[ \t]*:(?:[ \t]+(.*))?\Z")
_COMMENT = lazy(r"(?:\A|\s)#.*")


def front_matter(text: str) -> tuple[dict[str, str], int]:
    """The keys between a first line `---` and the next one, and the offset after them; no keys and 0 without any.

    Text between two rules that is no list of keys is copy. Where it does begin with one of our keys, a line that is
    no `key: value` or a missing end is a slip, and UnreadableError tells it, so that nothing is taken for copy or lost.
    """
    if not text.startswith("---"):
        return {}, 0
    lines = _LINE.finditer(text)
    if next(lines)[1].rstrip() != "---":
        return {}, 0
    front: dict[str, list[str]] = {}
    key = ""
    for number, line in enumerate(lines, 2):
        body = line[1].rstrip()
        if body in {"---", "..."}:
            return {name: ", ".join(filter(None, values)) for name, values in front.items()}, line.end()
        pair = _PAIR.match(body)
        if pair:
            key = pair[1].lower()
            front[key] = [_scalar(pair[2] or "")]
        elif key and body[:1] in {" ", "\t", "-"}:
            front[key].append(_scalar(body.strip().removeprefix("- ")))
        elif body and body[0] != "#":
            return _no_front_matter(front, f"line {number} of the front matter is no “key: value”")
        if not line[2]:
            break
    return _no_front_matter(front, "the front matter has no end: close it with a line ---")


def published_in(front: dict[str, str]) -> date | None:
    """The publication date that front matter tells, or None; UnreadableError where it is no date."""
    value = front.get("published")
    if not value or value.lower() in {
        "true",
        "false",
        "yes",
        "no",
    }:  # whether it is published, in the copy of many sites
        return None
    found = day_of(value)
    if found is None:
        raise UnreadableError(f"“published: {value}” in the front matter is no date; write it as 2024-06-20")
    return found


def dated_in(front: dict[str, str]) -> date | None:
    """The date under a key that sites give to it in front matter, the surest first; what is no date there is let be."""
    return next((day for key in _DATED if (day := day_of(front.get(key, "")))), None)


def day_of(value: str) -> date | None:
    """The day of a date, of 2018-10-19T10:00:00Z too."""
    return whole_date(_TIMED.sub("", value))


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
