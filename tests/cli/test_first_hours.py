"""The first hours of three users, as scripts/first_hours.py plays them, go as they should."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scripts.first_hours import HOURS, play

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("user", HOURS)
def test_a_first_hour(user: str, tmp_path: Path) -> None:
    assert len(play(user, tmp_path)) > len(HOURS[user])
