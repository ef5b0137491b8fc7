"""An input that fails → a small one that fails at the same place."""

from __future__ import annotations

import re
import time
from traceback import extract_tb
from typing import TYPE_CHECKING

from tests.fuzz.splices import BETWEEN

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

#: What inputs are cut at, from large to small: articles, blocks, lines, sentences, words, characters.
_CUTS = (
    re.compile(b"(?=%s)" % BETWEEN), re.compile(rb"(?<=\n\n)"), re.compile(rb"(?<=\n)"), re.compile(rb"(?<=[.,;:!?] )"),
    re.compile(rb"(?<= )"), re.compile(rb"(?<=[\x00-\x7f])|(?=[\xc0-\xff])"),
)  # fmt: skip


def shrunk(data: bytes, try_: Callable[[bytes], None], seconds: float = 60) -> bytes:
    """The smallest input found in so many seconds of a core that fails as this one does."""
    wanted = how(data, try_)
    ends = time.process_time() + seconds
    before = b""
    while before != data and wanted:
        before = data
        for cut in _CUTS:
            data = _fewer(cut.split(data), lambda some: time.process_time() < ends and how(some, try_) == wanted)
    return data


def how(data: bytes, try_: Callable[[bytes], None]) -> str:
    """The kind and the place of what goes wrong with an input, or nothing."""
    try:
        try_(data)
    except Exception as e:  # noqa: BLE001 - that is what is looked for
        *_, last = extract_tb(e.__traceback__)
        return f"{type(e).__name__} at {last.filename}:{last.lineno}"
    return ""


def _fewer(parts: Sequence[bytes], fails: Callable[[bytes], bool]) -> bytes:
    """These parts but for those without which it fails as well: halves are tried, then quarters, then eighths."""
    size = len(parts)
    while size := size // 2 if size > 1 else 0:
        at = 0
        while at < len(parts):
            left = [*parts[:at], *parts[at + size :]]
            if fails(b"".join(left)):
                parts = left
            else:
                at += size
    return b"".join(parts)
