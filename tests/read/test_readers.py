"""What a reader must have: `parts_of` alone is enough, as CONTRIBUTING says."""

from __future__ import annotations

import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING

from lint.read import READERS, plain, read_bytes

if TYPE_CHECKING:
    import pytest


def test_parts_are_all_that_a_reader_has_to_give(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(READERS, ".wire", "wire")
    monkeypatch.setitem(sys.modules, "lint.read.wire", SimpleNamespace(parts_of=plain.parts_of))
    copy = b"---\npublished: 2024-06-18\n---\n\nA bridge opens\n\nThe mayor came to see it on Tuesday.\n"
    told, as_text = (read_bytes(copy, f"a.{suffix}") for suffix in ("wire", "txt"))
    assert told.published is not None
    assert (told.prose.text, told.blocks, told.published) == (as_text.prose.text, as_text.blocks, as_text.published)
