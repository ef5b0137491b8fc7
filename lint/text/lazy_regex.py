"""Regular expressions → the same, compiled when they are first used: to compile all of them takes longer than to lint
five articles, which have use for two in three."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Callable


def lazy(pattern: str | Callable[[], str], flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` makes, but later; a pattern that holds words of a table is made then, too."""
    return cast("re.Pattern[str]", _Lazy(pattern, flags))


class _Lazy:
    def __init__(self, pattern: str | Callable[[], str], flags: int) -> None:
        self._source = pattern, flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        pattern, flags = self._source
        return re.compile(pattern if isinstance(pattern, str) else pattern(), flags)

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._compiled, name)
        setattr(self, name, found)  # so that from the second call on there is nothing in between
        return found
