"""Paths of articles → what messages call them: the names of their files, and more of a path where two have one name."""

from __future__ import annotations

from collections import defaultdict
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

#: What those articles are called of which others among those compared have the name.
_LONGER: ContextVar[Mapping[str, str] | None] = ContextVar("longer", default=None)


def called(path: str) -> str:
    """What messages call the article at this path."""
    longer = _LONGER.get()
    return longer[path] if longer and path in longer else PurePath(path).name


@contextmanager
def told_apart(paths: Iterable[str]) -> Iterator[None]:
    """While it lasts, no two of these articles are called the same."""
    named: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        named[PurePath(path).name].append(path)
    token = _LONGER.set({path: end for same in named.values() if len(same) > 1 for path, end in _ends(same).items()})
    try:
        yield
    finally:
        _LONGER.reset(token)


def _ends(paths: list[str]) -> dict[str, str]:
    """So much of the end of each of these paths that no two are the same."""
    parts = {path: PurePath(path).parts for path in paths}
    for n in range(2, max(map(len, parts.values()))):
        ends = {path: str(PurePath(*own[-n:])) for path, own in parts.items()}
        if len({*ends.values()}) == len(ends):
            return ends
    return {path: path for path in paths}
