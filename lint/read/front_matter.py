"""Decoded source → the keys of its front matter and the offset where the copy begins."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from lint.text.calendar import whole_date
from lint.text.lazy_regex import lazy
from lint.text.span import Span

if TYPE_CHECKING:
    from datetime import date

#: The keys that newslint itself reads; others are kept and left alone.
KEYS = frozenset({"published", "title", "byline", "source", "story", "language"})

#: Keys that sites have the date of publication under.
DATED = (
    "date_published", "datepublished", "published_at", "publish_date", "publishdate", "pubdate", "publication_date",
    "date",
)  # fmt: skip

_TIMED = lazy(r"(?<=^\d{4}-\d\d-\d\d)T.*")
_LINE = lazy(r"([^\r\n]*)(\r\n|\n|\r|\Z)")
_PAIR = lazy(r"([A-Za-z_][\w-]*)[ \t]*:(?:[ \t]+(.*))?\Z")
#: So many lines that are none of front matter show that its end is missing.
_MOST_SLIPS = 20
_COMMENT = lazy(r"(?:\A|\s)#.*")
#: What `published` says in the copy of many sites: whether it is.
WHETHER = frozenset({"true", "false", "yes", "no"})


def front_matter(text: str) -> tuple[dict[str, str], int]:
    """The keys between a first line `---` and the next one, and the offset after them; no keys and 0 without any.

    Text between two rules that is no list of keys is copy. Where it does begin with one of our keys, a line that is
    no `key: value` or a missing end is a slip: the other lines are read, and the copy after them.
    """
    front, start, _ = scanned(text)
    return front, start


def scanned(text: str) -> tuple[dict[str, str], int, list[tuple[Span, str]]]:
    """The same, with the slips in it: each line that is none of front matter, or a missing end, and what is wrong."""
    if not text.startswith("---"):
        return {}, 0, []
    lines = _LINE.finditer(text)
    if next(lines)[1].rstrip() != "---":
        return {}, 0, []
    front: dict[str, list[str]] = {}
    values: list[str] | None = None  # of the last key; what follows a line that is no key goes with it
    slips: list[tuple[Span, str]] = []
    without_end: tuple[dict[str, list[str]], int] | None = None  # the keys, and where the copy begins, if it has none
    for number, line in enumerate(lines, 2):
        body = line[1].rstrip()
        if body in {"---", "..."} and len(slips) <= len(front):
            return _told(front, line.end(), slips)
        pair = _PAIR.match(body)
        if pair:
            front[pair[1].lower()] = values = [_scalar(pair[2] or "")]
        elif values is not None and body[:1] in {" ", "\t", "-"}:
            values.append(_scalar(body.strip().removeprefix("- ")))
        elif body and body[0] != "#":
            slips.append((Span(line.start(1), line.start(1) + len(body)), f"Line {number} of it is no “key: value”"))
            values = []
        if not without_end and (slips or not body):
            without_end = dict(front), line.start()
        if not line[2] or len(slips) > _MOST_SLIPS:
            break
    return _told(*(without_end or (front, len(text))), [(Span(0, 3), "It has no end: close it with a line ---")])


def _told(
    front: dict[str, list[str]], start: int, slips: list[tuple[Span, str]]
) -> tuple[dict[str, str], int, list[tuple[Span, str]]]:
    if slips and KEYS.isdisjoint(front):
        return {}, 0, []
    return {name: ", ".join(filter(None, values)) for name, values in front.items()}, start, slips


def published_in(front: dict[str, str]) -> date | None:
    """The publication date that front matter tells, or None."""
    return day_of(front.get("published", ""))


def dated_in(front: dict[str, str]) -> date | None:
    """The date under a key that sites give to it in front matter, the surest first; what is no date there is let be."""
    return next((day for key in DATED if (day := day_of(front.get(key, "")))), None)


def day_of(value: str) -> date | None:
    """The day of a date, of 2018-10-19T10:00:00Z too."""
    return whole_date(_TIMED.sub("", value))


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
