"""The state of one editor's session: documents that are open, the desks they belong to, and what is shown of them."""

from __future__ import annotations

import asyncio
import gc
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from lint import __version__
from lint.lsp.actions import REASONS
from lint.lsp.desk import Desk, Document, desk_of
from lint.lsp.desk_files import is_rule, is_settings, is_stets, is_yaml, mistakes
from lint.lsp.positions import Places
from lint.lsp.state import DeskState, SupersededError, View, first, views
from lint.workspace import RequestError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pygls.exceptions import PyglsError
    from pygls.workspace import TextDocument


#: Seconds after the last key in which nothing is checked.
DEBOUNCE = 0.25
#: After so many checks, memory that they left in cycles is given back: the engine has Python look for them rarely.
_COLLECT = 50
#: What documents that have no file are called, by their language.
_SUFFIXES = {"markdown": ".md", "mdx": ".mdx", "html": ".html"}


class Server(LanguageServer):
    """newslint, as editors speak to it."""

    def __init__(self) -> None:
        super().__init__("newslint", __version__, text_document_sync_kind=lsp.TextDocumentSyncKind.Full)
        self.states: dict[tuple[Path, bool], DeskState] = {}
        self.views: dict[str, View] = {}
        self.pulls = False
        self.debounce = DEBOUNCE
        self.reasons: Sequence[str] = REASONS
        self.ask = False
        # One check at a time: a desk's session is for one thread, and Python runs one anyhow.
        self.worker = ThreadPoolExecutor(1, "newslint")
        self._checks = 0

    # What the editor says of itself.

    def told(self, params: lsp.InitializeParams) -> None:
        """Take the editor's abilities and options."""
        abilities = params.capabilities
        self.pulls = bool(abilities.text_document and abilities.text_document.diagnostic)
        options = params.initialization_options
        options = options if isinstance(options, dict) else {}
        wait, reasons = options.get("debounce"), options.get("reasons")
        if isinstance(wait, int | float) and 0 <= wait <= 10_000:
            self.debounce = wait / 1000
        if isinstance(reasons, list) and reasons and all(isinstance(r, str) and r.strip() for r in reasons):
            self.reasons = reasons
        self.ask = options.get("askReason") is True

    @property
    def encoding(self) -> str:
        """How the editor counts within a line."""
        return str(getattr(encoding := self.workspace.position_encoding or "utf-16", "value", encoding))

    # Documents and their desks.

    def path_of(self, uri: str) -> str:
        """The path that a document is known by; of one without a file, a name."""
        if uri.startswith("file:") and (path := to_fs_path(uri)):
            return os.path.join(os.path.realpath(os.path.dirname(path)), os.path.basename(path))  # noqa: PTH118, PTH119, PTH120
        document = self.workspace.get_text_document(uri)
        suffix = _SUFFIXES.get(document.language_id or "", ".txt")
        name = uri.partition(":")[2].strip("/") or "untitled"
        return name if name.endswith(suffix) else name + suffix

    def uris(self) -> Callable[[str], str]:
        """What tells the address of a file: the editor's own, where it is open."""
        known = {self.path_of(d.uri): d.uri for d in self.workspace.text_documents.values()}
        return lambda path: known.get(path) or from_fs_path(str(Path(path).absolute())) or ""

    def state_of(self, uri: str) -> DeskState:
        """The desk that a document belongs to."""
        path = self.path_of(uri)
        folders = [Path(p).resolve() for f in self.workspace.folders.values() if (p := to_fs_path(f.uri))]
        if not folders and self.workspace.root_path:
            folders = [Path(self.workspace.root_path).resolve()]
        folder = desk_of(path, folders) if uri.startswith("file:") else None
        key = (folder, False) if folder else (Path(path).parent if Path(path).is_absolute() else Path.cwd(), True)
        if key not in self.states:
            self.states[key] = DeskState(Desk(key[0], alone=key[1]))
        return self.states[key]

    def documents_of(self, state: DeskState) -> dict[str, Document]:
        """The open documents of a desk, by address."""
        return {
            d.uri: Document(self.path_of(d.uri), d.source, d.version)
            for d in list(self.workspace.text_documents.values())
            if self.state_of(d.uri) is state
        }

    def document(self, uri: str) -> TextDocument | None:
        """The document at an address, while it is open."""
        found: TextDocument | None = self.workspace.text_documents.get(unquote(uri))
        return found

    # Checks.

    def touched(self, uri: str, wait: float = 0) -> None:
        """A document has been opened, changed or closed: check what it concerns."""
        state = self.state_of(uri)
        state.to_mark = state.to_mark or is_yaml(self.path_of(uri))
        self.schedule(state, wait)

    def schedule(self, state: DeskState, wait: float = 0) -> None:
        """Check a desk after so many seconds, in place of the check that is under way."""
        if state.task:
            state.superseded.set()
            state.task.cancel()
        state.superseded = Event()
        state.done.clear()
        state.task = asyncio.get_running_loop().create_task(self._check(state, state.superseded, wait))

    async def _check(self, state: DeskState, superseded: Event, wait: float) -> None:
        await asyncio.sleep(wait)
        documents: Mapping[str, Document] = {}
        loop = asyncio.get_running_loop()
        try:
            documents = self.documents_of(state)
            await self._mark(state, documents)
            if not documents:
                self._leave(state)
                return
            uri_of = self.uris()
            fault, seen = await loop.run_in_executor(
                self.worker, views, state, documents, uri_of, self.encoding, superseded
            )
            if fault:
                self._broken(state, f"{fault} Until that is mended, copy is checked as before.")
            else:
                self._sound(state)
        except SupersededError:
            return
        except RequestError as e:
            self._broken(state, f"{first(e)} Until that is mended, copy is not checked.")
            seen = {uri: View(d.version, None, (), []) for uri, d in documents.items()}
        except Exception as e:  # noqa: BLE001 - one document must not cost the editor the server
            from lint.engine.capped_findings import failure

            self._broken(state, f"nothing is checked in {state.desk.folder}: {failure(e)}.")
            seen = {uri: View(d.version, None, (), []) for uri, d in documents.items()}
        for uri, view in seen.items():
            self._show(uri, view)
        state.done.set()
        if self.pulls:
            await self._ask_to_pull()
        self._checks += 1
        if self._checks % _COLLECT == 1:
            await loop.run_in_executor(self.worker, _collect, self._checks == 1)

    def _show(self, uri: str, view: View) -> None:
        """Show what was found in a document, unless it has been closed or changed meanwhile."""
        document = self.document(uri)
        if document is None or document.version != view.version:
            return
        self.views[uri] = view
        path = self.path_of(uri)
        if not self.pulls and not is_yaml(path):
            self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, view.diagnostics, view.version))

    async def _mark(self, state: DeskState, documents: Mapping[str, Document]) -> None:
        """Show what is wrong with the desk's own files: settings, rules and stets."""
        if state.desk.alone or not state.to_mark:
            return
        state.to_mark = False
        open_files = {d.path: (uri, d) for uri, d in documents.items() if is_yaml(d.path)}
        texts = {path: d.data for path, (_, d) in open_files.items()}
        loop, uri_of = asyncio.get_running_loop(), self.uris()
        found = await loop.run_in_executor(self.worker, mistakes, state.desk.folder, texts)
        for path in sorted(state.marked | found.keys() | open_files.keys()):
            uri, document = open_files.get(path, (uri_of(path), None))
            text = document.text if document else _text(path)
            places = Places(text, self.encoding)
            diagnostics = [
                lsp.Diagnostic(
                    places.range(places.in_line(m.line, m.column)),
                    m.message,
                    lsp.DiagnosticSeverity.Error,
                    source="newslint",
                )
                for m in found.get(path, ())
            ]
            version = document.version if document else None
            self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, diagnostics, version))
        state.marked = set(found)

    def _leave(self, state: DeskState) -> None:
        """Forget a desk of which nothing is open."""
        uri_of = self.uris()
        for path in state.marked:
            self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri_of(path), []))
        state.done.set()
        self.states = {key: other for key, other in self.states.items() if other is not state}

    # What the user hears of: once, until it is well again.

    def _broken(self, state: DeskState, message: str) -> None:
        if not state.broken:
            self.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Error, f"newslint: {message}"))
        state.broken = True

    def _sound(self, state: DeskState) -> None:
        if state.broken:
            self.window_log_message(lsp.LogMessageParams(lsp.MessageType.Info, "newslint: all is well again."))
        state.broken = False

    def report_server_error(self, error: Exception, source: type[PyglsError] | Any) -> None:
        """What a message from the editor could not be answered for goes to its log."""
        del source
        said = f"newslint: {type(error).__name__}: {error}"
        self.window_log_message(lsp.LogMessageParams(lsp.MessageType.Error, said))

    async def _ask_to_pull(self) -> None:
        workspace = self.client_capabilities.workspace
        if workspace and workspace.diagnostics and workspace.diagnostics.refresh_support:
            self.workspace_diagnostic_refresh(None, lambda _: None)

    async def fresh(self, uri: str) -> View | None:
        """What is to be seen in a document as it is now, once that is known."""
        while (document := self.document(uri)) is not None:
            view = self.views.get(uri)
            state = self.state_of(uri)
            if view and view.version == document.version and state.done.is_set():
                return view
            if state.task is None or (state.task.done() and not state.done.is_set()):
                self.schedule(state)
            await state.done.wait()
            await asyncio.sleep(0)
            if state.done.is_set() and (uri not in self.views or self.views[uri].version != document.version):
                self.schedule(state)
        return None

    def renewed(self, paths: Sequence[str]) -> None:
        """Files have been changed on the disk: check what they concern."""
        for document in list(self.workspace.text_documents.values()):
            self.state_of(document.uri)  # which may be another than before
        for state in list(self.states.values()):
            folder = state.desk.folder
            state.desk.look_again()
            state.stale = state.stale or any(is_settings(p) or is_rule(p, folder) for p in paths)
            state.to_mark = state.to_mark or any(map(is_yaml, paths))
            state.stets_stale = state.stets_stale or any(map(is_stets, paths))
            self.schedule(state, min(self.debounce, 0.1))


def _collect(first: bool) -> None:
    """Give back what checks left in cycles; what there is after the `first` stays, and is not looked through again."""
    gc.collect()
    if first:
        gc.freeze()


def _text(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return ""
