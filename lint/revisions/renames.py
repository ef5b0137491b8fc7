"""New files and those that are gone → which of the new ones only has another name, and perhaps some other lines."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePath
from typing import TYPE_CHECKING

from lint.revisions.git import LARGEST, digests
from lint.revisions.line_diff import lines_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lint.revisions.git import Repository

#: Of more files that are gone, those with the very same bytes are found, and no others.
_MOST = 1000
#: A line that stands in more of them tells nothing.
_COMMON = 20


def renamed(new: Mapping[str, bytes], gone: Mapping[str, str], repository: Repository) -> dict[str, str]:
    """The files among the `new` that were one of those `gone` (by digest), each with its old name; each is one's alone.

    Same bytes come first, then files of which at least half is the same, by lines.
    """
    named: dict[str, list[str]] = {}
    for name, digest in gone.items():
        named.setdefault(digest, []).append(name)
    found: dict[str, str] = {}
    for path, data in new.items():
        if names := next((n for d in sorted(digests(data)) if (n := named.get(d))), None):
            found[path] = names.pop()
    taken, kinds = set(found.values()), {_kind(path) for path in new}
    left = {name: digest for name, digest in gone.items() if name not in taken and _kind(name) in kinds}
    if 0 < len(left) <= _MOST and len(found) < len(new):
        _by_lines({path: data for path, data in new.items() if path not in found}, left, repository, found)
    return found


def _kind(path: str) -> str:
    return PurePath(path).suffix.lower()


def _by_lines(new: Mapping[str, bytes], gone: Mapping[str, str], repository: Repository, found: dict[str, str]) -> None:
    """Add to what is found the files of which half is the same as in one that is gone."""
    places: dict[bytes, list[str]] = {}
    sizes: Counter[str] = Counter()
    for name, data in zip(gone, repository.contents(gone.values()), strict=True):
        lines = set(lines_of(data or b""))
        sizes[name] = sum(map(len, lines))
        for line in lines - {b""}:
            places.setdefault(line, []).append(name)
        if sizes.total() > LARGEST:
            break
    taken: set[str] = set()
    for path, data in new.items():
        lines = set(lines_of(data))
        size = sum(map(len, lines))
        same: Counter[str] = Counter()
        for line in lines:
            if len(names := places.get(line, ())) <= _COMMON:
                same.update({name: len(line) for name in names if name not in taken})
        name, most = max(same.items(), key=lambda s: (s[1], s[0]), default=("", 0))
        if most and 2 * most >= max(size, sizes[name]):
            found[path] = name
            taken.add(name)
