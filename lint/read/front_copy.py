"""Front matter → the parts of it that are copy: the title and what stands under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.read.front_matter import LINE, PAIR, is_open
from lint.read.parts import Part

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lint.text.article import BlockKind

#: The keys whose values readers see, and the kind of block that each is; `title` first, for the rest may repeat it.
_UNDER = "subtitle subheadline standfirst deck dek description excerpt summary lead lede teaser abstract".split()
_KINDS: dict[str, BlockKind] = {"title": "headline", "headline": "headline", **dict.fromkeys(_UNDER, "standfirst")}
_FOLDED = frozenset(("|", ">", "|-", ">-", "|+", ">+"))


def front_parts(text: str, end: int, body: Iterable[Part]) -> list[Part]:
    """The parts of the front matter that ends at `end`, in order, but for what they or the body have told before."""
    parts: list[Part] = []
    told = {part.text for part in body}
    for key, lines in _values(text, end):
        words, origin = _scalar(lines)
        if " " in words and "://" not in words and words not in told:
            told.add(words)
            parts.append(Part(origin[0], origin[-1] + 1, words, origin, kind=_KINDS[key]))
    return parts


def _values(text: str, end: int) -> list[tuple[str, list[tuple[int, str]]]]:
    """The lines of each value that is copy, with their places."""
    found: list[tuple[str, list[tuple[int, str]]]] = []
    copy, quote = False, ""
    for line in LINE.finditer(text, 0, end):
        body = line[1].rstrip()
        if quote:
            quote = quote if is_open(quote + body) else ""
            if copy:
                found[-1][1].append((line.start(), body))
        elif pair := PAIR.match(body):
            value = pair[2] or ""
            quote = value[0] if is_open(value) else ""
            if copy := pair[1].lower() in _KINDS:
                found.append((pair[1].lower(), [(line.start() + pair.start(2), value)] if value else []))
        elif copy and body[:1] in (" ", "\t"):
            words = body.lstrip()
            found[-1][1].append((line.start() + len(body) - len(words), words))
        else:
            copy = False
    return found


def _scalar(lines: list[tuple[int, str]]) -> tuple[str, list[int]]:
    """A YAML scalar's text, without its quotes and escapes, and the place of each of its characters."""
    if lines and lines[0][1] in _FOLDED:
        lines = lines[1:]
    signs = [(sign, at + n) for at, words in lines for n, sign in enumerate(f"{words} ")][:-1]
    quote = signs[0][0] if signs and signs[0][0] in "\"'" else ""
    kept: list[tuple[str, int]] = []
    n = len(quote)
    while n < len(signs):
        sign = signs[n][0]
        after = signs[n + 1][0] if n + 1 < len(signs) else ""
        if (sign == "'" == quote == after) or (sign == "\\" and quote == '"' and after in ('"', "\\")):
            n += 1
        elif sign == quote or (not quote and sign == " " and after == "#"):
            break
        kept.append(signs[n])
        n += 1
    return "".join(sign for sign, _ in kept), [at for _, at in kept]
