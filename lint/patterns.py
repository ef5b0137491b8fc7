"""Patterns of rules (RE2 syntax) → where they match, in linear time whatever the pattern is."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_MEMORY = 8 << 20
"""Bytes that a pattern may take when it is compiled; one that needs more is refused."""


def matches(text: str, pattern: str, unless: str = "", *, match_case: bool) -> Iterator[re.Match[str]]:
    """Every match of the pattern that is not empty and does not lie within a match of `unless`."""
    excused: list[tuple[int, int]] | None = None if unless else []
    at = 0
    for m in _compiled(pattern, match_case).finditer(text):
        start, end = m.span()
        if excused is None:  # only now, for most texts have no match at all
            excused = [x.span() for x in _compiled(unless, match_case).finditer(text)]
        while at < len(excused) and excused[at][1] < end:
            at += 1
        if start < end and not (at < len(excused) and excused[at][0] <= start):
            yield m


def groups(pattern: str) -> tuple[str, ...]:
    """The names of the pattern's groups; none where it cannot be used."""
    compiled = _compiled(pattern, False)
    return () if isinstance(compiled, str) else tuple(compiled.groupindex)


def mistake(pattern: str, *, somewhere: bool = False) -> str:
    """What is wrong with a pattern, and the cure; `somewhere` where it must ask for a letter at least."""
    compiled = _compiled(pattern, False)
    if isinstance(compiled, str):
        return f"'{pattern}' cannot be used as a pattern: {compiled}. {_cure(pattern)}"
    if somewhere and compiled.match("") is not None:
        return f"'{pattern}' matches the empty text, so everywhere. Ask for a letter."
    return ""


@cache
def _compiled(pattern: str, match_case: bool) -> Any:
    """The compiled pattern, or what is wrong with it."""
    import re2

    pattern = f"(?m){pattern}"  # ^ and $ are where a block begins and ends

    options = re2.Options()
    options.case_sensitive = match_case
    options.max_mem = _MEMORY
    options.log_errors = False
    try:
        return re2.compile(pattern, options)
    except re2.error as e:
        reason = e.args[0]
        return (reason.decode() if isinstance(reason, bytes) else str(reason)).replace("(?m)", "", 1)


def _cure(pattern: str) -> str:
    if any(x in pattern for x in ("(?=", "(?!", "(?<=", "(?<!")):
        return "Patterns cannot look ahead or behind; say what must not stand there under 'unless'."
    return "See the RE2 syntax for what a pattern can hold."
