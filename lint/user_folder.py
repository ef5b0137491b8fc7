"""Where this user's programs keep what they can make again."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def user_folder() -> Path:
    """newslint's folder there; NEWSLINT_CACHE_DIR in the environment outranks what is usual on the system."""
    if named := os.environ.get("NEWSLINT_CACHE_DIR"):
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "newslint" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "newslint"
    named = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(named) if named.startswith("/") else Path.home() / ".cache") / "newslint"
