"""What an article says of itself → what of that nobody can read: lines of front matter, and the date of publication."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lint.read.front_matter import DATED, WHETHER, day_of
from lint.read.telling import UNDATED
from lint.text.article import Flaw
from lint.text.lazy_regex import lazy
from lint.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_WORD = lazy(r"\S{1,40}")
#: What a template is to fill in.
_FILLED_IN = lazy(r"\{\{|\{%|`r |^\W*$")
_SHOWN = 40


def flaws_in(text: str, start: int, front: Mapping[str, str]) -> Iterator[Flaw]:
    """What is wrong with the front matter that ends at `start` and says `front`."""
    from lint.read.site_front_matter import slips_in

    for span, said in slips_in(text):
        yield Flaw("front matter", said, "", span)
    if date := _undated(front):
        key, said = date
        place = re.compile(
            rf"^[ \t\"']*{key}[\"']?[ \t]*[:=][ \t\"']*(.+?)[ \t,\"']*\r?$", re.MULTILINE | re.IGNORECASE
        )
        found = place.search(text, 0, start)
        span = Span(*found.span(1)) if found else Span(0, 3)
        yield Flaw("date", said[:_SHOWN], f"under “{key}” in the front matter", span)


def _undated(front: Mapping[str, str]) -> tuple[str, str] | None:
    """The first key that is to tell the date of publication and does not, with what it says."""
    said = front.get("published", "")
    if said and said.lower() not in WHETHER and not day_of(said) and not _FILLED_IN.search(said):
        return "published", said
    told = [(key, front[key]) for key in DATED if front.get(key)]
    if day_of(said) or any(day_of(said) for _, said in told):
        return None
    return next(((key, said) for key, said in told if not _FILLED_IN.search(said)), None)


def flaw_of_item(text: str, front: dict[str, str]) -> tuple[Flaw, ...]:
    """The date of an article that a system keeps, where it is none; in such a file, it has no place of its own."""
    where, _, said = front.pop(UNDATED, "").partition("\n")
    first = _WORD.search(text)
    return (Flaw("date", said[:_SHOWN], where, Span(*first.span()) if first else Span(0, 0)),) if said else ()
