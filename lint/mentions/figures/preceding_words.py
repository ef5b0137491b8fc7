"""What stands right before a number: in it comes, out comes what it tells of the number."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

from lint.text.calendar import MONTH, MONTHS
from lint.text.lazy_regex import lazy
from lint.text.tables import group_of, word_set

if TYPE_CHECKING:
    from collections.abc import Mapping

Bound = Literal["exact", "about", "over", "under", "range", "loose"]

#: How much before a number is read, in characters.
REACH = 24
CURRENCY = {"$": "dollar", "£": "pound", "€": "euro", "¥": "yen", "₩": "won"}
_BOUND = cast("Mapping[str, Bound]", group_of("bounds"))
_BOUNDS = tuple(sorted(_BOUND, key=len, reverse=True))
#: The words that may stand right before a number so qualified: "about 5", "about a dozen".
_BOUNDING = frozenset(told.split()[-1] for told in _BOUND) | {"a", "an"}
_LETTERS = lazy(r"[^\W_]*\Z")
_LABEL = word_set("labels")
_MONTHS = frozenset(MONTHS) | frozenset(m.capitalize() for m in MONTH)


class PrecedingWords(NamedTuple):
    """What a word may be to the number after it."""

    labels: bool = False
    """The number names a day or an item: June 18, Route 9."""
    times: bool = False
    """The number may be a time of day: at 5."""
    ages: bool = False
    """It is one of the words for an age, or the last word of several: age of 5."""
    apposes: bool = False
    """The number may stand in apposition to a name: Ann Harper, 27."""
    bounds: bool = False
    """It is one of the words that qualify a number, or the last word of several: more than 5."""


@lru_cache(maxsize=1 << 13)
def _lead(told: str) -> PrecedingWords:
    word = told.split()[-1]  # the last of those that a line break joins
    bare = word.strip("(“\"'")
    plain = bare.rstrip(".")
    return PrecedingWords(
        plain in _MONTHS or (plain.lower() in _LABEL and bare not in {"no", "top"}),
        bare in {"at", "until", "around"},
        word in {"age", "Age:", "ages", "of"} or word.endswith(("aged", "Aged")),
        word[-1] == "," or word == "and",
        word[-1] in CURRENCY or _LETTERS.search(word)[0].lower() in _BOUNDING,  # type: ignore[index]
    )


_NOTHING = PrecedingWords()


def lead(before: str) -> PrecedingWords:
    """What the last word before a number tells of it, with a space after it; `before` is some of the text there."""
    if not before.endswith((" ", "\u00a0")):
        return _NOTHING
    words = before.rsplit(" ", 2)
    if words[-1] or not words[-2].strip():  # other spaces, or several
        words = before.split()
        return _lead(words[-1]) if words else _NOTHING
    return _lead(words[-2])


def bound(before: str) -> Bound | None:
    """How the words that end `before` qualify the number that follows them."""
    told = before.lower().removesuffix(" ")
    if told[-1:] in CURRENCY:
        told = told[:-1]
        told = told.removesuffix("us" if told.endswith("us") else told[-1:] if told[-1:] in "acs" else "")
        told = told.removesuffix(" ")
    told = told.removesuffix(" a").removesuffix(" an")
    if not told.endswith(_BOUNDS):
        return None
    words = next(w for w in _BOUNDS if told.endswith(w))
    return None if told[: -len(words)][-1:].isalnum() else _BOUND[words]
