"""Where this user's programs keep what they can make again."""

from __future__ import annotations

import os
from pathlib import Path


def user_folder() -> Path:
    """newslint's folder there; NEWSLINT_CACHE_DIR in the environment outranks what is usual on the system."""
    if named := os.environ.get("NEWSLINT_CACHE_DIR"):
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("newslint", appauthor=False)
