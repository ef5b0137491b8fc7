"""People: in comes a full name, out comes what one person's names have in common, and what tells two people apart."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from lint.mentions.names.name import Name
from lint.mentions.names.name_words import SUFFIXES
from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lint.mentions import Reading

_SUFFIXES = frozenset(suffix.rstrip(".").lower() for suffix in SUFFIXES)
#: The types of names that may be a person's.
PERSONAL = frozenset(("person", "unknown"))
_NICKNAME = lazy(r"[“\"‘'(][^”\"’')]*[”\"’')]")


class Person(NamedTuple):
    """A full name: `key` is its first and last word in lower case, `middle` what stands between, `suffix` a Jr."""

    name: str
    key: str
    middle: str
    suffix: str


@lru_cache(maxsize=1)
def in_full(reading: Reading) -> list[Name]:
    """The names in an article that may call a person in full; kept for the next who asks for them."""
    return [n for n in reading.of(Name) if n.type in PERSONAL and len(n.words) > 1]


def person(name: Name) -> Person | None:
    """The person whom a name of two words or more calls in full."""
    if len(name.words) < 2 or name.type not in PERSONAL:
        return None
    words = plain(name.text).split()
    suffix = words.pop() if words[-1] in _SUFFIXES else ""
    return Person(name.text, f"{words[0]} {words[-1]}", " ".join(words[1:-1]), suffix) if len(words) > 1 else None


def in_full_by(name: Name) -> Person | None:
    """The person whom a name of one word calls by the surname, where the article has one of that name in full."""
    words = plain(name.full).split()
    if len(name.words) > 1 or len(words) < 2 or words[-1] != plain(name.text):
        return None
    return Person(name.full, f"{words[0]} {words[-1]}", " ".join(words[1:-1]), "")


def plain(name: str) -> str:
    """A name in lower case without hyphens, stops and nicknames, so that styles of one name meet."""
    bare = _NICKNAME.sub(" ", name) if '"' in name or "“" in name or "(" in name else name
    return " ".join(bare.lower().replace("-", " ").replace(".", " ").split())


def several(people: Iterable[Person]) -> bool:
    """True where names with one key are of two people: by the middle name or by Sr. and Jr."""
    every = {*people}
    return len({p.suffix for p in every} - {""}) > 1 or len({p.middle[:1] for p in every} - {""}) > 1
