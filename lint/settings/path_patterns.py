"""Patterns of paths, as editors and git know them: `archive/**`, `*.md`, `opinion/*-draft.txt`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: What a file of settings may hold: so many patterns, characters in them, and signs that stand for others. Of hostile
#: ones as many cost some milliseconds a path.
_MOST, _MOST_SIGNS, _MOST_STARS, _MOST_SINGLE = 1_000, 20_000, 1_000, 100
MOST = f"{_MOST:,} of {_MOST_SIGNS:,} characters, with {_MOST_STARS:,} * and {_MOST_SINGLE:,} ? or ["

_MEMORY = 8 << 20
"""What RE2 may take for one pattern, or for all that hold names alone."""
#: What pathspec tells a folder by, which may stand once in a pattern.
_FOLDER = "(?P<ps_d>/)"


class Glob:
    """A pattern of paths in a folder.

    `*` and `?` stand for characters of one name, `**` for any number of folders. A pattern without a slash is looked
    for at every depth, and one that matches a folder takes all that is in it.
    """

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    @cached_property
    def regex(self) -> str | None:
        """The same for RE2, or None where it is no pattern, for want of the end of a bracket."""
        from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

        parts = [p for p in self.pattern.replace("\\", "/").split("/") if p not in ("", ".")]
        if "/" not in self.pattern.rstrip("/"):
            parts.insert(0, "**")
        while parts and parts[-1] == "**":  # what matches a folder takes all that is in it, and the folder too
            parts.pop()
        if not parts:
            return ""
        regex = GitIgnoreSpecPattern.pattern_to_regex(f"/{'/'.join(parts)}")[0]
        return None if regex is None else regex.replace(_FOLDER, "/")

    @property
    def plain(self) -> bool:
        """Whether it holds names alone, and no sign that stands for others in one."""
        parts = self.pattern.replace("\\", "/").split("/")
        return all(part == "**" or set("*?[").isdisjoint(part) for part in parts)

    @cached_property
    def _compiled(self) -> Any:
        return _compiled(self.regex)

    @property
    def sound(self) -> bool:
        """Whether it is a pattern."""
        return self._compiled is not None

    def matches(self, path: str) -> bool:
        """Whether the path, relative to the folder and with slashes, is one of these or lies in one."""
        return self.sound and self._compiled.search(_bytes(path)) is not None


def too_many(patterns: Sequence[str]) -> bool:
    """Whether these are more than settings may hold."""
    signs = "".join(patterns)
    single = signs.count("?") + signs.count("[")
    return len(patterns) > _MOST or len(signs) > _MOST_SIGNS or signs.count("*") > _MOST_STARS or single > _MOST_SINGLE


class AnyOf:
    """Several patterns: those that hold names alone are looked for at once, others one by one, which is quicker."""

    def __init__(self, globs: Iterable[Glob]) -> None:
        sound = [glob for glob in globs if glob.sound]
        plain = [f"(?:{glob.regex})" for glob in sound if glob.plain]
        self._together = _compiled("|".join(plain)) if plain else None
        self._globs = [glob for glob in sound if self._together is None or not glob.plain]

    def match(self, path: str) -> bool:
        """Whether any of them matches the path."""
        if self._together is not None and self._together.search(_bytes(path)) is not None:
            return True
        return any(glob.matches(path) for glob in self._globs)


def _compiled(regex: str | None) -> Any:
    import re2

    options = re2.Options()
    options.dot_nl = options.never_capture = True
    options.log_errors = False
    options.max_mem = _MEMORY
    try:
        return None if regex is None else re2.compile(regex, options)
    except re2.error:
        return None


def _bytes(path: str) -> bytes:
    """A path as RE2 reads it; what is no Unicode in it is a question mark."""
    return path.encode("utf-8", "replace")
