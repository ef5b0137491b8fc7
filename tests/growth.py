"""How the work grows with the copy, counted in calls of functions: the same on every machine, however busy it is."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

#: What starts a count: all that is made once is made with so few.
_FIRST = 50


def calls(work: Callable[[], object]) -> int:
    """How many functions, of ours and of Python's, `work` calls."""
    counted = 0

    def count(_frame: object, event: str, _arg: object) -> None:
        nonlocal counted
        counted += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return counted


def linear(prepared: Callable[[int], Callable[[], object]], few: int, many: int) -> bool:
    """Whether `many` take hardly more calls apiece than `few`; `prepared(n)` is the work on n of them.

    Pairs of five times as many are twenty-five times as many, for which twice as many apiece leave no room. The few
    come first: what is remembered of words would otherwise make them cheap.
    """
    prepared(_FIRST)()
    return 2 * many / few * calls(prepared(few)) > calls(prepared(many))
