"""Patterns of paths, as editors and git know them: `archive/**`, `*.md`, `opinion/*-draft.txt`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST = 1_000
"""Patterns in one file of settings."""
MOST_SIGNS = 20_000
"""Characters of all of them."""

#: What RE2 may take to look for all of them at once; with less, it looks for hostile ones far slower.
_MEMORY = 64 << 20
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


class AnyOf:
    """Several patterns, looked for at once."""

    def __init__(self, globs: Iterable[Glob]) -> None:
        self._globs = [glob for glob in globs if glob.sound]
        self._compiled = _compiled("|".join(f"(?:{glob.regex})" for glob in self._globs)) if self._globs else None

    def match(self, path: str) -> bool:
        """Whether any of them matches the path."""
        if self._compiled is None:  # none, or more than RE2 can hold together
            return any(glob.matches(path) for glob in self._globs)
        return self._compiled.search(_bytes(path)) is not None


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
