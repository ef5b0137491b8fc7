"""Parts of one source → the kind of each, by the evidence in its text and its place among the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.read.furniture import ENOUGH, counts_time, cues, heads_links, is_address, score, shape
from lint.read.language import could_be_foreign, foreign
from lint.read.lines import is_item
from lint.read.published import tells_date
from lint.text.lazy_regex import lazy
from lint.text.tables import any_of, listed

if TYPE_CHECKING:
    from lint.read.parts import Part

_CLOSERS = "\"'”’)]»"


def _agency() -> str:
    return f"(?:{any_of('agencies')})"


#: A credit in brackets, and one that is the name of an agency.
_CREDIT = lazy(
    lambda: (
        rf"(?:\((?:[^()\n]{{0,60}}\b)?(?:{_agency()}|(?i:photos?|photograph|source|credit|courtesy|image|file|via))\b"
        r"[^()\n]{0,60}\)"
        r"|[.!?”\"]\s*\([A-Z][^()\n.]{1,40}\))\s*\Z"
    )
)
_CREDITED = lazy(lambda: rf"[.!?”\"]\s*{_agency()}(?:[/ ]{_agency()})*\s*\Z")
_PHOTO = lazy(
    r"[(\[*]?(?:(?:[Ff]ile )?(?:[Pp]hoto(?:graph)?s?|PHOTOS?|Image|IMAGE|Picture)"
    r"(?: (?:by|credit|courtesy(?: of)?))?\s*:"
    r"|(?:Image|Photo|Picture|Slide) \d+ of /? ?\d+\b|[Cc]redit:)"
)
_PHOTO_SIGNS = frozenset("([*FfPpIiSCc")
_BY = lazy(r"(?:By|BY|by)(?::\s*|\s+)[A-Z]\S*(?:\s+\S+){0,14}\Z")
_NAME = lazy(r"[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|d[aeio]s?|van|von|bin|al|el|la)){1,3}\Z")
_WIRE = lazy(lambda: rf"(?:The )?{_agency()}(?:\s*[,/&]\s*{_agency()})*\b(?:[ ,].{{0,40}})?\Z")
_HELPED = lazy(r"\bcontributed (?:reporting )?(?:to|from) (?:this|the)\b")
_SOURCE = lazy(
    r"(?:Source|SOURCE|Via|With reporting by|Additional reporting by|Reporting by)\s?:?\s+[A-Z][^\n]{0,80}\Z"
)
_CITY = lazy(r"[A-Z][A-Z.’' -]{2,}(?:, [A-Z][\w. ]{1,20})?(?: \([^()]{2,20}\))?\s*(?:--|[–—_-])+\s*\Z")


#: A line of furniture that does not say so is no longer than this, and a line of copy with a sentence is no shorter.
_SHORT, _SENTENCE = 120, 60
_CAPTION = 400
#: Where one letter in so many is of another language, or so many paragraphs are, the article is meant to be in both.
_BILINGUAL = 3
_HELD = {"paragraph", "subhead", "list item", "quote"}


def tell_kinds(parts: list[Part], data: bytes | None, start: int, english: bool = True, authored: bool = False) -> None:
    """Set the kind of every part of an article, that is meant to be `english`; its copy begins at `start`.

    `data` is the source as it is in its file, or None where it holds much besides its parts. An article that is
    `authored` in its format holds no furniture of a page.
    """
    ended = [_ended(part.text) for part in parts]
    _copy(parts, ended)
    if authored:
        if english:
            _other_languages(parts)
        return
    weights = _weights(parts, data, start)
    solid = [n for n, part in enumerate(parts) if _solid(part.text, ended[n])]
    within = range(solid[0] + 1, solid[-1]) if solid else range(0)
    marks = [
        (n in weights or len(part.text) <= _SHORT)
        and _furniture(part, weights.get(n, []), ended[n])
        and not (n in within and _is_copy(part, weights.get(n, []), ended[n]))
        for n, part in enumerate(parts)
    ]
    if any(marks):
        _spread(parts, marks, ended)
    if english:
        _foreign(parts, marks)
    if any(marks):
        for part, mark in zip(parts, marks, strict=True):
            if mark and part.kind != "headline":
                part.kind = "residue"


def stands_alone(text: str) -> bool:
    """True for a line that is never one of several lines of a paragraph: a byline, a date, a credit."""
    return len(text) <= 120 and (
        _BY.match(text) is not None or _PHOTO.match(text) is not None or tells_date(text) or heads_links(text)
    )


def _ended(text: str) -> bool:
    """True where a sentence ends at the end."""
    return text[-1] in ".!?…" or text.rstrip(_CLOSERS)[-1:] in {".", "!", "?", "…", ","}


def _solid(text: str, ended: bool) -> bool:
    """True for a paragraph: long enough for a sentence, and ended as one or leading over to another."""
    return len(text) >= _SENTENCE and (ended or text[-1] == ":")


def _weights(parts: list[Part], data: bytes | None, start: int) -> dict[int, list[int]]:
    """The weights of the furniture phrases in each part, by its number, where there are any."""
    weights: dict[int, list[int]] = {}
    if data is None:
        for n, part in enumerate(parts):
            if found := cues(part.text.encode()):
                weights[n] = [weight for _, weight in found]
        return weights
    i = 0
    for place, weight in cues(data):
        while i + 1 < len(parts) and parts[i + 1].start <= place:
            i += 1
        if place >= start:
            weights.setdefault(i, []).append(weight)
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


def _is_copy(part: Part, weights: list[int], ended: bool) -> bool:
    """True for a sentence amid the copy that looks like furniture by its words alone, and not very much."""
    return ended and max(weights, default=0) < ENOUGH and score(part.text, weights, ended) <= ENOUGH


def _spread(parts: list[Part], marks: list[bool], ended: list[bool]) -> None:
    """Mark the short lines that furniture holds: links under a heading, and what follows after the last paragraph."""
    last = len(parts) - 1
    while last >= 0 and (marks[last] or not _solid(parts[last].text, ended[last])):
        last -= 1
    links = tail = False
    for i, part in enumerate(parts):
        if marks[i]:
            links = heads_links(part.text)
            tail = i > last
        elif _held(part, ended[i]) and (links or (tail and ": " not in part.text)):
            marks[i] = True
        elif _between(parts, marks, i):
            marks[i] = True
            tail = i > last
        else:
            links = tail = False


def _between(parts: list[Part], marks: list[bool], i: int) -> bool:
    """True for a short call or question that has furniture after it, and before it furniture or the headline."""
    text = parts[i].text
    return (
        len(text) < _SENTENCE
        and text.endswith(("?", "!", "…", "..."))
        and i > 0
        and (marks[i - 1] or parts[i - 1].kind == "headline")
        and marks[i + 1 : i + 2] == [True]
    )


def _held(part: Part, ended: bool) -> bool:
    return not ended and len(part.text) <= _SHORT and part.kind in _HELD


def _foreign(parts: list[Part], marks: list[bool]) -> None:
    """Mark lines in another language, unless the article itself is in another language."""
    # Nearly every line has this, and it is English.
    theirs = {i for i, part in enumerate(parts) if " the " not in part.text and foreign(part.text)}
    if not theirs:
        return
    theirs |= {i for i in range(min(theirs), max(theirs)) if could_be_foreign(parts[i].text)}
    size = sum(len(parts[i].text) for i in theirs)
    if size * 2 < sum(len(part.text) for part in parts):
        for i in theirs:
            marks[i] = True


def _other_languages(parts: list[Part]) -> None:
    """Mark parts in another language, each by itself; a list of names is none, nor are those of an article in two."""
    theirs = [part for part in parts if _is_foreign(part)]
    share = sum(len(part.text) for part in theirs) / (sum(len(part.text) for part in parts) or 1)
    if share < 1 / _BILINGUAL and sum(len(part.text) >= _SENTENCE for part in theirs) < _BILINGUAL:
        for part in theirs:
            part.kind = "residue"


def _is_foreign(part: Part) -> bool:
    text = part.text
    if part.mark in {"list item", "table cell"} and (len(text.split()) < _SENTENCE // 10 or not _has_small(text)):
        return False
    return foreign(text)


def _has_small(text: str) -> bool:
    """True where words with small letters are as many as others."""
    words = [word for word in text.split() if word[0].isalpha()]
    return 2 * sum(word[0].islower() for word in words) >= len(words)


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
        if part.mark not in {None, "headline"}:
            part.kind = part.mark
            continue
        if i and not inside and _same(text, title):
            part.kind = "headline"
        elif len(text) > _CAPTION:
            inside = True
        elif tells_date(text):
            part.kind = "byline" if _is_wire(text) or _BY.match(text) else "dateline"
        elif _caption(parts, i, ended[i]):
            part.kind = "caption"
        elif not ended[i] or len(text) < _SENTENCE:
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


def _caption(parts: list[Part], i: int, ended: bool) -> bool:
    """True for a line with a credit, and for one that is repeated in the next one, with or without a credit."""
    text = parts[i].text
    if len(text) >= _SENTENCE * 2 // 3 and (
        (i + 1 < len(parts) and parts[i + 1].text.startswith(text))
        or (i and parts[i - 1].kind == "caption" and text.startswith(parts[i - 1].text))
    ):
        return True
    if (not ended or text[-1] == ")") and _is_credited(text):
        return True
    return text[0] in _PHOTO_SIGNS and _PHOTO.match(text) is not None


def _is_credited(text: str) -> bool:
    """True for a line that ends with a credit."""
    bare = text.rstrip()
    if bare.endswith(")"):
        return _CREDIT.search(text, max(len(text) - 160, 0)) is not None
    return bare.endswith(listed("agencies")) and _CREDITED.search(text, max(len(text) - 160, 0)) is not None


def _is_wire(text: str) -> bool:
    """True for a line that names agencies, and nothing else or little."""
    names = listed("agencies")
    named = text.startswith(names) or (text.startswith("The ") and text.startswith(names, 4))
    return named and _WIRE.match(text) is not None


def _short(parts: list[Part], ended: list[bool], i: int, inside: bool) -> None:
    """The kind of a line that is short or does not end as a sentence does."""
    part, text = parts[i], parts[i].text
    words = text.count(" ") + 1
    if is_item(text):
        part.kind = "list item"
    elif _BY.match(text) or _SOURCE.match(text) or _HELPED.search(text) or _is_wire(text):
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
