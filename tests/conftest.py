"""What every test stands on: a cache folder of its own, so that no run sees the user's; examples without a clock."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# No deadline: how long an example takes says more of the machine than of newslint.
settings.register_profile("newslint", max_examples=60, deadline=None)
settings.load_profile("newslint")


@pytest.fixture(autouse=True)
def cache_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder, for this test and what it starts."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setitem(os.environ, "NEWSLINT_CACHE_DIR", str(folder))
    monkeypatch.delenv("COLUMNS", raising=False)
    os.unsetenv("COLUMNS")  # readline, which pytest loads, tells it to what is started, behind the back of os.environ
    return folder


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A real browser."""
    from tests.browser import opened

    with opened(tmp_path_factory.mktemp("profile")) as driver:
        yield driver
