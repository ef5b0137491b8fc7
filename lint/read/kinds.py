"""Parts of one source → the kind of each, by the evidence in its text and its place among the others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lint.read.furniture import ENOUGH, counts_time, cues, heads_links, is_address, score, shape
from lint.read.language import could_be_foreign, foreign
from lint.read.published import tells_date

if TYPE_CHECKING:
    from lint.read.part import Part

_CLOSERS = "\"'”’)]»"
_AGENCY = (
    r"(?:A[PF]P?|AFP|Reuters|REUTERS|Associated Press|Agence France-Presse|Yonhap|Kyodo|Xinhua|TASS|Tass|KCNA|Sputnik"
    r"|EFE|EPA|UPI|PA|DPA|dpa|ANSA|Getty(?: Images)?|Bloomberg|AAP|PTI|IANS|ANI|CNN|BBC|Pool)"
)
_CREDIT = re.compile(
    rf"(?:\((?:[^()\n]{{0,60}}\b)?(?:{_AGENCY}|(?i:photos?|photograph|source|credit|courtesy|image|file|via))\b[^()\n]{{0,60}}\)"
    rf"|[.!?”\"]\s*\([A-Z][^()\n.]{{1,40}}\)|[.!?”\"]\s*{_AGENCY}(?:[/ ]{_AGENCY})*)\s*\Z"
)
_PHOTO = re.compile(
    r"\W?(?:(?:file )?photo(?:graph)?s?|image|picture|credit)(?: (?:by|credit|courtesy(?: of)?))?\s*:", re.IGNORECASE
)
_IMAGE = re.compile(r"(?:Image|Photo|Picture|Slide) \d+ of /? ?\d+\b")
_BY = re.compile(r"(?:By|BY|by)(?::\s*|\s+)[A-Z](?:\S*\s+){0,14}\S+\Z")
_NAME = re.compile(r"[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|d[aeio]s?|van|von|bin|al|el|la)){1,3}\Z")
_WIRE = re.compile(rf"(?:The )?{_AGENCY}(?:\s*[,/&]\s*{_AGENCY})*\b(?:[ ,].{{0,40}})?\Z")
_SOURCE = re.compile(
    r"(?:Source|SOURCE|Via|With reporting by|Additional reporting by|Reporting by)\s?:?\s+[A-Z][^\n]{0,80}\Z"
)
_BULLET = re.compile(r"[•‣▪●○◦*+–-]\s+\S")
_CITY = re.compile(r"[A-Z][A-Z.’' -]{2,}(?:, [A-Z][\w. ]{1,20})?(?: \([^()]{2,20}\))?\s*(?:--|[–—_-])+\s*\Z")


_SHORT = 120
_HELD = {"paragraph", "subhead", "list item", "quote"}


def tell_kinds(parts: list[Part], source: str, start: int) -> None:
    """Set the kind of every part; `start` is where the copy begins in the source."""
    weights = _weights(parts, source, start)
    ended = [_ended(part.text) for part in parts]
    _copy(parts, ended)
    marks = [_furniture(part, w, e) for part, w, e in zip(parts, weights, ended, strict=True)]
    body = [
        i
        for i, part in enumerate(parts)
        if not marks[i] and len(part.text) >= 60 and (ended[i] or part.text[-1] == ":")
    ]
    _spread(parts, marks, ended, body[-1] if body else -1)
    _foreign(parts, marks)
    for part, mark in zip(parts, marks, strict=True):
        if mark and part.kind != "headline":
            part.kind = "residue"


def stands_alone(text: str) -> bool:
    """True for a line that is never one of several lines of a paragraph: a byline, a date, a credit, a list item."""
    return len(text) <= 120 and (
        _BULLET.match(text) is not None
        or _BY.match(text) is not None
        or _PHOTO.match(text) is not None
        or tells_date(text)
        or heads_links(text)
    )


def _ended(text: str) -> bool:
    """True where a sentence ends at the end."""
    return text[-1] in ".!?…" or text.rstrip(_CLOSERS)[-1:] in {".", "!", "?", "…", ","}


def _weights(parts: list[Part], source: str, start: int) -> list[list[int]]:
    """For each part the weights of the furniture phrases in it."""
    weights: list[list[int]] = [[] for _ in parts]
    i = 0
    for place, weight in cues(source[start:]):
        place += start
        while i + 1 < len(parts) and parts[i + 1].start <= place:
            i += 1
        weights[i].append(weight)
    return weights


def _furniture(part: Part, weights: list[int], ended: bool) -> bool:
    """True for a line that is furniture by itself."""
    text = part.text
    if part.kind in {"headline", "dateline"} or (part.kind == "byline" and _BY.match(text)):
        return False
    if part.kind == "caption":
        return counts_time(text) or (max(weights, default=0) >= ENOUGH and score(text, weights, ended) >= ENOUGH)
    if weights and score(text, weights, ended) >= ENOUGH:
        return True
    if len(text) > _SHORT:
        return False
    return is_address(text) or heads_links(text) or (not ended and shape(text) >= ENOUGH)


def _spread(parts: list[Part], marks: list[bool], ended: list[bool], last: int) -> None:
    """Mark the short lines that furniture holds: links under a heading, and what follows after the last paragraph."""
    links = tail = False
    for i, part in enumerate(parts):
        if marks[i]:
            links = heads_links(part.text)
            tail = i > last
        elif (
            (links or (tail and ": " not in part.text))
            and not ended[i]
            and part.kind in _HELD
            and len(part.text) <= _SHORT
        ):
            marks[i] = True
        else:
            links = tail = False


def _foreign(parts: list[Part], marks: list[bool]) -> None:
    """Mark lines in another language, unless the article itself is in another language."""
    theirs = [i for i, part in enumerate(parts) if foreign(part.text)]
    between = range(theirs[0], theirs[-1]) if theirs else ()
    theirs += [i for i in between if i not in theirs and could_be_foreign(parts[i].text)]
    size = sum(len(parts[i].text) for i in theirs)
    if size * 2 < sum(len(part.text) for part in parts):
        for i in theirs:
            marks[i] = True


def _copy(parts: list[Part], ended: list[bool]) -> None:
    """The kinds of copy, as if there were no furniture."""
    if not parts:
        return
    title = _headline(parts, ended)
    inside = False
    for i, part in enumerate(parts):
        text = part.text
        if part.kind == "headline":
            continue
        if part.mark in {"quote", "list item", "subhead"}:
            part.kind = part.mark
            continue
        if i and not inside and _same(text, title):
            part.kind = "headline"
        elif len(text) > 400:
            inside = True
        elif tells_date(text):
            part.kind = "byline" if _WIRE.match(text) or _BY.match(text) else "dateline"
        elif _caption(parts, i):
            part.kind = "caption"
        elif not ended[i] or len(text) < 60:
            _short(parts, ended, i, inside)
            inside = inside or part.kind == "paragraph"
        else:
            inside = True


def _headline(parts: list[Part], ended: list[bool]) -> str:
    """The headline's text, and its kind set: the first line where it is not a sentence that ends, or so marked."""
    first = parts[0]
    if first.mark == "headline" or (
        len(parts) > 1
        and first.mark is None
        and len(first.text) <= 200
        and not ended[0]
        and not _CITY.match(first.text)
    ):
        first.kind = "headline"
        return first.text
    return ""


