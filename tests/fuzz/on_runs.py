"""What must hold of a run over the articles of a story: each function takes their bytes and fails where it does not."""

from __future__ import annotations

import os
from contextlib import contextmanager
from datetime import date
from functools import partial
from json import loads
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from unittest.mock import patch

from lint.cli.fix import _fixed
from lint.engine.lint import lint
from lint.mentions import Reading
from lint.mentions.quotations.quotation import Quotation
from lint.read import UnreadableError
from lint.read.folder import Copy
from lint.report import json
from lint.text.finding import Level
from tests.fuzz import on_copy
from tests.fuzz.on_copy import all_rules
from tests.fuzz.splices import BETWEEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lint.engine.results import Report
    from lint.stories.story import Mode
    from lint.text.article import Article

#: Where there is a place in memory, files that last for one input are there.
_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108


def splicing(data: bytes) -> None:
    """What holds of copy that chance wrote holds of articles that people wrote, whatever was done to them."""
    ways = on_copy.checking, on_copy.fixing, on_copy.reporting, on_copy.mentioning, on_copy.reading
    ways[len(data) % len(ways)](data)


def running(data: bytes) -> None:
    """A run over several articles tells the same of them in any order, in full, remembered or not; its fixes settle."""
    mode: Mode = "folder" if b"\nstory: " not in data else "auto"
    copies = [
        Copy(f"s/{n}.{'txt' if len(part) % 3 else 'md'}", f"{n}.txt", part)
        for n, part in enumerate(data.split(BETWEEN))
    ]
    run = partial(lint, rules=all_rules(), mode=mode, published=date(2024, 6, 20) if len(data) % 2 else None)
    with _faults_raised():
        told = json.render(run(copies))
        _placed(told, copies)
        _CHECKS[len(data) // 2 % len(_CHECKS)](told, run, copies)


def _in_any_order(told: str, run: Callable[..., Report], copies: Sequence[Copy]) -> None:
    assert json.render(run(copies[::-1])) == told


def _in_full(told: str, run: Callable[..., Report], copies: Sequence[Copy]) -> None:
    assert json.render(run(copies, whole=True)) == told


def _remembered(told: str, run: Callable[..., Report], copies: Sequence[Copy]) -> None:
    """A part of the articles is remembered, or another version of them, then all."""
    with TemporaryDirectory(dir=_MEMORY) as folder, patch.dict(os.environ, NEWSLINT_CACHE_DIR=folder):
        run([*copies[1:-1], copies[0]._replace(data=copies[-1].data)], cached=True)
        assert json.render(run(copies, cached=True)) == told
        assert json.render(run(copies, cached=True)) == told


def _settled(_: str, run: Callable[..., Report], copies: Sequence[Copy]) -> None:
    """Fixes settle in one go, and keep what people say."""
    said = {c.name: _quoted(c) for c in copies}
    fixed = {f.copy.name: f.after for f in _fixed(copies, partial(run, whole=True))[0]}
    again = [c._replace(data=fixed.get(c.name, c.data)) for c in copies]
    for c in again:
        letters = _letters((c.data or b"").decode("utf-8", "replace"))
        assert all(words in letters for words in said[c.name]), (said[c.name], c.data)
    left = _fixed(again, partial(run, whole=True))[0]
    assert not left, [(f.before, f.after) for f in left]


_CHECKS = _in_any_order, _in_full, _remembered, _settled


def _placed(told: str, copies: Sequence[Copy]) -> None:
    """What is told is JSON, in order, and stands where it says."""
    articles = {c.name: a for c in copies if (a := _article(c))}
    report = loads(told)
    assert [a["path"] for a in report["articles"]] == sorted(articles)
    assert len(report["unread"]) == len(copies) - len(articles), report["unread"]
    order = []
    for f in report["findings"]:
        assert f["ends"], f
        for e in f["ends"]:
            article = articles[e["path"]]
            assert 0 <= e["start"] <= e["end"] <= len(article.text), f
            assert article.text[e["start"] : e["end"]] == e["text"], f
            assert article.lines.place(e["start"]) == (e["line"], e["column"]), f
            assert article.lines.place(e["end"]) == (e["end_line"], e["end_column"]), f
        first = f["ends"][0]
        if fix := f["fix"]:
            assert 0 <= fix["start"] <= fix["end"] <= len(articles[first["path"]].text), f
        order.append((first["path"], first["start"], -Level[f["level"].upper()], f["rule"], first["end"], f["message"]))
    assert order == sorted(order)


def _article(copy: Copy) -> Article | None:
    try:
        return copy.article(None)
    except UnreadableError:
        return None


def _quoted(copy: Copy) -> list[str]:
    """The letters of each quotation."""
    article = _article(copy)
    return [_letters(article.quoted(q.span)) for q in Reading(article).of(Quotation)] if article else []


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words))


@contextmanager
def _faults_raised() -> Iterator[None]:
    """A fault in newslint, which a run names and passes over, is a failure."""

    def raised(error: Exception) -> str:
        raise error

    with patch("lint.engine.capped_findings.failure", raised), patch("lint.engine.linter.failure", raised):
        yield
