"""A session finds in articles as they are written what a run would find, and looks at the changed ones alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lint.workspace import Request, Workspace, resolve
from tests.desk import SEEDS, write

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lint.engine.linter import ArticleResult, Linter, StoryResult
    from lint.mentions import Reading
    from lint.read.folder import Copy, Unread
    from lint.stories.story import Mode

A = "“We will never give up towards the end of it,” Ann Miller said in Leeds on Monday.\n"
B = A.replace("towards", "before")


def said(asked: Workspace, copies: list[Copy]) -> list[tuple[str, str]]:
    return [(f.rule, f.message) for f in asked.report_on(copies).findings]


@pytest.mark.parametrize("mode", ["auto", "folder", "off"])
def test_a_session_finds_what_a_run_finds(mode: Mode) -> None:
    asked = resolve(Request(paths=[SEEDS], story=mode, no_settings=True, no_stets=True, all_fixes=True))
    session = asked.session()
    copies = list(asked.copies)
    for n in range(len(copies) + 1):
        changed = [c if n != m else c._replace(data=c.bytes().replace(b"19", b"18")) for m, c in enumerate(copies)]
        found = [(f.rule, f.message) for f in asked.report_in(session, changed).findings]
        assert found == said(asked, changed)


def test_only_what_has_changed_is_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"a.txt": A, "b.txt": B, "c.txt": B})
    asked = resolve(Request(paths=[tmp_path], story="folder", no_settings=True, no_stets=True))
    session = asked.session()
    linter = _Counting(session._linter)  # noqa: SLF001
    monkeypatch.setattr(session, "_linter", linter)
    assert len(asked.report_in(session, asked.copies).findings) == 1
    asked.report_in(session, asked.copies)
    assert (linter.seen, linter.compared) == (["a.txt", "b.txt", "c.txt"], 1)
    changed = [c._replace(data=B.encode()) for c in asked.copies]
    assert len(asked.report_in(session, changed).findings) == 0
    assert (linter.seen[3:], linter.compared) == (["a.txt"], 2)


class _Counting:
    """A linter that knows what it was asked for."""

    def __init__(self, linter: Linter) -> None:
        self._linter, self.rules = linter, linter.rules
        self.seen: list[str] = []
        self.compared = 0

    def article(self, copy: Copy) -> ArticleResult | Unread:
        self.seen.append(copy.name.rpartition("/")[2])
        return self._linter.article(copy)

    def story(self, named: tuple[str, list[tuple[str, Reading | bytes]]]) -> Sequence[StoryResult | Unread]:
        self.compared += 1
        return self._linter.story(named)


def test_a_run_ends_where_progress_raises(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": A, "b.txt": B})
    asked = resolve(Request(paths=[tmp_path], no_settings=True, no_stets=True))

    def end(_: int) -> None:
        raise KeyError

    session = asked.session()
    with pytest.raises(KeyError):
        asked.report_in(session, asked.copies, end)
    assert len(asked.report_in(session, asked.copies).examined) == 2
