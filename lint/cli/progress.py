"""How far a long run is: a bar on a terminal."""

from __future__ import annotations

import sys
from typing import Self


def progress(total: int) -> Progress:
    """A bar for so many articles, where somebody sees it and it is worth while."""
    return Progress(total, shown=sys.stderr.isatty() and total >= 200)


class Progress:
    """A bar on a terminal's standard error for long runs; nothing elsewhere."""

    def __init__(self, total: int, *, shown: bool) -> None:
        self._total, self._done, self._shown = total, 0, shown

    def __enter__(self) -> Self:
        return self

    def __call__(self, more: int) -> None:
        """So many more articles are done."""
        before, self._done = self._done, self._done + more
        if self._shown and before * 100 // self._total != self._done * 100 // self._total:
            filled = self._done * 40 // self._total
            sys.stderr.write(f"\r[{'#' * filled}{'.' * (40 - filled)}] {self._done:,} of {self._total:,} articles")
            sys.stderr.flush()

    def __exit__(self, *_: object) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
