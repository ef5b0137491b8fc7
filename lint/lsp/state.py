"""A desk that documents are open of → what is to be seen in each of them, by a check that can be superseded."""

from __future__ import annotations

import asyncio
from threading import Event
from typing import TYPE_CHECKING, NamedTuple

from lint.lsp.shown import Shown, Teller, not_examined
from lint.workspace import RequestError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lsprotocol.types import Diagnostic

    from lint.lsp.desk import Desk, Document
    from lint.text.article import Article


class SupersededError(Exception):
    """A check of documents that have been changed meanwhile."""


class View(NamedTuple):
    """What is shown in one document, at one of its versions."""

    version: int | None
    article: Article | None
    shown: tuple[Shown, ...]
    diagnostics: list[Diagnostic]


class DeskState:
    """One desk, and the check of it that is under way."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.task: asyncio.Task[None] | None = None
        self.superseded = Event()
        self.done = asyncio.Event()
        self.stale = self.stets_stale = False
        self.broken = False
        #: The desk's own files with mistakes, and whether they are to be looked at anew.
        self.marked: set[str] = set()
        self.to_mark = True


def views(
    state: DeskState,
    documents: Mapping[str, Document],
    uri_of: Callable[[str], str],
    encoding: str,
    superseded: Event,
) -> tuple[str, dict[str, View]]:
    """What is wrong with the settings, and what is to be seen in each document; in the worker's thread."""

    def progress(_: int) -> None:
        if superseded.is_set():
            raise SupersededError

    progress(0)
    desk, fault = state.desk, ""
    if state.stale or state.stets_stale or not desk.sound:
        try:
            desk.renew(stets_alone=not state.stale)
            state.stale = state.stets_stale = False
        except RequestError as e:
            if not desk.sound:
                raise
            fault = first(e)
    report = desk.check(list(documents.values()), progress)
    teller = Teller(uri_of, desk.rules, encoding)
    articles = {e.article.path: e.article for e in report.examined}
    seen = {}
    for uri, document in documents.items():
        progress(0)
        shown = tuple(teller.shown(report, document.path)) if desk.takes(document.path) else ()
        diagnostics = [*(s.diagnostic for s in shown), *not_examined(report, document)]
        seen[uri] = View(document.version, articles.get(document.path), shown, diagnostics)
    return fault, seen


def first(error: RequestError) -> str:
    """The first thing that is wrong."""
    return str(error).splitlines()[0]