def _same(text: str, title: str) -> bool:
    return bool(title) and (text == title or (len(text) > 20 and title.startswith(text)))


def _caption(parts: list[Part], i: int) -> bool:
    text = parts[i].text
    if text.count(" ") >= 7 and (
        (i + 1 < len(parts) and parts[i + 1].text.startswith(text))
        or (i and text.startswith(parts[i - 1].text) and parts[i - 1].kind == "caption")
    ):
        return True
    return (
        _IMAGE.match(text) is not None
        or _CREDIT.search(text, max(len(text) - 160, 0)) is not None
        or _PHOTO.match(text) is not None
    )


def _short(parts: list[Part], ended: list[bool], i: int, inside: bool) -> None:
    """The kind of a line that is short or does not end as a sentence does."""
    part, text = parts[i], parts[i].text
    words = text.count(" ") + 1
    if _BULLET.match(text):
        part.kind = "list item"
    elif _BY.match(text) or _SOURCE.match(text) or _WIRE.fullmatch(text):
        part.kind = "byline"
    elif _CITY.match(text):
        part.kind = "dateline"
    elif ended[i]:
        part.kind = "paragraph"
    elif not inside and words <= 4 and _NAME.match(text):
        part.kind = "byline"
    elif not inside and words >= 6:
        part.kind = "standfirst"
    elif words <= 12 and text[-1] not in ",;-–—_":
        part.kind = "subhead"
