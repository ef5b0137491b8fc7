"""newslint run on a terminal: what is typed goes in, all that is shown comes out."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def on_a_terminal(args: Sequence[str], typed: str, folder: Path) -> str:
    """All that newslint shows there."""
    pty = pytest.importorskip("pty")
    child, terminal = pty.fork()
    if not child:
        os.chdir(folder)
        os.execv(sys.executable, [sys.executable, "-m", "lint.cli", *args])  # noqa: S606
    os.write(terminal, typed.encode())
    shown = b""
    while True:
        try:
            more = os.read(terminal, 1 << 16)
        except OSError:  # the terminal is closed
            break
        if not more:
            break
        shown += more
    os.waitpid(child, 0)
    return shown.decode("utf-8", "replace")
