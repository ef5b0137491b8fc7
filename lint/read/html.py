"""HTML, a page as it was saved or a body as it was pasted → the parts of its main text, and what it says of itself."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from lint.read.front_matter import day_of
from lint.read.html_parts import HtmlParts
from lint.read.html_tokens import tokens_of
from lint.read.parts import marked_up
from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    from lint.read.html_parts import Element
    from lint.read.parts import Part

_PAGE = lazy(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
#: What the names of metadata say of an article, the surest first.
_META = {
    "published": (
        "article:published_time", "datepublished", "og:published_time", "parsely-pub-date", "sailthru.date", "pubdate",
        "publish_date", "dc.date.issued", "dc.date", "dcterms.created", "date",
    ),
    "title": ("og:title", "twitter:title", "headline"),
    "byline": ("author", "article:author", "parsely-author"),
    "language": ("language", "content-language"),
}  # fmt: skip
_LINKED = lazy(r"\"datePublished\"\s*:\s*\"([^\"]{4,40})\"")
#: A paragraph has so many characters, and a sentence that ends.
_SOLID = 60
#: The main text is in the smallest element that holds this share of all paragraphs.
_MAIN = 0.7


def front_of(text: str) -> tuple[dict[str, str], int]:
    """What a page says of itself, as front matter would, and where it begins."""
    told: dict[str, str] = {}
    front: dict[str, str] = {}
    for token in tokens_of(text, 0, len(text)):
        if token.name not in {"meta", "time", "html"} or token.closing:
            continue
        said = token.attributes()
        if token.name == "html":
            front["language"] = said.get("lang", "")
        elif token.name == "time":
            told.setdefault("date", said.get("datetime", ""))
        else:
            name = said.get("property") or said.get("name") or said.get("itemprop") or said.get("http-equiv") or ""
            told.setdefault(name.lower(), " ".join(said.get("content", "").split()))
    if linked := _LINKED.search(text):
        told.setdefault("datepublished", linked[1])
    for key, names in _META.items():
        found = next(
            (told[name] for name in names if told.get(name) and (key != "published" or day_of(told[name]))), ""
        )
        if found and not front.get(key):
            front[key] = found
    return {key: value for key, value in front.items() if value}, 0


def is_authored(source: str, parts: list[Part]) -> bool:
    """True for a body that was written in HTML: there is no page around it."""
    return not _PAGE.search(source) and marked_up(parts)


def parts_of(source: str, start: int) -> list[Part]:
    """The parts of the main text from `start` on."""
    html = HtmlParts(source)
    html.read(start, len(source))
    found = html.parts
    if _PAGE.search(source):
        found = [(part, around) for part, around in found if not any(e.aside for e in around)] or found
        main = _main(found)
        if main:
            found = [one for one in found if _is_headline(one[1]) or any(e.number == main for e in one[1])]
    parts = [part for part, _ in found]
    for part, around in found:
        if _is_headline(around):
            part.mark = "headline"
            break
    return parts


def _is_headline(around: tuple[Element, ...]) -> bool:
    return any(e.name == "h1" for e in around)


def _main(found: list[tuple[Part, tuple[Element, ...]]]) -> int:
    """The number of the smallest element that most of the paragraphs are in, or of an article around it; 0 if none."""
    sizes: Counter[int] = Counter()
    path: dict[int, tuple[Element, ...]] = {}
    total = 0
    for part, around in found:
        if len(part.text) < _SOLID or part.text.rstrip("\"'”’)")[-1:] not in {".", "!", "?", "…", ":"}:
            continue
        total += len(part.text)
        for depth, element in enumerate(around):
            sizes[element.number] += len(part.text)
            path.setdefault(element.number, around[: depth + 1])
    most = [number for number, size in sizes.items() if size >= _MAIN * total]
    smallest = max(most, key=lambda number: len(path[number]), default=0)
    return next((e.number for e in reversed(path.get(smallest, ())) if e.name == "article"), smallest)
