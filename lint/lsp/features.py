"""The messages of the Language Server Protocol that newslint answers, each by one function."""

from __future__ import annotations

import asyncio
import os
import sys
from typing import TYPE_CHECKING

from lsprotocol import types as lsp

from lint.engine.process_pool import collect_rarely
from lint.lsp.actions import FIX_ALL, STET, WORD
from lint.lsp.commands import house_word, let_stand
from lint.lsp.desk_files import is_rule, is_settings, is_yaml
from lint.lsp.fixes import edit_of, fix_edits, possible
from lint.lsp.hover import about
from lint.lsp.positions import Places
from lint.lsp.schema_words import Words
from lint.lsp.server import Server
from lint.lsp.shown import Teller
from lint.lsp.yaml_place import key_at, place
from lint.read import READERS
from lint.text.span import Span
from lint.workspace import RequestError

if TYPE_CHECKING:
    from collections.abc import Callable

    from pygls.workspace import TextDocument


_WATCHED = ("**/*.{yml,yaml}", "**/newslint-baseline.tsv", f"**/*.{{{','.join(s[1:] for s in READERS)}}}")


def serve() -> None:
    """Answer an editor over standard input and output until it says that it is done."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever else is written, by whatever is imported, is no message
    sys.stdout = sys.stderr
    collect_rarely()
    server().start_io(sys.stdin.buffer, out)


def server() -> Server:
    """A server with all that it answers."""
    made = Server()
    _documents(made)
    _answers(made)
    _commands(made)
    return made


def _documents(server: Server) -> None:
    """What the editor tells of its documents and of files."""

    @server.feature(lsp.INITIALIZE)
    def initialize(ls: Server, params: lsp.InitializeParams) -> None:
        ls.told(params)

    @server.feature(lsp.INITIALIZED)
    def initialized(ls: Server, _: lsp.InitializedParams) -> None:
        workspace = ls.client_capabilities.workspace
        watching = workspace and workspace.did_change_watched_files
        if watching and watching.dynamic_registration:
            watchers = [lsp.FileSystemWatcher(glob_pattern=pattern) for pattern in _WATCHED]
            options = lsp.DidChangeWatchedFilesRegistrationOptions(watchers)
            one = lsp.Registration("newslint-files", lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            ls.client_register_capability(lsp.RegistrationParams([one]))

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def opened(ls: Server, params: lsp.DidOpenTextDocumentParams) -> None:
        ls.touched(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def changed(ls: Server, params: lsp.DidChangeTextDocumentParams) -> None:
        ls.touched(params.text_document.uri, ls.debounce)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(ls: Server, params: lsp.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        ls.views.pop(uri, None)
        ls.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, []))
        ls.touched(uri, ls.debounce)

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    def saved(ls: Server, params: lsp.DidSaveTextDocumentParams) -> None:
        path = ls.path_of(params.text_document.uri)
        if is_yaml(path):
            ls.renewed([path])

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def files_changed(ls: Server, params: lsp.DidChangeWatchedFilesParams) -> None:
        ls.renewed([ls.path_of(change.uri) for change in params.changes])

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    def folders_changed(ls: Server, _: lsp.DidChangeWorkspaceFoldersParams) -> None:
        for state in {id(s): s for d in ls.workspace.text_documents.values() if (s := ls.state_of(d.uri))}.values():
            ls.schedule(state)


def _answers(server: Server) -> None:
    """What the editor asks for."""

    @server.feature(
        lsp.TEXT_DOCUMENT_DIAGNOSTIC,
        lsp.DiagnosticOptions(inter_file_dependencies=True, workspace_diagnostics=False, identifier="newslint"),
    )
    async def pulled(ls: Server, params: lsp.DocumentDiagnosticParams) -> lsp.DocumentDiagnosticReport:
        view = await ls.fresh(params.text_document.uri)
        return lsp.RelatedFullDocumentDiagnosticReport(view.diagnostics if view else [])

    @server.feature(
        lsp.TEXT_DOCUMENT_CODE_ACTION,
        lsp.CodeActionOptions([lsp.CodeActionKind.QuickFix, lsp.CodeActionKind.SourceFixAll]),
    )
    async def actions(ls: Server, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        return await possible(ls, params)

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    def hover(ls: Server, params: lsp.HoverParams) -> lsp.Hover | None:
        uri = params.text_document.uri
        document = ls.workspace.get_text_document(uri)
        if words := _words(ls, document):
            told = words.about(key_at(document.source, params.position.line, _column(ls, document, params.position)))
            return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.PlainText, told)) if told else None
        view = ls.views.get(uri)
        if not view or not view.article:
            return None
        places = Places.of(view.article, ls.encoding)
        at = places.offset(params.position)
        found = [s for s in view.shown if s.span.start <= at <= s.span.end]
        if not found:
            return None
        rules = ls.state_of(uri).desk.rules
        teller = Teller(ls.uris(), rules, ls.encoding)
        told = "\n\n---\n\n".join(about(s.finding, rules, teller.page(s.finding.rule)) for s in found)
        return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, told), places.range(found[0].span))

    @server.feature(lsp.TEXT_DOCUMENT_COMPLETION, lsp.CompletionOptions(trigger_characters=[":", " ", "-", "/"]))
    def completions(ls: Server, params: lsp.CompletionParams) -> list[lsp.CompletionItem]:
        document = ls.workspace.get_text_document(params.text_document.uri)
        words = _words(ls, document)
        if words is None:
            return []
        column = _column(ls, document, params.position)
        found = place(document.source, params.position.line, column)
        places = Places(document.source, ls.encoding)
        end = places.offset(params.position)
        return words.completions(found, places.range(Span(end - len(found.partial), end)))


def _commands(server: Server) -> None:
    """What actions have the server do."""

    @server.command(STET)
    async def stet(ls: Server, uri: str, fingerprint: str, reason: str) -> None:
        state, view = ls.state_of(uri), ls.views.get(uri)
        found = [s.finding for s in view.shown if s.finding.fingerprint == fingerprint] if view else []
        await _done(ls, lambda: let_stand(state.desk.workspace, found, reason))
        state.stets_stale = True
        ls.schedule(state)

    @server.command(WORD)
    async def word(ls: Server, uri: str, word: str) -> None:
        state = ls.state_of(uri)
        await _done(ls, lambda: house_word(state.desk.workspace, state.desk.folder, word))
        state.stale = True
        ls.schedule(state)

    @server.command(FIX_ALL)
    async def fix_all(ls: Server, uri: str) -> None:
        if edits := await fix_edits(ls, uri):
            change = edit_of(ls, uri, edits)
            await ls.workspace_apply_edit_async(lsp.ApplyWorkspaceEditParams(change, "newslint: safe fixes"))


async def _done(ls: Server, act: Callable[[], str]) -> None:
    """What a command does; the user hears why it could not be done, or what was."""
    try:
        told = await asyncio.get_running_loop().run_in_executor(ls.worker, act)
        ls.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Info, told))
    except RequestError as e:
        ls.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Error, f"newslint: {e}"))


def _words(ls: Server, document: TextDocument) -> Words | None:
    """What may stand in a file of settings or of a rule; None for any other."""
    path = ls.path_of(document.uri)
    if not is_yaml(path):
        return None
    desk = ls.state_of(document.uri).desk
    settings = is_settings(path)
    if not settings and not is_rule(path, desk.folder):
        return None
    try:
        rules = desk.rules
    except RequestError:
        from lint.rulebook.built_in import built_in

        rules = {r.id: r for r in built_in()}
    return Words(document.source, rules, settings=settings)


def _column(ls: Server, document: TextDocument, position: lsp.Position) -> int:
    """The column of a position in code points, from 0."""
    places = Places(document.source, ls.encoding)
    return places.offset(position) - places.offset(lsp.Position(position.line, 0))
