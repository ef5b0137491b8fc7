"""Paths as given on the command line → paths as the repository names them, for reports that a code host reads."""

from __future__ import annotations

import os
from pathlib import Path

from lint.read.choice import file_of


def root() -> Path:
    """The folder that a code host's paths start from: what a GitHub runner names, else where newslint was started."""
    return Path(os.environ.get("GITHUB_WORKSPACE") or ".").absolute()


def within(path: str, folder: Path) -> str | None:
    """The path of an article's file from `folder` down, with slashes; None for what lies outside or is no file."""
    path = file_of(path)
    if path == "-":
        return None
    inner = Path(os.path.relpath(path, folder))
    return None if inner.parts[:1] == (os.pardir,) else inner.as_posix()
