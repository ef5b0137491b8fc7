"""What must hold of newslint whatever files of agencies and systems hold, and such files of chance."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from lint.read import UnreadableError, read_bytes
from lint.read.choice import READERS
from lint.read.columns import Columns
from lint.read.folder import Copy
from lint.read.several import opened
from tests.fuzz import inputs
from tests.read.in_systems import FORMATS, WIRES, table, wxr

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

#: Names under which a file is opened.
_NAMES = [f"a{suffix}" for suffix in READERS]
_ODD: tuple[Any, ...] = (None, True, -1, 1e300, 10**400, "", "x", [], {}, [[]], [{}], {"a": []}, "\ud800", "<p>")


def file(rng: random.Random) -> bytes:
    """A file with an article or two, most often spoilt."""
    lines = [" ".join(inputs.copy(rng).decode("utf-8", "replace").split()) or "so" for _ in range(3)]
    text = rng.choice([*FORMATS.values(), *WIRES.values(), _posts, _rows])(lines[0], lines[1:])
    if text[:1] == "{" and rng.random() < 0.7:
        text = json.dumps(_spoilt(rng, json.loads(text)))
    elif rng.random() < 0.7:
        text = inputs.spoilt(rng, text)
    return text.encode("utf-8", "surrogatepass")


def _posts(headline: str, paragraphs: Sequence[str]) -> str:
    return wxr((headline, paragraphs), (headline, paragraphs))


def _rows(headline: str, paragraphs: Sequence[str]) -> str:
    return table((headline, paragraphs), (headline, paragraphs))


def _spoilt(rng: random.Random, value: Any) -> Any:
    """JSON with some of its values others."""
    if rng.random() < 0.08:
        return rng.choice(_ODD)
    if isinstance(value, dict):
        return {key: _spoilt(rng, one) for key, one in value.items()}
    return [_spoilt(rng, one) for one in value] if isinstance(value, list) else value


def opening(data: bytes) -> None:
    """A file gives articles whose blocks lie where they say, each the same by its own bytes, or it is said why not."""
    name = _NAMES[len(data) % len(_NAMES)]
    columns = Columns("body") if len(data) % 5 == 0 else Columns()
    found, left = opened([Copy(name, name, data)], columns, {name: ()} if len(data) % 2 else {})
    assert all(u.reason for u in left)
    assert len({copy.name for copy in found}) == len(found)
    for copy in found:
        try:
            article = read_bytes(copy.bytes(), copy.name)
        except UnreadableError as e:
            assert str(e)
            continue
        article.text.encode()
        for block in article.blocks:
            assert 0 <= block.span.start <= block.span.end <= len(article.text)
            assert 0 <= block.start <= block.end <= len(article.prose.text)
